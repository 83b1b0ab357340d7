package imr.intake;

import imr.intake.IntakeResult.Reason;
import imr.intake.PdfAnswer.Accident;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The main program of a process that reads and draws PDFs for another: it takes one {@link PdfJob}
 * after the other from its standard input and answers on its standard output. It ends when the
 * input does, whatever it is doing, so that it never outlives who started it.
 */
final class PdfWorker {
  static final byte JOB = 1;

  /** The job under way isn't wanted anymore. */
  static final byte CANCEL = 2;

  /** Said once the process is ready. */
  static final int READY = 0x494d5250;

  private static final int MOST_FRAMES = 60;

  private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private volatile int canceled;

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Order(int number, byte[] job) {}

  public static void main(String[] arguments) throws Exception {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err); // what a library prints isn't an answer
    System.setProperty("java.awt.headless", "true");
    PdfWorker worker = new PdfWorker();
    Thread.ofPlatform().daemon().start(worker::listen);
    worker.work(new DataOutputStream(new BufferedOutputStream(out)));
  }

  private void listen() {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        byte kind = in.readByte();
        int number = in.readInt();
        if (kind == JOB) {
          orders.add(new Order(number, WireFormat.bytes(in)));
        } else {
          canceled = number;
        }
      }
    } catch (Throwable over) {
      // why: the input has ended or can't be read, even for want of memory. The work may never
      // end, so the process does.
      Runtime.getRuntime().halt(0);
    }
  }

  private void work(DataOutputStream out) throws Exception {
    PdfText.warmUp();
    out.writeInt(READY);
    out.flush();
    while (true) {
      Order order = orders.take();
      WireFormat.write(out, answer(order));
      out.flush();
    }
  }

  private byte[] answer(Order order) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(order.job));
    Limits limits =
        new Limits(
            in.readLong(),
            in.readInt(),
            in.readInt(),
            Duration.ofNanos(in.readLong()),
            in.readLong());
    return written(PdfJob.read(in), limits, order.number);
  }

  private <T> byte[] written(PdfJob<T> job, Limits limits, int number) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    switch (InProcessPdfReader.run(job, limits, () -> canceled == number)) {
      case PdfAnswer.Done<T>(T value) -> {
        out.writeBoolean(true);
        job.writeResult(value, out);
      }
      case PdfAnswer.Trouble<T>(Reason reason, Optional<Accident> accident) -> {
        out.writeBoolean(false);
        WireFormat.write(out, reason.name());
        WireFormat.write(out, accident.stream().toList(), PdfWorker::write);
      }
    }
    return bytes.toByteArray();
  }

  /** A job as {@link #answer} reads it. */
  static byte[] order(PdfJob<?> job, Limits limits) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(limits.bytes());
    out.writeInt(limits.pages());
    out.writeInt(limits.characters());
    out.writeLong(limits.time().toNanos());
    out.writeLong(limits.memory());
    job.write(out);
    return bytes.toByteArray();
  }

  /** What {@link #answer} wrote. */
  static <T> PdfAnswer<T> answer(PdfJob<T> job, byte[] answer) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer));
    return in.readBoolean()
        ? new PdfAnswer.Done<>(job.readResult(in))
        : new PdfAnswer.Trouble<>(
            Reason.valueOf(WireFormat.text(in)),
            WireFormat.list(in, PdfWorker::readAccident).stream().findFirst());
  }

  private static void write(DataOutputStream out, Accident accident) throws IOException {
    WireFormat.write(out, accident.kind());
    StackTraceElement[] frames = accident.getStackTrace();
    int count = Math.min(frames.length, MOST_FRAMES);
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      WireFormat.write(out, frames[i].getClassName());
      WireFormat.write(out, frames[i].getMethodName());
      WireFormat.write(out, String.valueOf(frames[i].getFileName()));
      out.writeInt(frames[i].getLineNumber());
    }
  }

  private static Accident readAccident(DataInputStream in) throws IOException {
    String kind = WireFormat.text(in);
    StackTraceElement[] frames =
        WireFormat.list(
                in,
                i ->
                    new StackTraceElement(
                        WireFormat.text(i), WireFormat.text(i), WireFormat.text(i), i.readInt()))
            .toArray(StackTraceElement[]::new);
    return new Accident(kind, frames);
  }
}
