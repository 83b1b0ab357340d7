package imr.intake;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class WorkTimeTest {
  private final CountDownLatch end = new CountDownLatch(1);

  /** On a busy computer a thread waits for a processor as this one waits for its end. */
  @Test
  void waitingCountsASixthOfTheTimeOnTheClock() {
    Thread waiting = Thread.ofPlatform().daemon().start(this::await);
    long before = System.nanoTime();
    WorkTime time = WorkTime.of(waiting);
    while (System.nanoTime() - before < 600_000_000) {
      LockSupport.parkNanos(10_000_000);
    }
    long counted = time.nanos();
    long clock = System.nanoTime() - before;
    end.countDown();
    assertTrue(counted > 50_000_000, counted + " ns");
    assertTrue(counted < clock / 3, counted + " of " + clock + " ns");
  }

  /** Its processor time may pass at any speed, but is counted whole. */
  @Test
  void computingCountsItsProcessorTime() {
    Thread here = Thread.currentThread();
    WorkTime time = WorkTime.of(here);
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor
        < 300_000_000) {
      Thread.onSpinWait();
    }
    assertTrue(time.nanos() >= 300_000_000, time.nanos() + " ns");
  }

  private void await() {
    while (end.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
