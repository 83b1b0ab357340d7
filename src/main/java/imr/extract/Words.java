package imr.extract;

import imr.letter.Span;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a letter as words and marks, so that rules can speak of words and need not know
 * about line breaks: {@code 10-\n2016} is three of them.
 *
 * <p>A word is a run of letters, apostrophes and digits after a letter ({@code L4}), or a number
 * with its decimals ({@code 37.5}); letters after a number are a word of their own ({@code 50},
 * {@code mg}). Every other character but white space is a mark. Offsets are UTF-16 indices into the
 * letter. Reading is linear in the stretch.
 */
final class Words {
  private static final WordSet ABBREVIATIONS = Cues.of("words.abbreviations");

  /** How many characters a word and the blank behind it take, at the least on an average. */
  private static final int LETTERS_A_WORD = 4;

  /** Words that nearly every letter has: reading one makes no new string. */
  private static final WordSet KNOWN = Cues.all();

  private static final int ASCII = 128;

  /** What a character of a word is in lower case; 0 for one that no word has. */
  private static final byte[] IN_WORDS = new byte[ASCII];

  /** Each character as a word in lower case. */
  private static final String[] SINGLE = new String[ASCII];

  static {
    for (char c = 0; c < ASCII; c++) {
      boolean word = Character.isLetterOrDigit(c) || c == '\'';
      SINGLE[c] = String.valueOf(Character.toLowerCase(c));
      IN_WORDS[c] = (byte) (word ? Character.toLowerCase(c) : 0);
    }
  }

  private final String text;
  private int size;
  private int[] starts;
  private int[] ends;

  /** For each word, its hash in lower case, as {@link String#hashCode()} has it. */
  private int[] hashes;

  /** For each word, itself in lower case; null until somebody asks. */
  private @Nullable String[] lower;

  /** For each word, where its sentence ends; filled at the first question. */
  private int[] sentenceEnds = {};

  private Words(String text, int length) {
    this.text = text;
    int guess = Math.max(4, length / LETTERS_A_WORD);
    this.starts = new int[guess];
    this.ends = new int[guess];
    this.hashes = new int[guess];
    this.lower = new String[guess];
  }

  /** The words of {@code [from, to)} of a text. */
  static Words of(String text, int from, int to) {
    Words words = new Words(text, Math.max(0, to - from));
    int i = from;
    while (i < to) {
      i = blank(text.charAt(i)) ? i + 1 : words.take(i, to);
    }
    return words;
  }

  static Words of(String text, Span span) {
    return of(text, span.start(), span.end());
  }

  private int take(int start, int to) {
    char c = text.charAt(start);
    if (digit(c)) {
      return takeNumber(start, to);
    }
    if (Character.isLetter(c) && !cross(start)) {
      return takeWord(start, to);
    }
    String mark = mark(c);
    add(start, start + 1, mark.hashCode(), mark);
    return start + 1;
  }

  private int takeNumber(int start, int to) {
    int hash = 0;
    int end = start;
    while (end < to && (digit(text.charAt(end)) || (end > start && decimal(end, to)))) {
      hash = 31 * hash + text.charAt(end);
      end++;
    }
    add(start, end, hash, null);
    return end;
  }

  private int takeWord(int start, int to) {
    int hash = 0;
    boolean ascii = true;
    int end = start;
    while (end < to) {
      char c = text.charAt(end);
      if (c < ASCII && IN_WORDS[c] != 0) {
        hash = 31 * hash + IN_WORDS[c];
      } else if (c >= ASCII && (Character.isLetter(c) || c == '\u2019')) {
        ascii = false;
      } else {
        break;
      }
      end++;
    }
    String word = ascii ? null : lowerCase(start, end);
    add(start, end, word == null ? hash : word.hashCode(), word);
    return end;
  }

  private boolean decimal(int at, int to) {
    return text.charAt(at) == '.' && at + 1 < to && digit(text.charAt(at + 1));
  }

