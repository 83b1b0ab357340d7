package imr.extract;

import java.util.Locale;
import java.util.Optional;

/** Determines the category of a requested treatment. */
final class Categories {
  private static final WordSet NONE = WordSet.of("form", "common", "clinical", "whole");
  private static final WordSet SPINE = CueWords.of("categories.spine");
  private static final WordSet PATCH = WordSet.of("patch", "patches");
  private static final WordSet INJECTED = WordSet.of("injection", "injections", "infusion");
  private static final WordSet JOINTS =
      WordSet.of(
          "ankle",
          "wrist",
          "foot",
          "toe",
          "finger",
          "thumb",
          "knee",
          "hip",
          "shoulder",
          "elbow",
          "hand");
  private static final WordSet DEVICE = WordSet.of("unit", "device", "machine", "system");
  private static final WordSet THERAPY = WordSet.of("therapy", "sessions");
  private static final WordSet PROGRAM = WordSet.of("program", "membership");
  private final Lexicon treatments;
  private final Lexicon drugs;

  Categories(MedicalVocabulary vocabulary) {
    this.treatments = vocabulary.treatments;
    this.drugs = vocabulary.drugs;
  }

  /** A category's code and the rule that chose it. */
  record CategoryMatch(String code, String rule) {}

  /** Returns the category of the treatment {@code [from, to)} in its request. */
  CategoryMatch of(MarkedRequest marked, int from, int to) {
    TokenizedText words = marked.words;
    if (RequestNoise.associatedService(words)) {
      return new CategoryMatch("surgery/adjunct", "associated");
    }
    Optional<Lexicon.Match> drug = drug(words, from, to);
    Optional<Lexicon.Match> treatment = treatment(words, from, to);
    if (drug.isPresent() && (treatment.isEmpty() || decides(drug.get(), treatment.get()))) {
      return ofDrug(marked, drug.get());
    }
    if (treatment.isPresent() && sonogram(marked, treatment.get())) {
      return new CategoryMatch("diagnostic/imaging", "ultrasound");
    }
    return treatment
        .map(t -> new CategoryMatch(surgery(words, from, to, code(t)), "term"))
        .orElseGet(() -> guessed(marked, from, to));
  }

  /**
   * Returns whether the drug decides the category rather than the treatment, whose name may contain
   * it: Synvisc injection.
   */
  private static boolean decides(Lexicon.Match drug, Lexicon.Match treatment) {
    boolean within = treatment.start() <= drug.start() && drug.end() <= treatment.end();
    return !(within && treatment.length() > drug.length())
        && weight(treatment) <= drug.length() + 1;
  }

  /**
   * Returns whether an ultrasound is diagnostic: {@code Ultrasound of the shoulder}. The therapy
   * comes in sessions.
   */
  private static boolean sonogram(MarkedRequest marked, Lexicon.Match treatment) {
    TokenizedText words = marked.words;
    return words.is(treatment.start(), "ultrasound")
        && treatment.length() == 1
        && words.is(treatment.end(), "of")
        && !marked.has(MarkedRequest.Part.FREQUENCY)
        && !marked.has(MarkedRequest.Part.QUANTITY);
  }

  private static int weight(Lexicon.Match treatment) {
    int marks = treatment.meaning().lastIndexOf('!') + 1;
    return treatment.length() + (marks == 0 ? 0 : marks + 1);
  }

  private static String code(Lexicon.Match match) {
    return match.meaning().replace("!", "");
  }

  private Optional<Lexicon.Match> drug(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      Optional<Lexicon.Match> match = drugs.match(words, i, to);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private Optional<Lexicon.Match> treatment(TokenizedText words, int from, int to) {
    Lexicon.Match best = null;
    int i = from;
    while (i < to) {
      Optional<Lexicon.Match> match =
          treatments.match(words, i, to).filter(m -> !NONE.contains(m.meaning()));
      if (match.isPresent() && (best == null || weight(match.get()) > weight(best))) {
        best = match.get();
      }
      i = match.map(Lexicon.Match::end).orElse(i + 1);
    }
    return Optional.ofNullable(best);
  }

  private CategoryMatch ofDrug(MarkedRequest marked, Lexicon.Match drug) {
    String category =
        drug.meaning().startsWith("class ") ? drug.meaning().substring(6) : drug.meaning();
    TokenizedText words = marked.words;
    boolean skinPatch =
        category.equals("drug/opioid") && words.findAny(0, words.size(), PATCH) >= 0;
    if (words.findAny(0, words.size(), INJECTED) >= 0) {
      return new CategoryMatch("injection/other", "drug-injection");
    }
    boolean topical = !skinPatch && topical(marked);
    return topical
        ? new CategoryMatch("drug/topical", "topical-form")
        : new CategoryMatch(category, "drug");
  }

  /**
   * Returns whether the drug is topical: a cream, gel, or patch, a compound, or a strength in
   * percent.
   */
  private boolean topical(MarkedRequest marked) {
    TokenizedText words = marked.words;
    for (int i = 0; i < words.size(); i++) {
      boolean form =
          treatments
              .match(words, i, words.size())
              .filter(m -> m.meaning().equals("form"))
              .isPresent();
      if (form || words.is(i, "%")) {
        return true;
      }
    }
    return false;
  }

  /** Distinguishes spine surgery from other surgery by its location. */
  private static String surgery(TokenizedText words, int from, int to, String code) {
    if (!code.startsWith("surgery/") || code.equals("surgery/adjunct")) {
      return code;
    }
    for (int i = from; i < to; i++) {
      if (words.starts(i, "arthroscop")) {
        return "surgery/arthroscopic";
      }
    }
    boolean spine = onSpine(words);
    boolean joint = !spine && words.findAny(0, words.size(), JOINTS) >= 0;
    if (spine && code.equals("surgery/non-arthroscopic")) {
      return "surgery/spine";
    }
    return joint && code.equals("surgery/spine") ? "surgery/non-arthroscopic" : code;
  }

  private static boolean onSpine(TokenizedText words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.in(i, SPINE) || BodyParts.level(words, i)) {
        return true;
      }
    }
    return false;
  }

  /** Guesses the category of an unknown treatment from the form of its words. */
  private CategoryMatch guessed(MarkedRequest marked, int from, int to) {
    TokenizedText words = marked.words;
    if (topical(marked) && marked.has(MarkedRequest.Part.STRENGTH)) {
      return new CategoryMatch("drug/topical", "guessed");
    }
    if (marked.has(MarkedRequest.Part.STRENGTH)) {
      return new CategoryMatch("drug/other", "guessed");
    }
    for (int i = from; i < to; i++) {
      String word = words.at(i).toLowerCase(Locale.ROOT);
      if (word.endsWith("ectomy")
          || word.endsWith("plasty")
          || word.endsWith("otomy")
          || word.endsWith("desis")) {
        return new CategoryMatch(surgery(words, from, to, "surgery/non-arthroscopic"), "guessed");
      }
      if (word.endsWith("ologist") || word.endsWith("ology")) {
        return new CategoryMatch("evaluation/consultation", "guessed");
      }
    }
    boolean device = words.findAny(from, to, DEVICE) >= 0;
    boolean therapy = words.findAny(from, to, THERAPY) >= 0;
    boolean program = words.findAny(from, to, PROGRAM) >= 0;
    String code =
        device ? "dme/equipment" : program ? "program" : therapy ? "rehabilitation/other" : "other";
    return new CategoryMatch(topical(marked) ? "drug/topical" : code, "guessed");
  }
}
