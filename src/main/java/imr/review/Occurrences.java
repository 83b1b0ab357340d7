package imr.review;

import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Searches a letter for given words, ignoring case, differences in white space, and invisible
 * characters ({@link CleanText}).
 */
final class Occurrences {
  private Occurrences() {}

  /** Returns all occurrences as whole words, in text order. */
  static List<Span> of(LetterText text, String words) {
    CleanText clean = text.clean();
    List<Span> places = inClean(clean.text(), CleanText.words(words).strip());
    return clean.same() ? places : places.stream().map(clean::original).toList();
  }

  private static List<Span> inClean(LetterText text, String wanted) {
    List<Span> places = new ArrayList<>();
    if (wanted.isEmpty()) {
      return places;
    }
    String canonical = text.canonical();
    for (int start = 0; start < canonical.length(); start++) {
      int end = startsAWord(canonical, start) ? matchEnd(canonical, start, wanted) : -1;
      if (end > start && endsAWord(canonical, end)) {
        places.add(new Span(start, end));
        start = end - 1;
      }
    }
    return places;
  }

  /** Returns the occurrence whose start is nearest to an index. */
  static Optional<Span> nearest(LetterText text, String words, int index) {
    return of(text, words).stream()
        .min(java.util.Comparator.comparingInt(s -> Math.abs(s.start() - index)));
  }

  private static boolean startsAWord(String text, int start) {
    return start == 0
        || !(Character.isLetterOrDigit(text.charAt(start - 1))
            && Character.isLetterOrDigit(text.charAt(start)));
  }

  private static boolean endsAWord(String text, int end) {
    return end == text.length()
        || !(Character.isLetterOrDigit(text.charAt(end - 1))
            && Character.isLetterOrDigit(text.charAt(end)));
  }

  /** Returns the end of the match at {@code start}, or -1. */
  private static int matchEnd(String text, int start, String words) {
    int at = start;
    int i = 0;
    while (i < words.length()) {
      if (Character.isWhitespace(words.charAt(i))) {
        int from = at;
        at = skipSpace(text, at);
        i = skipSpace(words, i);
        if (at == from && text.charAt(at - 1) != '-') {
          return -1;
        }
      } else if (at < text.length() && same(text.charAt(at), words.charAt(i))) {
        at++;
        i++;
        at = hyphenedLineEnd(text, at, words, i);
      } else {
        return -1;
      }
    }
    return at;
  }

  /** Skips a line end after a hyphen if the word continues without a space. */
  private static int hyphenedLineEnd(String text, int at, String words, int i) {
    boolean goesOn = i < words.length() && !Character.isWhitespace(words.charAt(i));
    return goesOn && text.charAt(at - 1) == '-' ? skipSpace(text, at) : at;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean same(char a, char b) {
    return a == b || Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
