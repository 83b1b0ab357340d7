package imr.intake;

import imr.letter.LetterText;
import imr.letter.OriginalFile;
import java.time.Duration;

/**
 * The limits for reading a file. A determination letter has 2 to 15 pages and 40 to 400 kB and
 * takes a few milliseconds, so the standard limits don't affect legitimate files.
 *
 * @param bytes the maximum file size
 * @param pages the maximum number of pages of a PDF
 * @param characters the maximum length of the canonical text in UTF-16 units
 * @param time the maximum time for reading a file, counted as {@link WorkTime} does
 * @param memory the maximum number of bytes allocated for opening a PDF or reading one page
 */
public record Limits(long bytes, int pages, int characters, Duration time, long memory) {
  private static final long MEGABYTE = 1L << 20;

  /** Returns the standard limits: 50 MB, 500 pages, 5 million characters, 20 seconds, 256 MB. */
  public static Limits standard() {
    return new Limits(
        OriginalFile.MOST_BYTES,
        500,
        LetterText.MOST_UNITS,
        Duration.ofSeconds(20),
        256 * MEGABYTE);
  }
}
