package imr.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log: three files of at most a megabyte in a folder, the newest {@code workbench-0.log},
 * opened with the first line written. The console stays quiet.
 *
 * <p>No patient text comes into it: of an exception its class and places are written, not its
 * message, which can quote a letter or a statement's values; of the libraries' own lines only that
 * there was one.
 */
final class LogFile extends Handler {
  private static final int BYTES = 1 << 20;
  private static final int FILES = 3;

  private final Path folder;
  private Optional<FileHandler> file = Optional.empty();

  LogFile(Path folder) {
    this.folder = folder;
    setFormatter(new Lines());
  }

  /** Makes this the only place that the program logs to, uncaught exceptions included. */
  void take() {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(this);
    Logger program = Logger.getLogger("imr");
    program.setLevel(Level.INFO);
    Thread.setDefaultUncaughtExceptionHandler(
        (_, accident) -> program.log(Level.SEVERE, "an accident that nobody caught", accident));
  }

  /** Where the newest lines are. */
  Path newest() {
    return folder.resolve("workbench-0.log");
  }

  @Override
  public synchronized void publish(LogRecord line) {
    if (isLoggable(line)) {
      try {
        FileHandler open = file.isPresent() ? file.get() : open();
        open.publish(line);
      } catch (IOException noLog) {
        // A program that cannot log goes on; there is nowhere to say so.
        setLevel(Level.OFF);
      }
    }
  }

  private FileHandler open() throws IOException {
    Files.createDirectories(folder);
    FileHandler open =
        new FileHandler(folder.resolve("workbench-%g.log").toString(), BYTES, FILES, true);
    open.setFormatter(getFormatter());
    open.setEncoding("UTF-8");
    file = Optional.of(open);
    return open;
  }

  @Override
  public synchronized void flush() {
    file.ifPresent(Handler::flush);
  }

  @Override
  public synchronized void close() {
    file.ifPresent(Handler::close);
  }

  /** One line a record, and one for each place that an exception passed. */
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

    private static void append(StringBuilder text, Throwable accident, int depth) {
      text.append("  ").append(accident.getClass().getName()).append('\n');
      for (StackTraceElement place : accident.getStackTrace()) {
        text.append("    at ").append(place).append('\n');
      }
      Throwable cause = accident.getCause();
      if (cause != null && depth < 10) {
        append(text, cause, depth + 1);
      }
    }
  }
}
