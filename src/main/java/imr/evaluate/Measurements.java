package imr.evaluate;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The results of evaluating a run on a set of letters: all comparisons and the statistics derived
 * from them. If two people annotated the same letters, the first one's annotations are treated as
 * gold. Immutable.
 */
public final class Measurements {
  private final Schema schema;
  private final List<ComparedLetter> letters;
  private final List<Map<FieldId, Count>> counts;

  private Measurements(Schema schema, List<ComparedLetter> letters) {
    this.schema = schema;
    this.letters = List.copyOf(letters);
    this.counts = letters.stream().map(ComparedLetter::counts).toList();
  }

  /**
   * Creates the results. All comparisons must use the schema, and each letter may occur only once.
   */
  public static Measurements of(Schema schema, List<ComparedLetter> letters) {
    return new Measurements(schema, letters);
  }

  /** Returns the schema used by all comparisons. */
  public Schema schema() {
    return schema;
  }

  /** Returns the letters with their comparisons. */
  public List<ComparedLetter> letters() {
    return letters;
  }

  /** Returns each letter's counts by field, in the order of the letters. */
  List<Map<FieldId, Count>> counts() {
    return counts;
  }

  /** Returns the fields for which either side has a value in any letter, in schema order. */
  public List<Field> fields() {
    return schema.all().filter(f -> counts.stream().anyMatch(c -> c.containsKey(f.id()))).toList();
  }

  /** Returns the coded fields among {@link #fields}. */
  public List<Field> codedFields() {
    return fields().stream().filter(f -> f.type() == Field.Type.CODE).toList();
  }

  /** Returns the total counts by field. */
  public Scores scores() {
    return letters.stream()
        .reduce(Scores.none(schema), (s, l) -> s.plus(l.comparison()), Scores::plus);
  }

  /** Returns the score of a field. */
  public Score score(FieldId field) {
    return score(field::equals);
  }

  /** Returns the score of all values of several fields together (micro-average). */
  public Score score(Predicate<FieldId> wanted) {
    return Score.of(counts.stream().map(c -> sum(c, wanted)).toList());
  }

  private static Count sum(Map<FieldId, Count> letter, Predicate<FieldId> wanted) {
    return letter.entrySet().stream()
        .filter(e -> wanted.test(e.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Count.NOTHING, Count::plus);
  }

  /** Returns everything that isn't a strict match, letter by letter. */
  public List<Mistake> mistakes() {
    List<Mistake> all = new ArrayList<>();
    for (ComparedLetter letter : letters) {
      letter.comparison().verdicts().forEach(v -> Mistake.of(letter, v).ifPresent(all::add));
    }
    return List.copyOf(all);
  }

  /** Returns the confusion matrix of a coded field. */
  public ConfusionMatrix confusion(Field coded) {
    return ConfusionMatrix.of(
        coded, letters.stream().flatMap(l -> l.comparison().places().stream()).toList());
  }

  /** Returns the calibration of a program's predictions in some fields. */
  public Calibration calibration(Predicate<FieldId> wanted) {
    return Calibration.of(
        letters.stream()
            .flatMap(l -> l.comparison().verdicts().stream())
            .filter(v -> wanted.test(v.field()))
            .toList());
  }
}
