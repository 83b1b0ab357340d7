package imr.evaluate;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well people agree who annotated the same letters without seeing each other's work: by field,
 * by pair of people, and over time. Immutable.
 */
public final class Agreement {
  private final Schema schema;
  private final List<Rated> letters;

  private Agreement(Schema schema, List<Rated> letters) {
    this.schema = schema;
    this.letters = List.copyOf(letters);
  }

  /**
   * A letter that two people annotated.
   *
   * @param first who annotated first; their record stands as gold, which F1 doesn't depend on
   * @param at when the second one finished
   */
  public record Rated(String first, String second, Instant at, ComparedLetter compared) {

    /** The two people, whoever came first: {@code Ana, Ben}. */
    public String people() {
      return Stream.of(first, second).sorted().collect(Collectors.joining(", "));
    }

    /** In UTC, so that it is the same on every machine. */
    public YearMonth month() {
      return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }

    /** How many values aren't the same in both. */
    public long differences() {
      return compared.comparison().verdicts().stream()
          .filter(v -> !(v instanceof Verdict.Match m && m.strict()))
          .count();
    }

    /** Strict F1 of the letter; empty where neither has a value. */
    public OptionalDouble f1() {
      return compared.counts().values().stream()
          .reduce(Count.NOTHING, Count::plus)
          .strictRates()
          .f1();
    }
  }

  /**
   * A coefficient with its interval.
   *
   * @param value empty where it isn't defined
   * @param interval at 95%; empty for fewer than five letters
   */
  public record Coefficient(OptionalDouble value, Optional<ConfidenceInterval> interval) {
    static final Coefficient NONE = new Coefficient(OptionalDouble.empty(), Optional.empty());
  }

  /**
   * A field's agreement.
   *
   * @param kappa Cohen's, of coded fields alone
   * @param alpha Krippendorff's, where a missing value counts as a value of its own
   */
  public record OfField(Field field, Score score, Coefficient kappa, Coefficient alpha) {}

  /** Several pairs of the same letter count each. */
  public static Agreement of(Schema schema, List<Rated> letters) {
    return new Agreement(schema, letters);
  }

  public List<Rated> letters() {
    return letters;
  }

  /** The letters of two people alone. */
  public Agreement between(String people) {
    return of(schema, letters.stream().filter(l -> l.people().equals(people)).toList());
  }

  /** The letters of a month alone. */
  public Agreement in(YearMonth month) {
    return of(schema, letters.stream().filter(l -> l.month().equals(month)).toList());
  }

  /** Every pair of people, by name. */
  public List<String> pairs() {
    return letters.stream().map(Rated::people).distinct().sorted().toList();
  }

  private Measurements measured() {
    return Measurements.of(schema, letters.stream().map(Rated::compared).toList());
  }

  /** Fields that somebody has a value of, in the form's order. */
  public List<OfField> fields() {
    Measurements measured = measured();
    return measured.fields().stream().map(f -> ofField(f, measured)).toList();
  }

  private OfField ofField(Field field, Measurements measured) {
    Units units = Units.of(schema, field, measured.letters());
    boolean coded = field.type() == Field.Type.CODE;
    return new OfField(
        field, measured.score(field.id()), coded ? units.kappa() : Coefficient.NONE, units.alpha());
  }

  /** Of all fields together. */
  public Score total() {
    return measured().score(_ -> true);
  }

  /** By month, the first one first. */
  public Map<YearMonth, Agreement> byMonth() {
    Map<YearMonth, Agreement> months = new TreeMap<>();
    letters.stream().map(Rated::month).distinct().forEach(m -> months.put(m, in(m)));
    return months;
  }

  /** Those that disagree most first; letters without a difference are left out. */
  public List<Rated> mostDisputed() {
    return letters.stream()
        .filter(l -> l.differences() > 0)
        .sorted(
            Comparator.comparingDouble((Rated l) -> l.f1().orElse(1))
                .thenComparing(Comparator.comparingLong(Rated::differences).reversed())
                .thenComparing(l -> l.compared().name()))
        .toList();
  }
}
