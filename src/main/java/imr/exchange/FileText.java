package imr.exchange;

import imr.annotation.Claim;
import java.util.Arrays;
import java.util.Optional;

/** The text that somebody else's file carries, looked up by code points. */
final class FileText {
  private final String text;
  private final int length;

  /** Where each code point begins, in UTF-16 units; empty where each is one unit. */
  private final int[] starts;

  FileText(String text) {
    this.text = text;
    this.length = text.codePointCount(0, text.length());
    this.starts = length == text.length() ? new int[0] : starts(text, length);
  }

  private static int[] starts(String text, int length) {
    int[] starts = new int[length + 1];
    int unit = 0;
    for (int point = 0; point < length; point++) {
      starts[point] = unit;
      unit += Character.charCount(text.codePointAt(unit));
    }
    starts[length] = unit;
    return starts;
  }

  String whole() {
    return text;
  }

  /** A stretch of the text; empty where it is none, or leaves the text. */
  Optional<Claim.Place> place(int start, int end) {
    return 0 <= start && start < end && end <= length
        ? Optional.of(new Claim.Place(start, end))
        : Optional.empty();
  }

  /**
   * As {@link #place}, of a stretch in UTF-16 units. A half of a surrogate pair counts as the whole
   * character.
   */
  Optional<Claim.Place> placeOfUnits(int start, int end) {
    return 0 <= start && start < end && end <= text.length()
        ? place(point(start), Math.max(point(start) + 1, point(end)))
        : Optional.empty();
  }

  /** The words at a place that {@link #place} gave. */
  String quote(Claim.Place place) {
    return text.substring(unit(place.start()), unit(place.end()));
  }

  private int unit(int point) {
    return starts.length == 0 ? point : starts[point];
  }

  private int point(int unit) {
    if (starts.length == 0) {
      return unit;
    }
    int found = Arrays.binarySearch(starts, unit);
    return found >= 0 ? found : -found - 2;
  }
}
