package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
  void threadsAreUsedAgainAlsoAfterTheyWereLeftBehind() throws InterruptedException {
    Set<Thread> threads = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      threads.add(work.of(Thread::currentThread).orElseThrow());
    }
    assertTrue(threads.size() < 25, threads.size() + " threads for 50 pieces");
    AtomicReference<Thread> hanging = new AtomicReference<>(Thread.currentThread());
    assertEquals(
        Optional.empty(),
        work.of(
            () -> {
              hanging.set(Thread.currentThread());
              return hang();
            }));
    Thread hung = Objects.requireNonNull(hanging.get());
    assertEquals(Thread.MIN_PRIORITY, hung.getPriority());
    end.countDown();
    while (hung.getPriority() != Thread.NORM_PRIORITY) {
      Thread.sleep(10);
    }
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
