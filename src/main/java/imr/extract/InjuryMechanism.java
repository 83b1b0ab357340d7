package imr.extract;

import imr.annotation.Target;

/**
 * Finds how the injury happened, in the first clause of the summary that says so: after {@code
 * mechanism of injury}, or after {@code while}, {@code when}, {@code due to}, and similar words in
 * a sentence about the injury; otherwise an event at the start of the summary ({@link
 * InjuryEvents}). Takes linear time.
 */
final class InjuryMechanism {
  private static final WordSet UNKNOWN = CueWords.of("mechanism.unknown");
  private static final WordSet INJURY_WORDS =
      WordSet.of("injury", "injuries", "injured", "accident", "hurt");
  private static final WordSet PERSON = WordSet.of("worker", "employee", "workers", "workers'");
  private static final WordSet NEGATIONS = WordSet.of("no", "not", "without");
  private static final WordSet OF_INJURY =
      WordSet.of("the", "injury", "accident", "industrial", "this", "his", "her");

  /** How far into the summary the clause may begin, in words. */
  static final int OPENING = 220;

  /** The maximum distance of the cause after the injury, in words. */
  private static final int REACH = 60;

  private final SuggestionBuilder draft;
  private final TokenizedText words;
  private final InjuryClause clause;

  private InjuryMechanism(SuggestionBuilder draft, TokenizedText words) {
    this.draft = draft;
    this.words = words;
    this.clause = new InjuryClause(words);
  }

  static void say(SuggestionBuilder draft, TokenizedText summary) {
    InjuryMechanism mechanism = new InjuryMechanism(draft, summary);
    if (!mechanism.named() && !mechanism.told() && !mechanism.event()) {
      draft.absent(Target.LETTER, FieldIds.MECHANISM, "injury.mechanism:none");
    }
  }

  /** Matches {@code The mechanism of injury is detailed as lifting.} */
  private boolean named() {
    int at = words.find(0, words.size(), "mechanism");
    if (at < 0) {
      return false;
    }
    int end = words.sentenceEnd(at, words.size());
    int from = clause.pastLead(afterName(at), end);
    boolean unknown =
        from >= end
            || words.findAny(at, Math.min(end, from + 3), UNKNOWN) >= 0
            || words.findAny(Math.max(0, at - 5), at, NEGATIONS) >= 0;
    if (unknown) {
      draft.absent(Target.LETTER, FieldIds.MECHANISM, "injury.mechanism:unknown");
    } else {
      value(from, clause.end(from, end, false), "injury.mechanism:named");
    }
    return true;
  }

  private int afterName(int at) {
    int of = words.is(at + 1, "of") ? at + 2 : at + 1;
    while (words.in(of, OF_INJURY)) {
      of++;
    }
    return of;
  }

  /** Matches {@code was injured while lifting}, {@code sustained an injury when he fell}. */
  private boolean told() {
    int limit = Math.min(words.size(), OPENING);
    int start = 0;
    while (start < limit) {
      int end = words.sentenceEnd(start, words.size());
      int injury = injuryIn(start, Math.min(end, limit));
      int cue = injury < 0 ? -1 : cueAfter(injury, Math.min(end, injury + REACH), end);
      if (cue >= 0) {
        int from = clause.pastLead(cue, end);
        value(from, clause.end(from, end, true), "injury.mechanism:told");
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private int injuryIn(int start, int end) {
    for (int i = start; i < end; i++) {
      boolean person = words.is(i, "injured") && words.in(i + 1, PERSON);
      if (words.in(i, INJURY_WORDS) && !person) {
        return i;
      }
    }
    return -1;
  }

  private int cueAfter(int injury, int limit, int end) {
    for (int i = injury + 1; i < limit; i++) {
      if (clause.cause(i) || clause.time(i)) {
        int from = clause.pastLead(i, end);
        if (from < end && !clause.atWork(from)) {
          return i;
        }
      }
    }
    return -1;
  }

  private boolean event() {
    InjuryEvents.EventMatch found = new InjuryEvents(words, clause).first();
    if (found.end() > found.start()) {
      value(found.start(), found.end(), "injury.mechanism:" + found.rule());
    }
    return found.end() > found.start();
  }

  private void value(int from, int end, String rule) {
    int to = end;
    while (to > from && !words.word(to - 1) && !words.number(to - 1) && !words.is(to - 1, ")")) {
      to--;
    }
    if (to > from) {
      draft.say(Target.LETTER, FieldIds.MECHANISM, words.span(from, to), rule);
    } else {
      draft.absent(Target.LETTER, FieldIds.MECHANISM, "injury.mechanism:none");
    }
  }
}
