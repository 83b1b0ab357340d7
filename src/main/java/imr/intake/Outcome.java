package imr.intake;

import imr.letter.Letter;
import imr.letter.Original;
import java.nio.file.Path;
import java.util.List;

/** What became of one file: a letter, a text that is no letter, or a refusal that says why. */
public sealed interface Outcome {

  /**
   * The file is a determination letter.
   *
   * @param warnings sentences for the analyst, mostly none: damage that PDFBox noticed and read
   *     around, pages without text
   */
  record Read(Letter letter, Original original, List<String> warnings) implements Outcome {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The file has text but looks like no determination letter: taken in only when the analyst says
   * so, and then as {@link #anyway()}.
   *
   * @param letter with {@link Letter#recognised()} false
   */
  record NotALetter(Letter letter, Original original, List<String> warnings, String sentence)
      implements Outcome {
    public NotALetter {
      warnings = List.copyOf(warnings);
    }

    /** The same file, taken in because the analyst said so. */
    public Read anyway() {
      return new Read(letter, original, warnings);
    }
  }

  /**
   * The file holds several letters, one after the other.
   *
   * @param letters what each is, at least two, in the file's order; their names tell them apart
   * @param sentence which file, how many letters
   */
  record Several(List<Outcome> letters, String sentence) implements Outcome {
    public Several {
      letters = List.copyOf(letters);
    }
  }

  /**
   * The file was not read.
   *
   * @param sentence which file, what is wrong, what to do
   */
  record Refused(Path file, Reason reason, String sentence) implements Outcome {}

  /** Why a file was refused. */
  enum Reason {
    /** No page holds text: a scan. */
    NO_TEXT_LAYER,
    DAMAGED,
    /** It opens with a password alone, and none or a wrong one was given. */
    PASSWORD,
    TOO_LARGE,
    /** Not there, not permitted, no file. */
    UNREADABLE,
    /** Neither a PDF nor text. */
    UNKNOWN_KIND,
    TIMED_OUT,
    /** Stopped by the analyst before it was read. */
    CANCELLED
  }
}
