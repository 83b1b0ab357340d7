package imr.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How good a gold set is, as far as that was measured. What wasn't measured is empty, never 0.
 *
 * @param sha256 of the gold set, as its manifest has it
 * @param issued when the figures were worked out
 * @param versions of what the letters were annotated with
 * @param letters how many are in each part
 * @param annotators who decided on values, in the letters or in second records, by name
 * @param doubleAnnotated how many letters two people annotated, neither seeing the other's work
 * @param adjudicated how many of these somebody decided on where they differed
 * @param hidden how many letters aren't looked at, since whoever asks annotates them blind
 */
public record QualityCertificate(
    String goldSet,
    String by,
    Instant made,
    String sha256,
    Instant issued,
    Versions versions,
    Map<GoldSetPart, Integer> letters,
    List<Annotator> annotators,
    int doubleAnnotated,
    int adjudicated,
    int hidden,
    Optional<Agreed> agreement,
    Optional<Caught> caught,
    Optional<Errors> errors) {
  public QualityCertificate {
    letters = Map.copyOf(letters);
    annotators = List.copyOf(annotators);
  }

  /**
   * What the letters were annotated with.
   *
   * @param schema its id
   * @param schemaSha256 of the schema as a file
   * @param guideSha256 of the annotation guide
   * @param extractor what suggested values, with its version
   */
  public record Versions(
      String schema, String schemaSha256, String guideSha256, String extractor) {}

  /** A person, and in how many letters they decided on values. */
  public record Annotator(String name, int letters) {}

  /**
   * A figure with its interval at 95%.
   *
   * @param value empty where it isn't defined
   */
  public record Figure(OptionalDouble value, OptionalDouble low, OptionalDouble high) {}

  /**
   * How well two people agreed.
   *
   * @param letters how many both annotated
   */
  public record Agreed(int letters, Figure strictF1, Figure relaxedF1, List<OfField> fields) {
    public Agreed {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One field's agreement.
   *
   * @param values that either record has, matched ones once
   */
  public record OfField(
      FieldId field,
      String label,
      long values,
      Figure strictF1,
      Figure relaxedF1,
      Figure kappa,
      Figure alpha) {}

  /** How many errors that were planted on purpose annotators caught. */
  public record Caught(long caught, long planted, Figure share) {}

  /**
   * What a re-check of finished letters found.
   *
   * @param waiting how many letters were drawn for it, but aren't adjudicated yet
   */
  public record Errors(int letters, int waiting, long errors, long values, Figure perThousand) {}
}
