package imr.extract;

import imr.annotation.Value;
import imr.letter.Span;
import java.util.Optional;

/**
 * Finds the last conclusion in a rationale: {@code not medically necessary and appropriate}, {@code
 * not a medical necessity}. Reads backward from the end, so that only the text after the conclusion
 * is examined.
 */
final class Conclusions {
  private static final WordSet JUDGED = CueWords.of("conclusions.judged");
  private static final WordSet NOT = CueWords.of("conclusions.not");
  private static final WordSet PARTLY =
      WordSet.of("partially", "partly", "modified", "modification");
  private static final WordSet AUXILIARY = CueWords.of("conclusions.auxiliary");
  private static final WordSet BEFORE_NOUN = WordSet.of("a", "the", "of");
  private static final WordSet GENERAL =
      WordSet.of("when", "where", "otherwise", "any", "other", "all", "of", "the");
  private static final WordSet SUPPOSING = WordSet.of("if", "unless", "whether");
  private static final WordSet ALSO_JUDGED = WordSet.of("appropriate", "necessary");
  private static final WordSet TO_BE = WordSet.of("is", "are", "was", "were");
  private static final WordSet NEXT_CLAUSE = WordSet.of("therefore", "thus", "and", "hence");
  private static final WordSet CLAUSE_ENDS = WordSet.of(",", "therefore", "thus", "hence", "so");
  private static final WordSet BARELY_JUDGED =
      WordSet.of("necessary", "indicated", "appropriate", "warranted");

  /** The number of UTF-16 units examined first. */
  private static final int TAIL = 900;

  /** The maximum distance of a negation before the conclusion, in words. */
  private static final int REACH = 14;

  private Conclusions() {}

  static void say(SuggestionBuilder draft, String item, Optional<Span> rationale) {
    Optional<ConclusionMatch> found = rationale.flatMap(r -> last(draft.canonical(), r));
    found.ifPresentOrElse(
        f -> draft.say(item, FieldIds.CONCLUSION, f.span(), Value.of(f.code()), f.rule()),
        () -> draft.absent(item, FieldIds.CONCLUSION, "items.conclusion:none"));
  }

  record ConclusionMatch(Span span, String code, String rule) {}

  /** Searches the end of the rationale first, because most conclude there. */
  private static Optional<ConclusionMatch> last(String text, Span rationale) {
    int tail = Math.max(rationale.start(), rationale.end() - TAIL);
    TokenizedText words = TokenizedText.of(text, tail, rationale.end());
    boolean whole = tail == rationale.start() || concludes(words);
    return last(whole ? words : TokenizedText.of(text, rationale));
  }

  /** Returns whether the words contain a conclusion, with room for a negation before it. */
  private static boolean concludes(TokenizedText words) {
    for (int i = words.size() - 1; i > REACH; i--) {
      if (medically(words, i) && !defining(words, i)) {
        return true;
      }
    }
    return false;
  }

  static Optional<ConclusionMatch> last(TokenizedText words) {
    for (int i = words.size() - 1; i >= 0; i--) {
      if (medically(words, i) && !defining(words, i)) {
        return Optional.of(found(words, i));
      }
    }
    return necessityNotEstablished(words);
  }

  /**
   * Matches {@code medically necessary}, {@code medically not necessary}, {@code not a medical
   * necessity}.
   */
  private static boolean medically(TokenizedText words, int i) {
    boolean adverb = words.is(i, "medically") || words.is(i, "notmedically");
    boolean not = words.is(i + 1, "not");
    boolean noun =
        words.is(i, "medical")
            && words.starts(i + 1, "nec")
            && words.in(i - 1, BEFORE_NOUN)
            && words.findAny(Math.max(0, i - 3), i, NOT) >= 0;
    return noun || (adverb && words.in(not ? i + 2 : i + 1, JUDGED));
  }

  /**
   * Returns whether the words only state a rule: {@code if medically necessary}, {@code when
   * medically indicated}.
   */
  private static boolean defining(TokenizedText words, int i) {
    boolean direct = words.in(i - 1, GENERAL);
    boolean need = words.is(i - 1, "as") && negation(words, i) < 0;
    return direct || need || supposed(words, i);
  }

  /**
   * Returns whether the words are conditional: {@code If the drug is medically necessary later, …}
   */
  private static boolean supposed(TokenizedText words, int i) {
    for (int k = i - 1; k >= Math.max(0, i - 9); k--) {
      if (words.endsSentence(k) || words.is(k, ",") || words.is(k, ";")) {
        return false;
      }
      if (words.in(k, SUPPOSING)) {
        return true;
      }
    }
    return false;
  }

