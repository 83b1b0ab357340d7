package imr.ui;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Times from a key to the picture that shows what it did. The picture is there once the pulse after
 * the key has been laid out, drawn by the renderer's own thread and handed to the window.
 */
final class FrameTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * @param shown milliseconds until the picture was there
   * @param cpu milliseconds of the window's thread's own time, the same on a busy machine
   */
  record Taken(double shown, double cpu) {}

  private FrameTimes() {}

  /** Does something on the window's thread and waits for its picture. */
  static Taken after(Scene scene, Runnable verb) throws Exception {
    CompletableFuture<Taken> taken = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          long start = System.nanoTime();
          long cpu = THREADS.getCurrentThreadCpuTime();
          verb.run();
          // behind what the verb has put off for later
          Platform.runLater(() -> afterNextPulse(scene, () -> drawn(start, cpu, taken)));
        });
    return taken.get(2, TimeUnit.MINUTES);
  }

  /**
   * As {@link #after}, for what ends later: it's the picture after its end that is waited for.
   *
   * @param verb does something on the window's thread, and runs what it's given there at its end
   */
  static Taken afterEnd(Scene scene, Consumer<Runnable> verb) throws Exception {
    CompletableFuture<Taken> taken = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          long start = System.nanoTime();
          long cpu = THREADS.getCurrentThreadCpuTime();
          Runnable picture = () -> afterNextPulse(scene, () -> drawn(start, cpu, taken));
          verb.accept(() -> Platform.runLater(picture));
        });
    return taken.get(2, TimeUnit.MINUTES);
  }

  private static void afterNextPulse(Scene scene, Runnable then) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            Platform.runLater(then);
          }
        });
    Platform.requestNextPulse();
  }

  private static void drawn(long start, long cpuBefore, CompletableFuture<Taken> taken) {
    double cpu = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
    // The renderer's jobs wait in one row: behind this pulse's, and its picture goes through the
    // window's thread, too.
    Runnable there = () -> taken.complete(new Taken((System.nanoTime() - start) / 1e6, cpu));
    Future<?> _ = Toolkit.getToolkit().addRenderJob(new RenderJob(() -> Platform.runLater(there)));
  }

  /** Asks the window's thread all the time whether it answers, and keeps the longest silence. */
  static final class Heartbeat implements AutoCloseable {
    private final Thread thread = new Thread(this::beat, "heartbeat");
    private volatile boolean ended;
    private volatile double longest;

    Heartbeat() {
      thread.setDaemon(true);
      thread.start();
    }

    private void beat() {
      while (!ended) {
        long asked = System.nanoTime();
        CompletableFuture<Double> answer = new CompletableFuture<>();
        Platform.runLater(() -> answer.complete((System.nanoTime() - asked) / 1e6));
        longest = Math.max(longest, answer.join());
        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
      }
    }

    /** Since the last time this was asked, in milliseconds. */
    double longest() {
      double was = longest;
      longest = 0;
      return was;
    }

    @Override
    public void close() {
      ended = true;
    }
  }
}
