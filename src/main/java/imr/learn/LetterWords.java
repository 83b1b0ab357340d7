package imr.learn;

import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Section;
import imr.letter.Sections;
import imr.letter.Span;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A letter tokenized for learned models: words, numbers, dates, and single punctuation marks of its
 * clean text, each with its location in the canonical text (UTF-16 units) and features. Words are
 * represented by hashes that are the same on every machine.
 */
final class LetterWords {
  private static final int MOST_OF_A_SENTENCE = 12;

  private static final int MOST_OF_A_BAG = 8;

  private final String clean;
  private final String canonical;
  private int size;
  private int[] start;
  private int[] end;
  private final int[] place;
  private final int[] placeEnd;

  /** For each word: the lowercase word, its shape, prefix, and suffix. */
  final int[] word;

  final int[] shape;
  private final int[] prefix;
  private final int[] suffix;

  /** For each word: the index of the first word of its sentence, line, and section. */
  final int[] sentence;

  private final int[] line;
  private final int[] section;
  private final int[] kinds;

  /**
   * For each word: hashes of the last label, the first words of the paragraph, and the last verb.
   */
  private final int[] label;

  private final int[] labelAt;
  private final int[] paragraph;
  private final int[] verb;
  private final int[] nextVerb;
  private final int[] nextParagraph;
  private final int[] secondParagraph;
  private final int[] again;
  private final int[] gaps;
  private final byte[] separators;

  private LetterWords(LetterText text) {
    CleanText cleaned = text.clean();
    this.clean = cleaned.text().canonical();
    this.canonical = text.canonical();
    this.start = new int[clean.length() / 4 + 16];
    this.end = new int[start.length];
    cut();
    start = Arrays.copyOf(start, size);
    end = Arrays.copyOf(end, size);
    place = new int[size];
    placeEnd = new int[size];
    for (int i = 0; i < size; i++) {
      place[i] = cleaned.same() ? start[i] : cleaned.original(start[i]);
      placeEnd[i] = cleaned.same() ? end[i] : cleaned.original(end[i] - 1) + 1;
    }
    word = new int[size];
    shape = new int[size];
    prefix = new int[size];
    suffix = new int[size];
    sentence = new int[size];
    line = new int[size];
    section = new int[size];
    kinds = new int[size];
    label = new int[size];
    labelAt = new int[size];
    paragraph = new int[size];
    verb = new int[size];
    nextVerb = new int[size];
    nextParagraph = new int[size];
    secondParagraph = new int[size];
    again = new int[size];
    gaps = new int[size];
    separators = new byte[size];
    for (int i = 0; i < size; i++) {
      describe(i);
    }
    place(Sections.of(cleaned.text()));
    relate();
  }

  static LetterWords of(LetterText text) {
    return new LetterWords(text);
  }

  int size() {
    return size;
  }

  /** Returns the span of words {@code [from, to)} in the canonical text. */
  Span span(int from, int to) {
    return new Span(place[from], placeEnd[to - 1]);
  }

  String quote(int from, int to) {
    return canonical.substring(place[from], placeEnd[to - 1]);
  }

  /** Returns the words {@code [from, to)} of a span; empty if it starts or ends within a word. */
  Optional<int[]> at(Span span) {
    int from = Arrays.binarySearch(place, span.start());
    int to = Arrays.binarySearch(placeEnd, span.end());
    return from >= 0 && to >= from ? Optional.of(new int[] {from, to + 1}) : Optional.empty();
  }

  /**
   * Returns the index of the word at or after an offset of the canonical text; the number of words
   * if there is none.
   */
  int wordAt(int offset) {
    int at = Arrays.binarySearch(placeEnd, offset + 1);
    return at >= 0 ? at : -at - 1;
  }

  /** Returns the kind of section of a word, as {@link Section.Kind#ordinal()}. */
  int kind(int i) {
    return kinds[i];
  }

