package imr.app;

import imr.workbench.Background;
import imr.workbench.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs long operations and prints their progress to standard error every second. */
final class Progress {
  private static final long SECONDS = 1;

  private final Console console;

  Progress(Console console) {
    this.console = console;
  }

  /** An operation that uses all cores. */
  interface Work<T> {
    T with(Background background, Task task) throws IOException;
  }

  /**
   * Runs an operation and returns its result.
   *
   * @param doing printed before the numbers: {@code Writing}
   */
  <T> T of(String doing, Work<T> work) {
    CompletableFuture<T> end = new CompletableFuture<>();
    try (Background background = Background.onAllCores(Runnable::run)) {
      Task task =
          background.run(
              t -> unchecked(work, background, t), end::complete, end::completeExceptionally);
      while (true) {
        try {
          return end.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stillRunning) {
          console.trouble(line(doing, task.progress()));
        } catch (InterruptedException hurried) {
          Thread.currentThread().interrupt();
          task.stop();
        }
      }
    } catch (ExecutionException wrapped) {
      throw accident(wrapped);
    }
  }

  private static <T> T unchecked(Work<T> work, Background background, Task task) {
    try {
      return work.with(background, task);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  /** Unwraps the exception of an operation; an I/O exception keeps its unchecked wrapper. */
  private static RuntimeException accident(ExecutionException wrapped) {
    return switch (wrapped.getCause()) {
      case RuntimeException accident -> accident;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(wrapped);
    };
  }

  /** Returns, for example, {@code Writing: 1,200 of 5,000, about 12 s left}. */
  private static String line(String doing, Task.Progress progress) {
    String rest =
        progress.rest().map(Duration::toSeconds).map(", about %,d s left"::formatted).orElse("");
    return progress.total() == 0
        ? doing + "…"
        : "%s: %,d of %,d%s".formatted(doing, progress.done(), progress.total(), rest);
  }
}
