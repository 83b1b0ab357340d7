package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class TimeLimitedWorkTest {
  private final TimeLimitedWork work = new TimeLimitedWork(Duration.ofMillis(100));
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void whatIsDoneInTimeIsGivenAndWhatItThrowsIsThrown() {
    assertEquals(Optional.of(7), work.of(() -> 7));
    assertThrows(ArithmeticException.class, () -> work.of(() -> 1 / (int) (end.getCount() - 1)));
    assertThrows(
        StackOverflowError.class,
        () ->
            work.of(
                () -> {
                  throw new StackOverflowError();
                }));
  }

  @Test
  void whatHangsIsLeftBehindAndOtherWorkGoesOn() {
    assertEquals(Optional.empty(), work.of(this::hang));
    assertEquals(Optional.of(8), work.of(() -> 8));
    end.countDown();
  }

  @Test
  void afterEightThatHangNothingIsStartedUntilOneEnds() throws InterruptedException {
    for (int i = 0; i < 8; i++) {
      assertEquals(Optional.empty(), work.of(this::hang));
    }
    assertEquals(Optional.empty(), work.of(() -> 9));
    end.countDown();
    while (work.of(() -> 9).isEmpty()) {
      Thread.sleep(10);
    }
  }

  @Test
  void aStopIsWaitedForASecondAndASlowStepIsToldOnce() {
    TimeLimitedWork patient = new TimeLimitedWork(Duration.ofSeconds(1));
    AtomicInteger slow = new AtomicInteger();
    assertEquals(Optional.empty(), patient.of(this::hang, () -> true, slow::incrementAndGet));
    assertEquals(1, slow.get());
    end.countDown();
  }

  private int hang() {
    // Nobody interrupts it; it goes on.
    while (end.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    return 0;
  }
}
