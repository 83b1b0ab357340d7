package imr.workbench;

import imr.annotation.DoubleRound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a new round of double annotation is to be.
 *
 * @param letters of which the sample is drawn
 * @param size how many letters; 0 for all
 * @param stratum what the sample follows in its shares
 * @param from when the letters come up; empty for at once
 */
public record NewRound(
    String name,
    DoubleRound.Purpose purpose,
    Optional<String> person,
    List<String> letters,
    int size,
    Stratum stratum,
    Optional<Instant> from) {
  public NewRound {
    letters = List.copyOf(letters);
  }

  /** What a sample has in the same shares as the letters that it is drawn from. */
  public enum Stratum {
    NONE("None"),
    DECISION("Decision"),
    FORMAT("File format"),
    YEAR("Year");

    private final String label;

    Stratum(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * It is on disk.
     *
     * @param leftOut how many letters couldn't be in it, since the person annotated them first or
     *     they are in an unfinished round of that person already
     */
    record Made(DoubleRound round, int leftOut) implements Outcome {}

    /** Nothing was written, for a reason. */
    record Refused(String sentence) implements Outcome {}
  }
}