  /** Returns whether the word is the first of a section. */
  boolean opensSection(int i) {
    return section[i] == i;
  }

  boolean opensSentence(int i) {
    return sentence[i] == i;
  }

  /** Returns the word's index in its sentence. */
  int inSentence(int i) {
    return i - sentence[i];
  }

  /** Returns the kind of separator before a word: 0 for none, otherwise by punctuation mark. */
  int separator(int i) {
    return separators[i];
  }

  private int separatorBefore(int i) {
    if (i == 0) {
      return 0;
    }
    return switch (clean.charAt(start[i - 1])) {
      case ',' -> 1;
      case ';' -> 2;
      case ':' -> 3;
      case '/' -> 4;
      case '.', '(', ')' -> 5;
      default -> word[i - 1] == AND ? 6 : 0;
    };
  }

  private static final int AND = hash("and");

  /** Returns the hash of a word in lowercase. */
  static int hash(String word) {
    int hash = 17;
    for (int i = 0; i < word.length(); i++) {
      hash = 31 * hash + Character.toLowerCase(word.charAt(i));
    }
    return hash * 0x9E3779B1;
  }

  /** Combines a feature's number and two values to a hash. */
  static int mix(int template, int a, int b) {
    int h = template * 0x85EBCA6B + a;
    h = (h ^ (h >>> 15)) * 0xC2B2AE35 + b;
    h = (h ^ (h >>> 13)) * 0x27D4EB2F;
    h ^= h >>> 16;
    return h == 0 ? 1 : h;
  }

  private void cut() {
    int i = 0;
    int length = clean.length();
    while (i < length) {
      char c = clean.charAt(i);
      int from = i++;
      if (Character.isWhitespace(c) || c == '\u00a0') {
        continue;
      }
      if (isDigit(c)) {
        i = endOfNumber(from);
      } else if (Character.isLetter(c)) {
        while (i < length && (Character.isLetter(clean.charAt(i)) || apostrophe(i))) {
          i++;
        }
      } else if (Character.isHighSurrogate(c) && i < length) {
        i++;
      }
      add(from, i);
    }
  }

