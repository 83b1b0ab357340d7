package imr.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.learn.DoubtQuality.Judged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How far confidences and figures can be believed. */
final class ReliabilityTest {
  private static final FieldId AGE = new FieldId("patient.age");
  private static final FieldId SEX = new FieldId("patient.sex");

  @Test
  void suggestionsAreCountedByTheirConfidence() {
    Reliability r =
        Reliability.of(
            Map.of(
                AGE, List.of(new Judged(1, true), new Judged(0.95, false)),
                SEX, List.of(new Judged(0.05, false))));
    assertEquals(new Reliability.Bin(1, 0, 0.05), r.bins().getFirst());
    assertEquals(2, r.bins().getLast().count());
    assertEquals(1, r.bins().getLast().right());
    assertEquals(0.975, r.bins().getLast().confidence(), 1e-9);
    assertEquals(OptionalDouble.of(1), r.ranking());
    assertEquals(new FieldDoubt(2, 1, OptionalDouble.of(1)), r.fields().get(AGE));
  }

  @Test
  void withoutDecisionsOrErrorsNothingIsRanked() {
    assertEquals(Reliability.NONE, Reliability.of(Map.of()));
    Reliability right = Reliability.of(Map.of(AGE, List.of(new Judged(1, true))));
    assertEquals(OptionalDouble.empty(), right.ranking());
    assertEquals(Map.of(AGE, new FieldDoubt(1, 0, OptionalDouble.empty())), right.fields());
  }

  @Test
  void whatIsRankedByOneErrorIsUncertain() {
    FieldDoubt one = new FieldDoubt(100, 1, OptionalDouble.of(1));
    FieldQuality.Interval likely = one.interval().orElseThrow();
    assertTrue(likely.low() < 0.3 && likely.high() == 1, likely.toString());
    assertEquals(Optional.empty(), new FieldDoubt(9, 0, OptionalDouble.empty()).interval());
  }

  @Test
  void anIntervalHoldsTheFigureAndIsWiderForFewerValues() {
    FieldQuality few = new FieldQuality(10, 10, 8);
    FieldQuality many = new FieldQuality(1000, 1000, 800);
    assertTrue(few.interval().low() < 0.5 && few.interval().high() > 0.9, few.toString());
    assertTrue(many.interval().low() > 0.77 && many.interval().high() < 0.83, many.toString());
    assertEquals(new FieldQuality.Interval(0, 1), FieldQuality.NONE.interval());
  }
}
