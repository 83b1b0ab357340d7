package imr.workbench;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Values that one thread reads while another works on those before: the reading thread is at most
 * 32 values ahead. Values come in order. To be used by one thread, and closed by it.
 */
final class ReadAhead<T> implements AutoCloseable {
  private static final int MOST_AHEAD = 32;

  private final BlockingQueue<Supplier<T>> ready = new ArrayBlockingQueue<>(MOST_AHEAD);
  private final int count;
  private final IntFunction<T> read;
  private final CompletableFuture<Void> reader;
  private final boolean alone;
  private int taken;
  private volatile boolean closed;

  private ReadAhead(int count, IntFunction<T> read, boolean alone, Executor threads) {
    this.count = count;
    this.read = read;
    this.alone = alone;
    this.reader =
        alone
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(this::readAll, threads);
  }

  /**
   * Begins to read values 0 to {@code count - 1}.
   *
   * @param threads runs the reading on another thread than the one that calls
   */
  static <T> ReadAhead<T> of(int count, IntFunction<T> read, Executor threads) {
    return new ReadAhead<>(count, read, false, threads);
  }

  /** Reads each value only when it is asked for, on the thread that asks. */
  static <T> ReadAhead<T> onCallersThread(int count, IntFunction<T> read) {
    return new ReadAhead<>(count, read, true, Runnable::run);
  }

  private void readAll() {
    for (int at = 0; at < count && !closed; at++) {
      Supplier<T> value = value(at);
      put(value);
      if (value instanceof Accident) {
        return;
      }
    }
  }

  private Supplier<T> value(int at) {
    try {
      T value = read.apply(at);
      return () -> value;
    } catch (RuntimeException | Error accident) {
      // why: whatever the reading stumbles over, the thread that takes the value hears of it.
      return new Accident<>(accident);
    }
  }

  /** Stands where a value could not be read. */
  private record Accident<T>(Throwable thrown) implements Supplier<T> {
    @Override
    public T get() {
      switch (thrown) {
        case RuntimeException accident -> throw accident;
        case Error error -> throw error;
        default -> throw new IllegalStateException(thrown);
      }
    }
  }

  /**
   * Waits for the next value; to be called at most once for each. Throws what reading it threw,
   * after which there is no other.
   */
  T next() {
    if (taken == count) {
      throw new IllegalStateException("all values were taken");
    }
    int at = taken++;
    return alone ? read.apply(at) : take();
  }

  private T take() {
    try {
      return ready.take().get();
    } catch (InterruptedException hurried) {
      throw interrupted(hurried);
    }
  }

  private void put(Supplier<T> value) {
    try {
      ready.put(value);
    } catch (InterruptedException hurried) {
      throw interrupted(hurried);
    }
  }

  private static IllegalStateException interrupted(InterruptedException hurried) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(hurried);
  }

  /** Ends the reading, after the value under way, and waits for that. */
  @Override
  public void close() {
    closed = true;
    ready.clear();
    reader.handle((done, accident) -> true).join();
  }
}