  /** The x of {@code 2x6}, {@code 3xwk} and {@code x4}, which stands for times. */
  private boolean cross(int at) {
    boolean x = text.charAt(at) == 'x' || text.charAt(at) == 'X';
    boolean before = x && at > 0 && digit(text.charAt(at - 1));
    boolean behind = x && at + 1 < text.length() && digit(text.charAt(at + 1));
    return before || behind;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean blank(char c) {
    return c == ' ' || Character.isWhitespace(c) || c == '\u00a0';
  }

  private void add(int start, int end, int hash, @Nullable String word) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
      lower = Arrays.copyOf(lower, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    hashes[size] = hash;
    lower[size] = word;
    size++;
  }

  /** A single character as a word. */
  private static String mark(char c) {
    return switch (c) {
      case '\u00d7' -> "x";
      case '\u2013', '\u2014', '\u2010', '\u2011' -> "-";
      case '\u201c', '\u201d' -> "\"";
      default -> c < ASCII ? SINGLE[c] : String.valueOf(Character.toLowerCase(c));
    };
  }

  private String lowerCase(int start, int end) {
    return end - start == 1
        ? mark(text.charAt(start))
        : text.substring(start, end).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  int size() {
    return size;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  /** The word in lower case; empty beyond either end, so that rules may look past them. */
  String at(int i) {
    if (i < 0 || i >= size) {
      return "";
    }
    String word = lower[i];
    if (word == null) {
      String known = KNOWN.find(this, i);
      word = known == null ? lowerCase(starts[i], ends[i]) : known;
      lower[i] = word;
    }
    return word;
  }

  /** The hash of the word in lower case, as {@link String#hashCode()} has it. */
  int hash(int i) {
    return i < 0 || i >= size ? 0 : hashes[i];
  }

  /** How many characters the word has in lower case; none beyond either end. */
  int length(int i) {
    if (i < 0 || i >= size) {
      return 0;
    }
    String word = lower[i];
    return word == null ? ends[i] - starts[i] : word.length();
  }

  boolean is(int i, String word) {
    return hash(i) == word.hashCode() && same(i, word);
  }

  /** Whether word {@code i} is this one, which has its hash; if so, no other string is made. */
  boolean same(int i, String word) {
    if (i < 0 || i >= size || lower[i] != null) {
      return at(i).equals(word);
    }
    int length = ends[i] - starts[i];
    boolean same = word.length() == length && text.regionMatches(true, starts[i], word, 0, length);
    if (same) {
      lower[i] = word;
    }
    return same;
  }

  boolean in(int i, WordSet words) {
    return words.contains(this, i);
  }

  boolean number(int i) {
    return i >= 0 && i < size && digit(text.charAt(starts[i]));
  }

  boolean word(int i) {
    return i >= 0 && i < size && letter(text.charAt(starts[i]));
  }

  /** Whether the word is a number without decimals. */
  boolean whole(int i) {
    return number(i) && text.indexOf('.', starts[i], ends[i]) < 0;
  }

  /** Whether the word, in lower case, starts so. */
  boolean starts(int i, String start) {
    return part(i, 0, start);
  }

  /** Whether the word, in lower case, ends so. */
  boolean ends(int i, String end) {
    return part(i, length(i) - end.length(), end);
  }

  private boolean part(int i, int from, String part) {
    boolean fits = from >= 0 && from + part.length() <= length(i);
    String word = fits ? lower[i] : "";
    return word == null
        ? text.regionMatches(true, starts[i] + from, part, 0, part.length())
        : word.startsWith(part, from);
  }

  /** Whether the word is a year of this century or the last. */
  boolean year(int i) {
    return length(i) == 4
        && (text.startsWith("19", starts[i]) || text.startsWith("20", starts[i]))
        && digit(text.charAt(starts[i] + 2))
        && digit(text.charAt(starts[i] + 3));
  }

  private static boolean letter(char c) {
    return Character.isLetter(c) || c == '\u00d7';
  }

  boolean capital(int i) {
    return i >= 0 && i < size && Character.isUpperCase(text.charAt(starts[i]));
  }

  /** Whether nothing stands between word {@code i} and the next. */
  boolean tight(int i) {
    return i + 1 < size && ends[i] == starts[i + 1];
  }

  /** The letter's own stretch from word {@code from} up to word {@code to}, exclusive. */
  Span span(int from, int to) {
    return new Span(starts[from], ends[to - 1]);
  }

  String quote(int from, int to) {
    return text.substring(starts[from], ends[to - 1]);
  }

  boolean follow(int i, String first, String second) {
    return is(i, first) && is(i + 1, second);
  }

  boolean follow(int i, String first, String second, String third) {
    return follow(i, first, second) && is(i + 2, third);
  }

  boolean follow(int i, String first, String second, String third, String fourth) {
    return follow(i, first, second, third) && is(i + 3, fourth);
  }

  /** Whether the words from {@code i} on are exactly these. */
  boolean follow(int i, String... words) {
    for (int k = 0; k < words.length; k++) {
      if (!is(i + k, words[k])) {
        return false;
      }
    }
    return true;
  }

  /** The first place in {@code [from, to)} where these words follow each other; -1 where none. */
  int find(int from, int to, String... words) {
    int limit = Math.min(to, size) - words.length + 1;
    for (int i = find(from, limit, words[0]); i >= 0; i = find(i + 1, limit, words[0])) {
      if (follow(i, words)) {
        return i;
      }
    }
    return -1;
  }

  int find(int from, int to, String first, String second) {
    int limit = Math.min(to, size) - 1;
    for (int i = find(from, limit, first); i >= 0; i = find(i + 1, limit, first)) {
      if (is(i + 1, second)) {
        return i;
      }
    }
    return -1;
  }

  /** The first place in {@code [from, to)} where the word stands; -1 where none. */
  int find(int from, int to, String word) {
    for (int i = Math.max(0, from); i < Math.min(to, size); i++) {
      if (is(i, word)) {
        return i;
      }
    }
    return -1;
  }

  /** The first place in {@code [from, to)} where one of the words stands; -1 where none. */
  int findAny(int from, int to, WordSet words) {
    for (int i = Math.max(0, from); i < Math.min(to, size); i++) {
      if (words.contains(this, i)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether a sentence ends with mark {@code i}. A lost blank after a full stop is seen ({@code
   * radiculopathy.5/5/14}); abbreviations and initials end none.
   */
  boolean endsSentence(int i) {
    if (is(i, "?") || is(i, "!")) {
      return true;
    }
    if (!is(i, ".")) {
      return false;
    }
    if (i + 1 >= size) {
      return true;
    }
    if (tight(i) && quoteEnds(i)) {
      return true;
    }
    return tight(i) ? lostBlank(i) : !abbreviated(i) && !numbering(i);
  }

  /** A quotation that ends with the sentence: {@code … pain." On a later visit}. */
  private boolean quoteEnds(int i) {
    boolean closes = is(i + 1, "\"") || is(i + 1, ")");
    return closes && (i + 2 >= size || (!tight(i + 1) && capital(i + 2)));
  }

  /** The number of a list's entry: {@code Diagnoses: 1. Lumbar strain 2. Knee pain}. */
  private boolean numbering(int i) {
    boolean short2 = number(i - 1) && length(i - 1) <= 2 && tight(i - 1);
    return short2 && (is(i - 2, ":") || is(i - 2, ";") || is(i - 2, ","));
  }

  private boolean lostBlank(int i) {
    boolean behindNumber = number(i - 1) && capital(i + 1) && length(i + 1) > 1;
    boolean behindWord =
        length(i - 1) > 2
            && word(i - 1)
            && !in(i - 1, ABBREVIATIONS)
            && (capital(i + 1) || number(i + 1));
    return behindNumber || behindWord;
  }

  private boolean abbreviated(int i) {
    boolean tightBefore = i > 0 && tight(i - 1);
    boolean initial = length(i - 1) == 1 && word(i - 1) && capital(i - 1);
    return tightBefore && (in(i - 1, ABBREVIATIONS) || initial);
  }

  /**
   * Where the sentence of word {@code i} ends, exclusive of its full stop, at most {@code limit}.
   * Worked out once for the whole stretch, so that asking for every word stays linear.
   */
  int sentenceEnd(int i, int limit) {
    int stop = Math.min(limit, size);
    if (i >= stop) {
      return i;
    }
    if (sentenceEnds.length != size) {
      sentenceEnds = new int[size];
      int end = size;
      for (int k = size - 1; k >= 0; k--) {
        end = endsSentence(k) ? k : end;
        sentenceEnds[k] = end;
      }
    }
    return Math.min(sentenceEnds[Math.max(0, i)], stop);
  }

  /** Past the bracket that word {@code i} opens; {@code i + 1} where it is never closed. */
  int closing(int i, int limit) {
    String open = at(i);
    String close = open.equals("(") ? ")" : "]";
    int depth = 0;
    int stop = Math.min(Math.min(limit, size), i + 60);
    for (int k = i; k < stop; k++) {
      if (is(k, open)) {
        depth++;
      } else if (is(k, close) && --depth == 0) {
        return k + 1;
      }
    }
    return i + 1;
  }
}
