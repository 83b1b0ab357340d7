package imr.extract;

import java.util.List;
import java.util.Optional;

/**
 * Reads an entry of a list of treatments already given. Counts, dates, and effects are removed; an
 * expanded abbreviation in parentheses and a body part are kept (schema, {@code
 * clinical.treatments}).
 */
final class TreatmentEntries {
  private static final WordSet LEADS = CueWords.of("treatment-entries.leads");
  private static final WordSet CUTS = CueWords.of("treatment-entries.cuts");
  private static final WordSet OPENS_DRUGS =
      WordSet.of("including", "such", ":", "consisting", "like", "include");
  private static final WordSet WHEN = WordSet.of("night", "nighttime", "bedtime", "times", "work");
  private static final WordSet DRUGS = WordSet.of("medication", "medications", "management");
  private static final WordSet COUNTS = CueWords.of("treatment-entries.counts");
  private static final WordSet DEVICE_LEAD = WordSet.of("with", "to", "for");
  private static final WordSet NEGATIONS = WordSet.of("no", "not", "neither", "nor");
  private static final WordSet INCLUDED = WordSet.of("included", "include", "includes");
  private static final WordSet PER = WordSet.of("a", "per");
  private static final WordSet PURPOSES =
      WordSet.of(
          "pain",
          "flare",
          "inflammation",
          "spasm",
          "spasms",
          "sleep",
          "symptoms",
          "relief",
          "which",
          "ambulation");
  private static final WordSet TRAILING =
      WordSet.of("sessions", "session", "x", "times", "only", "and", "also");
  private static final WordSet VISITS = WordSet.of("visits", "visit");

  private final Lexicon drugs;
  private final Lexicon treatments;
  private final Lexicon remarks = new Lexicon();

  TreatmentEntries(MedicalVocabulary vocabulary) {
    this.drugs = vocabulary.drugs;
    this.treatments = vocabulary.treatments;
    VocabularyFile.read("entries.txt")
        .getOrDefault("remark", List.of())
        .forEach(term -> remarks.add(term, "remark"));
  }

  /**
   * An entry read from the list.
   *
   * @param opensDrugs whether the following entries name the drugs of this entry
   * @param known whether the vocabulary contains one of its words
   */
  record Read(EntrySplitter.Entry entry, boolean opensDrugs, boolean known) {}

  /**
   * Reads an entry. Empty if it isn't a treatment, but a remark or a drug of {@code medication
   * including Norco}.
   */
  Optional<Read> read(TokenizedText words, EntrySplitter.Entry entry, boolean withinDrugs) {
    if (words.in(entry.start(), NEGATIONS)) {
      return Optional.empty();
    }
    int start = leading(words, pastRelative(words, entry.start()), entry.end());
    if (remarks.contains(words, start)) {
      return Optional.empty();
    }
    if (withinDrugs && drugs.contains(words, start)) {
      return Optional.of(new Read(new EntrySplitter.Entry(start, start), true, true))
          .filter(r -> r.entry().end() > r.entry().start());
    }
    int opening = drugsOpen(words, start, entry.end());
    int limit = opening >= 0 ? opening : entry.end();
    int end = trailing(words, start, cut(words, start, limit));
    if (end <= start || !words.word(start) || (words.in(start, CUTS) && !xray(words, start))) {
      return Optional.empty();
    }
    EntrySplitter.Entry trimmed = new EntrySplitter.Entry(start, end);
    boolean opens = opening >= 0 && namesDrug(words, opening, entry.end());
    return Optional.of(new Read(trimmed, opens, known(words, start, end)));
  }

  /** Skips to the continuation of the list: {@code conservative care, which included | rest}. */
  private static int pastRelative(TokenizedText words, int i) {
    boolean which = words.is(i, "which") || words.is(i, "that");
    return which && words.in(i + 1, INCLUDED) ? i + 2 : i;
  }

