package imr.exchange;

import imr.annotation.Claim;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text that somebody else's file carries, with line ends as {@code \n} as in a letter's
 * canonical text, looked up by offsets of any {@link Counting}. Places are in code points.
 */
final class FileText {
  private static final char MARK = '\uFEFF';

  private final String raw;
  private final String text;
  private final boolean basicPlaneOnly;
  private final Map<Counting, int[]> starts = new HashMap<>();

  FileText(String raw) {
    this.raw = raw;
    String unmarked = !raw.isEmpty() && raw.charAt(0) == MARK ? raw.substring(1) : raw;
    this.text = unmarked.replace("\r\n", "\n").replace('\r', '\n');
    this.basicPlaneOnly = text.codePointCount(0, text.length()) == text.length();
  }

  String whole() {
    return text;
  }

  /** A stretch of the text, counted as usual; empty where it is none, or leaves the text. */
  Optional<Claim.Place> place(int start, int end) {
    return place(start, end, Counting.USUAL);
  }

  /** Empty also where an offset lies inside a character. */
  Optional<Claim.Place> place(int start, int end, Counting counting) {
    int[] all = starts.computeIfAbsent(counting, this::starts);
    int from = Arrays.binarySearch(all, start);
    int to = Arrays.binarySearch(all, end);
    return from >= 0 && to > from ? Optional.of(new Claim.Place(from, to)) : Optional.empty();
  }

  /** The offset of each code point of the text, and behind the last. */
  private int[] starts(Counting counting) {
    int[] all = new int[text.codePointCount(0, text.length()) + 1];
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

  /** The words at a place that {@link #place} gave. */
  String quote(Claim.Place place) {
    int start = basicPlaneOnly ? place.start() : text.offsetByCodePoints(0, place.start());
    int length = place.end() - place.start();
    return text.substring(
        start, basicPlaneOnly ? start + length : text.offsetByCodePoints(start, length));
  }

  /** True where a place begins and ends where words do. */
  boolean isWhole(Claim.Place place) {
    int start = text.offsetByCodePoints(0, place.start());
    int end = text.offsetByCodePoints(start, place.end() - place.start());
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

  /** The place of words nearest to an offset, white space of any kind alike. */
  Optional<Claim.Place> nearest(String words, int about) {
    String[] parts = words.replaceAll("(?U)^\\s+|\\s+$", "").split("(?U)\\s+");
    Matcher found =
        Pattern.compile(
                Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining("(?U:\\s+)")))
            .matcher(text);
    Optional<Claim.Place> best = Optional.empty();
    int distance = Integer.MAX_VALUE;
    int units = 0;
    int points = 0;
    while (!words.isBlank() && found.find()) {
      points += text.codePointCount(units, found.start());
      units = found.start();
      int end = points + text.codePointCount(found.start(), found.end());
      if (Math.abs(points - about) < distance) {
        distance = Math.abs(points - about);
        best = Optional.of(new Claim.Place(points, end));
      }
    }
    return best;
  }
}
