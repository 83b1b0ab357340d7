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
 * @param values what the records of the set say
 * @param annotators who decided on values, in the letters or in second records, by name
 * @param doubleAnnotated how many letters two people annotated, neither seeing the other's work
 * @param adjudicated of how many of these the set has the record after somebody decided where they
 *     differed
 * @param hidden how many letters aren't looked at, since whoever asks annotates them blind
 * @param missing how many letters aren't looked at, since the library doesn't have the set's
 *     revision
 */
public record QualityCertificate(
    String goldSet,
    String by,
    Instant made,
    String sha256,
    Instant issued,
    Versions versions,
    Map<GoldSetPart, Integer> letters,
    Values values,
    List<Annotator> annotators,
    int doubleAnnotated,
    int adjudicated,
    int hidden,
    int missing,
    Optional<Agreed> agreement,
    Optional<Caught> caught,
    Optional<Errors> errors) {
  public QualityCertificate {
    letters = Map.copyOf(letters);
    annotators = List.copyOf(annotators);
  }

  /** How many letters it has. */
  public int size() {
    return letters.values().stream().mapToInt(n -> n).sum();
  }

  /**
   * What the letters were annotated with. No record tells its schema or guide: these are the ones
   * that were in use when the figures were worked out.
   *
   * @param schema its id
   * @param schemaSha256 of the schema as a file
   * @param guideSha256 of the annotation guide
   * @param extractors what suggested values in the set's letters, each with its version
   */
  public record Versions(
      String schema, String schemaSha256, String guideSha256, List<String> extractors) {
    public Versions {
      extractors = List.copyOf(extractors);
    }
  }

  /** How the values of the records came about. */
  public record Values(long confirmed, long corrected, long added, long notStated) {

    /** All that the letters state; fields that they don't state aren't values. */
    public long stated() {
      return confirmed + corrected + added;
    }
  }

  /**
   * A person, and in how many letters they did what.
   *
   * @param first decided on values in the letter's record
   * @param second annotated it again, blind
   * @param adjudicated decided where two records differed
   */
  public record Annotator(String name, int first, int second, int adjudicated) {}

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
   * @param pairs who annotated the same letters: {@code Ana, Ben}
   */
  public record Agreed(
      int letters, List<String> pairs, Figure strictF1, Figure relaxedF1, List<OfField> fields) {
    public Agreed {
      pairs = List.copyOf(pairs);
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
   * @param corrected how many of the errors the set no longer has
   */
  public record Errors(
      int letters, int waiting, long errors, long corrected, long values, Figure perThousand) {}
}
