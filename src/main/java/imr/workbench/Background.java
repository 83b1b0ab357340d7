package imr.workbench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * The one class that knows threads: whatever takes over 100 ms runs here, with progress and a stop.
 *
 * <p>Nobody is ever interrupted, since an interrupt in the middle of a write breaks the database's
 * connection for all: a {@link Task} is asked to stop, and its work looks at {@link Task#stopped()}
 * many times a second. The threads are daemons, so that none keeps a closed program alive.
 */
public final class Background implements AutoCloseable {
  /**
   * How long what follows from an analyst's action waits, where nobody waits for it: it takes as
   * much as drawing what the action did, and would hold that up.
   */
  public static final Duration REST = Duration.ofMillis(300);

  private static final long SECONDS_TO_END = 10;

  private final int workers;
  private final Executor threads;
  private final Executor delivery;
  private final Function<Duration, Executor> later;
  private final Map<Task, CompletableFuture<?>> running = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final TimeLimitedWork foreign = TimeLimitedWork.standard();

  /** Nothing more is begun, since the program or its window is being closed. */
  public static final class Closed extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private Closed() {
      super("the background is closed");
    }
  }

  private Background(
      int workers, Executor threads, Executor delivery, Function<Duration, Executor> later) {
    this.workers = workers;
    this.threads = threads;
    this.delivery = delivery;
    this.later = later;
  }

  /**
   * As many workers as the machine has cores. Threads are used again, since starting one holds up a
   * window that asks.
   *
   * @param delivery runs what is done with results; a window gives its own thread's
   */
  public static Background onAllCores(Executor delivery) {
    return new Background(
        Runtime.getRuntime().availableProcessors(),
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("background").factory()),
        delivery,
        pause ->
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, delivery));
  }

  /** Everything at once on the thread that asks, for tests and for the command line. */
  public static Background onCallersThread() {
    return new Background(1, Runnable::run, Runnable::run, _ -> Runnable::run);
  }

  /** For work that may never end; to be called within {@link #run} like all that takes long. */
  public TimeLimitedWork foreign() {
    return foreign;
  }

  /** How many pieces of work run side by side in {@link #each}. */
  public int workers() {
    return workers;
  }

  /**
   * Starts work; its result, or what went wrong, is delivered through the delivery's executor, also
   * when the task was stopped: then with what the work gave by then.
   *
   * @throws Closed once this is closed
   */
  public <T> Task run(Function<Task, T> work, Consumer<T> done, Consumer<Throwable> failed) {
    Task task = new Task(System::nanoTime);
    CompletableFuture<Void> end = new CompletableFuture<>();
    running.put(task, end);
    if (closed.get()) {
      running.remove(task);
      throw new Closed();
    }
    threads.execute(
        () -> {
          Runnable result = result(work, task, done, failed);
          running.remove(task);
          end.complete(null);
          delivery.execute(result);
        });
    return task;
  }

  /**
   * Does something short after a pause, through the delivery's executor, whether or not this is
   * closed by then; for what may wait until a person rests. On the caller's thread alone, at once.
   */
  public void after(Duration pause, Runnable then) {
    later.apply(pause).execute(then);
  }

  private static <T> Runnable result(
      Function<Task, T> work, Task task, Consumer<T> done, Consumer<Throwable> failed) {
    // Any accident of the work, an Error too, is for the one who asked for it.
    try {
      T result = work.apply(task);
      return () -> done.accept(result);
    } catch (Throwable accident) {
      // why: whatever the work throws, its caller hears of it on its own thread.
      return () -> failed.accept(accident);
    }
  }

  /**
   * Does the pieces 0 to {@code count - 1} on all workers, in about that order, and comes back when
   * all are done, or the pieces under way after a stop. The calling thread is one of the workers,
   * so call it from within {@link #run}. An exception of one piece ends the rest and comes out
   * here.
   */
  public void each(int count, Task task, IntConsumer piece) {
    task.begin(count);
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean broken = new AtomicBoolean();
    Runnable worker =
        () -> {
          boolean whole = false;
          try {
            int at = next.getAndIncrement();
            while (at < count && !task.stopped() && !broken.get()) {
              piece.accept(at);
              task.step();
              at = next.getAndIncrement();
            }
            whole = true;
          } finally {
            broken.compareAndSet(false, !whole);
          }
        };
    int others = Math.min(workers, count) - 1;
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < others; i++) {
      all.add(CompletableFuture.runAsync(worker, threads));
    }
    all.add(CompletableFuture.runAsync(worker, Runnable::run));
    join(all);
  }

  /**
   * Works out values 0 to {@code count - 1} on all workers, and gives them in order to the calling
   * thread, which is one of the workers; call it from within {@link #run}, and close what it gives.
   * With one worker, each is worked out when it is asked for.
   */
  <T> ReadAhead<T> ahead(int count, IntFunction<T> read) {
    return ReadAhead.of(count, read, workers - 1, threads);
  }

  private static void join(List<CompletableFuture<?>> all) {
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException wrapped) {
      switch (wrapped.getCause()) {
        case RuntimeException accident -> throw accident;
        case Error error -> throw error;
        case null, default -> throw wrapped;
      }
    }
  }

  /**
   * Asks every task to stop and waits until all have ended, at most ten seconds, so that what they
   * write is whole before the store is closed. Not to be called from within a task.
   */
  @Override
  public void close() {
    closed.set(true);
    running.keySet().forEach(Task::stop);
    try {
      CompletableFuture.allOf(running.values().toArray(CompletableFuture[]::new))
          .get(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stillRunning) {
      // The threads are daemons: they end with the program, and the store's own log keeps it whole.
      return;
    }
  }
}
