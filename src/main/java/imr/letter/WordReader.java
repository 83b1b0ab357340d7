package imr.letter;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words, see {@link WordSpans}. */
final class WordReader {
  private static final String OPENING = "([{<\"'“‘«*•·-–—.,;:!?/\\_|";
  private static final String CLOSING = ")]}>\"'”’»*•·-–—.,;:!?/\\_|…";

  private final String text;
  private final List<Span> words = new ArrayList<>();

  private WordReader(String text) {
    this.text = text;
  }

  static List<Span> read(String text) {
    WordReader reader = new WordReader(text);
    int at = reader.skipSpace(0);
    while (at < text.length()) {
      int end = reader.runEnd(at);
      reader.add(at, end);
      at = reader.skipSpace(end);
    }
    return List.copyOf(reader.words);
  }

  /** Returns the index after the run of characters that starts here. */
  private int runEnd(int start) {
    int at = start + 1;
    while (at < text.length()) {
      if (space(at)) {
        int next = goesOnAfterLineEnd(at);
        if (next < 0) {
          return at;
        }
        at = next;
      } else if (parts(at)) {
        return at;
      }
      at++;
    }
    return at;
  }

  /**
   * Returns the index where a word hyphenated at a line end, or a date split after a slash,
   * continues; -1 if it doesn't.
   */
  private int goesOnAfterLineEnd(int at) {
    char mark = text.charAt(at - 1);
    int next = skipSpace(at);
    boolean lineEnd = text.substring(at, next).chars().anyMatch(c -> c == '\n' || c == '\f');
    if (!lineEnd || next == text.length() || at < 2) {
      return -1;
    }
    boolean hyphen = mark == '-' && wordy(at - 2) && wordy(next);
    boolean slash = mark == '/' && digit(at - 2) && digit(next);
    return hyphen || slash ? next : -1;
  }

  /** Returns whether a new word begins at an index although no white space precedes it. */
  private boolean parts(int at) {
    char before = text.charAt(at - 1);
    char here = text.charAt(at);
    return (",;".indexOf(before) >= 0 && !betweenDigits(at - 1))
        || (before == ':' && !betweenDigits(at - 1) && here != '/')
        || "—…".indexOf(before) >= 0
        || here == '—'
        || (before == '–' && !betweenDigits(at - 1))
        || (before == '-' && here == '-')
        || opensBracket(at)
        || closesBracket(at)
        || SentenceBoundaries.gluedAt(text, at - 1);
  }

  /** Returns true for {@code Norco(10mg)}, but not for {@code State(s)}. */
  private boolean opensBracket(int at) {
    return "([{".indexOf(text.charAt(at)) >= 0 && !shortEnding(at);
  }

  private boolean closesBracket(int at) {
    boolean wordAfter = ")]}".indexOf(text.charAt(at - 1)) >= 0 && wordy(at);
    return wordAfter && !endsShortEnding(at - 1);
  }

  /** Returns whether a plural ending in parentheses starts here: {@code (s)} or {@code (es)}. */
  private boolean shortEnding(int at) {
    return at > 0 && letter(at - 1) && (closesAfter(at, 1) || closesAfter(at, 2));
  }

  private boolean closesAfter(int open, int letters) {
    int close = open + 1 + letters;
    return close < text.length()
        && text.charAt(close) == ')'
        && letter(open + 1)
        && letter(close - 1);
  }

  private boolean endsShortEnding(int close) {
    return (opens(close - 2) && shortEnding(close - 2))
        || (opens(close - 3) && shortEnding(close - 3));
  }

  private boolean opens(int at) {
    return at >= 0 && text.charAt(at) == '(';
  }

  private boolean betweenDigits(int at) {
    return at > 0 && at + 1 < text.length() && digit(at - 1) && digit(at + 1);
  }

  private void add(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && OPENING.indexOf(text.charAt(start)) >= 0 && !decimalPoint(start, end)) {
      start++;
    }
    while (end > start && CLOSING.indexOf(text.charAt(end - 1)) >= 0 && !kept(start, end)) {
      end--;
    }
    if (hasWordyCharacter(start, end)) {
      words.add(new Span(start, end));
    }
  }

  private boolean decimalPoint(int at, int end) {
    return text.charAt(at) == '.' && at + 1 < end && digit(at + 1);
  }

  /**
   * Returns whether the last mark belongs to the word: {@code M.D.}, {@code State(s)}, workers'.
   */
  private boolean kept(int start, int end) {
    char last = text.charAt(end - 1);
    return switch (last) {
      case '.' -> SentenceBoundaries.abbreviates(text, start, end - 1);
      case ')' -> endsShortEnding(end - 1);
      case '\'', '’' -> end - 2 > start && text.charAt(end - 2) == 's' && !quoted(start);
      default -> false;
    };
  }

  private boolean quoted(int start) {
    return start > 0 && "\"'“‘".indexOf(text.charAt(start - 1)) >= 0;
  }

  private boolean hasWordyCharacter(int from, int to) {
    for (int i = from; i < to; i++) {
      if (wordy(i)) {
        return true;
      }
    }
    return false;
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < text.length() && space(at)) {
      at++;
    }
    return at;
  }

  private boolean space(int at) {
    return SentenceBoundaries.space(text.charAt(at));
  }

  private boolean letter(int at) {
    return Character.isLetter(text.charAt(at));
  }

  private boolean digit(int at) {
    return Character.isDigit(text.charAt(at));
  }

  /** Half a surrogate pair counts: none of the marks that matter here need one. */
  private boolean wordy(int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
