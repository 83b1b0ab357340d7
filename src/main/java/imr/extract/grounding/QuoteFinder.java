package imr.extract.grounding;

import imr.annotation.Field;
import imr.annotation.SpanTrimmer;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds quotes in a letter, literally and in normalized form. */
final class QuoteFinder {
  private static final String CLOSING = ",;:.";

  private final LetterText text;
  private final String canonical;
  private final CompactText compact;

  QuoteFinder(LetterText text) {
    this.text = text;
    this.canonical = text.canonical();
    this.compact = CompactText.of(canonical);
  }

  /** Returns all locations of the words within a span, as whole words, in text order. */
  List<Span> normalised(String words, Field field, Span within) {
    CompactText wanted = CompactText.of(bare(words));
    List<Span> whole = new ArrayList<>();
    List<Span> joined = new ArrayList<>();
    int size = wanted.length();
    int at = size == 0 ? -1 : compact.chars().indexOf(wanted.chars(), compact.from(within.start()));
    while (at >= 0 && compact.end(at + size - 1) <= within.end()) {
      Span span = new Span(compact.start(at), compact.end(at + size - 1));
      if (compact.starts(at) && compact.ends(at + size - 1) && compact.sameGaps(wanted, at)) {
        add(span, words, field, whole, joined);
      }
      at = compact.chars().indexOf(wanted.chars(), at + 1);
    }
    return whole.isEmpty() ? joined : whole;
  }

  /** {@code 50} in {@code 50mg} counts only if there is no separate word {@code 50}. */
  private void add(Span span, String words, Field field, List<Span> whole, List<Span> joined) {
    boolean apart = !touches(span.start() - 1, true) && !touches(span.end() - 1, true);
    if (apart) {
      whole.add(settled(span, words, field));
    } else if (!touches(span.start() - 1, false) && !touches(span.end() - 1, false)) {
      joined.add(settled(span, words, field));
    }
  }

  /**
   * Returns whether a character and the next one belong to one word. If {@code loose}, letters and
   * digits may be part of the same word.
   */
  private boolean touches(int left, boolean loose) {
    if (left < 0 || left + 1 >= canonical.length()) {
      return false;
    }
    char a = canonical.charAt(left);
    char b = canonical.charAt(left + 1);
    boolean both = Character.isLetterOrDigit(a) && Character.isLetterOrDigit(b);
    return both && (loose || Character.isDigit(a) == Character.isDigit(b));
  }

  /** Returns whether the text of a span is literally equal to the words. */
  boolean exact(Span span, String words) {
    String wanted = words.strip();
    return canonical.startsWith(bare(wanted), span.start())
        && span.length() <= wanted.length()
        && canonical.startsWith(wanted.substring(0, span.length()), span.start());
  }

  private static String bare(String words) {
    int end = words.length();
    while (end > 0 && closing(words.charAt(end - 1))) {
      end--;
    }
    return words.substring(0, end).strip();
  }

  private static boolean closing(char c) {
    return Character.isWhitespace(c) || CLOSING.indexOf(c) >= 0;
  }

  /**
   * Adds the final period of the words to the span if it belongs to them and not to the sentence.
   */
  private Span settled(Span span, String words, Field field) {
    boolean stop =
        words.stripTrailing().endsWith(".")
            && span.end() < canonical.length()
            && canonical.charAt(span.end()) == '.';
    return stop && (field.longText() || abbreviates(span.end()))
        ? new Span(span.start(), span.end() + 1)
        : span;
  }

  /** Returns whether a period belongs to an abbreviation rather than to the end of a sentence. */
  private boolean abbreviates(int stop) {
    int from = stop;
    while (from > 0 && Character.isLetter(canonical.charAt(from - 1))) {
      from--;
    }
    boolean inner = from > 1 && canonical.charAt(from - 1) == '.';
    int next = stop + 1;
    while (next < canonical.length() && Character.isWhitespace(canonical.charAt(next))) {
      next++;
    }
    boolean goesOn = next < canonical.length() && !Character.isUpperCase(canonical.charAt(next));
    return from < stop && stop - from <= 4 && (inner || goesOn);
  }

  /**
   * Returns the location given by a file if the words match there, trimmed as the schema requires,
   * but keeping the period of an abbreviation.
   */
  Optional<Span> given(int start, int end, String words, Field field) {
    boolean stands =
        start >= 0
            && end > start
            && end <= canonical.length()
            && end - start == words.length()
            && canonical.startsWith(words, start);
    return stands
        ? SpanTrimmer.trimmed(text, new Span(start, end), field).map(s -> settled(s, words, field))
        : Optional.empty();
  }
}
