package imr.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.exchange.SchemaFile;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ScoresTest {
  private static final Schema SCHEMA = SchemaFile.builtIn();
  private static final FieldId AGE = new FieldId("patient.age");
  private static final FieldId SEX = new FieldId("patient.sex");

  private final Comparison first =
      Comparison.of(
          SCHEMA,
          new AnnotationSets()
              .single("patient.age", 0, 2, "40")
              .single("patient.sex", 5, 9, "male")
              .set(),
          new AnnotationSets()
              .single("patient.age", 0, 2, "40")
              .single("patient.sex", 9, 11, "male")
              .set());
  private final Comparison second =
      Comparison.of(
          SCHEMA,
          new AnnotationSets().single("patient.age", 0, 2, "51").set(),
          new AnnotationSets().single("patient.sex", 7, 9, "male").set());
  private final Scores both = Scores.none(SCHEMA).plus(first).plus(second);

  @Test
  void countsAddUpOverLettersFieldByField() {
    assertEquals(new Count(1, 1, 2, 1), both.byField().get(AGE));
    assertEquals(new Count(0, 1, 1, 2), both.byField().get(SEX));
    assertEquals(new Count(1, 2, 3, 3), both.total());
    assertEquals(both, Scores.none(SCHEMA).plus(Scores.none(SCHEMA).plus(second)).plus(first));
  }

  @Test
  void precisionRecallAndF1AreSharesOfTheCounts() {
    Count count = new Count(1, 2, 5, 4);
    assertEquals(
        new Count.Rates(
            OptionalDouble.of(0.25), OptionalDouble.of(0.2), OptionalDouble.of(2 / 9.0)),
        count.strictRates());
    assertEquals(
        new Count.Rates(OptionalDouble.of(0.5), OptionalDouble.of(0.4), OptionalDouble.of(4 / 9.0)),
        count.relaxedRates());
  }

  @Test
  void aShareOfNothingIsNoNumber() {
    assertEquals(
        new Count.Rates(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
        Count.NOTHING.strictRates());
    assertEquals(
        new Count.Rates(OptionalDouble.empty(), OptionalDouble.of(0), OptionalDouble.of(0)),
        new Count(0, 0, 3, 0).strictRates());
  }

  @Test
  void theMicroAverageCanBeRestrictedToSomeFields() {
    Scores some = both.of(AGE::equals);
    assertEquals(List.of(AGE), List.copyOf(some.byField().keySet()));
    assertEquals(new Count(1, 1, 2, 1), some.total());
  }

  @Test
  void everyFieldWithValuesStandsInTheSchemasOrder() {
    assertEquals(
        SCHEMA.all().filter(f -> !f.isGroup()).map(f -> f.id()).toList(),
        List.copyOf(both.byField().keySet()));
  }
}
