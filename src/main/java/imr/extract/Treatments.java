package imr.extract;

import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the treatment that a request asks for, after all other parts are marked, and its category.
 */
final class Treatments {
  private static final WordSet LOOSE = CueWords.of("treatments.loose");
  private static final WordSet LEADING = CueWords.of("treatments.leading");
  private static final WordSet NEEDS_OF = CueWords.of("treatments.needs-of");
  private static final WordSet ORDERS = WordSet.of("prescription", "refill", "refills");
  private static final WordSet TRAILING = CueWords.of("treatments.trailing");
  private static final WordSet VISITED = CueWords.of("treatments.visited");
  private static final WordSet CUTS = CueWords.of("treatments.cuts");
  private static final WordSet BETWEEN_INGREDIENTS =
      WordSet.of(",", "/", "-", "+", "and", "with", "&", ";");
  private static final WordSet VISITS = WordSet.of("visits", "visit");
  private final Lexicon treatments;
  private final Lexicon drugs;
  private final Lexicon wholeNames;
  private final Lexicon anatomy;
  private final Categories categories;

  Treatments(MedicalVocabulary vocabulary) {
    this.treatments = vocabulary.treatments;
    this.drugs = vocabulary.drugs;
    this.wholeNames = vocabulary.wholeNames;
    this.anatomy = vocabulary.bodyParts;
    this.categories = new Categories(vocabulary);
  }

  /** The treatment, with its category and the rules that found both. */
  record NamedTreatment(Span span, String rule, String category, String categoryRule) {}

  /**
   * Marks drug names, and protects numbers that belong to a name: {@code Tylenol #3}, {@code Three
   * phase bone scan}.
   */
  void names(MarkedRequest marked) {
    for (int i = 0; i < marked.size(); i++) {
      Optional<Lexicon.Match> drug = drugs.match(marked.words, i, marked.size());
      drug.ifPresent(m -> marked.drugEnd(m.end()));
      drug.filter(m -> m.length() > 1).ifPresent(m -> marked.name(m.start(), m.end()));
      if (Numbers.at(marked.words, i)) {
        treatments
            .match(marked.words, i, marked.size())
            .filter(m -> m.length() > 1)
            .ifPresent(m -> marked.name(m.start(), m.end()));
      }
    }
  }

  /** Protects the anatomy that is an essential part of a treatment's name. */
  void protect(MarkedRequest marked) {
    for (int i = 0; i < marked.size(); i++) {
      Optional<Lexicon.Match> whole = wholeNames.match(marked.words, i, marked.size());
      whole.ifPresent(m -> protect(marked, m, m.start()));
      Optional<Lexicon.Match> match = treatments.match(marked.words, i, marked.size());
      if (whole.isEmpty() && match.isPresent() && match.get().length() > 1) {
        protect(marked, match.get(), behindOpeningPart(marked.words, match.get()));
      }
    }
  }

  private void protect(MarkedRequest marked, Lexicon.Match match, int first) {
    for (int k = first; k < match.end(); k++) {
      boolean part =
          anatomy
              .match(marked.words, k, match.end())
              .filter(m -> m.meaning().equals("part"))
              .isPresent();
      if (part) {
        marked.protect(match.start(), match.end());
        return;
      }
    }
  }

  /** A body part at the start of a term may still be marked: lumbar spine surgery. */
  private int behindOpeningPart(TokenizedText words, Lexicon.Match match) {
    return anatomy
        .match(words, match.start(), match.end())
        .filter(m -> m.meaning().equals("part"))
        .map(Lexicon.Match::end)
        .orElse(match.start());
  }

  Optional<NamedTreatment> name(MarkedRequest marked) {
    List<int[]> groups = groups(marked);
    for (int[] group : groups) {
      if (known(marked.words, group[0], group[1])) {
        compound(marked, group);
        return Optional.of(named(marked, group, "known"));
      }
    }
    return groups.stream()
        .filter(g -> hasWord(marked.words, g[0], g[1]))
        .findFirst()
        .map(g -> named(marked, g, "unknown"));
  }

  /**
   * Extends the treatment to the last ingredient of a compound, excluding that ingredient's
   * strength.
   */
  private void compound(MarkedRequest marked, int[] group) {
    Optional<Lexicon.Match> next = ingredient(marked, group[1]);
    while (next.isPresent()) {
      group[1] = next.get().end();
      next = ingredient(marked, group[1]);
    }
  }

