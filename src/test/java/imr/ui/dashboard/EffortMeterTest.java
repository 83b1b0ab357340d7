package imr.ui.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.ui.dashboard.EffortMeter.MeasuredEffort;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EffortMeterTest {
  private final EffortMeter meter = new EffortMeter();

  @Test
  void keysAndTimeAreCountedWhileALetterIsThere() {
    meter.press(at(1));
    assertEquals(Optional.empty(), meter.lay(Optional.of("one"), at(10)));
    meter.press(at(15));
    meter.press(at(40));
    assertEquals(
        Optional.of(new MeasuredEffort("one", 2, 50)), meter.lay(Optional.of("two"), at(60)));
    meter.act(at(63));
    assertEquals(Optional.of(new MeasuredEffort("two", 0, 3)), meter.lay(Optional.empty(), at(63)));
    meter.press(at(70));
    assertEquals(Optional.empty(), meter.take());
  }

  @Test
  void aPauseOfOverAMinuteIsLeftOutAsAWhole() {
    meter.lay(Optional.of("one"), at(0));
    meter.act(at(60));
    meter.act(at(121));
    meter.act(at(130));
    assertEquals(Optional.of(new MeasuredEffort("one", 0, 69)), meter.take());
  }

  @Test
  void whatWasGivenIsNotGivenAgainAndPartsOfASecondWait() {
    meter.lay(Optional.of("one"), at(0));
    meter.act(Duration.ofMillis(1600).toNanos());
    assertEquals(Optional.of(new MeasuredEffort("one", 0, 1)), meter.take());
    assertEquals(Optional.empty(), meter.take());
    meter.act(Duration.ofMillis(2100).toNanos());
    assertEquals(Optional.of(new MeasuredEffort("one", 0, 1)), meter.take());
  }

  @Test
  void theSameLetterLaidAgainAfterAGestureIsNoOther() {
    meter.lay(Optional.of("one"), at(0));
    meter.press(at(5));
    assertEquals(Optional.empty(), meter.lay(Optional.of("one"), at(6)));
    meter.act(at(7));
    assertEquals(Optional.of(new MeasuredEffort("one", 1, 7)), meter.take());
  }

  private static long at(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
