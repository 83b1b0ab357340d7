package imr.extract;

/**
 * Labels that begin a new statement although the full stop before them is lost: {@code Treatment to
 * date has included therapy | Medications have included Norco}.
 */
final class RunOn {
  private static final WordSet LABELS = Cues.of("run-on.labels");
  private static final WordSet VERBS = Cues.of("run-on.verbs");

  /** How many words a label has at most before its verb. */
  private static final int LONGEST = 5;

  private RunOn() {}

  /** Whether a new statement begins at word {@code i} in the midst of a sentence. */
  static boolean at(Words words, int i) {
    return words.capital(i)
        && words.in(i, LABELS)
        && (words.word(i - 1) || words.number(i - 1) || words.is(i - 1, ")"))
        && !words.capital(i - 1)
        && words.findAny(i + 1, i + LONGEST, VERBS) >= 0;
  }

  /** Where the statement that goes on at {@code from} ends, at most {@code to}. */
  static int end(Words words, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (at(words, i)) {
        return i;
      }
    }
    return to;
  }
}