  /** Returns the ingredient after the strength and separator at {@code end}, if any. */
  private Optional<Lexicon.Match> ingredient(MarkedRequest marked, int end) {
    int percent = words(marked, end, "%");
    int mark = percent < 0 ? end : percent + 1;
    int next = mark;
    while (marked.words.in(next, BETWEEN_INGREDIENTS)) {
      next++;
    }
    if (percent < 0 && next == mark) {
      return Optional.empty();
    }
    Optional<Lexicon.Match> known = drugs.match(marked.words, next, marked.size());
    return known.isPresent() ? known : unknown(marked, next);
  }

  /** Matches an unknown ingredient: a word followed by a strength in percent. */
  private static Optional<Lexicon.Match> unknown(MarkedRequest marked, int i) {
    boolean word = marked.words.word(i) && words(marked, i + 1, "%") >= 0;
    return word ? Optional.of(new Lexicon.Match(i, i + 1, "drug/topical")) : Optional.empty();
  }

  /**
   * Returns the index of {@code mark} after a number at {@code i}, as in {@code 5 %}; -1 otherwise.
   */
  private static int words(MarkedRequest marked, int i, String mark) {
    return marked.words.number(i) && marked.words.is(i + 1, mark) ? i + 1 : -1;
  }

  private NamedTreatment named(MarkedRequest marked, int[] group, String rule) {
    Categories.CategoryMatch category = categories.of(marked, group[0], group[1]);
    Span span = marked.words.span(group[0], group[1]);
    return new NamedTreatment(span, rule, category.code(), category.rule());
  }

  private static boolean hasWord(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.word(i) && words.length(i) > 1) {
        return true;
      }
    }
    return false;
  }

  private boolean known(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (knownAt(words, i, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean knownAt(TokenizedText words, int i, int to) {
    return treatments.match(words, i, to).filter(m -> !m.meaning().equals("common")).isPresent()
        || drugs.match(words, i, to).isPresent();
  }

  /** Returns the ranges of free words, trimmed. */
  private List<int[]> groups(MarkedRequest marked) {
    List<int[]> groups = new ArrayList<>();
    int i = 0;
    while (i < marked.size()) {
      int end = i;
      while (marked.free(end)) {
        end++;
      }
      if (end > i) {
        add(marked.words, i, end, groups);
      }
      i = Math.max(end, i) + 1;
    }
    return groups;
  }

  private void add(TokenizedText words, int from, int to, List<int[]> groups) {
    int start = leading(words, from, to);
    int end = trailing(words, start, cut(words, start, to));
    if (end > start) {
      groups.add(new int[] {start, end});
    }
  }

  private int leading(TokenizedText words, int from, int to) {
    int i = from;
    while (i < to) {
      if (anatomy.match(words, i, i + 1).filter(m -> m.meaning().equals("side")).isPresent()) {
        i++;
        continue;
      }
      boolean of = words.is(i + 1, "of") || (words.is(i + 1, "for") && words.in(i, ORDERS));
      boolean word = words.in(i, LEADING) && (of || !words.in(i, NEEDS_OF));
      boolean xray = words.is(i, "x") && words.tight(i);
      if (word || (words.in(i, LOOSE) && !xray)) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  /**
   * Returns where a comma, parenthesis, or preposition introduces something other than a treatment.
   */
  private int cut(TokenizedText words, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      boolean mark = words.is(i, ",") || words.is(i, ";") || words.in(i, CUTS);
      boolean open = words.is(i, "(") && words.closing(i, to) == i + 1;
      boolean dash = words.is(i, "-") && !words.tight(i) && !words.tight(i - 1);
      if (open || ((mark || dash) && !known(words, i + 1, to))) {
        return i;
      }
      if (words.is(i, "(")) {
        i = words.closing(i, to) - 1;
      }
    }
    return to;
  }

  private static int trailing(TokenizedText words, int from, int to) {
    int end = to;
    while (end > from) {
      boolean closing = words.is(end - 1, ")") && bracketed(words, from, end);
      boolean visits = words.in(end - 1, VISITS) && words.in(end - 2, VISITED);
      boolean stays = closing || visits;
      boolean word = words.in(end - 1, TRAILING) && end - 1 > from;
      if (!stays && (word || words.in(end - 1, LOOSE))) {
        end--;
      } else {
        break;
      }
    }
    return end;
  }

  /**
   * Returns whether the parentheses that close at {@code end} contain more than the form of
   * administration.
   */
  private static boolean bracketed(TokenizedText words, int from, int end) {
    int depth = 0;
    boolean tells = false;
    for (int i = end - 1; i >= from; i--) {
      depth += words.is(i, ")") ? 1 : words.is(i, "(") ? -1 : 0;
      tells |= words.word(i) && !words.in(i, TRAILING) && !words.in(i, LOOSE);
      if (depth == 0) {
        return tells && i < end - 2;
      }
    }
    return false;
  }
}
