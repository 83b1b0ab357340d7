package imr.intake;

import imr.intake.IntakeResult.Reason;
import java.util.Optional;

/** What a {@link PdfJob} gives. */
sealed interface PdfAnswer<T> {
  record Done<T>(T value) implements PdfAnswer<T> {}

  /**
   * The file gives nothing.
   *
   * @param reason {@link Reason#PASSWORD}, {@link Reason#DAMAGED}, or the limit that it is over
   * @param accident what PDFBox threw, where that isn't its usual way to say that a file is damaged
   */
  record Trouble<T>(Reason reason, Optional<Accident> accident) implements PdfAnswer<T> {}

  /** An exception without its message, which may hold words of the letter. */
  final class Accident extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String kind;

    Accident(String kind, StackTraceElement[] frames) {
      super(kind);
      this.kind = kind;
      setStackTrace(frames);
    }

    /** The exception's class. */
    String kind() {
      return kind;
    }
  }
}
