package imr.extract;

import java.util.List;
import java.util.Optional;

/**
 * Finds treatments that a sentence states as given: {@code has had 4 physical therapy visits},
 * {@code is undergoing acupuncture}, {@code failed massage therapy}, {@code a home program was
 * started}. Operations and devices have their own rules. Treatments that were requested, ordered,
 * or denied are excluded.
 */
final class StatedTreatments {
  private static final WordSet NOT_GIVEN = CueWords.of("given-treatments.not-given");
  private static final WordSet NEGATIONS =
      WordSet.of("not", "never", "no", "without", "denied", "denies", "nor", "neither");
  private static final WordSet GIVEN = CueWords.of("given-treatments.given");
  private static final WordSet BETTER = CueWords.of("given-treatments.better");
  private static final WordSet DONE = CueWords.of("given-treatments.done");
  private static final WordSet COUNT_NOUNS =
      WordSet.of("sessions", "session", "visits", "treatments", "visit");
  private static final WordSet LEADS = CueWords.of("treatment-entries.leads");
  private static final WordSet PIECE_ENDS =
      WordSet.of(",", "and", ";", "that", "which", "with", "without");
  private static final WordSet CLAUSE = CueWords.of("given-treatments.clause");
  private static final WordSet TO_BE = WordSet.of("was", "were", "been", "had", "has", "have");
  private static final WordSet PROVIDERS =
      WordSet.of(
          "provider", "provider's", "physician", "physician's", "surgeon", "doctor", "therapist");
  private static final WordSet HAS = WordSet.of("had", "has", "have");
  private static final WordSet PARTING = WordSet.of(",", "and");

  /** The words that can state a treatment. All others are skipped. */
  private static final WordSet TRIGGERS =
      CueWords.of(
          "given-treatments.given",
          "given-treatments.uses",
          "given-treatments.handed",
          "given-treatments.triggers");

  private static final WordSet INTRODUCED = WordSet.of("with", "from", "by", "after");
  private static final WordSet HAVE = WordSet.of("has", "have");

  private final Therapies therapies;
  private final GivenDevices devices;
  private final Operations operations;

  StatedTreatments(EntrySplitter lists, TreatmentEntries entries, MedicalVocabulary vocabulary) {
    this.therapies = new Therapies(vocabulary);
    this.devices = new GivenDevices(lists, entries, vocabulary.treatments);
    this.operations = new Operations(lists, entries, vocabulary.treatments);
  }

  /** Adds the treatments stated in the sentence {@code [from, to)}. */
  void in(TokenizedText words, int from, int to, List<Candidate> found) {
    boolean asks = words.findAny(from, to, NOT_GIVEN) >= 0;
    for (int i = from; i < to; i++) {
      if (!words.in(i, TRIGGERS)) {
        continue;
      }
      operations.at(words, i, from, to, asks, found);
      int devicesEnd = asks ? i : devices.at(words, i, from, to, found);
      if (devicesEnd > i) {
        i = devicesEnd;
        continue;
      }
      boolean given = given(words, i, to);
      boolean sessions =
          words.in(i, COUNT_NOUNS) && words.is(i + 1, "of") && Numbers.at(words, i - 1);
      if ((given || sessions) && !deniedOrAsked(words, i, from, given, asks)) {
        i = listed(words, i, to, found);
      } else if (!asks && words.in(i, TO_BE)) {
        finished(words, i, from, found);
      }
    }
  }

  /**
   * Returns whether a verb states that what follows was given. {@code had} counts only with an
   * auxiliary, a count, or the name of a therapy.
   */
  private boolean given(TokenizedText words, int i, int to) {
    boolean had =
        !words.is(i, "had")
            || words.in(i - 1, HAVE)
            || counts(words, i + 1)
            || therapyAt(words, pastLeads(words, i + 1, to)).isPresent();
    boolean provider = words.is(i, "attending") && words.in(i + 1, PROVIDERS);
    boolean goesOn =
        words.follow(i, "continues", "with")
            && therapyAt(words, pastLeads(words, i + 2, to)).isPresent();
    boolean better =
        words.in(i, INTRODUCED)
            && words.findAny(i - 5, i, BETTER) >= 0
            && therapyAt(words, pastLeads(words, i + 1, to)).isPresent();
    return goesOn || better || (words.in(i, GIVEN) && had && !provider);
  }

