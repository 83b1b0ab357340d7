package imr.extract;

import java.util.List;
import java.util.Optional;

/**
 * Finds devices and injections that a sentence says were used or given: {@code uses a splint, a
 * sling and a TENS unit}, {@code was given a wrist brace}. Walking aids ({@code crutches}, {@code a
 * cane}) describe the patient's condition and are not treatments.
 */
final class GivenDevices {
  private static final WordSet USES = CueWords.of("given-treatments.uses");
  private static final WordSet HANDED = CueWords.of("given-treatments.handed");
  private static final WordSet WALKING = CueWords.of("given-treatments.walking");
  private static final WordSet LEADS = CueWords.of("treatment-entries.leads");
  private static final WordSet LINKS = WordSet.of("in", "with", "on");
  private static final WordSet TO_BE = WordSet.of("was", "were", "been");

  /** The maximum length of a list of devices in words, which bounds the cost. */
  private static final int LONGEST = 80;

  /** The maximum number of words that describe a device before its name. */
  private static final int ADJECTIVES = 3;

  private final EntrySplitter lists;
  private final TreatmentEntries entries;
  private final Lexicon treatments;

  GivenDevices(EntrySplitter lists, TreatmentEntries entries, Lexicon treatments) {
    this.lists = lists;
    this.entries = entries;
    this.treatments = treatments;
  }

  /**
   * Adds the devices stated by word {@code i} of the sentence {@code [from, to)}.
   *
   * @return the last word of the list that was read, or {@code i} if there is none
   */
  int at(TokenizedText words, int i, int from, int to, List<Candidate> found) {
    boolean handed = words.in(i, HANDED) && words.in(i - 1, TO_BE);
    if ((words.in(i, USES) || handed) && !StatedTreatments.denied(words, i, from)) {
      int start = words.in(i + 1, LINKS) ? i + 2 : i + 1;
      return list(words, start, Math.min(to, i + LONGEST), found);
    }
    return i;
  }

  /** Reads devices up to the first entry that isn't one. Returns the last word read. */
  private int list(TokenizedText words, int from, int to, List<Candidate> found) {
    int end = from - 1;
    for (EntrySplitter.Entry entry : lists.part(words, from, to)) {
      Optional<Lexicon.Match> device = device(words, entry);
      if (device.isEmpty()) {
        return end;
      }
      end = entry.end() - 1;
      device
          .filter(d -> words.findAny(d.start(), d.end(), WALKING) < 0)
          .flatMap(d -> entries.read(words, entry, false))
          .map(TreatmentEntries.Read::entry)
          .ifPresent(
              e ->
                  found.add(
                      new Candidate(
                          words.span(e.start(), e.end()), "clinical.treatments:devices")));
    }
    return end;
  }

  private static boolean given(Lexicon.Match match) {
    return match.meaning().startsWith("dme/") || match.meaning().startsWith("injection/");
  }

  /** Returns the device that an entry starts with. */
  private Optional<Lexicon.Match> device(TokenizedText words, EntrySplitter.Entry entry) {
    int i = entry.start();
    while (i < entry.end() && (words.in(i, LEADS) || words.is(i, "with"))) {
      i++;
    }
    int last = Math.min(entry.end(), i + ADJECTIVES);
    for (int k = i; k < last; k++) {
      boolean applied = words.is(k, "ice") || words.is(k, "heat");
      if (applied) {
        return Optional.of(new Lexicon.Match(k, k + 1, "clinical"));
      }
      Optional<Lexicon.Match> match =
          treatments.match(words, k, entry.end()).filter(GivenDevices::given);
      if (match.isPresent() || !words.word(k)) {
        return match;
      }
    }
    return Optional.empty();
  }
}
