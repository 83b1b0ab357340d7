package imr.extract;

import java.util.Optional;

/** Trims a list entry to the diagnosis, without numbers, articles, codes, and dates. */
final class DiagnosisEntry {
  private static final WordSet BEFORE_DATE = WordSet.of("on", "in", "dated", "since", "from");
  private static final WordSet LEADS = WordSet.of("a", "an", "the", "also", "of", "or", "and");
  private static final WordSet TRAILS = WordSet.of("and", "as", "well");
  private static final WordSet CODES = WordSet.of("icd", "icd9", "icd10");

  private DiagnosisEntry() {}

  /** Returns the entry without articles, numbers, codes, and closing punctuation. */
  static Optional<EntrySplitter.Entry> trimmed(TokenizedText words, int from, int to) {
    int start = from;
    while (start < to && leads(words, start)) {
      start++;
    }
    int end = to;
    end = withoutDate(words, start, end);
    while (end > start && trails(words, start, end)) {
      end = words.is(end - 1, ")") ? opening(words, start, end) : end - 1;
    }
    return end > start ? Optional.of(new EntrySplitter.Entry(start, end)) : Optional.empty();
  }

  /** Removes the date from {@code status post repair on 3/4/2014} or {@code fusion in 2010}. */
  private static int withoutDate(TokenizedText words, int start, int end) {
    for (int i = end - 1; i > start; i--) {
      boolean link = words.in(i, BEFORE_DATE);
      if (link) {
        Optional<Dates.Day> day = Dates.at(words, i + 1, end);
        Optional<Dates.Day> year = day.isPresent() ? day : Dates.year(words, i + 1);
        return year.filter(d -> d.end() == end).isPresent() ? i : end;
      }
    }
    return end;
  }

  private static boolean leads(TokenizedText words, int i) {
    boolean number = words.number(i) && (words.is(i + 1, ".") || words.is(i + 1, ")"));
    boolean mark = !words.word(i) && !words.number(i);
    return number || mark || words.in(i, LEADS);
  }

  private static boolean trails(TokenizedText words, int start, int end) {
    boolean codeInBrackets =
        words.is(end - 1, ")") && opening(words, start, end) > start && coded(words, start, end);
    boolean mark =
        !words.word(end - 1)
            && !words.number(end - 1)
            && !words.is(end - 1, ")")
            && !words.is(end - 1, "]");
    return codeInBrackets || mark || words.in(end - 1, TRAILS);
  }

  private static int opening(TokenizedText words, int start, int end) {
    for (int i = end - 1; i >= start; i--) {
      if (words.is(i, "(")) {
        return i;
      }
    }
    return start;
  }

  /**
   * Returns whether parentheses contain a classification code: {@code (723.1)}, {@code (ICD-9
   * 847.2)}.
   */
  private static boolean coded(TokenizedText words, int start, int end) {
    int open = opening(words, start, end);
    boolean icd = words.findAny(open, end, CODES) >= 0;
    return icd || (words.number(open + 1) && words.is(open + 2, ")"));
  }
}