  /**
   * Returns whether the treatment was denied or only requested. In a sentence with a request, only
   * a count proves that it was given.
   */
  private static boolean deniedOrAsked(
      TokenizedText words, int i, int from, boolean given, boolean asks) {
    boolean counted = given && counts(words, i + 1);
    return denied(words, i, from)
        || (counted ? words.findAny(Math.max(from, i - 6), i, NOT_GIVEN) >= 0 : asks);
  }

  /** Returns whether verb {@code i} is negated: {@code has not had}, {@code had no}. */
  static boolean denied(TokenizedText words, int i, int from) {
    return words.findAny(Math.max(from, i - 4), i + 3, NEGATIONS) >= 0;
  }

  private static boolean counts(TokenizedText words, int i) {
    return Numbers.at(words, i) || (words.follow(i, "at", "least") && Numbers.at(words, i + 2));
  }

  /**
   * Finds the therapies before the verb, including those of a list: {@code A home exercise program
   * | was started}, {@code massage and acupuncture | had failed}.
   */
  private void finished(TokenizedText words, int verb, int from, List<Candidate> found) {
    boolean has = words.in(verb, HAS);
    boolean done = has ? words.is(verb + 1, "failed") : words.in(verb + 1, DONE);
    if (!done || denied(words, verb, from)) {
      return;
    }
    int end = words.in(verb - 1, HAS) ? verb - 1 : verb;
    Optional<Lexicon.Match> match = therapies.endingAt(words, end, from);
    while (match.isPresent()) {
      add(words, match.get(), "done", found);
      int before = overLeads(words, match.get().start(), from);
      boolean listed = before < match.get().start();
      match = listed ? therapies.endingAt(words, before, from) : Optional.empty();
    }
  }

  private static int overLeads(TokenizedText words, int start, int from) {
    int i = start;
    while (i > from && (words.in(i - 1, LEADS) || words.in(i - 1, PARTING))) {
      i--;
    }
    return i;
  }

  private static void add(
      TokenizedText words, Lexicon.Match m, String rule, List<Candidate> found) {
    found.add(new Candidate(words.span(m.start(), m.end()), "clinical.treatments:" + rule));
  }

  /** Adds the given therapy and those listed after it. Returns the last word examined. */
  private int listed(TokenizedText words, int i, int to, List<Candidate> found) {
    Optional<Lexicon.Match> next = near(words, i + 1, Math.min(to, i + 9));
    int last = i;
    while (next.isPresent()) {
      Lexicon.Match m = therapies.located(words, next.get(), i + 1, to);
      add(words, m, "stated", found);
      last = m.end() - 1;
      next = another(words, m.end(), to);
    }
    return last;
  }

  /**
   * Matches a list item that starts with a therapy and has no verb: {@code , and 6 chiropractic
   * visits}.
   */
  private Optional<Lexicon.Match> another(TokenizedText words, int behind, int to) {
    int i = behind;
    while (i < to && words.in(i, COUNT_NOUNS)) {
      i++;
    }
    int start = pastLeads(words, i, to);
    boolean parted = words.is(i, ",") || words.is(i, "and");
    int limit = Math.min(to, start + 14);
    int end = words.findAny(start, limit, PIECE_ENDS);
    boolean verb = words.findAny(start, end < 0 ? limit : end, CLAUSE) >= 0;
    return parted && !verb ? therapyAt(words, start) : Optional.empty();
  }

  /** Skips linking words and counts before a list item. */
  private static int pastLeads(TokenizedText words, int from, int to) {
    int limit = Math.min(to, from + 12);
    int i = from;
    while (i < limit
        && (words.is(i, ",") || words.is(i, "and") || words.in(i, LEADS) || Numbers.at(words, i))) {
      i++;
    }
    return i;
  }

  private Optional<Lexicon.Match> near(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      Optional<Lexicon.Match> match = therapyAt(words, i);
      if (match.isPresent()) {
        return match;
      }
      if (words.is(i, ",") || words.is(i, ";")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Lexicon.Match> therapyAt(TokenizedText words, int i) {
    return therapies.at(words, i);
  }
}
