package imr.evaluate;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A run over a set of letters, measured: all comparisons with what follows from them. Where two
 * people annotated the same letters, the first of them stands as gold. Immutable.
 */
public final class Measured {
  private final Schema schema;
  private final List<Compared> letters;
  private final List<Map<FieldId, Count>> counts;

  private Measured(Schema schema, List<Compared> letters) {
    this.schema = schema;
    this.letters = List.copyOf(letters);
    this.counts = letters.stream().map(Compared::counts).toList();
  }

  /** All comparisons must be by the schema, and no letter may be in it twice. */
  public static Measured of(Schema schema, List<Compared> letters) {
    return new Measured(schema, letters);
  }

  public Schema schema() {
    return schema;
  }

  public List<Compared> letters() {
    return letters;
  }

  /** Of each letter, in the letters' order, its counts by field. */
  List<Map<FieldId, Count>> counts() {
    return counts;
  }

  /** Fields that at least one side has a value of in some letter, in the schema's order. */
  public List<Field> fields() {
    return schema.all().filter(f -> counts.stream().anyMatch(c -> c.containsKey(f.id()))).toList();
  }

  /** Coded fields among {@link #fields}. */
  public List<Field> codedFields() {
    return fields().stream().filter(f -> f.type() == Field.Type.CODE).toList();
  }

  public Scores scores() {
    return letters.stream()
        .reduce(Scores.none(schema), (s, l) -> s.plus(l.comparison()), Scores::plus);
  }

  public Score score(FieldId field) {
    return score(field::equals);
  }

  /** Of all values of the wanted fields together: the micro-average. */
  public Score score(Predicate<FieldId> wanted) {
    return Score.of(counts.stream().map(c -> sum(c, wanted)).toList());
  }

  private static Count sum(Map<FieldId, Count> letter, Predicate<FieldId> wanted) {
    return letter.entrySet().stream()
        .filter(e -> wanted.test(e.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Count.NOTHING, Count::plus);
  }

  /** Everything that is no strict match, letter by letter. */
  public List<Mistake> mistakes() {
    List<Mistake> all = new ArrayList<>();
    for (Compared letter : letters) {
      letter.comparison().verdicts().forEach(v -> Mistake.of(letter, v).ifPresent(all::add));
    }
    return List.copyOf(all);
  }

  public Confusion confusion(Field coded) {
    return Confusion.of(
        coded, letters.stream().flatMap(l -> l.comparison().places().stream()).toList());
  }

  /** Of what a program predicted in the wanted fields. */
  public Calibration calibration(Predicate<FieldId> wanted) {
    return Calibration.of(
        letters.stream()
            .flatMap(l -> l.comparison().verdicts().stream())
            .filter(v -> wanted.test(v.field()))
            .toList());
  }
}
