package imr.extract;

import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads the sources after a guideline label (schema, "A citation"). Each {@code Decision based on}
 * and each {@code Non-MTUS Citation} starts a source, and so does a further MTUS chapter with its
 * own year.
 */
final class CitationReader {
  private static final WordSet TO_BE = WordSet.of("was", "is", "were", "are");
  private static final WordSet OUTSIDE = WordSet.of("outside");
  private static final WordSet GUIDELINES = WordSet.of("guidelines", "guideline");
  private static final WordSet DECISION = WordSet.of("decision", "decisions");
  private static final WordSet CITATION = WordSet.of("citation", "citations", ":");
  private static final WordSet LINKS = WordSet.of("and", ",", ".");
  private static final WordSet NAME_ENDS = WordSet.of(",", ".", "(");
  private static final WordSet MARKS = WordSet.of(",", ":", ";", "-", ".");
  private final MtusChapters chapters = new MtusChapters();
  private final OutsideSources outside = new OutsideSources();
  private final OdgField odgField = new OdgField(outside);

  List<Citation> read(String text, Span stretch) {
    TokenizedText words = TokenizedText.of(text, stretch);
    List<Citation> found = new ArrayList<>();
    int odg = OdgField.label(words, 0, words.size());
    int end = odg < 0 ? words.size() : odg;
    read(words, end, found);
    while (odg >= 0) {
      int next = OdgField.label(words, odg + 1, words.size());
      odgField.read(words, odg, next < 0 ? words.size() : next, found);
      odg = next;
    }
    return found;
  }

  /** Reads the sources in selected text, with or without the label before them. */
  List<Citation> readSelection(String text, Span selection) {
    TokenizedText words = TokenizedText.of(text, selection);
    if (introduced(words)) {
      return read(text, selection);
    }
    List<Citation> found = new ArrayList<>();
    basedOn(words, 0, words.size(), found);
    return found;
  }

  /** Whether words lead to a source, which is not all of the selection then. */
  private static boolean introduced(TokenizedText words) {
    return basis(words, 0, words.size()) >= 0
        || OdgField.label(words, 0, words.size()) >= 0
        || IntStream.range(0, words.size()).anyMatch(i -> relies(words, i));
  }

  private static boolean relies(TokenizedText words, int at) {
    return words.follow(at, "decision", "on") || words.follow(at, "relied", "on");
  }

  private void read(TokenizedText words, int to, List<Citation> found) {
    int basis = basis(words, 0, to);
    while (basis >= 0) {
      int next = basis(words, basis, to);
      basedOn(words, basis, next < 0 ? to : start(words, next), found);
      basis = next;
    }
    if (found.isEmpty()) {
      sentences(words, to, found);
    }
  }

