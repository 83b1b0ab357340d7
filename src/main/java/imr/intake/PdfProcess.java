package imr.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A process that runs {@link PdfWorker}; for one caller at a time, who ends it or keeps it. */
final class PdfProcess implements AutoCloseable {
  private final Process process;
  private final DataOutputStream out;
  private volatile CompletableFuture<byte[]> awaited = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private int number;

  private PdfProcess(Process process) {
    this.process = process;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /**
   * Starts a process with the Java and the class path of this one, and a heap of 512 MB.
   *
   * @throws IOException if the system can't start one
   */
  static PdfProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+SuppressFatalErrorMessage",
                // Compiling more eagerly costs more than it gains in an import of under 1,000 files
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=6000",
                "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=400000",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PdfWorker.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    PdfProcess started = new PdfProcess(process);
    Thread.ofPlatform().daemon().name("answers about PDFs").start(started::listen);
    return started;
  }

  private void listen() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      ready.complete(in.readInt() == PdfWorker.READY);
      while (true) {
        byte[] answer = WireFormat.bytes(in);
        awaited.complete(answer);
      }
    } catch (IOException | OutOfMemoryError over) {
      ready.complete(false);
      close();
      awaited.completeExceptionally(new IOException("the process has ended", over));
    }
  }

  /** Completes with false where the process has ended before it was ready. */
  CompletableFuture<Boolean> ready() {
    return ready;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Measures from now on how long it works. */
  WorkTime workTime() {
    return WorkTime.of(process.toHandle());
  }

  /** Gives it a job; the answer comes later, or an IOException where the process has ended. */
  CompletableFuture<byte[]> give(byte[] job) throws IOException {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    awaited = answer;
    number++;
    out.writeByte(PdfWorker.JOB);
    out.writeInt(number);
    WireFormat.write(out, job);
    out.flush();
    if (!process.isAlive()) {
      throw new IOException("the process has ended");
    }
    return answer;
  }

  /** Says that the answer isn't wanted anymore; it comes nevertheless. */
  void cancel() throws IOException {
    out.writeByte(PdfWorker.CANCEL);
    out.writeInt(number);
    out.flush();
  }

  /** Ends the process at once, whatever it is doing. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
