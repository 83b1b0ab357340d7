package imr.extract;

/**
 * Finds events at the start of the summary that describe how the injury happened, used if no clause
 * about the injury does: {@code He fell off a ladder}, {@code While lifting a crate, she felt a
 * pop}, {@code low back pain post MVA}, {@code associated with cumulative trauma}.
 */
final class InjuryEvents {
  private static final WordSet EVENTS = CueWords.of("mechanism.events");
  private static final WordSet STRUCK = CueWords.of("mechanism.struck");
  private static final WordSet HAPPENINGS = CueWords.of("mechanism.happenings");
  private static final WordSet PATIENT = CueWords.of("mechanism.patient");
  private static final WordSet ONSET = CueWords.of("mechanism.onset");
  private static final WordSet POSTURES = CueWords.of("mechanism.postures");
  private static final WordSet NO_EVENT = CueWords.of("mechanism.no-event");
  private static final WordSet VEHICLES =
      WordSet.of("motor", "car", "vehicle", "auto", "truck", "automobile", "motorcycle", "bus");
  private static final WordSet ARTICLES = WordSet.of("a", "an", "the");

  /** The number of sentences examined. Later sentences describe visits. */
  private static final int SENTENCES = 3;

  private final TokenizedText words;
  private final InjuryClause clause;

  InjuryEvents(TokenizedText words, InjuryClause clause) {
    this.words = words;
    this.clause = clause;
  }

  /** The words {@code [start, end)} of an event; empty if there is none. */
  record EventMatch(int start, int end, String rule) {
    static final EventMatch NONE = new EventMatch(0, 0, "none");
  }

  EventMatch first() {
    int start = 0;
    for (int sentence = 0; sentence < SENTENCES && start < words.size(); sentence++) {
      int end = words.sentenceEnd(start, words.size());
      int limit = Math.min(end, start + InjuryMechanism.OPENING);
      int at = verb(start, limit);
      if (at < 0) {
        at = onset(start, limit);
      }
      if (at >= 0) {
        return new EventMatch(at, clause.end(at, end, true), "event");
      }
      start = end + 1;
    }
    return cause();
  }

  /** Matches {@code The worker slipped}, {@code a cook who was burned}. */
  private int verb(int start, int end) {
    int verb = words.findAny(start, end, EVENTS);
    boolean subject = verb > start && words.findAny(Math.max(start, verb - 4), verb, PATIENT) >= 0;
    if (subject && !words.in(verb + 1, NO_EVENT)) {
      return verb;
    }
    for (int i = start + 1; i < end; i++) {
      boolean passive = words.is(i - 1, "was") && words.in(i, STRUCK) && words.is(i + 1, "by");
      if (passive) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Matches {@code While lifting …, he felt pain}, {@code reported a pop in the knee when stepping
   * off}.
   */
  private int onset(int start, int end) {
    int felt = words.findAny(start, end, ONSET);
    for (int i = start; i < end; i++) {
      boolean doing = clause.time(i) && words.ends(i + 1, "ing");
      boolean told = i == start || (felt >= 0 && felt < i);
      if (doing && told && !words.in(i + 1, POSTURES) && !clause.atWork(i + 1)) {
        return i + 1;
      }
    }
    return -1;
  }

  /**
   * Matches an event rather than a procedure: {@code facial bruise, status post being kicked by a
   * horse}.
   */
  private EventMatch cause() {
    for (int i = 0; i < Math.min(words.size(), InjuryMechanism.OPENING); i++) {
      int cause = pastCause(i);
      int from = words.in(cause, ARTICLES) ? cause + 1 : cause;
      boolean vague = words.is(i, "from") && words.ends(from, "ing");
      if (from > i && happening(from) && !vague) {
        int end = words.sentenceEnd(from, words.size());
        return new EventMatch(from, clause.end(from, end, true), "cause");
      }
    }
    return EventMatch.NONE;
  }

  /**
   * Skips {@code status post}, {@code secondary to}, and similar words; returns {@code i} if there
   * are none.
   */
  private int pastCause(int i) {
    boolean pair =
        words.follow(i, "status", "post")
            || words.follow(i, "secondary", "to")
            || words.follow(i, "due", "to")
            || words.follow(i, "associated", "with")
            || words.follow(i, "resulting", "from");
    boolean slash = words.follow(i, "s", "/", "p");
    boolean single = words.is(i, "after") || words.is(i, "post") || words.is(i, "from");
    return pair ? i + 2 : slash ? i + 3 : single ? i + 1 : i;
  }

  /**
   * Matches {@code being struck}, {@code falling}, {@code fall}, {@code motor vehicle collision}.
   */
  private boolean happening(int i) {
    boolean passive = words.is(i, "being") && words.in(i + 1, STRUCK);
    boolean vehicle = words.in(i, VEHICLES) && words.findAny(i, i + 4, HAPPENINGS) > i;
    boolean strain =
        words.is(i, "cumulative") && (words.is(i + 1, "trauma") || words.is(i + 1, "injury"));
    boolean repeated = words.is(i, "repetitive") && !words.in(i + 1, NO_EVENT);
    boolean noun = words.in(i, HAPPENINGS) && !words.in(i + 1, NO_EVENT);
    return passive || vehicle || strain || repeated || noun;
  }
}
