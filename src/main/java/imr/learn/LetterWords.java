package imr.learn;

import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Section;
import imr.letter.Sections;
import imr.letter.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A letter tokenized for learned models: words, numbers, dates, and single punctuation marks of its
 * clean text, each with its location in the canonical text (UTF-16 units) and features. Words are
 * represented by hashes that are the same on every machine.
 */
final class LetterWords implements FeatureSource {
  private final String clean;
  private final String canonical;
  private final int size;
  private final int[] start;
  private final int[] end;
  private final int[] place;
  private final int[] placeEnd;

  /** For each word: the lowercase word, its shape, prefix, and suffix. */
  final int[] word;

  final int[] shape;
  final int[] prefix;
  final int[] suffix;

  /** For each word: the index of the first word of its sentence, paragraph, and section. */
  final int[] sentence;

  final int[] paragraph;
  private final int[] section;
  private final int[] kinds;
  private final byte[] separators;
  private final WordFeatures features;

  private LetterWords(LetterText text) {
    CleanText cleaned = text.clean();
    this.clean = cleaned.text().canonical();
    this.canonical = text.canonical();
    WordCutter cut = new WordCutter(clean);
    this.start = cut.starts();
    this.end = cut.ends();
    this.size = start.length;
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
    section = new int[size];
    kinds = new int[size];
    paragraph = new int[size];
    separators = new byte[size];
    for (int i = 0; i < size; i++) {
      describe(i);
    }
    place(Sections.of(cleaned.text()));
    relate();
    features = new WordFeatures(this);
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

  static final int AND = hash("and");

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

  private void describe(int i) {
    int from = start[i];
    int to = end[i];
    char first = clean.charAt(from);
    if (WordCutter.isDigit(first)) {
      boolean date = WordCutter.digits(clean, from) < to;
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

  /** Finds separators, and where sentences and paragraphs begin. */
  private void relate() {
    for (int i = 0; i < size; i++) {
      separators[i] = (byte) separatorBefore(i);
      boolean opens = section[i] == i;
      boolean starts = opens || newLine(i);
      boolean parts =
          opens || (starts && (labeled(i) || (i > 0 && breaks(end[i - 1], start[i]) > 1)));
      paragraph[i] = parts ? i : paragraph[i - 1];
      sentence[i] = parts || endsSentence(i - 1) ? i : sentence[i - 1];
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

  private boolean endsSentence(int i) {
    if (i < 0 || i + 1 >= size || ".?!".indexOf(clean.charAt(start[i])) < 0) {
      return false;
    }
    char next = clean.charAt(start[i + 1]);
    boolean spaced = end[i] < start[i + 1];
    boolean abbreviated = i > 0 && end[i - 1] - start[i - 1] < 3 && shape[i - 1] >= 1001;
    boolean begins = Character.isUpperCase(next) || WordCutter.isDigit(next) || next == '"';
    return spaced && !abbreviated && begins;
  }

  /** Returns the number of line breaks behind a word; 3 behind the last one. */
  int breaksBehind(int i) {
    return i + 1 < size ? breaks(end[i], start[i + 1]) : 3;
  }

  /** Returns whether a word follows a colon in its section. */
  boolean followsColon(int i) {
    return i > 1 && section[i] != i && clean.charAt(start[i - 1]) == ':';
  }

  /** Returns the number of characters of a word. */
  int length(int i) {
    return end[i] - start[i];
  }

  /** Returns whether a word looks like a verb by its ending. */
  boolean isVerb(int i) {
    return length(i) > 3
        && Character.isLowerCase(clean.charAt(start[i]))
        && (ends(i, "ed") || ends(i, "ing") || ends(i, "ude") || ends(i, "udes"));
  }

  private boolean ends(int i, String with) {
    return clean.startsWith(with, end[i] - with.length());
  }

  @Override
  public int features(int i, int[] to) {
    return features.of(i, to);
  }
}
