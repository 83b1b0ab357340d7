package imr.intake;

import com.sun.management.ThreadMXBean;
import imr.intake.Outcome.Reason;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Holds the reading of one file to its limits. The reading asks {@link #check()} again and again on
 * its own thread; nobody interrupts it, since an interrupt would break the database's files.
 *
 * <p>Memory is counted as what this thread allocates: it bounds what the file can hold, needs no
 * look at what other threads do, and stops a decompression bomb long before the heap is full.
 */
final class Guard {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int TICKS_A_CHECK = 512;

  private final Limits limits;
  private final BooleanSupplier canceled;
  private final long started = System.nanoTime();
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

  /** Why the reading was ended, if it was. */
  Optional<Reason> tripped() {
    return tripped;
  }

  /** Ends the reading by {@link Stopped} where it is over a limit or no longer wanted. */
  void check() {
    if (tripped.isEmpty()) {
      tripped = reason();
    }
    tripped.ifPresent(Guard::stop);
  }

  /** As {@link #check()}, but cheap enough for every character: looks every 512th time. */
  void tick() {
    if (++ticks % TICKS_A_CHECK == 0) {
      check();
    }
  }

  /** A new page begins, with the whole allowance of memory. */
  void nextPage() {
    check();
    allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Ends the reading for a limit that the caller has measured itself. */
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
    if (System.nanoTime() - started > limits.time().toNanos()) {
      return Optional.of(Reason.TIMED_OUT);
    }
    boolean full = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore > limits.memory();
    return full ? Optional.of(Reason.TOO_LARGE) : Optional.empty();
  }

  private static void stop(Reason reason) {
    throw new Stopped(reason);
  }

  /** Unchecked, so that PDFBox, which reads around many an IOException, does not read around it. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(Reason reason) {
      super(reason.name(), null, false, false);
    }
  }
}
