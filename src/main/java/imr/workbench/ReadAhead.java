package imr.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Values that other threads work out while one thread uses those before: at most 32 values ahead.
 * Values come in order. To be used by one thread, and closed by it; while it waits for a value, it
 * works out others itself.
 */
final class ReadAhead<T> implements AutoCloseable {
  private static final int MOST_AHEAD = 32;

  private final int count;
  private final IntFunction<T> read;
  private final List<CompletableFuture<?>> readers = new ArrayList<>();
  private final Map<Integer, CompletableFuture<T>> values = new ConcurrentHashMap<>();
  private final AtomicInteger begun = new AtomicInteger();

  /** How many more values may be begun, lest too many wait to be used. */
  private final Semaphore room = new Semaphore(MOST_AHEAD);

  private int taken;
  private volatile boolean closed;

  private ReadAhead(int count, IntFunction<T> read) {
    this.count = count;
    this.read = read;
  }

  /**
   * Begins to work out values 0 to {@code count - 1}.
   *
   * @param read gives a value; called by several threads at once
   * @param readers on how many other threads than the one that calls; with none, each value is
   *     worked out when it is asked for
   * @param threads runs them
   */
  static <T> ReadAhead<T> of(int count, IntFunction<T> read, int readers, Executor threads) {
    ReadAhead<T> ahead = new ReadAhead<>(count, read);
    for (int i = 0; i < Math.min(readers, count); i++) {
      ahead.readers.add(CompletableFuture.runAsync(ahead::readAll, threads));
    }
    return ahead;
  }

  private void readAll() {
    boolean more = true;
    while (more) {
      room.acquireUninterruptibly();
      more = readOne();
    }
  }

  /** With room for a value taken: false if there is no other to begin. */
  private boolean readOne() {
    int at = closed ? count : begun.getAndUpdate(next -> Math.min(count, next + 1));
    if (at == count) {
      room.release();
      return false;
    }
    CompletableFuture<T> value = value(at);
    try {
      value.complete(read.apply(at));
    } catch (RuntimeException | Error accident) {
      // why: whatever the reading stumbles over, the thread that takes the value hears of it.
      closed = true;
      value.completeExceptionally(accident);
    }
    return true;
  }

  private CompletableFuture<T> value(int at) {
    return values.computeIfAbsent(at, _ -> new CompletableFuture<>());
  }

  /**
   * Returns the next value; to be called at most once for each. Throws what working it out threw,
   * after which there is no other.
   */
  T next() {
    if (taken == count) {
      throw new IllegalStateException("all values were taken");
    }
    CompletableFuture<T> value = value(taken);
    boolean others = true;
    while (others && !value.isDone()) {
      others = room.tryAcquire() && readOne();
    }
    try {
      return value.join();
    } catch (CompletionException wrapped) {
      throw accident(wrapped);
    } finally {
      values.remove(taken);
      taken++;
      room.release();
    }
  }

  private static RuntimeException accident(CompletionException wrapped) {
    return switch (wrapped.getCause()) {
      case RuntimeException accident -> accident;
      case Error error -> throw error;
      case null, default -> wrapped;
    };
  }

  /** Ends the work, after the values under way, and waits for that. */
  @Override
  public void close() {
    closed = true;
    room.release(readers.size());
    CompletableFuture.allOf(readers.toArray(CompletableFuture[]::new)).join();
  }
}
