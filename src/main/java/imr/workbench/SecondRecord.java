package imr.workbench;

import imr.annotation.DoubleRound;
import imr.annotation.PassId;
import java.util.Optional;

/**
 * A letter of a round, with how far its two records have come.
 *
 * @param title as the library has it
 * @param first who annotated it first; empty while nobody has
 * @param pass the second record; empty while nobody has begun it
 */
public record SecondRecord(
    DoubleRound round,
    String letter,
    String title,
    Optional<String> first,
    Optional<PassId> pass,
    State state) {

  /** How far the two records have come. */
  public enum State {
    /** Nobody has begun the second record. */
    WAITING("waiting"),
    /** The second record is begun, but not finished. */
    IN_PROGRESS("in progress"),
    /** The second record is finished, the first isn't. */
    FIRST_MISSING("first annotation not finished"),
    /** Both are finished; nobody has compared them. */
    READY("ready to adjudicate"),
    /** Somebody decides between them. */
    ADJUDICATING("being adjudicated"),
    ADJUDICATED("adjudicated");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** True once both records are finished. */
    public boolean isComparable() {
      return compareTo(READY) >= 0;
    }
  }
}
