package imr.extract;

import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/**
 * Reads sources other than the MTUS. For ODG and ACOEM, the guideline is the name, abbreviation,
 * edition, and year, and everything after it is the section. For any other source, everything is
 * the guideline.
 */
final class OutsideSources {
  private static final List<String[]> SUBTITLES =
      List.of(
          new String[] {"treatment", "in", "workers", "compensation"},
          new String[] {"treatment", "in", "workers'", "compensation"},
          new String[] {"treatment", "in", "workers", "comp"},
          new String[] {"treatment", "in", "workers'", "comp"},
          new String[] {"treatment", "index"},
          new String[] {"twc"});
  private static final String[] OTHERS = {"and", "other", "medical", "treatment", "guidelines"};
  private static final WordSet EDITION = WordSet.of("edition", "ed", "ed.");
  private static final WordSet ORDINALS = WordSet.of("st", "nd", "rd", "th");
  private static final WordSet ORDINAL_WORDS = WordSet.of("first", "second", "third", "fourth");
  private static final WordSet LEADS = WordSet.of("the", ",", ":", "and", ".");
  private static final WordSet ARTICLES = WordSet.of("the", "and", ",", ":");
  private static final WordSet GUIDELINES = WordSet.of("guidelines", "guideline");

  /** The maximum length of a chapter before the name of ODG, in words. */
  private static final int LONGEST_CHAPTER = 12;

  void read(TokenizedText words, int from, int to, List<Citation> found) {
    int start = from;
    for (int i = from; i < to; i++) {
      boolean parted = i > from && parts(words, i, to);
      boolean book = i > from && bookBegins(words, i);
      if (parted || book) {
        one(words, start, i, found);
        start = !parted ? i : others(words, i, to) ? i + OTHERS.length : i + 1;
      }
    }
    one(words, start, to, found);
  }

