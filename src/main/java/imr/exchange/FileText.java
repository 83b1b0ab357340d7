package imr.exchange;

import imr.annotation.Claim;
import java.util.Optional;

/** The text that somebody else's file carries, looked up by code points. */
final class FileText {
  private final String text;
  private final int length;

  FileText(String text) {
    this.text = text;
    this.length = text.codePointCount(0, text.length());
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

  /** The words at a place that {@link #place} gave. */
  String quote(Claim.Place place) {
    int start = text.offsetByCodePoints(0, place.start());
    return text.substring(start, text.offsetByCodePoints(start, place.end() - place.start()));
  }
}
