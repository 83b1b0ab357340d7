package imr.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the diagnoses in the summary. */
final class Diagnoses {
  private static final WordSet NOUN =
      WordSet.of("diagnosis", "diagnoses", "impression", "impressions", "dx");
  private static final WordSet VERBS = CueWords.of("diagnoses.verbs");
  private static final WordSet BETWEEN = CueWords.of("diagnoses.between");
  private static final WordSet PAST_VERB = CueWords.of("diagnoses.past-verb");
  private static final WordSet SKIPPED =
      WordSet.of("differential", "past", "psychiatric", "history");
  private static final WordSet STATES = CueWords.of("diagnoses.states");
  private static final WordSet STOPS = WordSet.of("who", "which", "whose", "wherein");
  private static final WordSet PREDICATES = WordSet.of("was", "were", "is", "are");
  private static final WordSet CLAUSE_VERBS = CueWords.of("diagnoses.clause-verbs");

  private static final WordSet PAST_OPERATION = CueWords.of("diagnoses.past-operation");
  private static final WordSet OPERATION_ON = WordSet.of("of", "on", "to", "for");
  private static final WordSet OBJECT = WordSet.of("him", "her", "them");
  private static final WordSet CARE = WordSet.of("treatment", "care", "treatments", "management");
  private static final WordSet NOT_STATED =
      WordSet.of("not", "unknown", "unclear", "pending", "unchanged");
  private static final WordSet SUBJECTS =
      WordSet.of(
          "patient",
          "injured",
          "applicant",
          "claimant",
          "worker",
          "treating",
          "provider",
          "physician");

  private final EntrySplitter lists;
  private final Lexicon treatments;

  Diagnoses(EntrySplitter lists, Lexicon treatments) {
    this.lists = lists;
    this.treatments = treatments;
  }

  /** The diagnoses, and the operations listed among them, which are treatments. */
  record Stated(List<Candidate> diagnoses, List<Candidate> operations) {}

  Stated stated(TokenizedText words) {
    List<Candidate> diagnoses = new ArrayList<>();
    List<Candidate> operations = new ArrayList<>();
    for (Entry entry : in(words)) {
      EntrySplitter.Entry e = entry.words();
      boolean operation = operation(words, e.start(), e.end());
      String rule = operation ? "clinical.treatments:diagnosed" : entry.rule();
      (operation ? operations : diagnoses).add(new Candidate(words.span(e.start(), e.end()), rule));
    }
    return new Stated(diagnoses, operations);
  }

  /**
   * Returns whether the entry is nothing but an operation, such as {@code right knee arthroscopy},
   * and not a past one.
   */
  private boolean operation(TokenizedText words, int from, int to) {
    if (words.findAny(from, to, PAST_OPERATION) >= 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      Optional<Lexicon.Match> match = treatments.match(words, i, to);
      if (match.filter(Operations::operation).isPresent()) {
        int end = match.get().end();
        return end == to || words.in(end, OPERATION_ON);
      }
    }
    return false;
  }

  /** A list entry with the rule that found it. */
  private record Entry(EntrySplitter.Entry words, String rule) {}

  private List<Entry> in(TokenizedText words) {
    List<Entry> found = new ArrayList<>();
    int i = 0;
    int sentence = 0;
    while (i < words.size()) {
      Optional<Opened> list = opened(words, i, sentence);
      if (list.isPresent()) {
        int from = list.get().start();
        int numbered = numbered(words, from, 1) ? enumerated(words, from, found) : -1;
        boolean bracket = list.get().rule().equals("bracketed");
        int listEnd = bracket ? words.closing(from - 1, words.size()) - 1 : end(words, from);
        int end = numbered >= 0 ? numbered : listEnd;
        if (numbered < 0) {
          entries(words, from, end, list.get().rule(), found);
        }
        i = Math.max(i + 1, end);
      } else {
        sentence = words.endsSentence(i) ? i + 1 : sentence;
        i++;
      }
    }
    return found;
  }

  private static boolean numbered(TokenizedText words, int i, int number) {
    int at = words.is(i, "(") ? i + 1 : i;
    return words.is(at, String.valueOf(number))
        && (words.is(at + 1, ".") || words.is(at + 1, ")"))
        && words.word(at + 2);
  }

  /** Reads {@code 1. Lumbar strain. 2. Knee pain.}: each number starts an entry. */
  private static int enumerated(TokenizedText words, int from, List<Entry> found) {
    int number = 1;
    int start = from;
    while (true) {
      int next = start + 3;
      int limit = Math.min(words.size(), start + 60);
      while (next < limit && !numbered(words, next, number + 1)) {
        next++;
      }
      boolean more = next < limit;
      int end = more ? next : words.sentenceEnd(start + 2, words.size());
      DiagnosisEntry.trimmed(words, start + 1, words.sentenceEnd(start + 2, end))
          .ifPresent(e -> found.add(new Entry(e, "clinical.diagnoses:numbered")));
      if (!more) {
        return end;
      }
      start = next;
      number++;
    }
  }

