package imr.extract;

import imr.letter.Span;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tokenized range of a letter. Rules work on words and punctuation marks and needn't handle line
 * breaks: {@code 10-\n2016} is three tokens.
 *
 * <p>A word is a run of letters, apostrophes, and digits after a letter ({@code L4}), or a number
 * with decimals ({@code 37.5}). Letters after a number are a separate word ({@code 50}, {@code
 * mg}). Every other character except white space is a mark. Offsets are UTF-16 indices into the
 * letter. Tokenizing takes linear time.
 */
final class TokenizedText {
  private static final WordSet ABBREVIATIONS = CueWords.of("words.abbreviations");

  /** A lower bound for the average length of a word and the space after it. */
  private static final int LETTERS_A_WORD = 4;

  /** Common words, for which no new string is created. */
  private static final WordSet KNOWN = CueWords.all();

  private static final int ASCII = 128;

  /** Maps a word character to lowercase; 0 for other characters. */
  private static final byte[] IN_WORDS = new byte[ASCII];

  /** Each ASCII character as a lowercase word. */
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

  /** The hash of each word in lowercase, as computed by {@link String#hashCode()}. */
  private int[] hashes;

  /** Each word in lowercase; null until requested. */
  private @Nullable String[] lower;

  /** The end of each word's sentence; computed on first use. */
  private int[] sentenceEnds = {};

  private TokenizedText(String text, int length) {
    this.text = text;
    int guess = Math.max(4, length / LETTERS_A_WORD);
    this.starts = new int[guess];
    this.ends = new int[guess];
    this.hashes = new int[guess];
    this.lower = new String[guess];
  }

  /** Tokenizes {@code [from, to)} of a text. */
  static TokenizedText of(String text, int from, int to) {
    TokenizedText words = new TokenizedText(text, Math.max(0, to - from));
    int i = from;
    while (i < to) {
      i = blank(text.charAt(i)) ? i + 1 : words.take(i, to);
    }
    return words;
  }

  static TokenizedText of(String text, Span span) {
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

  /** Returns whether an x stands for "times": {@code 2x6}, {@code 3xwk}, {@code x4}. */
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

  /** Returns a single character as a word. */
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

  int end(int i) {
    return ends[i];
  }

  /**
   * Returns the word in lowercase; empty if the index is out of range, so that rules may look
   * beyond the ends.
   */
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

  /** Returns the hash of the word in lowercase, as computed by {@link String#hashCode()}. */
  int hash(int i) {
    return i < 0 || i >= size ? 0 : hashes[i];
  }

  /** Returns the length of the word in lowercase; 0 if the index is out of range. */
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

  /**
   * Returns whether word {@code i} equals {@code word}, whose hash is the same. If so, caches
   * {@code word} as its lowercase form.
   */
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

  /** Returns whether the word is a number without decimals. */
  boolean whole(int i) {
    return number(i) && text.indexOf('.', starts[i], ends[i]) < 0;
  }

  /** Returns whether the word in lowercase has a prefix. */
  boolean starts(int i, String start) {
    return part(i, 0, start);
  }

  /** Returns whether the word in lowercase has a suffix. */
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

  /** Returns whether the word is a year from 1900 to 2099. */
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

  /** Returns whether word {@code i} is directly followed by the next one. */
  boolean tight(int i) {
    return i + 1 < size && ends[i] == starts[i + 1];
  }

  /** Returns the span from word {@code from} to word {@code to}, exclusive. */
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

  /** Returns whether exactly these words follow from {@code i} on. */
  boolean follow(int i, String... words) {
    for (int k = 0; k < words.length; k++) {
      if (!is(i + k, words[k])) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first index in {@code [from, to)} of a sequence of words, or -1. */
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

  /** Returns the first index in {@code [from, to)} of a word, or -1. */
  int find(int from, int to, String word) {
    for (int i = Math.max(0, from); i < Math.min(to, size); i++) {
      if (is(i, word)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the first index in {@code [from, to)} of any of the words, or -1. */
  int findAny(int from, int to, WordSet words) {
    for (int i = Math.max(0, from); i < Math.min(to, size); i++) {
      if (words.contains(this, i)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns whether mark {@code i} ends a sentence, even if the space after the period is missing
   * ({@code radiculopathy.5/5/14}). Abbreviations and initials don't end sentences.
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

  /** Matches a quotation that ends with the sentence: {@code … pain." On a later visit}. */
  private boolean quoteEnds(int i) {
    boolean closes = is(i + 1, "\"") || is(i + 1, ")");
    return closes && (i + 2 >= size || (!tight(i + 1) && capital(i + 2)));
  }

  /** Matches the number of a list entry: {@code Diagnoses: 1. Lumbar strain 2. Knee pain}. */
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
   * Returns the end of the sentence of word {@code i}, excluding its period, at most {@code limit}.
   * Computed once for the whole range, so that asking for every word takes linear time.
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

  /**
   * Returns the index after the bracket that closes the one at {@code i}, or {@code i + 1} if it is
   * never closed.
   */
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
