package imr.extract;

import java.util.List;
import java.util.Optional;

/**
 * The names of MTUS chapters (Medical Treatment Utilization Schedule), without {@code MTUS} and the
 * year: those offered by the reviewing organization's system ({@code mtus-chapters.tsv}:
 * generation, order, chapter, year) and those used in older letters ({@code mtus-chapters.txt}).
 */
final class MtusChapters {
  private static final int CHAPTER = 2;

  private final Lexicon names = Lexicon.of("mtus-chapters.txt");

  MtusChapters() {
    for (List<String> row : VocabularyFile.rows("mtus-chapters.tsv")) {
      String chapter = row.get(CHAPTER);
      if (!chapter.equals("ACOEM")) {
        names.add(chapter, "chapter");
      }
    }
  }

  boolean contains(TokenizedText words, int i) {
    return names.contains(words, i);
  }

  /** Returns the longest chapter name that begins at a word. */
  Optional<Lexicon.Match> match(TokenizedText words, int i, int limit) {
    return names.match(words, i, limit);
  }

  /** Returns whether a known chapter followed by its year begins here. */
  boolean knownWithYear(TokenizedText words, int start, int to) {
    int name = words.is(start, "mtus") ? start + 1 : start;
    return names
        .match(words, name, to)
        .filter(m -> year(words, words.is(m.end(), "(") ? m.end() + 1 : m.end()))
        .isPresent();
  }

  /**
   * Returns whether an unknown chapter begins here: after {@code , and}, capitalized, with a year
   * nearby.
   */
  static boolean namedWithYear(TokenizedText words, int comma, int start, int to) {
    if (!words.is(comma, ",") || start != comma + 2 || !words.capital(start)) {
      return false;
    }
    int limit = Math.min(to, start + 9);
    for (int i = start + 1; i < limit; i++) {
      if (year(words, i)) {
        return words.is(i + 1, ",") || words.is(i + 1, ".") || i + 1 >= to;
      }
      if (!words.word(i) || sectionLabel(words, i)) {
        return false;
      }
    }
    return false;
  }

  static boolean year(TokenizedText words, int i) {
    return words.number(i)
        && words.length(i) == 4
        && (words.starts(i, "20") || words.starts(i, "19"));
  }

  /** Returns whether {@code Section(s):} begins here. */
  static boolean sectionLabel(TokenizedText words, int i) {
    return (words.is(i, "section") || words.is(i, "sections"))
        && (words.is(i + 1, "(") || words.is(i + 1, ":"));
  }
}