  /** The start of a list of diagnoses, and the rule that found it. */
  private record Opened(int start, String rule) {}

  private static Optional<Opened> opened(TokenizedText words, int i, int sentence) {
    if (words.is(i, "diagnosed")) {
      return diagnosed(words, i);
    }
    if (words.is(i, "for") && treated(words, i - 1)) {
      return Optional.of(new Opened(past(words, i + 1), "treated-for"));
    }
    boolean noun = words.in(i, NOUN);
    return noun && !skipped(words, i, sentence) ? named(words, i) : Optional.empty();
  }

  private static Optional<Opened> diagnosed(TokenizedText words, int i) {
    int next = words.in(i + 1, OBJECT) ? i + 2 : i + 1;
    boolean with =
        words.is(next, "with") || words.is(next, "as") || words.follow(next, "to", "have");
    boolean listed = words.is(next, ":");
    return with || listed
        ? Optional.of(new Opened(past(words, next), "diagnosed"))
        : Optional.empty();
  }

  /**
   * Matches {@code is being treated | for}, {@code undergoing treatment | for}, {@code under care |
   * for}.
   */
  private static boolean treated(TokenizedText words, int i) {
    boolean verb = words.is(i, "treated") || words.is(i, "treating");
    boolean noun = words.in(i, CARE);
    return (verb || noun)
        && (words.in(i - 1, STATES) || words.in(i - 2, STATES))
        && !words.is(i - 1, "of")
        && !words.is(i - 1, "the");
  }

  private static boolean skipped(TokenizedText words, int i, int sentence) {
    return words.findAny(Math.max(sentence, i - 4), i, SKIPPED) >= 0
        || words.is(i - 1, "no")
        || words.is(i - 1, "without");
  }

  /**
   * Matches {@code Diagnoses include}, {@code The current diagnosis is documented as}, {@code
   * diagnoses of}.
   */
  private static Optional<Opened> named(TokenizedText words, int i) {
    if (bracketed(words, i + 1)) {
      return Optional.of(new Opened(i + 2, "bracketed"));
    }
    int k = i + 1;
    int limit = Math.min(words.size(), i + 20);
    while (k < limit && !words.in(k, VERBS) && (words.in(k, BETWEEN) || inDate(words, k))) {
      k++;
    }
    if (k >= limit || !words.in(k, VERBS)) {
      return Optional.empty();
    }
    int start = past(words, k + 1);
    boolean negated = words.in(start, NOT_STATED);
    return negated || start >= words.size()
        ? Optional.empty()
        : Optional.of(new Opened(start, words.is(k, "of") ? "diagnosis-of" : "named"));
  }

  /** Matches {@code current diagnoses (lumbar strain and gout)}. */
  private static boolean bracketed(TokenizedText words, int i) {
    return words.is(i, "(")
        && words.word(i + 1)
        && words.closing(i, words.size()) > i + 3
        && words.length(i + 1) > 2;
  }

  private static boolean inDate(TokenizedText words, int i) {
    return words.number(i) || Dates.at(words, i, words.size()).isPresent();
  }

  private static int past(TokenizedText words, int i) {
    int k = i;
    while (words.in(k, PAST_VERB) && !words.endsSentence(k)) {
      k++;
    }
    return k;
  }

  /** Returns the end of the list: the end of its sentence, or the start of a new clause. */
  private static int end(TokenizedText words, int from) {
    int limit = words.sentenceEnd(from, words.size());
    for (int i = from; i < limit; i++) {
      boolean clause =
          (words.is(i, "and") || words.is(i, ",") || words.is(i, ";"))
              && (words.in(i + 1, CLAUSE_VERBS) || words.follow(i, ",", "for"));
      boolean verb = i > from && words.in(i, PREDICATES);
      if (words.in(i, STOPS)
          || verb
          || (clause && !listGoesOn(words, i))
          || RunOnSentences.at(words, i)) {
        return i;
      }
    }
    return limit;
  }

  /**
   * Returns whether {@code , the} or {@code and the} introduces another entry rather than a
   * subject.
   */
  private static boolean listGoesOn(TokenizedText words, int i) {
    return words.is(i + 1, "the") && !words.in(i + 2, SUBJECTS);
  }

  private void entries(TokenizedText words, int from, int to, String rule, List<Entry> found) {
    List<EntrySplitter.Entry> entries = lists.part(words, from, to);
    for (EntrySplitter.Entry entry : entries) {
      DiagnosisEntry.trimmed(words, entry.start(), entry.end())
          .ifPresent(e -> found.add(new Entry(e, "clinical.diagnoses:" + rule)));
    }
  }
}
