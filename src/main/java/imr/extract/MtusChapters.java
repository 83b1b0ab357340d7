package imr.extract;

import java.util.List;
import java.util.Optional;

/**
 * The names of the chapters of the Medical Treatment Utilization Schedule, without {@code MTUS} and
 * the year: those that the reviewing organization's own system offers ({@code mtus-chapters.tsv}:
 * generation, order, chapter, year) and the wording of older letters ({@code mtus-chapters.txt}).
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

  boolean contains(Words words, int i) {
    return names.contains(words, i);
  }

  /** The longest chapter's name that begins at a word. */
  Optional<Lexicon.Match> match(Words words, int i, int limit) {
    return names.match(words, i, limit);
  }

  /** Whether a known chapter begins here, its year behind it. */
  boolean knownWithYear(Words words, int start, int to) {
    int name = words.is(start, "mtus") ? start + 1 : start;
    return names
        .match(words, name, to)
        .filter(m -> year(words, words.is(m.end(), "(") ? m.end() + 1 : m.end()))
        .isPresent();
  }

  /** A chapter that the vocabulary lacks: after {@code , and}, in capitals, its year close by. */
  static boolean namedWithYear(Words words, int comma, int start, int to) {
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

  static boolean year(Words words, int i) {
    return words.number(i)
        && words.length(i) == 4
        && (words.starts(i, "20") || words.starts(i, "19"));
  }

  /** True where {@code Section(s):} begins. */
  static boolean sectionLabel(Words words, int i) {
    return (words.is(i, "section") || words.is(i, "sections"))
        && (words.is(i + 1, "(") || words.is(i + 1, ":"));
  }
}
