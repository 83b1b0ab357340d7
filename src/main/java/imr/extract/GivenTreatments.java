package imr.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the treatments already given: the entries of {@code Treatment to date has included …} and
 * similar lists, and those stated in sentences ({@link StatedTreatments}).
 */
final class GivenTreatments {
  private static final WordSet NOUNS =
      WordSet.of(
          "treatment", "treatments", "therapies", "interventions", "care", "modalities", "therapy");
  private static final WordSet VERBS = CueWords.of("given-treatments.verbs");
  private static final WordSet BAD = CueWords.of("given-treatments.bad");

  /** Words that introduce diagnoses: {@code undergoing treatment for}. */
  private static final WordSet TREATED_FOR = WordSet.of("undergoing", "under", "receiving");

  private static final WordSet PASSIVE =
      WordSet.of("been", "was", "being", "conservatively", "initially", "were");
  private static final WordSet GIVEN = CueWords.of("given-treatments.given");
  private static final WordSet LIST_LINK = CueWords.of("given-treatments.list-link");

  private static final String[] TO_DATE = {"treatment", "to", "date", "("};
  private static final String[] FOLLOWING_ONES = {"the", "following", "treatments"};
  private static final String[] FOLLOWING = {"the", "following", "treatment"};

  /** The maximum distance of a statement's verb after a semicolon, in words. */
  private static final int STATEMENT = 5;

  private final EntrySplitter lists;
  private final TreatmentEntries entries;
  private final StatedTreatments stated;

  GivenTreatments(EntrySplitter lists, MedicalVocabulary vocabulary) {
    this.lists = lists;
    this.entries = new TreatmentEntries(vocabulary);
    this.stated = new StatedTreatments(lists, entries, vocabulary);
  }

  /**
   * Returns the treatments in a summary.
   *
   * @param operations treatments already found in it, which are included in the result
   */
  List<Candidate> in(TokenizedText words, List<Candidate> operations) {
    List<Candidate> found = new ArrayList<>(operations);
    int start = 0;
    while (start < words.size()) {
      int end = clauseEnd(words, start, words.sentenceEnd(start, words.size()));
      sentence(words, start, end, found);
      start = end + 1;
    }
    found.sort(Comparator.comparingInt(c -> c.span().start()));
    return found;
  }

  /**
   * Returns the end of the clause: a semicolon that is followed by a new statement such as {@code ;
   * surgery included}.
   */
  private static int clauseEnd(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.is(i, ";") && words.findAny(i + 1, Math.min(to, i + STATEMENT), VERBS) >= 0) {
        int included = words.findAny(i + 1, Math.min(to, i + STATEMENT), VERBS);
        if (!words.is(included, "including") && !words.is(included, ":")) {
          return i;
        }
      }
    }
    return to;
  }

  private void sentence(TokenizedText words, int from, int to, List<Candidate> found) {
    int bracket = words.find(from, to, TO_DATE);
    if (bracket >= 0) {
      list(words, bracket + 4, words.closing(bracket + 3, to) - 1, "bracketed", found);
      return;
    }
    int list = listStart(words, from, to);
    if (list >= 0) {
      list(words, list, to, "listed", found);
      return;
    }
    int with = treatedWith(words, from, to);
    if (with >= 0) {
      list(words, with, to, "treated-with", found);
      return;
    }
    stated.in(words, from, to, found);
  }

  /**
   * Returns the index after {@code Treatment to date has included}, or -1 if the sentence isn't
   * such a list.
   */
  private static int listStart(TokenizedText words, int from, int to) {
    for (int i = from; i < Math.min(to, from + 14); i++) {
      boolean stated = words.is(i + 1, "for") && words.in(i - 1, TREATED_FOR);
      if (words.in(i, NOUNS) && !stated) {
        int verb = verb(words, i, to);
        boolean bad = words.findAny(Math.max(from, i - 6), verb < 0 ? i + 3 : verb, BAD) >= 0;
        if (verb >= 0 && !bad) {
          return pastLink(words, verb + 1, to);
        }
      }
    }
    return received(words, from, to);
  }

  private static int verb(TokenizedText words, int noun, int to) {
    int limit = Math.min(to, noun + 14);
    for (int k = noun + 1; k < limit; k++) {
      boolean noted = words.is(k, "noted") && words.follow(k + 1, "to", "include");
      if (words.in(k, VERBS)) {
        return k;
      }
      if (noted) {
        return k + 2;
      }
      boolean plain = words.is(k, ",") || words.is(k, ";") || words.in(k, BAD);
      if (plain) {
        return -1;
      }
    }
    return -1;
  }

  /** Matches {@code previously received the following treatments}. */
  private static int received(TokenizedText words, int from, int to) {
    int at = words.find(from, to, FOLLOWING_ONES);
    int one = at >= 0 ? at : words.find(from, to, FOLLOWING);
    boolean given = one >= 0 && words.findAny(Math.max(from, one - 3), one, GIVEN) >= 0;
    return given ? pastLink(words, one + 3, to) : -1;
  }

  private static int treatedWith(TokenizedText words, int from, int to) {
    int with = words.find(from, to, "treated", "with");
    return with >= 0 && words.in(with - 1, PASSIVE) ? pastLink(words, with + 2, to) : -1;
  }

  private static int pastLink(TokenizedText words, int i, int to) {
    int k = i;
    while (k < to && words.in(k, LIST_LINK)) {
      k++;
    }
    return k;
  }

  private void list(TokenizedText words, int from, int to, String rule, List<Candidate> found) {
    boolean withinDrugs = false;
    for (EntrySplitter.Entry entry : lists.part(words, from, RunOnSentences.end(words, from, to))) {
      Optional<TreatmentEntries.Read> read = entries.read(words, entry, withinDrugs);
      if (read.isPresent()) {
        withinDrugs = read.get().opensDrugs();
        EntrySplitter.Entry e = read.get().entry();
        String name = "clinical.treatments:" + (read.get().known() ? rule : rule + "-unknown");
        found.add(new Candidate(words.span(e.start(), e.end()), name));
      }
    }
  }
}
