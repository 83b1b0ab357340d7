package imr.extract;

import imr.annotation.Target;
import imr.letter.Span;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds age and sex: the first mention in the summary, or else in the rationales. */
final class PatientFields {
  private static final WordSet SEX_WORDS = CueWords.of("patient-fields.sex-words");
  private static final WordSet PRONOUNS =
      WordSet.of("he", "she", "his", "her", "him", "hers", "himself", "herself");
  private static final WordSet YEAR = WordSet.of("year", "years", "yr", "yrs");
  private static final WordSet SHORT_OLD = WordSet.of("yo", "y", "yof", "yom");
  private static final WordSet SEX_LETTERS = WordSet.of("f", "m");

  private static final TokenizedText NONE = TokenizedText.of("", 0, 0);

  /** The maximum distance between an age and a sex, in words. */
  private static final int NEXT_TO = 8;

  private PatientFields() {}

  static void say(
      SuggestionBuilder draft, TokenizedText summary, Supplier<TokenizedText> rationales) {
    int summaryAge = ageIn(summary);
    boolean whole = summaryAge >= 0 && sex(summary, summaryAge, "summary").isPresent();
    TokenizedText issues = whole ? NONE : rationales.get();
    int issuesAge = summaryAge >= 0 ? -1 : ageIn(issues);
    if (summaryAge >= 0) {
      age(draft, summary, summaryAge, "patient.age:summary");
    } else if (issuesAge >= 0) {
      age(draft, issues, issuesAge, "patient.age:rationale");
    } else {
      draft.absent(Target.LETTER, FieldIds.AGE, "patient.age:none");
    }
    sex(summary, summaryAge, "summary")
        .or(() -> sex(issues, issuesAge, "rationale"))
        .or(() -> word(summary, 0, summary.size(), PRONOUNS, "patient.sex:pronoun"))
        .ifPresentOrElse(
            c -> draft.say(Target.LETTER, FieldIds.SEX, c.span(), c.rule()),
            () -> draft.absent(Target.LETTER, FieldIds.SEX, "patient.sex:none"));
  }

  private static void age(SuggestionBuilder draft, TokenizedText words, int at, String rule) {
    Span span = words.span(at, at + 1);
    draft.say(Target.LETTER, FieldIds.AGE, span, rule);
  }

  private static Optional<Candidate> sex(TokenizedText words, int age, String where) {
    Optional<Candidate> beside =
        age < 0
            ? Optional.empty()
            : word(words, age, age + NEXT_TO, SEX_WORDS, "patient.sex:age-" + where);
    Optional<Candidate> letter = age < 0 ? Optional.empty() : letter(words, age);
    return beside
        .or(() -> letter)
        .or(() -> word(words, 0, words.size(), SEX_WORDS, "patient.sex:word-" + where));
  }

  /** Matches {@code 37 yo F}, {@code 45 y/o M}. */
  private static Optional<Candidate> letter(TokenizedText words, int age) {
    int at = words.findAny(age + 2, age + 5, SEX_LETTERS);
    boolean alone = at >= 0 && words.capital(at);
    return alone
        ? Optional.of(new Candidate(words.span(at, at + 1), "patient.sex:letter"))
        : Optional.empty();
  }

  private static Optional<Candidate> word(
      TokenizedText words, int from, int to, WordSet set, String rule) {
    int at = words.findAny(from, to, set);
    while (at >= 0 && !title(words, at)) {
      at = words.findAny(at + 1, to, set);
    }
    return at < 0 ? Optional.empty() : Optional.of(new Candidate(words.span(at, at + 1), rule));
  }

  /** {@code Ms} and {@code Mr} are titles; {@code MS} and {@code MR} are not. */
  private static boolean title(TokenizedText words, int i) {
    boolean title = words.is(i, "ms") || words.is(i, "mr");
    return !title || words.quote(i, i + 1).endsWith(words.is(i, "ms") ? "s" : "r");
  }

  /**
   * Returns the index of the age in the first {@code 40 year old}, {@code 40 years of age}, {@code
   * age of 40}.
   */
  private static int ageIn(TokenizedText words) {
    for (int i = 0; i < words.size(); i++) {
      if (plausible(words, i) && (old(words, i + 1) || aged(words, i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean plausible(TokenizedText words, int i) {
    return words.length(i) <= 3 && words.whole(i);
  }

  private static boolean old(TokenizedText words, int i) {
    int k = words.is(i, "-") ? i + 1 : i;
    if (words.in(k, YEAR)) {
      int next = words.is(k + 1, "-") || words.is(k + 1, ".") ? k + 2 : k + 1;
      return words.is(next, "old") || words.follow(next, "of", "age") || words.in(next, SEX_WORDS);
    }
    boolean initials = words.follow(k, "y", "/", "o") || words.follow(k, "y", ".", "o");
    return words.in(k, SHORT_OLD) && (!words.is(k, "y") || initials);
  }

  private static boolean aged(TokenizedText words, int i) {
    boolean named =
        words.is(i - 1, "aged")
            || words.is(i - 1, "age")
            || (words.is(i - 1, "of") && words.is(i - 2, "age"));
    return named && !words.is(i + 1, "/") && !words.is(i + 1, "-");
  }
}