  /** Returns the first index in {@code [from, to)} that separates two sources, or -1. */
  static int parted(TokenizedText words, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (parts(words, i, to)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Matches {@code ; ODG}, {@code and the Official Disability Guidelines}, {@code and Other …
   * Guidelines}.
   */
  private static boolean parts(TokenizedText words, int i, int to) {
    boolean mark = words.is(i, ";") || words.is(i, "and");
    Family next = mark ? family(words, i + 1, to) : Family.OTHER;
    return next == Family.ODG || next == Family.ACOEM || others(words, i, to);
  }

  /**
   * Returns whether {@code and Other Medical Treatment Guidelines} followed by a named source
   * begins here.
   */
  private static boolean others(TokenizedText words, int i, int to) {
    int end = i + OTHERS.length;
    return words.is(i, "and") && words.follow(i, OTHERS) && family(words, end, to) != Family.OTHER;
  }

  enum Family {
    ODG,
    ACOEM,
    MTUS,
    OTHER
  }

  /** Matches {@code Harris J. Occupational …}: a surname, an initial with a period, and a title. */
  private static boolean bookBegins(TokenizedText words, int i) {
    return words.capital(i)
        && words.word(i)
        && words.length(i) > 2
        && words.capital(i + 1)
        && words.length(i + 1) == 1
        && words.is(i + 2, ".")
        && words.capital(i + 3)
        && !words.is(i - 1, "and");
  }

  private static void one(TokenizedText words, int from, int to, List<Citation> found) {
    int start = from;
    while (start < to && words.in(start, LEADS)) {
      start++;
    }
    if (start >= to) {
      return;
    }
    int named = behindChapter(words, start, to);
    start = named >= 0 ? named : start;
    switch (family(words, start, to)) {
      case ODG -> named(words, start, odgEnd(words, start, to), to, "ODG", found);
      case ACOEM -> named(words, start, acoemEnd(words, start, to), to, "ACOEM", found);
      case MTUS -> named(words, start, mtusEnd(words, start, to), to, "MTUS", found);
      case OTHER -> other(words, start, to, found);
    }
  }

  /**
   * Returns where ODG is named after a chapter: {@code Shoulder, Physical Therapy, | ODG Preface}.
   */
  private static int behindChapter(TokenizedText words, int from, int to) {
    int limit = Math.min(to, from + LONGEST_CHAPTER);
    for (int i = from + 1; i < limit; i++) {
      if (words.is(i, ".") || words.is(i, ":")) {
        return -1;
      }
      if (odg(words, i) && words.is(i - 1, ",")) {
        return family(words, from, to) == Family.OTHER ? i : -1;
      }
    }
    return -1;
  }

  static Family family(TokenizedText words, int from, int to) {
    int i = from;
    while (i < to && words.in(i, ARTICLES)) {
      i++;
    }
    if (odg(words, i)) {
      return Family.ODG;
    }
    if (words.is(i, "acoem")
        || words.follow(i, "american", "college", "of", "occupational")
        || words.follow(i, "occupational", "medicine", "practice", "guidelines")) {
      return Family.ACOEM;
    }
    boolean mtus = words.is(i, "mtus") || words.follow(i, "medical", "treatment", "utilization");
    return mtus ? Family.MTUS : Family.OTHER;
  }

  static boolean odg(TokenizedText words, int i) {
    return words.is(i, "odg")
        || words.follow(i, "official", "disability", "guidelines")
        || words.follow(i, "official", "disability", "guideline")
        || words.follow(i, "work", "loss", "data", "institute");
  }

  private static void named(
      TokenizedText words, int start, int named, int to, String family, List<Citation> found) {
    int pages = family.equals("ODG") ? -1 : lastPages(words, named, to);
    Optional<Span> section = CitationEnds.trimmed(words, named, pages < 0 ? to : pages);
    Optional<Span> numbers = pages < 0 ? Optional.empty() : PageNumbers.after(words, pages, to);
    String form = family.toLowerCase(java.util.Locale.ROOT);
    found.add(new Citation(words.span(start, named), family, section, numbers, form));
  }

  /**
   * Returns where the page numbers at the end of a citation begin. Pages in the middle belong to
   * the section.
   */
  private static int lastPages(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (PageNumbers.label(words, i)) {
        return i;
      }
    }
    return -1;
  }

  private static int odgEnd(TokenizedText words, int start, int to) {
    int name = words.is(start, "odg") ? start + 1 : start + 3;
    int guidelines = words.is(name, "guidelines") || words.is(name, "guideline") ? name + 1 : name;
    int i = subtitle(words, bracketed(words, guidelines, to, "odg"), to);
    int end = edition(words, bracketed(words, i, to, "twc"), to);
    boolean web = end > i && words.follow(end, "(", "web", ")");
    return web ? edition(words, end + 3, to) : end;
  }

  /** Skips {@code -TWC}, {@code Treatment in Workers' Compensation}, {@code , Treatment Index}. */
  private static int subtitle(TokenizedText words, int i, int to) {
    int start = words.is(i, ",") || words.is(i, "-") ? i + 1 : i;
    for (String[] subtitle : SUBTITLES) {
      if (start + subtitle.length <= to && words.follow(start, subtitle)) {
        return start + subtitle.length;
      }
    }
    return i;
  }

  private static int acoemEnd(TokenizedText words, int start, int to) {
    int i = start + 1;
    int medicine = words.find(start, Math.min(to, start + 9), "environmental", "medicine");
    if (!words.is(start, "acoem") && medicine >= 0) {
      i = medicine + 2;
    }
    i = bracketed(words, i, to, "acoem");
    int guidelines = words.findAny(i, Math.min(to, i + 6), GUIDELINES);
    return edition(words, guidelines >= 0 ? guidelines + 1 : i, to);
  }

  private static int mtusEnd(TokenizedText words, int start, int to) {
    int guidelines = words.findAny(start, Math.min(to, start + 9), GUIDELINES);
    return guidelines >= 0 ? edition(words, guidelines + 1, to) : Math.min(to, start + 1);
  }

  static int bracketed(TokenizedText words, int i, int to, String abbreviation) {
    boolean bracket = i + 2 < to && words.is(i, "(") && words.is(i + 1, abbreviation);
    return bracket && words.is(i + 2, ")") ? i + 3 : i;
  }

  /** Skips {@code , 3rd ed.}, {@code , 2nd Edition, (2004)}, {@code 2016}, {@code (2016)}. */
  static int edition(TokenizedText words, int from, int to) {
    int end = from;
    int i = from;
    while (i < to) {
      int k = words.is(i, ",") ? i + 1 : i;
      int next = editionEnd(words, k, to);
      if (next < 0) {
        next = yearEnd(words, k, to);
      }
      if (next < 0) {
        return end;
      }
      end = next;
      i = next;
    }
    return end;
  }

  private static int editionEnd(TokenizedText words, int i, int to) {
    int open = words.is(i, "(") ? i + 1 : i;
    int ordinal = words.number(open) && words.in(open + 1, ORDINALS) ? open + 2 : -1;
    int spelled = words.in(open, ORDINAL_WORDS) ? open + 1 : ordinal;
    if (spelled < 0 || spelled >= to || !words.in(spelled, EDITION)) {
      return -1;
    }
    boolean stop =
        words.is(spelled, "ed")
            && words.is(spelled + 1, ".")
            && words.tight(spelled)
            && spelled + 1 < to;
    int end = stop ? spelled + 2 : spelled + 1;
    return open > i && words.is(end, ")") ? end + 1 : end;
  }

  private static int yearEnd(TokenizedText words, int i, int to) {
    int open = words.is(i, "(") ? i + 1 : i;
    boolean year = words.year(open) && open < to;
    if (!year || words.is(open + 1, "-") || words.is(open + 1, "/")) {
      return -1;
    }
    if (open > i) {
      return words.is(open + 1, ")") ? open + 2 : -1;
    }
    return open + 1;
  }

  private static void other(TokenizedText words, int from, int to, List<Citation> found) {
    int pages = -1;
    for (int i = from + 1; i < to && pages < 0; i++) {
      pages =
          PageNumbers.label(words, i)
                  && PageNumbers.after(words, i, to).isPresent()
                  && endsWith(words, i, to)
              ? i
              : -1;
    }
    int end = pages < 0 ? to : pages;
    Optional<Span> numbers = pages < 0 ? Optional.empty() : PageNumbers.after(words, pages, to);
    CitationEnds.trimmed(words, from, end)
        .ifPresent(
            g ->
                found.add(
                    new Citation(
                        g, bookFamily(words, from, end), Optional.empty(), numbers, "other")));
  }

  /** Recognizes ACOEM's guidelines cited by their editor, and ODG's cited by a chapter. */
  private static String bookFamily(TokenizedText words, int from, int to) {
    boolean acoem =
        words.find(from, to, "occupational", "medicine", "practice", "guidelines") >= 0
            || words.find(from, to, "acoem") >= 0;
    boolean odg = words.find(from, to, "odg") >= 0;
    return acoem ? "ACOEM" : odg ? "ODG" : "other";
  }

  private static boolean endsWith(TokenizedText words, int label, int to) {
    int end = to;
    while (end > label && words.is(end - 1, ".")) {
      end--;
    }
    return words.number(end - 1) && end - label <= 10;
  }
}
