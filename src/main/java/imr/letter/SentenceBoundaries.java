package imr.letter;

import java.util.Locale;
import java.util.Set;

/** Decides what a period means: the end of a sentence, an abbreviation, or a decimal point. */
final class SentenceBoundaries {
  /** Abbreviations after which a sentence always continues. */
  private static final Set<String> NEVER_LAST =
      Set.of(
          "dr", "drs", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "u.s", "cf", "approx",
          "al", "dept", "ave", "viz", "hon", "gen", "rev");

  /** Abbreviations that belong to a following number: {@code No. 5}. */
  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "no", "nos", "p", "pp", "pg", "pgs", "fig", "figs", "vol", "sec", "ch", "ed", "art",
          "para", "reg", "tab", "ref", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
          "sept", "oct", "nov", "dec");

  private SentenceBoundaries() {}

  static boolean space(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * Returns whether the period ends a sentence although the white space after it is missing: {@code
   * pain.The} and {@code 2016.In}, but not {@code M.D.} or {@code dir.ca.gov}.
   */
  static boolean gluedAt(String text, int stop) {
    return stop > 2
        && stop + 2 < text.length()
        && text.charAt(stop) == '.'
        && Character.isUpperCase(text.charAt(stop + 1))
        && (afterWord(text, stop) || afterNumber(text, stop));
  }

  private static boolean afterWord(String text, int stop) {
    return Character.isLowerCase(text.charAt(stop - 1))
        && Character.isLetter(text.charAt(stop - 2))
        && Character.isLetter(text.charAt(stop - 3));
  }

  private static boolean afterNumber(String text, int stop) {
    return Character.isDigit(text.charAt(stop - 1)) && Character.isLowerCase(text.charAt(stop + 2));
  }

  /** Returns whether the period ends an abbreviation with inner periods, such as {@code M.D.}. */
  static boolean abbreviates(String text, int start, int stop) {
    if (stop - start > 8 || stop <= start || !Character.isLetter(text.charAt(stop - 1))) {
      return false;
    }
    String letters = text.substring(start, stop);
    return letters.indexOf('.') > 0
        && letters.chars().allMatch(c -> c == '.' || Character.isLetter(c));
  }

  /**
   * Returns whether the punctuation mark at {@code mark} ends the sentence that began at {@code
   * start}.
   *
   * @param end the end of the paragraph
   */
  static boolean endsSentence(String text, int start, int mark, int end) {
    if (".?!".indexOf(text.charAt(mark)) < 0) {
      return false;
    }
    int after = afterClosing(text, mark + 1, end);
    if (after < end && !space(text.charAt(after))) {
      return after == mark + 1
          && gluedAt(text, mark)
          && endsAtStop(text, start, mark, text.charAt(after));
    }
    int next = firstOfNext(text, after, end);
    return next < end
        && !Character.isLowerCase(text.charAt(next))
        && (text.charAt(mark) != '.' || endsAtStop(text, start, mark, text.charAt(next)));
  }

  private static boolean endsAtStop(String text, int start, int stop, char next) {
    int from = stop;
    while (from > start
        && !space(text.charAt(from - 1))
        && "([".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    String word = text.substring(from, stop).toLowerCase(Locale.ROOT);
    boolean initial =
        word.length() == 1 && Character.isUpperCase(text.charAt(from)) && Character.isLetter(next);
    boolean listNumber = from <= start + 1 && word.length() <= 3;
    return !initial
        && !listNumber
        && !NEVER_LAST.contains(word)
        && !(BEFORE_NUMBERS.contains(word) && (Character.isDigit(next) || next == '#'));
  }

  /** Skips the quotation marks and brackets that close with a sentence. */
  static int afterClosing(String text, int from, int end) {
    int at = from;
    while (at < end && "\"'”’)]".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int firstOfNext(String text, int from, int end) {
    int at = from;
    while (at < end && (space(text.charAt(at)) || "\"'“‘([".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }
}
