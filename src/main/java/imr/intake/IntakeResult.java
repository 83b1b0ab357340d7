package imr.intake;

import imr.letter.Letter;
import imr.letter.OriginalFile;
import java.nio.file.Path;
import java.util.List;

/**
 * The result of reading a file: a letter, several letters, a text that isn't a letter, or a
 * refusal.
 */
public sealed interface IntakeResult {

  /**
   * The file is a determination letter.
   *
   * @param warnings sentences for the annotator, usually none: pages without text, or damage that
   *     PDFBox could work around
   */
  record Read(Letter letter, OriginalFile original, List<String> warnings) implements IntakeResult {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The file contains text but doesn't look like a determination letter. It is imported only if the
   * annotator says so, as {@link #anyway()}.
   *
   * @param letter with {@link Letter#recognised()} false
   */
  record NotALetter(Letter letter, OriginalFile original, List<String> warnings, String sentence)
      implements IntakeResult {
    public NotALetter {
      warnings = List.copyOf(warnings);
    }

    /** Returns the letter for import despite that. */
    public Read anyway() {
      return new Read(letter, original, warnings);
    }
  }

  /**
   * The file contains several letters.
   *
   * @param letters the result for each, at least two, in file order; their names are distinct
   * @param sentence the file's name and the number of letters
   */
  record Several(List<IntakeResult> letters, String sentence) implements IntakeResult {
    public Several {
      letters = List.copyOf(letters);
    }
  }

  /**
   * The file couldn't be read.
   *
   * @param sentence which file, what is wrong, and what to do
   */
  record Refused(Path file, Reason reason, String sentence) implements IntakeResult {}

  /** Why a file was refused. */
  enum Reason {
    /** No page contains text, as in a scan. */
    NO_TEXT_LAYER,
    DAMAGED,
    /** The file requires a password, and none or a wrong one was given. */
    PASSWORD,
    TOO_LARGE,
    /** The file doesn't exist, isn't a regular file, or access was denied. */
    UNREADABLE,
    /** Neither a PDF nor text. */
    UNKNOWN_KIND,
    TIMED_OUT,
    /** Canceled by the user before it was read. */
    CANCELLED
  }
}
