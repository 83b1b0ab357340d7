package imr.extract;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The treatments that a running sentence plainly states as given: {@code has had 4 physical therapy
 * visits}, {@code is undergoing acupuncture}, {@code failed massage therapy}, {@code uses a splint,
 * a sling and a TENS unit}. Never from what was asked for, ordered or denied.
 */
final class StatedTreatments {
  private static final Set<String> NOT_GIVEN = Cues.of("given-treatments.not-given");
  private static final Set<String> NEGATIONS = Set.of("not", "never", "no", "without");
  private static final Set<String> GIVEN = Cues.of("given-treatments.given");
  private static final Set<String> COUNT_NOUNS =
      Set.of("sessions", "session", "visits", "treatments", "visit");
  private static final Set<String> THERAPIES = Cues.of("given-treatments.stated");
  private static final Set<String> LEADS = Cues.of("treatment-entries.leads");
  private static final Set<String> USES = Cues.of("given-treatments.uses");
  private static final Set<String> PIECE_ENDS =
      Set.of(",", "and", ";", "that", "which", "with", "without");
  private static final Set<String> CLAUSE = Cues.of("given-treatments.clause");

  /** No list of devices is longer, in words, so that its cost is bounded. */
  private static final int LONGEST = 80;

  private final EntryList lists;
  private final TreatmentEntries entries;
  private final Lexicon treatments;

  StatedTreatments(EntryList lists, TreatmentEntries entries, Lexicon treatments) {
    this.lists = lists;
    this.entries = entries;
    this.treatments = treatments;
  }

  /** Adds what the sentence {@code [from, to)} states. */
  void in(Words words, int from, int to, List<Candidate> found) {
    boolean asks = words.findAny(from, to, NOT_GIVEN) >= 0;
    for (int i = from; i < to; i++) {
      if (words.is(i, "underwent") || words.is(i, "undergone")) {
        operation(words, i + 1, to, found);
      }
      if (words.in(i, USES) && !asks && !denied(words, i, from)) {
        devices(words, i + 1, Math.min(to, i + LONGEST), found);
      }
      boolean given = given(words, i, to);
      boolean sessions =
          words.in(i, COUNT_NOUNS) && words.is(i + 1, "of") && Numbers.at(words, i - 1);
      if ((given || sessions) && !deniedOrAsked(words, i, from, given, asks)) {
        i = therapies(words, i, to, found);
      }
    }
  }

  /**
   * A verb that gives what follows; {@code had} only with its auxiliary, a count or the therapy
   * itself.
   */
  private boolean given(Words words, int i, int to) {
    boolean had =
        !words.is(i, "had")
            || words.in(i - 1, Set.of("has", "have"))
            || counts(words, i + 1)
            || therapyAt(words, pastLeads(words, i + 1, to)).isPresent();
    boolean goesOn =
        words.follow(i, "continues", "with")
            && therapyAt(words, pastLeads(words, i + 2, to)).isPresent();
    return goesOn || (words.in(i, GIVEN) && had);
  }

  /** Whether it was not had, or only asked for: in a sentence that asks, a count must tell more. */
  private static boolean deniedOrAsked(Words words, int i, int from, boolean given, boolean asks) {
    boolean counted = given && counts(words, i + 1);
    return denied(words, i, from)
        || (counted ? words.findAny(Math.max(from, i - 6), i, NOT_GIVEN) >= 0 : asks);
  }

  private static boolean denied(Words words, int i, int from) {
    return words.findAny(Math.max(from, i - 3), i, NEGATIONS) >= 0;
  }

  private static boolean counts(Words words, int i) {
    return Numbers.at(words, i) || (words.follow(i, "at", "least") && Numbers.at(words, i + 2));
  }

  /** The therapy given and those listed behind it; the last word that was looked at. */
  private int therapies(Words words, int i, int to, List<Candidate> found) {
    Optional<Lexicon.Match> next = near(words, i + 1, Math.min(to, i + 9));
    int last = i;
    while (next.isPresent()) {
      Lexicon.Match m = next.get();
      found.add(new Candidate(words.span(m.start(), m.end()), "clinical.treatments:stated"));
      last = m.end() - 1;
      next = another(words, m.end(), to);
    }
    return last;
  }

  /** {@code , and 6 chiropractic visits}: a piece that opens with a therapy and has no verb. */
  private Optional<Lexicon.Match> another(Words words, int behind, int to) {
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

  private static int pastLeads(Words words, int from, int to) {
    int i = from;
    while (i < to
        && (words.is(i, ",") || words.is(i, "and") || words.in(i, LEADS) || Numbers.at(words, i))) {
      i++;
    }
    return i;
  }

  private Optional<Lexicon.Match> near(Words words, int from, int to) {
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

  private Optional<Lexicon.Match> therapyAt(Words words, int i) {
    return treatments
        .match(words, i, words.size())
        .filter(m -> THERAPIES.contains(m.meaning()))
        .map(m -> withoutCount(words, m));
  }

  private static Lexicon.Match withoutCount(Words words, Lexicon.Match match) {
    int end = match.end();
    while (end > match.start() + 1 && words.in(end - 1, COUNT_NOUNS)) {
      end--;
    }
    return new Lexicon.Match(match.start(), end, match.meaning());
  }

  /** {@code underwent right carpal tunnel release on …}. */
  private void operation(Words words, int from, int to, List<Candidate> found) {
    int comma = words.findAny(from, to, Set.of(",", ";", "and"));
    int end = comma < 0 ? to : comma;
    boolean surgery = false;
    for (int i = from; i < end && i < from + 8; i++) {
      surgery |= meaning(words, i, end).startsWith("surgery/");
    }
    if (surgery) {
      read(words, new EntryList.Entry(from, end), "operation", found);
    }
  }

  /**
   * {@code uses a splint, a sling and a TENS unit}: a list of nothing but devices. A single aid
   * told in passing ({@code was using crutches}) is the patient's state rather than a treatment.
   */
  private void devices(Words words, int from, int to, List<Candidate> found) {
    List<EntryList.Entry> list = lists.part(words, from, to);
    boolean all = list.stream().allMatch(e -> device(words, e));
    if (all && list.size() > 1) {
      list.forEach(e -> read(words, e, "devices", found));
    }
  }

  /** Whether an entry opens with a device, one adjective at most before it. */
  private boolean device(Words words, EntryList.Entry entry) {
    int i = entry.start();
    while (i < entry.end() && words.in(i, LEADS)) {
      i++;
    }
    boolean first = meaning(words, i, entry.end()).startsWith("dme/");
    return first || meaning(words, i + 1, entry.end()).startsWith("dme/");
  }

  private String meaning(Words words, int i, int limit) {
    return treatments.match(words, i, limit).map(Lexicon.Match::meaning).orElse("");
  }

  private void read(Words words, EntryList.Entry entry, String rule, List<Candidate> found) {
    entries
        .read(words, entry, false)
        .map(TreatmentEntries.Read::entry)
        .ifPresent(
            e ->
                found.add(
                    new Candidate(words.span(e.start(), e.end()), "clinical.treatments:" + rule)));
  }
}