  private boolean apostrophe(int i) {
    char c = clean.charAt(i);
    return (c == '\'' || c == '\u2019')
        && i + 1 < clean.length()
        && Character.isLetter(clean.charAt(i + 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int digits(int from) {
    int i = from;
    while (i < clean.length() && isDigit(clean.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Treats a date of three numbers as one word. */
  private int endOfNumber(int from) {
    int first = digits(from);
    if (first - from <= 4 && first < clean.length() && "-/.".indexOf(clean.charAt(first)) >= 0) {
      int second = digits(first + 1);
      boolean month = second > first + 1 && second <= first + 3;
      if (month && second < clean.length() && clean.charAt(second) == clean.charAt(first)) {
        int third = digits(second + 1);
        return third >= second + 2 && third <= second + 5 ? third : first;
      }
    }
    return first;
  }

  private void add(int from, int to) {
    if (size == start.length) {
      start = Arrays.copyOf(start, size * 2);
      end = Arrays.copyOf(end, size * 2);
    }
    start[size] = from;
    end[size++] = to;
  }

  private void describe(int i) {
    int from = start[i];
    int to = end[i];
    char first = clean.charAt(from);
    if (isDigit(first)) {
      boolean date = digits(from) < to;
      shape[i] = date ? 90 : 80 + Math.min(9, to - from);
      word[i] = date ? hash("#date") : to - from > 2 ? hash("#" + (to - from)) : raw(from, to);
      prefix[i] = date ? 1 : 2;
      suffix[i] = to - from;
      return;
    }
    word[i] = raw(from, to);
    if (!Character.isLetter(first)) {
      shape[i] = first;
      return;
    }
    boolean upper = Character.isUpperCase(first);
    boolean all = upper && to - from > 1 && Character.isUpperCase(clean.charAt(to - 1));
    shape[i] = 1000 + (all ? 2 : upper ? 1 : 0) + (to - from < 4 ? 10 : 0);
    prefix[i] = raw(from, Math.min(to, from + 3));
    suffix[i] = raw(Math.max(from, to - 3), to);
  }

  private int raw(int from, int to) {
    int hash = 17;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + Character.toLowerCase(clean.charAt(i));
    }
    return hash * 0x9E3779B1;
  }

  @SuppressWarnings("EnumOrdinal") // Only a feature of the section; nothing is stored under it.
  private void place(List<Section> sections) {
    int i = 0;
    for (Section part : sections) {
      int first = i;
      while (i < size && start[i] < part.end()) {
        section[i] = first;
        kinds[i++] = part.kind().ordinal();
      }
    }
    for (; i < size; i++) {
      section[i] = i == 0 ? 0 : section[i - 1];
    }
  }

  private boolean newLine(int i) {
    return i == 0 || breaks(end[i - 1], start[i]) > 0;
  }

  private int breaks(int from, int to) {
    int breaks = 0;
    for (int k = from; k < to; k++) {
      char c = clean.charAt(k);
      breaks += c == '\n' || c == '\f' ? 1 : 0;
    }
    return breaks;
  }

  private void relate() {
    int lastVerb = 0;
    for (int i = 0; i < size; i++) {
      separators[i] = (byte) separatorBefore(i);
      boolean opens = section[i] == i;
      boolean starts = opens || newLine(i);
      boolean gap = opens || (starts && i > 0 && breaks(end[i - 1], start[i]) > 1);
      line[i] = starts ? i : line[i - 1];
      boolean parts = gap || (starts && labeled(i));
      paragraph[i] = parts ? pair(i, i + 1) : paragraph[i - 1];
      boolean begins = parts || endsSentence(i - 1);
      sentence[i] = begins ? i : sentence[i - 1];
      boolean afterLabel = !opens && i > 1 && clean.charAt(start[i - 1]) == ':';
      label[i] = afterLabel ? pair(i - 3, i - 2) : opens ? 0 : label[i - 1];
      labelAt[i] = afterLabel || opens ? i : labelAt[i - 1];
      lastVerb = begins ? 0 : lastVerb;
      verb[i] = lastVerb;
      lastVerb = isVerb(i) ? word[i] : lastVerb;
    }
    lookAhead();
    int next = 0;
    for (int i = size - 1; i >= 0; i--) {
      next = i + 1 < size && sentence[i + 1] == i + 1 ? 0 : next;
      nextVerb[i] = next;
      next = isVerb(i) ? word[i] : next;
    }
  }

  /**
   * Computes features of what follows: paragraphs, and whether the same two words recur under the
   * same label.
   */
  private void lookAhead() {
    Set<Integer> later = new HashSet<>();
    int next = 0;
    int second = 0;
    for (int i = size - 1; i >= 0; i--) {
      nextParagraph[i] = next;
      secondParagraph[i] = second;
      if (i == 0 || paragraph[i] != paragraph[i - 1] || section[i] == i) {
        second = next;
        next = paragraph[i];
      }
      again[i] = later.add(pair(i, i + 1)) ? 1 : 2;
      if (labelAt[i] == i) {
        later.clear();
      }
      int b = i + 1 < size ? Math.min(2, breaks(end[i], start[i + 1])) : 3;
      gaps[i] = b + (i == 0 ? 30 : 10 * Math.min(2, breaks(end[i - 1], start[i])));
    }
  }

  /** Returns whether a line starts with a capital and has a colon among its first words. */
  private boolean labeled(int i) {
    if (!Character.isUpperCase(clean.charAt(start[i]))) {
      return false;
    }
    for (int k = i + 1; k < Math.min(size, i + 6) && !newLine(k); k++) {
      if (clean.charAt(start[k]) == ':') {
        return true;
      }
    }
    return false;
  }

  private int pair(int i, int k) {
    return mix(3, i < 0 ? 0 : word[i], k < 0 || k >= size ? 0 : word[k]);
  }

  private boolean endsSentence(int i) {
    if (i < 0 || i + 1 >= size || ".?!".indexOf(clean.charAt(start[i])) < 0) {
      return false;
    }
    char next = clean.charAt(start[i + 1]);
    boolean spaced = end[i] < start[i + 1];
    boolean abbreviated = i > 0 && end[i - 1] - start[i - 1] < 3 && shape[i - 1] >= 1001;
    return spaced && !abbreviated && (Character.isUpperCase(next) || isDigit(next) || next == '"');
  }

  private boolean isVerb(int i) {
    int to = end[i];
    return to - start[i] > 3
        && Character.isLowerCase(clean.charAt(start[i]))
        && (ends(to, "ed") || ends(to, "ing") || ends(to, "ude") || ends(to, "udes"));
  }

  private boolean ends(int to, String with) {
    return clean.startsWith(with, to - with.length());
  }

  private int w(int i) {
    return i < 0 || i >= size ? 7 : word[i];
  }

  private int s(int i) {
    return i < 0 || i >= size ? 7 : shape[i];
  }

  private static int bucket(int n) {
    return n < 4 ? n : n < 8 ? 4 : n < 16 ? 5 : n < 40 ? 6 : 7;
  }

  /** The maximum number of features per word. */
  static final int MOST_FEATURES = 40 + MOST_OF_A_BAG + 2 * MOST_OF_A_SENTENCE;

  /** Writes a word's features to {@code to} and returns their number. */
  int features(int i, int[] to) {
    int n = 0;
    int w = w(i);
    int s = s(i);
    int before = w(i - 1);
    int after = w(i + 1);
    to[n++] = mix(1, w, 0);
    to[n++] = mix(2, before, 0);
    to[n++] = mix(3, after, 0);
    to[n++] = mix(4, w(i - 2), 0);
    to[n++] = mix(5, w(i + 2), 0);
    to[n++] = mix(7, w, after);
    to[n++] = mix(8, w(i - 2), before);
    to[n++] = mix(9, after, w(i + 2));
    to[n++] = mix(10, s, 0);
    to[n++] = mix(11, s(i - 1), s);
    to[n++] = mix(12, s, s(i + 1));
    to[n++] = mix(13, suffix[i], 0);
    to[n++] = mix(14, prefix[i], 0);
    to[n++] = mix(15, i == 0 ? 0 : suffix[i - 1], s);
    to[n++] = mix(16, verb[i], s);
    to[n++] = mix(17, verb[i], before);
    to[n++] = mix(18, nextVerb[i], s);
    to[n++] = mix(20, label[i], bucket(i - labelAt[i]));
    to[n++] = mix(21, paragraph[i], s);
    to[n++] = mix(25, s(i - 1), s(i + 1));
    to[n++] = mix(31, nextParagraph[i], s);
    to[n++] = mix(32, secondParagraph[i], gaps[i]);
    to[n++] = mix(33, again[i], pair(i, i + 1));
    to[n++] = mix(34, again[i], s);
    int bag = 0;
    for (int k = i - 3; k >= sentence[i] && bag < MOST_OF_A_BAG; k--) {
      if (shape[k] >= 1000 && shape[k] < 1010) {
        to[n++] = mix(35, word[k], 0);
        bag++;
      }
    }
    if (shape[i] >= 80 && shape[i] <= 90) {
      for (int k = 1; k <= MOST_OF_A_SENTENCE; k++) {
        if (i - k >= sentence[i]) {
          to[n++] = mix(28, word[i - k], 0);
        }
        if (i + k < size && sentence[i + k] == sentence[i]) {
          to[n++] = mix(29, word[i + k], 0);
        }
      }
    }
    return n;
  }
}
