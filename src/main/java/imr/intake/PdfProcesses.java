package imr.intake;

import imr.intake.IntakeResult.Reason;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Reads and draws PDFs in processes of their own, which are ended when a file takes too long: a
 * thread can't be, and PDFBox has many loops that a foreign file can make endless (a font's
 * programs that call each other, a function of 30 variables, a damaged image). What a process does
 * is within {@link Limits} there, too, so that most end by themselves and the process is used
 * again. Safe from any thread.
 *
 * <p>Where the system starts no process, the work is done here.
 */
final class PdfProcesses {
  private static final System.Logger LOG = System.getLogger(PdfProcesses.class.getName());
  private static final int MOST_IDLE = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final long MILLISECONDS_A_LOOK = 20;

  /** For a process to start, on a busy machine. */
  private static final Duration START = Duration.ofSeconds(60);

  /** For work that is over its limit to end by itself. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** For work that was asked to stop. */
  private static final Duration STOP = Duration.ofMillis(500);

  /** They belong to this process as a whole, and end with it. */
  static final PdfProcesses SHARED = new PdfProcesses();

  private final ConcurrentLinkedDeque<PdfProcess> idle = new ConcurrentLinkedDeque<>();

  /** Starts a process that waits for work; may be called in the background. */
  void warmUp() {
    if (idle.isEmpty()) {
      process().ifPresent(this::keep);
    }
  }

  /**
   * @param canceled asked on this thread, many times a second; true ends the work
   */
  <T> PdfAnswer<T> run(PdfJob<T> job, Limits limits, BooleanSupplier canceled) {
    while (true) {
      boolean used = !idle.isEmpty();
      Optional<PdfProcess> process = process();
      if (process.isEmpty()) {
        return InProcessPdfReader.run(job, limits, canceled);
      }
      try {
        return run(job, process.get(), limits, canceled);
      } catch (IOException ended) {
        process.get().close();
        if (!used) {
          LOG.log(Level.WARNING, "a process that reads PDFs has ended", ended);
          return new PdfAnswer.Trouble<>(Reason.DAMAGED, Optional.empty());
        }
        // It may have been ended by somebody else while it waited.
      }
    }
  }

  private <T> PdfAnswer<T> run(
      PdfJob<T> job, PdfProcess process, Limits limits, BooleanSupplier canceled)
      throws IOException {
    boolean whole = false;
    try {
      CompletableFuture<byte[]> answer = process.give(PdfWorker.order(job, limits));
      Optional<byte[]> bytes = await(answer, process, limits, canceled);
      whole = bytes.isPresent();
      return whole
          ? PdfWorker.answer(job, bytes.get())
          : new PdfAnswer.Trouble<>(
              canceled.getAsBoolean() ? Reason.CANCELLED : Reason.TIMED_OUT, Optional.empty());
    } finally {
      if (whole) {
        keep(process);
      } else {
        process.close();
      }
    }
  }

  private static Optional<byte[]> await(
      CompletableFuture<byte[]> answer, PdfProcess process, Limits limits, BooleanSupplier canceled)
      throws IOException {
    long most = limits.time().plus(GRACE).toNanos();
    Optional<byte[]> bytes = look(answer);
    if (bytes.isPresent()) {
      return bytes; // most are, and asking for a process's time takes longer than some letters
    }
    WorkTime time = process.workTime();
    OptionalLong told = OptionalLong.empty();
    while (true) {
      bytes = look(answer);
      if (bytes.isPresent() || time.nanos() > most) {
        return bytes;
      }
      if (told.isPresent() && System.nanoTime() - told.getAsLong() > STOP.toNanos()) {
        return Optional.empty();
      }
      if (told.isEmpty() && canceled.getAsBoolean()) {
        told = OptionalLong.of(System.nanoTime());
        process.cancel();
      }
    }
  }

  private static Optional<byte[]> look(CompletableFuture<byte[]> answer) throws IOException {
    try {
      return Optional.of(answer.get(MILLISECONDS_A_LOOK, TimeUnit.MILLISECONDS));
    } catch (TimeoutException notYet) {
      return Optional.empty();
    } catch (InterruptedException hurried) {
      // Nobody interrupts here; as elsewhere, the work goes on.
      return Optional.empty();
    } catch (ExecutionException ended) {
      throw new IOException(ended);
    }
  }

  private Optional<PdfProcess> process() {
    for (PdfProcess next = idle.poll(); next != null; next = idle.poll()) {
      if (next.isAlive()) {
        return Optional.of(next);
      }
    }
    return started();
  }

  private static Optional<PdfProcess> started() {
    try {
      PdfProcess process = PdfProcess.start();
      if (process.ready().get(START.toSeconds(), TimeUnit.SECONDS)) {
        return Optional.of(process);
      }
      process.close();
    } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
      LOG.log(Level.WARNING, "no process could be started that reads PDFs", e);
    }
    return Optional.empty();
  }

  private void keep(PdfProcess process) {
    if (idle.size() < MOST_IDLE) {
      idle.push(process);
    } else {
      process.close();
    }
  }
}
