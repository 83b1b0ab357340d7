package imr.extract.grounding;

import imr.annotation.Field;
import imr.annotation.Spans;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds given words in one letter: character by character, and in their normal form. */
final class Quotes {
  private static final String CLOSING = ",;:.";

  private final LetterText text;
  private final String canonical;
  private final Compact compact;

  Quotes(LetterText text) {
    this.text = text;
    this.canonical = text.canonical();
    this.compact = Compact.of(canonical);
  }

  /** All places of the words within a stretch, whole words alone, in the letter's order. */
  List<Span> normalised(String words, Field field, Span within) {
    Compact wanted = Compact.of(bare(words));
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

  /** {@code 50} of {@code 50mg} counts where no word of its own is {@code 50}. */
  private void add(Span span, String words, Field field, List<Span> whole, List<Span> joined) {
    boolean apart = !touches(span.start() - 1, true) && !touches(span.end() - 1, true);
    if (apart) {
      whole.add(settled(span, words, field));
    } else if (!touches(span.start() - 1, false) && !touches(span.end() - 1, false)) {
      joined.add(settled(span, words, field));
    }
  }

  /** True where a character and its next are of one word; a loose one parts letters from digits. */
  private boolean touches(int left, boolean loose) {
    if (left < 0 || left + 1 >= canonical.length()) {
      return false;
    }
    char a = canonical.charAt(left);
    char b = canonical.charAt(left + 1);
    boolean both = Character.isLetterOrDigit(a) && Character.isLetterOrDigit(b);
    return both && (loose || Character.isDigit(a) == Character.isDigit(b));
  }

  /** True where a span's words are these to the character. */
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

  /** The span with the stop that the words end with, where it is theirs and no sentence's. */
  private Span settled(Span span, String words, Field field) {
    boolean stop =
        words.stripTrailing().endsWith(".")
            && span.end() < canonical.length()
            && canonical.charAt(span.end()) == '.';
    return stop && (field.longText() || abbreviates(span.end()))
        ? new Span(span.start(), span.end() + 1)
        : span;
  }

  /** A stop behind a short word, or one that has stops inside, before which nothing ends. */
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
   * The place that a file gives, where its words stand; trimmed as the schema wants it but for an
   * abbreviation's stop.
   */
  Optional<Span> given(int start, int end, String words, Field field) {
    boolean stands =
        start >= 0
            && end > start
            && end <= canonical.length()
            && end - start == words.length()
            && canonical.startsWith(words, start);
    return stands
        ? Spans.trimmed(text, new Span(start, end), field).map(s -> settled(s, words, field))
        : Optional.empty();
  }
}
