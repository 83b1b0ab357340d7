package imr.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The treatments already given: the entries of {@code Treatment to date has included …} and its
 * kin, and those that a sentence plainly states ({@code has had 4 physical therapy visits}).
 */
final class GivenTreatments {
  private static final Set<String> NOUNS =
      Set.of(
          "treatment", "treatments", "therapies", "interventions", "care", "modalities", "therapy");
  private static final Set<String> VERBS = Cues.of("given-treatments.verbs");
  private static final Set<String> BAD = Cues.of("given-treatments.bad");
  private static final Set<String> NOT_GIVEN = Cues.of("given-treatments.not-given");

  /** What leads to diagnoses: {@code undergoing treatment for}. */
  private static final Set<String> TREATED_FOR = Set.of("undergoing", "under", "receiving");

  private static final Set<String> PASSIVE =
      Set.of("been", "was", "being", "conservatively", "initially", "were");
  private static final Set<String> NEGATIONS = Set.of("not", "never", "no", "without");
  private static final Set<String> GIVEN = Cues.of("given-treatments.given");
  private static final Set<String> COUNT_NOUNS =
      Set.of("sessions", "session", "visits", "treatments", "visit");
  private static final Set<String> LIST_LINK = Cues.of("given-treatments.list-link");
  private static final Set<String> STATED = Cues.of("given-treatments.stated");

  private final EntryList lists;
  private final TreatmentEntries entries;
  private final Lexicon treatments;

  GivenTreatments(EntryList lists, Vocabulary vocabulary) {
    this.lists = lists;
    this.entries = new TreatmentEntries(vocabulary);
    this.treatments = vocabulary.treatments;
  }

  List<Candidate> in(Words words) {
    List<Candidate> found = new ArrayList<>();
    int start = 0;
    while (start < words.size()) {
      int end = words.sentenceEnd(start, words.size());
      sentence(words, start, end, found);
      start = end + 1;
    }
    found.sort(Comparator.comparingInt(c -> c.span().start()));
    return found;
  }

  private void sentence(Words words, int from, int to, List<Candidate> found) {
    int bracket = words.find(from, to, "treatment", "to", "date", "(");
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
    stated(words, from, to, found);
  }

