package imr.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the drugs that, according to the summary, are taken or prescribed: known drugs anywhere,
 * and unknown names in a list of medications. Sentences about the request or its review are
 * skipped, because they name what is disputed.
 */
final class Medications {
  private static final WordSet REQUEST = CueWords.of("medications.request");

  private static final String[] NON_CERTIFIED = {"non", "-", "certified"};

  /** The maximum distance of a drug after a request, in words. */
  private static final int REACH = 60;

  private static final WordSet PLAN = CueWords.of("medications.plan");
  private static final WordSet TAKEN = CueWords.of("medications.taken");

  /** The maximum distance before a drug of a word that says it is already taken, in words. */
  private static final int NEAR = 8;

  private static final WordSet GOES_ON = CueWords.of("medications.goes-on");

  /**
   * Words after {@code modified} that describe an injured worker's work rather than a review
   * decision.
   */
  private static final WordSet DUTY =
      WordSet.of("duty", "duties", "work", "activity", "activities", "job");

  private static final WordSet FORMS =
      WordSet.of("patch", "patches", "cream", "ointment", "lotion", "pad", "pads");
  private static final WordSet GIVEN_OTHERWISE =
      WordSet.of("level", "levels", "pump", "allergy", "screen", "testing");
  private static final WordSet INJECTIONS =
      WordSet.of("injection", "injections", "infusion", "shot", "block");

  /** Common names of injections, whatever they contain. */
  private static final WordSet STEROIDS =
      WordSet.of("cortisone", "steroid", "steroids", "lidocaine", "bupivacaine");

  private static final WordSet NAMES_LIST = CueWords.of("medications.names-list");
  private static final WordSet LINK = CueWords.of("medications.link");
  private static final WordSet NO_NAME = CueWords.of("medications.no-name");
  private static final WordSet TO_BE = WordSet.of("is", "was", "were", "are");
  private static final WordSet REQUESTS = WordSet.of("request", "requests");
  private static final WordSet MEDICATIONS = WordSet.of("medications", "medication");

  private final Lexicon drugs;

  Medications(Lexicon drugs) {
    this.drugs = drugs;
  }

  /**
   * @param asked the drugs that the letter's items request; they count only if they are already
   *     taken, not if a plan requests them
   */
  List<Candidate> in(TokenizedText words, DisputedTreatments asked) {
    List<Candidate> found = new ArrayList<>();
    int start = 0;
    while (start < words.size()) {
      int end = words.sentenceEnd(start, words.size());
      if (!aboutRequest(words, start, end)) {
        named(words, start, end, asked, found);
        listed(words, start, end, found);
      }
      start = end + 1;
    }
    found.sort(Comparator.comparingInt(c -> c.span().start()));
    return found;
  }

  private static boolean aboutRequest(TokenizedText words, int from, int to) {
    int asked = words.findAny(from, to, REQUEST);
    boolean duty = words.is(asked, "modified") && words.in(asked + 1, DUTY);
    return (asked >= 0 && !duty)
        || words.find(from, to, "utilization", "review") >= 0
        || words.find(from, to, NON_CERTIFIED) >= 0
        || words.find(from, to, "original", "request") >= 0;
  }

  private void named(
      TokenizedText words, int from, int to, DisputedTreatments asked, List<Candidate> found) {
    boolean plan = words.findAny(from, to, PLAN) >= 0;
    int i = from;
    while (i < to) {
      Optional<Lexicon.Match> drug = drugs.match(words, i, to);
      boolean planned =
          plan && drug.filter(d -> asked.asksFor(words, d)).isPresent() && !goesOn(words, from, i);
      if (drug.isPresent() && !planned && !disputed(words, from, i)) {
        add(words, drug.get(), to, found);
      }
      i = drug.isPresent() ? drug.get().end() : i + 1;
    }
  }

  /**
   * Matches {@code continue with Norco}, {@code a refill of Norco}: a plan for a drug that is
   * already taken.
   */
  private static boolean goesOn(TokenizedText words, int from, int drug) {
    return words.findAny(Math.max(from, drug - NEAR), drug, TAKEN) >= 0;
  }

  /** Returns whether the drug belongs to a {@code request for}. */
  private static boolean disputed(TokenizedText words, int from, int drug) {
    for (int i = drug - 1; i > Math.max(from, drug - REACH); i--) {
      if (words.in(i, GOES_ON)) {
        return false;
      }
      boolean is = words.in(i - 1, TO_BE);
      int request = is ? i - 2 : i - 1;
      if (words.is(i, "for") && words.in(request, REQUESTS)) {
        return true;
      }
    }
    return false;
  }

  private static void add(TokenizedText words, Lexicon.Match drug, int to, List<Candidate> found) {
    int end = drug.end();
    while (end > drug.start() + 1 && words.in(end - 1, FORMS)) {
      end--;
    }
    boolean injected = drug.end() < to && words.in(drug.end(), INJECTIONS);
    boolean otherwise =
        (drug.end() < to && words.in(drug.end(), GIVEN_OTHERWISE))
            || (injected && words.in(drug.start(), STEROIDS));
    if (!drug.meaning().startsWith("class ") && !otherwise && !words.is(drug.start() - 1, "no")) {
      found.add(new Candidate(words.span(drug.start(), end), "clinical.medications:known"));
    }
  }

  /** Finds unknown names in {@code Current medications include A, B and C}. */
  private void listed(TokenizedText words, int from, int to, List<Candidate> found) {
    int noun = words.findAny(from, to, MEDICATIONS);
    int k = noun + 1;
    while (noun >= 0 && k < to && words.in(k, LINK)) {
      k++;
    }
    boolean opens = noun >= 0 && words.in(k, NAMES_LIST);
    if (!opens) {
      return;
    }
    int start = past(words, k, to);
    for (int i = start; i <= to; i++) {
      if (i == to || words.is(i, ",") || words.is(i, "and") || words.is(i, ";")) {
        unknown(words, start, i, found);
        start = i + 1;
      }
    }
  }

  private static int past(TokenizedText words, int i, int to) {
    int k = i;
    while (k < to && (words.in(k, NAMES_LIST) || words.in(k, LINK))) {
      k++;
    }
    return k;
  }

  /**
   * Matches one or two words up to the dose that are neither a drug class nor another treatment.
   */
  private void unknown(TokenizedText words, int from, int to, List<Candidate> found) {
    int end = from;
    while (end < to && words.word(end) && words.length(end) > 2) {
      end++;
    }
    boolean doseOrEnd = end == to || words.number(end) || words.is(end, "(");
    boolean short2 = end > from && end - from <= 2 && doseOrEnd;
    if (!short2 || words.findAny(from, end, NO_NAME) >= 0 || known(words, from, end)) {
      return;
    }
    boolean lower = words.length(from) > 4;
    if (lower) {
      found.add(new Candidate(words.span(from, end), "clinical.medications:listed"));
    }
  }

  private boolean known(TokenizedText words, int from, int end) {
    for (int i = from; i < end; i++) {
      if (drugs.contains(words, i)) {
        return true;
      }
    }
    return false;
  }
}
