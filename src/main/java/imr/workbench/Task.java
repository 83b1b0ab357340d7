package imr.workbench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One running piece of background work, seen from both sides: the work tells how far it is and
 * looks whether it shall stop; the window shows that and can stop it. Safe from any thread.
 */
public final class Task {
  /** Before this time an estimate of the rest would be a guess. */
  private static final long TOO_EARLY = Duration.ofMillis(500).toNanos();

  private final LongSupplier clock;
  private final AtomicLong started;
  private final AtomicInteger total = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * @param clock nanoseconds from any fixed point
   */
  public Task(LongSupplier clock) {
    this.clock = clock;
    this.started = new AtomicLong(clock.getAsLong());
  }

  /**
   * How far the work is.
   *
   * @param total 0 while it is not known
   * @param rest how long the rest will take at the pace so far; empty while that is not known
   */
  public record Progress(int done, int total, Optional<Duration> rest) {

    /** 0 to 1; 0 while the total is not known. */
    public double share() {
      return total == 0 ? 0 : (double) done / total;
    }

    /** {@code 12 of 60, 4 s left}. */
    public String words() {
      return "%,d of %,d".formatted(done, total)
          + rest.map(r -> ", " + shortly(r) + " left").orElse("");
    }

    private static String shortly(Duration rest) {
      long seconds = Math.max(1, rest.toSeconds());
      return seconds < 90 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }
  }

  /** Asks the work to stop; it does within a second, and still gives the result it has by then. */
  public void stop() {
    stopped = true;
  }

  public boolean stopped() {
    return stopped;
  }

  public Progress progress() {
    int steps = done.get();
    return new Progress(steps, total.get(), rest(steps, total.get()));
  }

  /** Told by the work: so many steps follow, counted from now. */
  public void begin(int steps) {
    done.set(0);
    total.set(steps);
    started.set(clock.getAsLong());
  }

  /** Told by the work: one step more is done. */
  public void step() {
    done.incrementAndGet();
  }

  private Optional<Duration> rest(int steps, int of) {
    long elapsed = clock.getAsLong() - started.get();
    if (steps == 0 || elapsed < TOO_EARLY) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofNanos((long) ((double) elapsed / steps * Math.max(0, of - steps))));
  }
}
