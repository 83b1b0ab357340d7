package imr.extract;

/**
 * Detects labels that begin a new statement although the period before them is missing: {@code
 * Treatment to date has included therapy | Medications have included Norco}.
 */
final class RunOnSentences {
  private static final WordSet LABELS = CueWords.of("run-on.labels");
  private static final WordSet VERBS = CueWords.of("run-on.verbs");

  /** The maximum length of a label before its verb, in words. */
  private static final int LONGEST = 5;

  private RunOnSentences() {}

  /** Returns whether a new statement begins at word {@code i} within a sentence. */
  static boolean at(TokenizedText words, int i) {
    return words.capital(i)
        && words.in(i, LABELS)
        && (words.word(i - 1) || words.number(i - 1) || words.is(i - 1, ")"))
        && !words.capital(i - 1)
        && words.findAny(i + 1, i + LONGEST, VERBS) >= 0;
  }

  /** Returns the end of the statement at {@code from}, at most {@code to}. */
  static int end(TokenizedText words, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (at(words, i)) {
        return i;
      }
    }
    return to;
  }
}
