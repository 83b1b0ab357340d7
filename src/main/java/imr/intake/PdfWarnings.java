package imr.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Collects PDFBox's warnings while this thread reads a file. PDFBox works around damage and only
 * logs it, so warnings are the only sign that the text may be affected.
 *
 * <p>{@code commons-logging.properties} redirects its log to {@code java.util.logging}. Each
 * instance listens only to its own thread's records, so that parallel imports don't mix. The
 * records are not logged because they may contain letter text.
 */
final class PdfWarnings extends Handler implements AutoCloseable {
  private static final int MOST = 20;

  /** The details in which two warnings about the same problem differ. */
  private static final Pattern DETAIL = Pattern.compile("[\\[(<\"'].*|\\b\\w*\\d\\w*\\b");

  /**
   * Kept in a field, because the log manager forgets loggers without references, including their
   * settings.
   */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

  /** Logged for most letters, whose fonts aren't embedded. Affects the appearance, not the text. */
  private static final String ABOUT_LOOKS = "Using fallback font";

  private final long reader = Thread.currentThread().threadId();
  private final Map<String, String> remarks = new LinkedHashMap<>();

  private PdfWarnings() {
    setLevel(Level.WARNING);
  }

  /** Starts listening until it is closed. */
  static PdfWarnings listen() {
    PdfWarnings listener = new PdfWarnings();
    LOGGERS.forEach(logger -> logger.addHandler(listener));
    return listener;
  }

  /** Disconnects PDFBox's loggers from the console. */
  static void keepOffTheConsole() {
    LOGGERS.forEach(logger -> logger.setUseParentHandlers(false));
  }

  /** Returns the first 20 distinct warnings in order; only the first one about each problem. */
  List<String> heard() {
    return List.copyOf(remarks.values());
  }

  @Override
  public void publish(LogRecord remark) {
    if (isLoggable(remark)
        && Thread.currentThread().threadId() == reader
        && remarks.size() < MOST
        && remark.getMessage() != null
        && !remark.getMessage().startsWith(ABOUT_LOOKS)) {
      String message = remark.getMessage();
      remarks.putIfAbsent(DETAIL.matcher(message).replaceAll(""), message);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGERS.forEach(logger -> logger.removeHandler(this));
  }
}