  /** Returns the index after the next {@code Decision based on}, or -1. */
  private static int basis(TokenizedText words, int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      boolean decision = words.is(i, "decision") || words.is(i, "decisions");
      int based = decision && words.in(i + 1, TO_BE) ? i + 2 : i + 1;
      if (decision && words.is(based, "based") && words.is(based + 1, "on")) {
        return based + 2;
      }
    }
    return -1;
  }

  /** Returns the start of the {@code Decision based on} that ends before word {@code i}. */
  private static int start(TokenizedText words, int i) {
    return words.in(i - 3, DECISION) ? i - 3 : i - 4;
  }

  /**
   * Reads the sources of one {@code Decision based on}: MTUS chapters, then citations of other
   * sources.
   */
  private void basedOn(TokenizedText words, int from, int to, List<Citation> found) {
    int citation = nonMtus(words, from, to);
    int end = citation < 0 ? to : withoutLink(words, from, citation);
    if (end > from) {
      source(words, from, end, found);
    }
    while (citation >= 0) {
      int start = afterNonMtus(words, citation);
      citation = nonMtus(words, start, to);
      outside.read(words, start, citation < 0 ? to : citation, found);
    }
  }

  private static int nonMtus(TokenizedText words, int from, int to) {
    int hyphen = words.find(from, to, "non", "-", "mtus");
    return hyphen >= 0 ? hyphen : words.find(from, to, "non", "mtus");
  }

  private static int afterNonMtus(TokenizedText words, int at) {
    int i = words.is(at + 1, "-") ? at + 3 : at + 2;
    while (words.in(i, CITATION)) {
      i++;
    }
    return i;
  }

  private static int withoutLink(TokenizedText words, int from, int to) {
    int end = to;
    while (end > from && words.in(end - 1, LINKS)) {
      end--;
    }
    return end;
  }

  /** Reads one source, or several separated by {@code and} or a semicolon. */
  private void source(TokenizedText words, int from, int to, List<Citation> found) {
    int parted = OutsideSources.parted(words, from, to);
    if (parted > from) {
      source(words, from, parted, found);
      outside.read(words, parted, to, found);
      return;
    }
    int start = words.is(from, "the") ? from + 1 : from;
    boolean chapter = chapters.contains(words, start);
    if (nonMtus(words, start, Math.min(to, start + 3)) == start) {
      outside.read(words, afterNonMtus(words, start), to, found);
    } else if (words.is(start, "mtus") || chapter) {
      mtus(words, start, to, found);
    } else {
      outside.read(words, start, to, found);
    }
  }

  /** Reads {@code MTUS <chapter> <year>, Section(s): …, and <chapter> <year>, Section(s): …} */
  private void mtus(TokenizedText words, int from, int to, List<Citation> found) {
    int start = from;
    while (start < to) {
      int named = nameEnd(words, start, to);
      int further = further(words, named, to);
      int end = further < 0 ? to : withoutLink(words, named, further);
      found.add(chapter(words, start, named, end, found.isEmpty() || start == from));
      start = further < 0 ? to : further;
    }
  }

  private Citation chapter(TokenizedText words, int start, int named, int end, boolean first) {
    boolean dated = MtusChapters.year(words, named - 1) || MtusChapters.year(words, named - 2);
    boolean sections =
        MtusChapters.sectionLabel(words, named) || MtusChapters.sectionLabel(words, named + 1);
    int pages = sections ? -1 : pagesLabel(words, named, end);
    int sectionEnd = pages < 0 ? end : pages;
    Optional<Span> section = section(words, named, sectionEnd);
    Optional<Span> numbers = pages < 0 ? Optional.empty() : PageNumbers.after(words, pages, end);
    String form = !first ? "mtus-further" : dated ? "mtus" : "mtus-undated";
    return new Citation(words.span(start, named), "MTUS", section, numbers, form);
  }

  /** Returns the index after the chapter's year, or after its name if it has no year. */
  private int nameEnd(TokenizedText words, int start, int to) {
    int limit = Math.min(to, start + 16);
    for (int i = start + 1; i < limit; i++) {
      boolean leads = MtusChapters.year(words, i) && chapters.contains(words, i + 1);
      if (MtusChapters.year(words, i) && !leads) {
        return words.is(i - 1, "(") && words.is(i + 1, ")") ? i + 2 : i + 1;
      }
      if (MtusChapters.sectionLabel(words, i) || pageWord(words, i)) {
        break;
      }
    }
    return undatedEnd(words, start, to);
  }

  private int undatedEnd(TokenizedText words, int start, int to) {
    int name = words.is(start, "mtus") ? start + 1 : start;
    if (words.is(name, "acoem")) {
      return acoemEnd(words, name, to);
    }
    Optional<Lexicon.Match> known = chapters.match(words, name, to);
    if (known.isPresent()) {
      int end = known.get().end();
      return words.in(end, GUIDELINES) ? end + 1 : end;
    }
    int guidelines = words.findAny(name, Math.min(to, name + 10), GUIDELINES);
    int comma = words.findAny(name, Math.min(to, name + 10), NAME_ENDS);
    return guidelines >= 0 ? guidelines + 1 : comma > name ? comma : Math.max(start + 1, name);
  }

  /** Matches {@code MTUS ACOEM Practice Guidelines}, {@code MTUS ACOEM Low Back Complaints}. */
  private int acoemEnd(TokenizedText words, int acoem, int to) {
    int guidelines = words.findAny(acoem, Math.min(to, acoem + 5), GUIDELINES);
    Optional<Lexicon.Match> known = chapters.match(words, acoem + 1, to);
    int end = known.map(Lexicon.Match::end).orElse(guidelines >= 0 ? guidelines + 1 : acoem + 1);
    return OutsideSources.edition(words, end, to);
  }

  /** Returns the start of another chapter with its own year, or -1. */
  private int further(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean comma = words.is(i, ",");
      int start = comma && words.is(i + 1, "and") ? i + 2 : comma ? i + 1 : -1;
      if (words.is(i, "and") || words.is(i, ";")) {
        start = i + 1;
      }
      if (start > 0
          && start < to
          && (chapters.knownWithYear(words, start, to)
              || MtusChapters.namedWithYear(words, i, start, to)
              || knownBehindPages(words, from, start, to))) {
        return start;
      }
    }
    return -1;
  }

  /**
   * Matches {@code … Page(s): 12, Chronic Pain Treatment Guidelines …} in the forms without years.
   */
  private boolean knownBehindPages(TokenizedText words, int from, int start, int to) {
    int pages = pagesLabel(words, Math.max(from, start - 16), start);
    return pages >= 0
        && chapters
            .match(words, start, to)
            .filter(m -> words.in(m.end(), GUIDELINES) || words.in(m.end() - 1, GUIDELINES))
            .isPresent();
  }

  private static boolean pageWord(TokenizedText words, int i) {
    return words.in(i, PageNumbers.LABELS);
  }

  /**
   * Returns the start of {@code Page(s):}, or -1. Everything after {@code Section(s):} is the
   * section, including pages.
   */
  private static int pagesLabel(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (PageNumbers.label(words, i)) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Span> section(TokenizedText words, int from, int to) {
    int start = from;
    while (start < to && words.in(start, MARKS)) {
      start++;
    }
    if (MtusChapters.sectionLabel(words, start)) {
      start = words.find(start, to, ":") + 1;
    }
    return CitationEnds.trimmed(words, start, to);
  }

  /**
   * Reads form A: {@code The Claims Administrator based its decision on the X, which is part of
   * MTUS}.
   */
  private void sentences(TokenizedText words, int to, List<Citation> found) {
    for (int i = 0; i < to; i++) {
      int end = relies(words, i) ? words.sentenceEnd(i, to) : i;
      if (words.findAny(i, end, OUTSIDE) < 0 && end > i) {
        int part = words.find(i, end, "which", "is");
        int stop = part < 0 ? end : withoutLink(words, i, part);
        source(words, i + 2, stop, found);
        i = end;
      }
    }
  }
}
