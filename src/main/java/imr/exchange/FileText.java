package imr.exchange;

import imr.annotation.Claim;
import imr.letter.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text contained in a file, with line ends normalized to {@code \n} as in a letter's canonical
 * text. Looks up offsets in any {@link OffsetCounting}. Results are in code points.
 */
final class FileText {
  private static final char MARK = '\uFEFF';

  private final String raw;
  private final String text;
  private final CodePoints points;
  private final Map<OffsetCounting, int[]> starts = new HashMap<>();
  private Optional<SpacedText> spaced = Optional.empty();

  FileText(String raw) {
    this.raw = raw;
    String unmarked = !raw.isEmpty() && raw.charAt(0) == MARK ? raw.substring(1) : raw;
    this.text = unmarked.replace("\r\n", "\n").replace('\r', '\n');
    this.points = new CodePoints(text);
  }

  String whole() {
    return text;
  }

  /** Converts a range; empty if it is invalid or an offset lies inside a character. */
  Optional<Claim.CodePointRange> place(int start, int end, OffsetCounting counting) {
    int[] all = starts.computeIfAbsent(counting, this::starts);
    int from = Arrays.binarySearch(all, start);
    int to = Arrays.binarySearch(all, end);
    return from >= 0 && to > from
        ? Optional.of(new Claim.CodePointRange(from, to))
        : Optional.empty();
  }

  /** Returns the offset of each code point, and of the end of the text. */
  private int[] starts(OffsetCounting counting) {
    int[] all = new int[points.count() + 1];
    boolean asWritten = raw.length() != text.length();
    boolean marked = raw.length() > 0 && raw.charAt(0) == MARK;
    int in = marked ? 1 : 0;
    int at = marked && counting.fullLineEnds() ? counting.unit().width(MARK) : 0;
    for (int i = 0; i < all.length - 1; i++) {
      all[i] = at;
      int c = raw.codePointAt(in);
      boolean pair = c == '\r' && in + 1 < raw.length() && raw.charAt(in + 1) == '\n';
      boolean two = counting.fullLineEnds() && (pair || (c == '\n' && !asWritten));
      at += two ? 2 : counting.unit().width(c);
      in += pair ? 2 : Character.charCount(c);
    }
    all[all.length - 1] = at;
    return all;
  }

  /** Returns the text at a location that {@link #place} returned. */
  String quote(Claim.CodePointRange place) {
    return text.substring(points.toUnits(place.start()), points.toUnits(place.end()));
  }

  /** Returns whether a location starts and ends at word boundaries. */
  boolean isWhole(Claim.CodePointRange place) {
    int start = points.toUnits(place.start());
    int end = points.toUnits(place.end());
    return !inWord(start)
        && !inWord(end)
        && !Character.isWhitespace(text.codePointAt(start))
        && !Character.isWhitespace(text.codePointBefore(end));
  }

  private boolean inWord(int at) {
    return at > 0
        && at < text.length()
        && Character.isLetterOrDigit(text.codePointBefore(at))
        && Character.isLetterOrDigit(text.codePointAt(at));
  }

  /** Computed only if needed. */
  private SpacedText spaced() {
    SpacedText known = spaced.orElseGet(() -> new SpacedText(text));
    spaced = Optional.of(known);
    return known;
  }

  /**
   * Returns the occurrence of a quote nearest to an offset. White space of all kinds is equivalent.
   */
  Optional<Claim.CodePointRange> nearest(String words, int about) {
    Optional<Claim.CodePointRange> best = Optional.empty();
    int distance = Integer.MAX_VALUE;
    for (Span span : spaced().places(words)) {
      int start = points.ofUnits(span.start());
      if (Math.abs(start - about) < distance) {
        distance = Math.abs(start - about);
        best = Optional.of(new Claim.CodePointRange(start, points.ofUnits(span.end())));
      }
    }
    return best;
  }
}
