package imr.extract;

import java.util.List;

/**
 * The names of the chapters of the Medical Treatment Utilization Schedule, without {@code MTUS} and
 * the year: those that the reviewing organization's own system offers ({@code mtus-chapters.tsv}:
 * generation, order, chapter, year) and the wording of older letters ({@code mtus-chapters.txt}).
 */
final class MtusChapters {
  private static final int CHAPTER = 2;

  private MtusChapters() {}

  static Lexicon lexicon() {
    Lexicon chapters = VocabularyFile.lexicon("mtus-chapters.txt");
    for (List<String> row : VocabularyFile.rows("mtus-chapters.tsv")) {
      String chapter = row.get(CHAPTER);
      if (!chapter.equals("ACOEM")) {
        chapters.add(chapter, "chapter");
      }
    }
    return chapters;
  }
}