  private static ConclusionMatch found(TokenizedText words, int i) {
    int end = end(words, i);
    int not = negation(words, i);
    boolean inside = words.is(i + 1, "not") || words.is(i, "notmedically");
    boolean un = words.is(i + 1, "unnecessary");
    boolean partly =
        words.findAny(Math.max(0, i - 4), i, PARTLY) >= 0
            || words.find(Math.max(0, i - 5), i, "in", "part") >= 0
            || words.find(i, i + 6, "in", "part") >= 0;
    int start = not >= 0 && reaches(words, not, i) ? not : i;
    String code =
        not >= 0 || inside || un ? "not-necessary" : partly ? "partly-necessary" : "necessary";
    String rule = start < i ? "not-medically" : not >= 0 ? "negated-before" : code;
    return new ConclusionMatch(words.span(start, end), code, "items.conclusion:" + rule);
  }

  private static int end(TokenizedText words, int i) {
    int end = words.is(i + 1, "not") ? i + 3 : i + 2;
    boolean joined = words.is(end, "and") || words.is(end, "or") || words.is(end, "nor");
    boolean and = joined && words.in(end + 1, ALSO_JUDGED);
    return and ? end + 2 : end;
  }

  /** Returns the negation in the same clause, or -1. */
  private static int negation(TokenizedText words, int i) {
    int floor = Math.max(0, i - REACH);
    for (int k = i - 1; k >= floor; k--) {
      if (words.endsSentence(k) || words.is(k, ";") || words.is(k, "but")) {
        return -1;
      }
      if (words.in(k, NOT) || words.ends(k, "n't")) {
        return clauseBreak(words, k, i) ? -1 : k;
      }
    }
    return -1;
  }

  /**
   * Returns whether a new clause with its own verb begins between the negation and the conclusion.
   */
  private static boolean clauseBreak(TokenizedText words, int not, int i) {
    for (int k = not + 1; k < i; k++) {
      boolean verb = words.in(k, TO_BE);
      boolean subject = words.is(k, ",") || words.in(k, NEXT_CLAUSE);
      if (verb && words.findAny(not + 1, k, CLAUSE_ENDS) >= 0) {
        return true;
      }
      if (subject && words.find(k, i, "the", "request") >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether only {@code be}, {@code considered}, and similar words are between the negation
   * and the conclusion.
   */
  private static boolean reaches(TokenizedText words, int not, int i) {
    if (!words.is(not, "not")) {
      return false;
    }
    for (int k = not + 1; k < i; k++) {
      boolean hyphen = k == not + 1 && words.is(k, "-") && words.tight(not);
      if (!hyphen && !words.in(k, AUXILIARY)) {
        return false;
      }
    }
    return true;
  }

  /** The fallback: {@code the request is not necessary}. */
  private static Optional<ConclusionMatch> necessityNotEstablished(TokenizedText words) {
    for (int i = words.size() - 1; i > 0; i--) {
      boolean judged = words.in(i, BARELY_JUDGED) && words.is(i - 1, "not");
      if (judged) {
        return Optional.of(
            new ConclusionMatch(
                words.span(i - 1, i + 1), "not-necessary", "items.conclusion:bare"));
      }
      if (words.follow(i, "medical", "necessity") && unsupported(words, i) >= 0) {
        Span span = words.span(unsupported(words, i), i + 2);
        return Optional.of(
            new ConclusionMatch(span, "not-necessary", "items.conclusion:unsupported"));
      }
      if (words.is(i, "established") && necessityBefore(words, i)) {
        return Optional.of(established(words, i));
      }
    }
    return Optional.empty();
  }

  /** Returns the index of {@code not} in {@code not supported for medical necessity}, or -1. */
  private static int unsupported(TokenizedText words, int i) {
    boolean leads = words.is(i - 1, "for") || words.is(i - 1, "as");
    return leads && words.is(i - 2, "supported") && words.is(i - 3, "not") ? i - 3 : -1;
  }

  /** Matches {@code The medical necessity of the request has not been established.} */
  private static boolean necessityBefore(TokenizedText words, int i) {
    int floor = Math.max(0, i - 25);
    for (int k = i - 1; k >= floor && !words.endsSentence(k); k--) {
      if (words.is(k, "medical") && words.is(k + 1, "necessity")) {
        return true;
      }
    }
    return false;
  }

  private static ConclusionMatch established(TokenizedText words, int i) {
    int not = words.findAny(Math.max(0, i - 3), i, NOT);
    Span span = words.span(not >= 0 ? not : i, i + 1);
    String code = not >= 0 ? "not-necessary" : "necessary";
    return new ConclusionMatch(span, code, "items.conclusion:established");
  }
}
