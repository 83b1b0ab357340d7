package imr.intake;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long work on a foreign file has taken: its processor time, so that a good file isn't given up
 * because the computer is busy. Work that computes nothing, such as waiting for a network drive,
 * counts a sixth of the time on the clock. Starts when it is created. Safe from any thread.
 */
public final class WorkTime {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WAITING = 6;

  private final LongSupplier processor;
  private final long processorBefore;
  private final long started = System.nanoTime();

  private WorkTime(LongSupplier processor) {
    this.processor = processor;
    this.processorBefore = processor.getAsLong();
  }

  /** Measures the work of one thread from now on. */
  public static WorkTime of(Thread thread) {
    return new WorkTime(() -> THREADS.getThreadCpuTime(thread.threadId()));
  }

  /** Measures the work of all threads of a process from now on. */
  static WorkTime of(ProcessHandle process) {
    return new WorkTime(() -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos());
  }

  /** The time so far in nanoseconds; it never decreases while the thread or process is alive. */
  public long nanos() {
    return Math.max(
        processor.getAsLong() - processorBefore, (System.nanoTime() - started) / WAITING);
  }
}
