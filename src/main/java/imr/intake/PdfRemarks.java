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
 * What PDFBox remarks while this thread reads one file. PDFBox reads around damage and only logs
 * it, so its warnings are the only sign that a text may have changed.
 *
 * <p>{@code commons-logging.properties} sends its log to {@code java.util.logging}; each reading
 * listens there for its own thread's records, so that parallel imports do not mix. The records go
 * nowhere else: they may hold words of the letter.
 */
final class PdfRemarks extends Handler implements AutoCloseable {
  private static final int MOST = 20;

  /** What differs between two remarks about the same thing. */
  private static final Pattern DETAIL = Pattern.compile("[\\[(<\"'].*|\\b\\w*\\d\\w*\\b");

  /** Held, since the log manager itself forgets a logger that nobody holds, and its settings. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

  /** Said of every letter, whose fonts are not in the file; it changes its looks, not its text. */
  private static final String ABOUT_LOOKS = "Using fallback font";

  private final long reader = Thread.currentThread().threadId();
  private final Map<String, String> remarks = new LinkedHashMap<>();

  private PdfRemarks() {
    setLevel(Level.WARNING);
  }

  /** Listens until closed. */
  static PdfRemarks listen() {
    PdfRemarks listener = new PdfRemarks();
    LOGGERS.forEach(logger -> logger.addHandler(listener));
    return listener;
  }

  /** From now on what PDFBox says goes to listeners alone, never to the console. */
  static void keepOffTheConsole() {
    LOGGERS.forEach(logger -> logger.setUseParentHandlers(false));
  }

  /** Each different remark once, the first 20 in order; of those about one thing the first. */
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
