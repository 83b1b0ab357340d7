package imr.workbench;

import imr.intake.WorkTime;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Work on what somebody else made, which may never end: a file, a page, a text. Each piece runs on
 * a thread of its own, which is used again for the next one. When its time is up the caller goes on
 * without it; the thread, which nobody can kill, is left behind at the lowest priority until the
 * work ends. At most 8 can be left behind; then new work is refused until one has ended. Safe from
 * any thread.
 */
public final class TimeLimitedWork {
  private static final int MOST_LEFT_BEHIND = 8;
  private static final long MILLISECONDS_A_LOOK = 20;

  /** For work that was asked to stop. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Duration limit;
  private final AtomicInteger leftBehind = new AtomicInteger();

  /** Starting a thread takes longer than the work on many a letter; idle ones soon end. */
  private final Executor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          2,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("foreign work").factory());

  /** Whether the last piece wasn't even started. */
  private volatile boolean refusing;

  /**
   * @param limit how long a piece of work may take, counted as {@link WorkTime} does
   */
  public TimeLimitedWork(Duration limit) {
    this.limit = limit;
  }

  /** 30 seconds, a third more than a guarded file gives itself. */
  public static TimeLimitedWork standard() {
    return new TimeLimitedWork(Duration.ofSeconds(30));
  }

  /** Why a file was left out, in a sentence, where {@link #of} gave nothing. */
  public String sentence(String file, String done) {
    return refusing
        ? "“%s” wasn't %s because %d damaged files are still being worked on. Restart the program, and then try again without them."
            .formatted(file, done, MOST_LEFT_BEHIND)
        : "“%s” couldn't be %s within %d seconds, so it was left out. The file may be damaged."
            .formatted(file, done, limit.toSeconds());
  }

  /**
   * Does the work, or gives up on it once the time is up; then the result is empty. What the work
   * throws is thrown here.
   */
  public <T> Optional<T> of(Supplier<T> work) {
    return of(work, () -> false, () -> {});
  }

  /** What the caller tells of the work while it runs. */
  interface WorkObserver {
    /**
     * For how long the work has been at its present step, in nanoseconds of {@link WorkTime}.
     *
     * @param whole how long it has been running, counted in the same way
     */
    default long atThisStep(long whole) {
      return whole;
    }

    /** Asked many times a second; a second after it is true the work is given up. */
    boolean stopped();

    /** Called once, on the caller's thread, when a step has used a tenth of its time. */
    default void slow() {}
  }

  /**
   * As above.
   *
   * @param stopped asked many times a second; a second after it is true the work is given up
   * @param slow called once, on this thread, when the work takes more than a tenth of its time
   */
  public <T> Optional<T> of(Supplier<T> work, BooleanSupplier stopped, Runnable slow) {
    return of(
        work,
        new WorkObserver() {
          @Override
          public boolean stopped() {
            return stopped.getAsBoolean();
          }

          @Override
          public void slow() {
            slow.run();
          }
        });
  }

  public <T> Optional<T> of(Supplier<T> work, WorkObserver watch) {
    refusing = leftBehind.get() >= MOST_LEFT_BEHIND;
    if (refusing) {
      return Optional.empty();
    }
    Piece<T> piece = new Piece<>(work);
    threads.execute(piece);
    return piece.await(watch);
  }

  private record Running(Thread thread, WorkTime time) {}

  /** One piece of work. */
  private final class Piece<T> implements Runnable {
    private final Supplier<T> work;
    private final CompletableFuture<T> end = new CompletableFuture<>();
    private volatile Optional<Running> running = Optional.empty();
    private boolean ended;
    private boolean left;

    Piece(Supplier<T> work) {
      this.work = work;
    }

    @Override
    public void run() {
      Thread thread = Thread.currentThread();
      running = Optional.of(new Running(thread, WorkTime.of(thread)));
      try {
        end.complete(work.get());
      } catch (Throwable accident) {
        // why: whatever the work throws, an Error too, is thrown again where it is awaited.
        end.completeExceptionally(accident);
      } finally {
        ended();
      }
    }

    Optional<T> await(WorkObserver watch) {
      boolean told = false;
      OptionalLong stopped = OptionalLong.empty();
      while (true) {
        Optional<T> result = look();
        if (result.isPresent()) {
          return result;
        }
        long step = watch.atThisStep(running.map(r -> r.time().nanos()).orElse(0L));
        if (!told && step > limit.toNanos() / 10) {
          told = true;
          watch.slow();
        }
        if (stopped.isEmpty() && watch.stopped()) {
          stopped = OptionalLong.of(System.nanoTime());
        }
        boolean late =
            stopped.isPresent() && System.nanoTime() - stopped.getAsLong() > GRACE.toNanos();
        if (late || step > limit.toNanos()) {
          leaveBehind();
          return Optional.empty();
        }
      }
    }

    @SuppressWarnings("ThreadPriorityCheck") // as below
    private synchronized void ended() {
      ended = true;
      if (left) {
        running.ifPresent(r -> r.thread().setPriority(Thread.NORM_PRIORITY));
        leftBehind.decrementAndGet();
      }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it; it only spares the others
    private synchronized void leaveBehind() {
      if (!ended) {
        running.ifPresent(r -> r.thread().setPriority(Thread.MIN_PRIORITY));
        left = true;
        leftBehind.incrementAndGet();
      }
    }

    private Optional<T> look() {
      try {
        return Optional.of(end.get(MILLISECONDS_A_LOOK, TimeUnit.MILLISECONDS));
      } catch (TimeoutException notYet) {
        return Optional.empty();
      } catch (InterruptedException hurried) {
        // Nobody interrupts here; as elsewhere, the work goes on.
        return Optional.empty();
      } catch (ExecutionException wrapped) {
        throw thrown(wrapped);
      }
    }

    private static RuntimeException thrown(ExecutionException wrapped) {
      return switch (wrapped.getCause()) {
        case RuntimeException accident -> accident;
        case Error error -> throw error;
        case null, default -> new IllegalStateException(wrapped);
      };
    }
  }
}
