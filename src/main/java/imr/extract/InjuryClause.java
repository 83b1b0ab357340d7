package imr.extract;

/** Finds the start and end of a clause that describes how an injury happened. */
final class InjuryClause {
  private static final WordSet LEAD = CueWords.of("mechanism.lead");
  private static final WordSet SUBJECT = CueWords.of("mechanism.subject");
  private static final WordSet CONSEQUENCE = CueWords.of("mechanism.consequence");
  private static final WordSet RESULT =
      WordSet.of("resulting", "causing", "sustaining", "injuring");
  private static final WordSet DUTIES = WordSet.of("duties", "job");
  private static final WordSet INJURED = WordSet.of("injured", "hurt", "landed");
  private static final WordSet AUXILIARY = WordSet.of("is", "was", "has", "had");

  /** The maximum length of a lead-in in words, which bounds the cost. */
  private static final int LONGEST_LEAD = 24;

  private final TokenizedText words;

  InjuryClause(TokenizedText words) {
    this.words = words;
  }

  boolean time(int i) {
    return words.is(i, "when") || words.is(i, "while");
  }

  /** Matches {@code due to}, {@code as a result of}, {@code after a}, {@code from repetitive}. */
  boolean cause(int i) {
    return words.follow(i, "due", "to")
        || words.follow(i, "as", "a", "result", "of")
        || words.follow(i, "secondary", "to")
        || words.follow(i, "related", "to")
        || words.follow(i, "attributed", "to")
        || words.follow(i, "resulting", "from")
        || words.follow(i, "caused", "by")
        || words.follow(i, "after", "a")
        || words.follow(i, "from", "repetitive")
        || (words.is(i, "after") && words.ends(i + 1, "ing"));
  }

  /** Skips linking words, the patient as the subject, and {@code was}. */
  int pastLead(int from, int end) {
    int limit = Math.min(end, from + LONGEST_LEAD);
    int i = from;
    while (i < limit && (words.in(i, LEAD) || words.in(i, SUBJECT))) {
      i++;
    }
    return i;
  }

  /** Matches {@code while working as a driver}, which says when it happened, not what happened. */
  boolean atWork(int i) {
    boolean working = words.is(i, "working") || words.is(i, "employed") || words.is(i, "work");
    boolean performing = words.is(i, "performing") && words.findAny(i, i + 6, DUTIES) >= 0;
    return working || performing;
  }

  /**
   * Returns the end of the clause: before the consequences of the injury.
   *
   * @param told whether the sentence is about the event itself, so that a comma ends the clause
   */
  int end(int from, int end, boolean told) {
    for (int i = from + 1; i < end; i++) {
      if (parted(i, end) || (told && toldEnds(i))) {
        return i;
      }
    }
    return end;
  }

  private boolean parted(int i, int end) {
    boolean day = words.is(i, "on") && Dates.at(words, i + 1, end).isPresent();
    boolean injuring = words.is(i, "and") && words.in(i + 1, INJURED);
    boolean mark = words.is(i, ",") || words.is(i, ";") || words.is(i, "and");
    boolean consequence =
        mark && (words.in(i + 1, CONSEQUENCE) || words.follow(i + 1, "and", "felt"));
    boolean person = words.in(i + 1, SUBJECT) && words.in(i + 2, CONSEQUENCE);
    boolean felt = (mark || words.is(i, "when")) && person;
    boolean further = words.follow(i, "rule", "out") || words.follow(i, "status", "post");
    return day || injuring || consequence || felt || further || words.is(i, ";");
  }

  private boolean toldEnds(int i) {
    boolean when = words.is(i, "when") && words.in(i + 2, CONSEQUENCE);
    boolean list = words.is(i, "and") && words.in(i + 1, AUXILIARY);
    return when || list || words.is(i, ",") || words.in(i, RESULT);
  }
}
