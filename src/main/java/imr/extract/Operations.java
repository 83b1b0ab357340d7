package imr.extract;

import java.util.List;

/**
 * Finds operations and injections that a sentence says were performed: {@code underwent a carpal
 * tunnel release}, {@code is status post lumbar fusion}, {@code surgical history includes knee
 * arthroscopy}, {@code had a rotator cuff repair}.
 */
final class Operations {
  private static final WordSet HISTORY_VERBS =
      WordSet.of("includes", "included", "include", "consisted", "consists", ":", "for", "of");
  private static final WordSet DIAGNOSES =
      WordSet.of("diagnosis", "diagnoses", "diagnosed", "impression", "treated", "treatment");
  private static final WordSet FUTURE = CueWords.of("given-treatments.future");
  private static final WordSet VERBS =
      WordSet.of("undergone", "received", "been", "failed", "had", "completed", "no", "not");
  private static final WordSet ARTICLES = WordSet.of("a", "an", "the", "prior", "previous");

  /** The maximum distance of an operation's name after its verb, in words. */
  private static final int NEAR = 8;

  /** The maximum length of a list of operations in words, which bounds the cost. */
  private static final int LONGEST = 60;

  private final EntrySplitter lists;
  private final TreatmentEntries entries;
  private final Lexicon treatments;

  Operations(EntrySplitter lists, TreatmentEntries entries, Lexicon treatments) {
    this.lists = lists;
    this.entries = entries;
    this.treatments = treatments;
  }

  /**
   * Adds the operations stated by word {@code i} of the sentence {@code [from, to)}.
   *
   * @param asks whether the sentence contains a request, so that only {@code underwent} counts
   */
  void at(TokenizedText words, int i, int from, int to, boolean asks, List<Candidate> found) {
    boolean underwent = words.is(i, "underwent") || words.is(i, "undergone");
    int start = underwent ? i + 1 : asks ? -1 : stated(words, i, from, to);
    boolean told = start > 0 && (underwent || !future(words, i, from));
    if (told && !StatedTreatments.denied(words, i, from)) {
      list(words, start, Math.min(to, start + LONGEST), found);
    }
  }

  private static boolean future(TokenizedText words, int i, int from) {
    return words.findAny(Math.max(from, i - 6), i, FUTURE) >= 0;
  }

  /** Returns where an operation stated by word {@code i} begins, or -1. */
  private int stated(TokenizedText words, int i, int from, int to) {
    boolean post = words.follow(i, "status", "post") && i - from < NEAR;
    boolean diagnosis = post && words.findAny(from, i, DIAGNOSES) >= 0;
    if (post && !diagnosis && surgeryAt(words, i + 2, to)) {
      return i + 2;
    }
    if (words.is(i, "surgical") && words.is(i + 1, "history")) {
      int verb = words.findAny(i + 2, Math.min(to, i + 6), HISTORY_VERBS);
      return verb > 0 && surgeryAt(words, verb + 1, to) ? verb + 1 : -1;
    }
    boolean history = words.follow(i, "history", "of") && surgeryAt(words, i + 2, to);
    if (history) {
      return i + 2;
    }
    boolean own =
        words.in(i + 1, ARTICLES) || (!words.in(i + 1, VERBS) && surgeryAt(words, i + 1, i + 5));
    boolean had = words.is(i, "had") && own && surgeryAt(words, i + 1, to);
    boolean was = words.follow(i, "there", "was") && surgeryAt(words, i + 2, to);
    return had ? i + 1 : was ? i + 2 : -1;
  }

  private boolean surgeryAt(TokenizedText words, int from, int to) {
    for (int i = from; i < Math.min(to, from + NEAR); i++) {
      if (surgery(words, i, to)) {
        return true;
      }
      if (!words.word(i) && !words.number(i) && !words.is(i, "-") && !words.is(i, "/")) {
        return false;
      }
    }
    return false;
  }

  private boolean surgery(TokenizedText words, int i, int to) {
    return treatments
        .match(words, i, to)
        .filter(m -> operation(m) || m.meaning().startsWith("injection/"))
        .isPresent();
  }

  /** Returns whether a term is an operation rather than an accompanying service. */
  static boolean operation(Lexicon.Match match) {
    return match.meaning().startsWith("surgery/") && !match.meaning().equals("surgery/adjunct");
  }

  /** Reads operations up to the first entry that isn't one. */
  private void list(TokenizedText words, int from, int to, List<Candidate> found) {
    for (EntrySplitter.Entry entry : lists.part(words, from, to)) {
      if (!surgeryAt(words, entry.start(), entry.end())) {
        return;
      }
      entries
          .read(words, entry, false)
          .map(TreatmentEntries.Read::entry)
          .ifPresent(
              e ->
                  found.add(
                      new Candidate(
                          words.span(e.start(), e.end()), "clinical.treatments:operation")));
    }
  }
}
