package imr.extract;

import java.util.Optional;

/** Finds names of therapies, injections, and devices that a sentence can state as given. */
final class Therapies {
  private static final WordSet STATED = CueWords.of("given-treatments.stated");
  private static final WordSet COUNT_NOUNS =
      WordSet.of("sessions", "session", "visits", "treatments", "visit");
  private static final WordSet WALKING = CueWords.of("given-treatments.walking");
  private static final WordSet LEADS_TO_PART = WordSet.of("to", "for", "of", "on");
  private static final WordSet THE = WordSet.of("the", "his", "her");

  /** The maximum length of a name in words. */
  private static final int LONGEST = 7;

  private final Lexicon treatments;
  private final Lexicon anatomy;

  Therapies(MedicalVocabulary vocabulary) {
    this.treatments = vocabulary.treatments;
    this.anatomy = vocabulary.bodyParts;
  }

  /** Returns the therapy whose name begins at word {@code i}, without {@code sessions}. */
  Optional<Lexicon.Match> at(TokenizedText words, int i) {
    return treatments
        .match(words, i, words.size())
        .filter(m -> STATED.contains(m.meaning()))
        .map(m -> withoutCount(words, m));
  }

  /** Returns the longest name of a therapy or device that ends before word {@code end}. */
  Optional<Lexicon.Match> endingAt(TokenizedText words, int end, int from) {
    for (int i = Math.max(from, end - LONGEST); i < end; i++) {
      Optional<Lexicon.Match> match =
          treatments
              .match(words, i, end)
              .filter(m -> m.end() == end)
              .filter(m -> STATED.contains(m.meaning()) || device(words, m));
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static boolean device(TokenizedText words, Lexicon.Match match) {
    return match.meaning().startsWith("dme/")
        && words.findAny(match.start(), match.end(), WALKING) < 0;
  }

  /**
   * Expands a name by the body part before or after it: {@code knee | injection | to the left
   * knee}.
   */
  Lexicon.Match located(TokenizedText words, Lexicon.Match match, int from, int to) {
    int start = match.start();
    while (start > from && anatomy.contains(words, start - 1)) {
      start--;
    }
    return new Lexicon.Match(start, partEnd(words, match.end(), to), match.meaning());
  }

  private int partEnd(TokenizedText words, int end, int to) {
    if (!words.in(end, LEADS_TO_PART)) {
      return end;
    }
    int i = words.in(end + 1, THE) ? end + 2 : end + 1;
    int behind = i;
    while (behind < to && anatomy.contains(words, behind)) {
      behind = anatomy.match(words, behind, to).map(Lexicon.Match::end).orElse(behind + 1);
    }
    return behind > i ? behind : end;
  }

  private static Lexicon.Match withoutCount(TokenizedText words, Lexicon.Match match) {
    int end = match.end();
    while (end > match.start() + 1 && words.in(end - 1, COUNT_NOUNS)) {
      end--;
    }
    return new Lexicon.Match(match.start(), end, match.meaning());
  }
}
