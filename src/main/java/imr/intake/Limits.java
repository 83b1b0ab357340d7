package imr.intake;

import imr.letter.LetterText;
import imr.letter.Original;
import java.time.Duration;

/**
 * How much one file may cost before it is refused. A determination letter has 2 to 15 pages, 40 to
 * 400 kB and takes some milliseconds, so that the standard bounds refuse no honest letter.
 *
 * @param bytes largest file
 * @param pages most pages of a PDF
 * @param characters longest canonical text, in UTF-16 units
 * @param time longest reading of one file
 * @param memory most bytes that opening a PDF, or reading one of its pages, may allocate
 */
public record Limits(long bytes, int pages, int characters, Duration time, long memory) {
  private static final long MEGABYTE = 1L << 20;

  /** 50 MB, 500 pages, 5 million characters, 20 seconds, 256 MB. */
  public static Limits standard() {
    return new Limits(
        Original.MOST_BYTES, 500, LetterText.MOST_UNITS, Duration.ofSeconds(20), 256 * MEGABYTE);
  }
}
