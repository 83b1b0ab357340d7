package imr.extract;

/** Matches numbers in digits or words, ranges, and words followed by digits in parentheses. */
final class Numbers {
  private static final WordSet SPELLED = CueWords.of("numbers.spelled");
  private static final WordSet RANGE = WordSet.of("-", "to", "or");

  private Numbers() {}

  static boolean at(TokenizedText words, int i) {
    return words.number(i) || words.in(i, SPELLED);
  }

  /**
   * Returns the end of a number: {@code 12}, {@code Twelve}, {@code twenty-four}, {@code Twelve
   * (12)}.
   */
  static int end(TokenizedText words, int i) {
    int end = i + 1;
    boolean tens = words.is(i, "twenty") || words.is(i, "thirty");
    if (tens && words.is(end, "-") && words.in(end + 1, SPELLED)) {
      end += 2;
    }
    boolean again = words.is(end, "(") && words.number(end + 1) && words.is(end + 2, ")");
    return again && words.in(i, SPELLED) ? end + 3 : end;
  }

  /** Returns the end of a number or range: {@code 2-3}, {@code 8 to 12}, {@code 1 or 2}. */
  static int rangeEnd(TokenizedText words, int i) {
    int end = end(words, i);
    boolean to = words.in(end, RANGE);
    return to && at(words, end + 1) ? end(words, end + 1) : end;
  }
}
