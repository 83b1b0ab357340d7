package imr.letter;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Builds the {@link CleanText} of a text, in linear time. */
final class Cleaner {
  /**
   * Some programs write a vertical tab for a line end. A single one is a stray control character.
   */
  private static final int VERTICAL_TAB = 0x0B;

  private static final int SOME_LINES = 5;

  private final String text;
  private final boolean ownHyphens;
  private final boolean softOnes;
  private final boolean linesByTab;
  private final Builder clean;

  private Cleaner(String text) {
    this.text = text;
    this.clean = new Builder(text.length());
    this.ownHyphens = hyphens(text);
    this.linesByTab =
        text.chars().filter(c -> c == VERTICAL_TAB).limit(SOME_LINES).count() == SOME_LINES;
    this.softOnes = !ownHyphens && softHyphenBesideDigit(text);
  }

  static CleanText of(LetterText text) {
    String canonical = text.canonical();
    Optional<Builder> characters =
        plain(canonical) ? Optional.empty() : Optional.of(characters(canonical));
    String read = characters.map(c -> c.units.toString()).orElse(canonical);
    List<Span> furniture = HeadersAndFooters.in(read);
    if (furniture.isEmpty() && read.equals(canonical)) {
      return CleanText.same(text);
    }
    return characters.orElseGet(() -> Builder.same(canonical)).without(furniture).done();
  }

  static String words(String words) {
    return plain(words) ? words : characters(words).units.toString();
  }

  private static boolean plain(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!Characters.plain(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static Builder characters(String text) {
    Cleaner cleaner = new Cleaner(text);
    cleaner.run();
    return cleaner.clean;
  }

  private void run() {
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (Characters.softHyphen(c) && !(softOnes && hyphen(c, at, next))) {
        next = joinsLines(next) ? wordGoesOn(next) : next;
      } else {
        clean.add(read(c, at, next), at, next);
      }
      at = next;
    }
    clean.compose();
  }

  private String read(int c, int at, int next) {
    if (Characters.softHyphen(c) || (Characters.dash(c) && hyphen(c, at, next))) {
      return "-";
    }
    boolean strayInWord = c == VERTICAL_TAB && !linesByTab && within(at, next);
    return strayInWord ? "" : Characters.read(c);
  }

  private boolean within(int at, int next) {
    return at > 0
        && next < text.length()
        && Characters.word(text.codePointBefore(at))
        && Characters.word(text.codePointAt(next));
  }

  /**
   * Returns whether a dash is a hyphen inside a word or number. A long dash counts only in numbers,
   * or if the text has no plain hyphens.
   */
  private boolean hyphen(int c, int at, int next) {
    int before = at > 0 ? text.codePointBefore(at) : ' ';
    int go = next < text.length() && blank(next) ? wordGoesOn(next) : next;
    boolean lineEnd = go > next && text.substring(next, go).indexOf('\n') >= 0;
    int after = (go == next || lineEnd) && go < text.length() ? text.codePointAt(go) : ' ';
    boolean within = Characters.word(before) && Characters.word(after);
    boolean number = Character.isDigit(before) || Character.isDigit(after);
    return within && (!Characters.longDash(c) || number || !ownHyphens);
  }

  /** Returns whether a soft hyphen stands at a line end and the word continues on the next line. */
  private boolean joinsLines(int from) {
    int go = wordGoesOn(from);
    return go < text.length()
        && text.substring(from, go).chars().filter(c -> c == '\n').count() == 1
        && Character.isLowerCase(text.codePointAt(go));
  }

  private int wordGoesOn(int from) {
    int at = from;
    while (at < text.length() && blank(at)) {
      at++;
    }
    return at;
  }

  private boolean blank(int at) {
    return Character.isWhitespace(text.charAt(at));
  }

  /** Returns whether any word in the text contains a plain hyphen. */
  private static boolean hyphens(String text) {
    for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
      int before = at - 1;
      while (before > 0 && Characters.softHyphen(text.charAt(before))) {
        before--;
      }
      if (before >= 0 && Character.isLetterOrDigit(text.charAt(before))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the text has a soft hyphen next to a digit. Words aren't hyphenated there, so
   * the program that wrote the text used soft hyphens as plain ones.
   */
  private static boolean softHyphenBesideDigit(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!Characters.softHyphen(text.charAt(at))) {
        continue;
      }
      char before = at > 0 ? text.charAt(at - 1) : ' ';
      char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      boolean within = Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
      if (within && (Character.isDigit(before) || Character.isDigit(after))) {
        return true;
      }
    }
    return false;
  }

  /** Collects the clean text and the origin of each of its units. */
  private static final class Builder {
    private StringBuilder units;
    private int[] starts;
    private int[] ends;
    private List<Span> furniture = List.of();

    Builder(int size) {
      units = new StringBuilder(size);
      starts = new int[size + 16];
      ends = new int[size + 16];
    }

    static Builder same(String text) {
      Builder builder = new Builder(0);
      builder.units = new StringBuilder(text);
      builder.starts = new int[text.length()];
      builder.ends = new int[text.length()];
      Arrays.setAll(builder.starts, i -> i);
      Arrays.setAll(builder.ends, i -> i + 1);
      return builder;
    }

    void add(String piece, int start, int end) {
      if (units.length() + piece.length() > starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
        ends = Arrays.copyOf(ends, ends.length * 2);
      }
      for (int i = 0; i < piece.length(); i++) {
        // Both halves of a surrogate pair map to the whole pair.
        starts[units.length()] = start;
        ends[units.length()] = end;
        units.append(piece.charAt(i));
      }
    }

    /** Composes accents (NFC). A changed character maps to its whole original cluster. */
    void compose() {
      String before = units.toString();
      if (Normalizer.isNormalized(before, Normalizer.Form.NFC)) {
        return;
      }
      Builder after = new Builder(before.length());
      int at = 0;
      while (at < before.length()) {
        int end = cluster(before, at);
        String piece = before.substring(at, end);
        String normal = Normalizer.normalize(piece, Normalizer.Form.NFC);
        if (normal.equals(piece)) {
          for (int i = at; i < end; i++) {
            after.add(before.substring(i, i + 1), starts[i], ends[i]);
          }
        } else {
          after.add(normal, starts[at], ends[end - 1]);
        }
        at = end;
      }
      units = after.units;
      starts = after.starts;
      ends = after.ends;
    }

    private static int cluster(String text, int from) {
      int end = from + Character.charCount(text.codePointAt(from));
      while (end < text.length() && Characters.combining(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      return end;
    }

    /** Returns the clean text without the given spans of it. */
    Builder without(List<Span> stretches) {
      if (stretches.isEmpty()) {
        return this;
      }
      furniture =
          stretches.stream().map(s -> new Span(starts[s.start()], ends[s.end() - 1])).toList();
      Builder kept = new Builder(units.length());
      int from = 0;
      for (Span span : stretches) {
        copy(from, span.start(), kept);
        from = span.end();
      }
      copy(from, units.length(), kept);
      kept.furniture = furniture;
      return kept;
    }

    private void copy(int from, int to, Builder into) {
      System.arraycopy(starts, from, into.starts, into.units.length(), to - from);
      System.arraycopy(ends, from, into.ends, into.units.length(), to - from);
      into.units.append(units, from, to);
    }

    CleanText done() {
      int size = units.length();
      return CleanText.of(
          units.toString(),
          new CleanText.Origins(
              Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), List.copyOf(furniture)));
    }
  }
}