  /** Behind {@code Treatment to date has included}; -1 where the sentence is no such list. */
  private static int listStart(Words words, int from, int to) {
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

  private static int verb(Words words, int noun, int to) {
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

  /** {@code previously received the following treatments}. */
  private static int received(Words words, int from, int to) {
    int at = words.find(from, to, "the", "following", "treatments");
    int one = at >= 0 ? at : words.find(from, to, "the", "following", "treatment");
    boolean given = one >= 0 && words.findAny(Math.max(from, one - 3), one, GIVEN) >= 0;
    return given ? pastLink(words, one + 3, to) : -1;
  }

  private static int treatedWith(Words words, int from, int to) {
    int with = words.find(from, to, "treated", "with");
    return with >= 0 && words.in(with - 1, PASSIVE) ? pastLink(words, with + 2, to) : -1;
  }

  private static int pastLink(Words words, int i, int to) {
    int k = i;
    while (k < to && words.in(k, LIST_LINK)) {
      k++;
    }
    return k;
  }

  private void list(Words words, int from, int to, String rule, List<Candidate> found) {
    boolean withinDrugs = false;
    for (EntryList.Entry entry : lists.part(words, from, to)) {
      Optional<TreatmentEntries.Read> read = entries.read(words, entry, withinDrugs);
      if (read.isPresent()) {
        withinDrugs = read.get().opensDrugs();
        EntryList.Entry e = read.get().entry();
        String name = "clinical.treatments:" + (read.get().known() ? rule : rule + "-unknown");
        found.add(new Candidate(words.span(e.start(), e.end()), name));
      }
    }
  }

  /** {@code has had 4 physical therapy visits}, {@code Six sessions of acupuncture had …}. */
  private void stated(Words words, int from, int to, List<Candidate> found) {
    boolean asks = words.findAny(from, to, NOT_GIVEN) >= 0;
    for (int i = from; i < to; i++) {
      if (words.is(i, "underwent") || words.is(i, "undergone")) {
        operation(words, i + 1, to, found);
      }
      boolean given =
          words.in(i, GIVEN)
              && (!words.is(i, "had")
                  || words.in(i - 1, Set.of("has", "have"))
                  || counts(words, i + 1));
      boolean sessions =
          words.in(i, COUNT_NOUNS) && words.is(i + 1, "of") && Numbers.at(words, i - 1);
      if ((given || sessions) && !deniedOrAsked(words, i, from, given, asks)) {
        Optional<Lexicon.Match> match = near(words, i + 1, Math.min(to, i + 9));
        match.ifPresent(
            m ->
                found.add(
                    new Candidate(words.span(m.start(), m.end()), "clinical.treatments:stated")));
        i = match.map(m -> andAnother(words, m.end(), to, found)).orElse(i);
      }
    }
  }

  /** Whether it was not had, or only asked for: in a sentence that asks, a count must tell more. */
  private static boolean deniedOrAsked(Words words, int i, int from, boolean given, boolean asks) {
    boolean counted = given && counts(words, i + 1);
    return words.findAny(Math.max(from, i - 3), i, NEGATIONS) >= 0
        || (counted ? words.findAny(Math.max(from, i - 6), i, NOT_GIVEN) >= 0 : asks);
  }

  /** {@code underwent right carpal tunnel release on …}. */
  private void operation(Words words, int from, int to, List<Candidate> found) {
    int comma = words.findAny(from, to, Set.of(",", ";", "and"));
    int end = comma < 0 ? to : comma;
    boolean surgery = false;
    for (int i = from; i < end && i < from + 8; i++) {
      surgery |=
          treatments
              .match(words, i, end)
              .filter(m -> m.meaning().startsWith("surgery/"))
              .isPresent();
    }
    if (surgery) {
      entries
          .read(words, new EntryList.Entry(from, end), false)
          .map(TreatmentEntries.Read::entry)
          .ifPresent(
              e ->
                  found.add(
                      new Candidate(
                          words.span(e.start(), e.end()), "clinical.treatments:operation")));
    }
  }

  /** {@code … and 6 chiropractic visits}: the word before what was looked at. */
  private int andAnother(Words words, int behind, int to, List<Candidate> found) {
    int i = behind;
    while (i < to && words.in(i, COUNT_NOUNS)) {
      i++;
    }
    boolean and = words.is(i, "and") && Numbers.at(words, i + 1);
    Optional<Lexicon.Match> next = and ? near(words, i + 1, Math.min(to, i + 6)) : Optional.empty();
    next.ifPresent(
        m ->
            found.add(new Candidate(words.span(m.start(), m.end()), "clinical.treatments:stated")));
    return next.map(m -> m.end() - 1).orElse(behind - 1);
  }

  private static boolean counts(Words words, int i) {
    return Numbers.at(words, i) || (words.follow(i, "at", "least") && Numbers.at(words, i + 2));
  }

  private Optional<Lexicon.Match> near(Words words, int from, int to) {
    for (int i = from; i < to; i++) {
      Optional<Lexicon.Match> match =
          treatments.match(words, i, words.size()).filter(GivenTreatments::therapy);
      if (match.isPresent()) {
        return match.map(m -> withoutCount(words, m));
      }
      if (words.is(i, ",") || words.is(i, ";")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean therapy(Lexicon.Match match) {
    return STATED.contains(match.meaning());
  }

  private static Lexicon.Match withoutCount(Words words, Lexicon.Match match) {
    int end = match.end();
    while (end > match.start() + 1 && words.in(end - 1, COUNT_NOUNS)) {
      end--;
    }
    return new Lexicon.Match(match.start(), end, match.meaning());
  }
}
