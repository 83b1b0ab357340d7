package imr.intake;

import com.sun.management.ThreadMXBean;
import imr.intake.IntakeResult.Reason;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Enforces the limits for reading one file. The reading thread, which must be the one that created
 * it, calls {@link #check()} regularly; it isn't interrupted from outside, because an interrupt
 * would damage the database's open files.
 *
 * <p>Memory is measured as the bytes allocated by this thread. That limits what the file can create
 * regardless of other threads, and stops a decompression bomb long before the heap is full.
 */
final class Guard {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int TICKS_A_CHECK = 512;

  private final Limits limits;
  private final BooleanSupplier canceled;
  private final WorkTime time = WorkTime.of(Thread.currentThread());
  private long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
  private int ticks;
  private Optional<Reason> tripped = Optional.empty();

  Guard(Limits limits, BooleanSupplier canceled) {
    this.limits = limits;
    this.canceled = canceled;
  }

  Limits limits() {
    return limits;
  }

  /** Returns why reading was stopped, if it was. */
  Optional<Reason> tripped() {
    return tripped;
  }

  /**
   * Stops reading if a limit is exceeded or it was canceled.
   *
   * @throws ReadingStoppedException if reading must stop
   */
  void check() {
    if (tripped.isEmpty()) {
      tripped = reason();
    }
    tripped.ifPresent(Guard::stop);
  }

  /**
   * Does the same as {@link #check()}, but only on every 512th call, so it can be called for every
   * character.
   */
  void tick() {
    if (++ticks % TICKS_A_CHECK == 0) {
      check();
    }
  }

  /** Resets the memory limit at the start of a page. */
  void nextPage() {
    check();
    allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
  }

  /**
   * Stops reading because of a limit that the caller measures itself.
   *
   * @throws ReadingStoppedException if {@code tooLarge}
   */
  void tooLargeIf(boolean tooLarge) {
    if (tooLarge) {
      tripped = Optional.of(Reason.TOO_LARGE);
      stop(Reason.TOO_LARGE);
    }
  }

  private Optional<Reason> reason() {
    if (canceled.getAsBoolean()) {
      return Optional.of(Reason.CANCELLED);
    }
    if (time.nanos() > limits.time().toNanos()) {
      return Optional.of(Reason.TIMED_OUT);
    }
    boolean full = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore > limits.memory();
    return full ? Optional.of(Reason.TOO_LARGE) : Optional.empty();
  }

  private static void stop(Reason reason) {
    throw new ReadingStoppedException(reason);
  }

  /** Thrown to stop reading. Unchecked, because PDFBox ignores many an IOException. */
  static final class ReadingStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReadingStoppedException(Reason reason) {
      super(reason.name(), null, false, false);
    }
  }
}
