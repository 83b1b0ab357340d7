package imr.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.learn.DoubtQuality.Judged;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How far confidences and figures can be believed. */
final class ReliabilityTest {
  @Test
  void suggestionsAreCountedByTheirConfidence() {
    Reliability r =
        Reliability.of(
            List.of(new Judged(1, true), new Judged(0.95, false), new Judged(0.05, false)));
    assertEquals(new Reliability.Bin(1, 0, 0.05), r.bins().getFirst());
    assertEquals(2, r.bins().getLast().count());
    assertEquals(1, r.bins().getLast().right());
    assertEquals(0.975, r.bins().getLast().confidence(), 1e-9);
    assertEquals(OptionalDouble.of(1), r.ranking());
  }

  @Test
  void withoutDecisionsOrErrorsNothingIsRanked() {
    assertEquals(Reliability.NONE, Reliability.of(List.of()));
    assertEquals(OptionalDouble.empty(), Reliability.of(List.of(new Judged(1, true))).ranking());
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
