package imr.app;

import imr.exchange.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log: three files of up to a megabyte in a folder. The newest is {@code workbench-0.log},
 * created with the first record. Nothing is printed on the console, even if the log can't be
 * written; the program continues and logs again as soon as it can.
 *
 * <p>The log contains no patient text: exceptions are logged with class and stack frames but
 * without message, which may quote a letter or SQL parameters. The content of libraries' log
 * records is omitted.
 */
final class LogFile extends Handler {
  private static final long BYTES = 1 << 20;
  private static final int FILES = 3;

  private final Path folder;

  LogFile(Path folder) {
    this.folder = folder;
    setFormatter(new Lines());
  }

  /** Makes this the only log handler, also for uncaught exceptions. */
  void take() {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(this);
    Logger program = Logger.getLogger("imr");
    program.setLevel(Level.INFO);
    Thread.setDefaultUncaughtExceptionHandler(
        (_, accident) -> program.log(Level.SEVERE, "an uncaught exception", accident));
  }

  /** Returns the newest file. */
  Path newest() {
    return numbered(0);
  }

  @Override
  public synchronized void publish(LogRecord line) {
    if (isLoggable(line)) {
      try {
        append(getFormatter().format(line).getBytes(StandardCharsets.UTF_8));
      } catch (IOException full) {
        // There is nowhere to report this.
        return;
      }
    }
  }

  /** Opens the file only while writing, so that several processes can share it. */
  private void append(byte[] lines) throws IOException {
    PrivateFiles.createFolders(folder);
    if (Files.exists(newest()) && Files.size(newest()) + lines.length > BYTES) {
      rotate();
    }
    if (!Files.exists(newest())) {
      PrivateFiles.create(newest());
    }
    Files.write(newest(), lines, StandardOpenOption.APPEND);
  }

  private void rotate() throws IOException {
    for (int number = FILES - 1; number > 0; number--) {
      if (Files.exists(numbered(number - 1))) {
        Files.move(numbered(number - 1), numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path numbered(int number) {
    return folder.resolve("workbench-" + number + ".log");
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** Formats one line per record, and one per stack frame of an exception. */
  private static final class Lines extends Formatter {
    @Override
    public String format(LogRecord line) {
      Instant at = line.getInstant().truncatedTo(ChronoUnit.MILLIS);
      String logger = Optional.ofNullable(line.getLoggerName()).orElse("");
      String what = logger.startsWith("imr") ? formatMessage(line) : "(a library's own message)";
      StringBuilder text = new StringBuilder();
      text.append("%s %s %s: %s%n".formatted(at, line.getLevel(), logger, what));
      Optional.ofNullable(line.getThrown()).ifPresent(e -> append(text, e, 0));
      return text.toString();
    }

    /** Causes and suppressed exceptions may be circular. */
    private static final int DEEPEST = 5;

    private static void append(StringBuilder text, Throwable accident, int depth) {
      text.append("  ").append(accident.getClass().getName()).append('\n');
      for (StackTraceElement place : accident.getStackTrace()) {
        text.append("    at ").append(place).append('\n');
      }
      Throwable cause = accident.getCause();
      if (cause != null && depth < DEEPEST) {
        append(text, cause, depth + 1);
      }
      for (Throwable besides : accident.getSuppressed()) {
        if (depth < DEEPEST) {
          append(text, besides, depth + 1);
        }
      }
    }
  }
}