  private boolean known(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (treatments.contains(words, i) || drugs.contains(words, i)) {
        return true;
      }
    }
    return false;
  }

  private static int leading(TokenizedText words, int from, int to) {
    int i = from;
    while (i < to
        && !xray(words, i)
        && (words.in(i, LEADS) || Numbers.at(words, i) || !words.word(i))) {
      i = Numbers.at(words, i) ? pastHours(words, i) : i + 1;
    }
    return i;
  }

  /** Skips {@code 6 hours a day of}, or just the number if no such phrase follows. */
  private static int pastHours(TokenizedText words, int i) {
    int end = i + 1;
    while (words.in(end, TreatmentSchedule.UNITS) || words.in(end, PER)) {
      end++;
    }
    return words.is(end, "of") && end > i + 1 ? end + 1 : i + 1;
  }

  private static boolean xray(TokenizedText words, int i) {
    int ray = words.is(i + 1, "-") ? i + 2 : i + 1;
    return words.is(i, "x") && (words.is(ray, "ray") || words.is(ray, "rays"));
  }

  private int drugsOpen(TokenizedText words, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      boolean with = words.is(i, "with") && drugs.contains(words, i + 1);
      boolean of = (words.is(i, "of") || with) && words.in(i - 1, DRUGS);
      boolean such = words.is(i, "such") && !words.is(i + 1, "as");
      if (of || (words.in(i, OPENS_DRUGS) && !such)) {
        return words.is(i, "include") && words.is(i - 1, "to") ? i - 1 : i;
      }
      i = words.is(i, "(") ? words.closing(i, to) - 1 : i;
    }
    return -1;
  }

  private boolean namesDrug(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (drugs.contains(words, i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the start of counts, dates, and effects. Skips an expanded abbreviation in parentheses.
   */
  private int cut(TokenizedText words, int from, int to) {
    int name = drugs.match(words, from, to).map(Lexicon.Match::end).orElse(from + 1);
    for (int i = name; i < to; i++) {
      if (words.is(i, "(")) {
        int close = words.closing(i, to);
        if (!expansion(words, i, close)) {
          return i;
        }
        i = close - 1;
      } else if (cuts(words, i, to)) {
        return i;
      }
    }
    return to;
  }

  private boolean cuts(TokenizedText words, int i, int to) {
    if (words.number(i) || words.is(i, "#") || words.is(i, ";") || words.is(i, "\"")) {
      return !words.tight(i - 1) || words.is(i, "#") || words.is(i, ";");
    }
    boolean dash = words.is(i, "-") && !words.tight(i) && !words.tight(i - 1);
    boolean spelledCount = Numbers.at(words, i) && words.in(i + 1, COUNTS);
    boolean atTime = words.is(i, "at") && words.in(i + 1, WHEN);
    boolean forTime = words.is(i, "for") && (Numbers.at(words, i + 1) || purpose(words, i + 1, to));
    return dash
        || spelledCount
        || atTime
        || forTime
        || (words.in(i, CUTS) && !partOfName(words, i, to));
  }

  /**
   * Returns whether the words are the purpose of a treatment, {@code for pain}, {@code for
   * flare-ups}, and not a body part.
   */
  private static boolean purpose(TokenizedText words, int i, int to) {
    return words.findAny(i, to, PURPOSES) >= 0;
  }

  /**
   * Returns whether the words are part of a name: in {@code x-ray} and {@code stay at home}, but
   * not in {@code physical therapy with modalities}.
   */
  private boolean partOfName(TokenizedText words, int i, int to) {
    boolean operation =
        words.is(i, "with")
            && treatments
                .match(words, i + 1, to)
                .or(() -> treatments.match(words, i + 2, to))
                .filter(m -> m.meaning().startsWith("surgery/"))
                .isPresent();
    boolean term =
        !words.in(i, DEVICE_LEAD)
            && treatments.match(words, i, to).filter(m -> m.length() > 1).isPresent();
    return xray(words, i) || term || operation;
  }

  /**
   * Returns whether parentheses contain only words: {@code (transcutaneous electrical nerve
   * stimulation)}.
   */
  private static boolean expansion(TokenizedText words, int open, int close) {
    if (close <= open + 2) {
      return false;
    }
    for (int i = open + 1; i < close - 1; i++) {
      boolean plain = words.word(i) || words.is(i, "-") || words.is(i, "/");
      if (!plain || words.in(i, COUNTS) || words.in(i, CUTS)) {
        return words.is(i, "x") && words.is(i + 1, "-");
      }
    }
    return true;
  }

  private static int trailing(TokenizedText words, int from, int to) {
    int end = to;
    while (end > from) {
      boolean mark = !words.word(end - 1) && !words.is(end - 1, ")") && !words.number(end - 1);
      boolean count = words.in(end - 1, TRAILING);
      boolean visits = words.in(end - 1, VISITS) && !words.is(end - 2, "office");
      if (mark || ((count || visits) && end - 1 > from)) {
        end--;
      } else {
        break;
      }
    }
    return end;
  }
}
