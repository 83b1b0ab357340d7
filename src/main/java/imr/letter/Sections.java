package imr.letter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the parts of a letter by its headings, whatever the form of the year calls them (formats
 * page: A, A2, A3, B and C).
 *
 * <p>A heading counts where it opens a line, in whatever capitals and spacing where the line has
 * nothing else. In a text that has lost its line breaks, a heading in capitals counts wherever it
 * is. Linear in the text.
 */
public final class Sections {
  private static final List<Heading> HEADINGS =
      List.of(
          new Heading("HOW THE IMR FINAL DETERMINATION WAS MADE", Section.Kind.METHOD),
          new Heading("CLINICAL CASE SUMMARY", Section.Kind.SUMMARY),
          new Heading("IMR ISSUES, DECISIONS AND RATIONALES", Section.Kind.ISSUES),
          new Heading("IMR ISSUES, DECISIONS, AND RATIONALES", Section.Kind.ISSUES),
          new Heading("IMR ISSUES, DECISIONS & RATIONALES", Section.Kind.ISSUES),
          new Heading("IMR DECISION(S) AND RATIONALE(S)", Section.Kind.ISSUES),
          new Heading("IMR DECISIONS AND RATIONALES", Section.Kind.ISSUES),
          new Heading("IMR DECISION AND RATIONALE", Section.Kind.ISSUES),
          new Heading("INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE", Section.Kind.ISSUES),
          new Heading("MEDICAL REVIEWER QUALIFICATIONS", Section.Kind.CREDENTIALS),
          new Heading("CASE SUMMARY:", Section.Kind.SUMMARY),
          new Heading("ISSUE AT DISPUTE", Section.Kind.ISSUES),
          new Heading("DOCUMENTS REVIEWED", Section.Kind.OTHER),
          new Heading("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON", Section.Kind.ISSUES),
          new Heading("RATIONALE FOR WHY THE REQUESTED TREATMENT", Section.Kind.ISSUES),
          new Heading(
              "The Expert Reviewer has the following credentials", Section.Kind.CREDENTIALS),
          new Heading(
              "The Physician Reviewer has the following credentials", Section.Kind.CREDENTIALS),
          new Heading("Medical Qualifications of the", Section.Kind.CREDENTIALS),
          new Heading("Expert Reviewer Case Summary", Section.Kind.SUMMARY),
          new Heading("Clinical Case Summary", Section.Kind.SUMMARY),
          new Heading("Case Summary:", Section.Kind.SUMMARY),
          new Heading("Documents Reviewed", Section.Kind.OTHER),
          new Heading("1) Regarding the request for", Section.Kind.ISSUES),
          new Heading("Medical Treatment Guidelines Relied Upon", Section.Kind.ISSUES),
          new Heading("The Medical Treatment Guidelines Relied Upon", Section.Kind.ISSUES),
          new Heading("Rationale for the Decision", Section.Kind.ISSUES));

  /** White space within a heading is no longer. */
  private static final int LONGEST_GAP = 12;

  private Sections() {}

  /** Words that open a part; where they end, the part's own words begin. */
  private record Heading(String words, Section.Kind kind) {
    boolean inCapitals() {
      return words.equals(words.toUpperCase(Locale.ROOT));
    }

    /** Whether its first letter is at {@code at}: at most lines no heading is looked for. */
    boolean mayOpen(String text, int at) {
      return at < text.length() && (text.charAt(at) | 0x20) == (words.charAt(0) | 0x20);
    }

    /**
     * Where the heading ends that begins at {@code at}; -1 where it doesn't. White space between
     * and within its words may differ; so may capitals, where it has its line to itself.
     */
    int endAt(String text, int at) {
      int i = at;
      boolean sameCase = true;
      for (int k = 0; k < words.length(); k++) {
        char expected = words.charAt(k);
        if (expected == ' ') {
          continue;
        }
        i = k == 0 ? i : skipGap(text, i);
        if (i >= text.length() || !sameLetter(text.charAt(i), expected)) {
          return -1;
        }
        sameCase &= text.charAt(i) == expected;
        i++;
      }
      return sameCase || endsLine(text, i) ? i : -1;
    }

    private static boolean sameLetter(char c, char expected) {
      return c == expected || Character.toUpperCase(c) == Character.toUpperCase(expected);
    }

    /** Past the white space within a heading, which may break its line once. */
    private static int skipGap(String text, int from) {
      int i = from;
      int feeds = 0;
      while (i < text.length()
          && i - from < LONGEST_GAP
          && Character.isWhitespace(text.charAt(i))) {
        feeds += text.charAt(i) == '\n' ? 1 : 0;
        i++;
      }
      return feeds <= 2 ? i : from;
    }

    private static boolean endsLine(String text, int from) {
      int i = from;
      while (i < text.length() && " \t:".indexOf(text.charAt(i)) >= 0) {
        i++;
      }
      return i >= text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\f';
    }
  }

  /**
   * A heading found.
   *
   * @param last true where nothing but this part follows
   */
  private record Opening(int start, int bodyStart, Section.Kind kind, boolean last) {}

  /**
   * The letter's parts in order, without gaps, from 0 to the text's end; a text without headings is
   * one HEADER, an empty text has no parts.
   */
  public static List<Section> of(LetterText text) {
    CleanText clean = text.clean();
    List<Section> sections = inClean(clean.text());
    return clean.same() ? sections : sections.stream().map(s -> placed(s, clean, text)).toList();
  }

  /** In the canonical text, without gaps between the parts. */
  private static Section placed(Section section, CleanText clean, LetterText text) {
    boolean last = section.end() == clean.text().length();
    return new Section(
        section.kind(),
        section.start() == 0 ? 0 : clean.original(section.start()),
        section.bodyStart() == 0 ? 0 : clean.original(section.bodyStart()),
        last ? text.length() : clean.original(section.end()));
  }

  private static List<Section> inClean(LetterText text) {
    List<Opening> openings = openings(text.canonical());
    List<Section> sections = new ArrayList<>();
    int headerEnd = openings.isEmpty() ? text.length() : openings.getFirst().start();
    if (headerEnd > 0) {
      sections.add(new Section(Section.Kind.HEADER, 0, 0, headerEnd));
    }
    for (int i = 0; i < openings.size(); i++) {
      Opening opening = openings.get(i);
      int end = i + 1 < openings.size() ? openings.get(i + 1).start() : text.length();
      sections.add(new Section(opening.kind(), opening.start(), opening.bodyStart(), end));
    }
    return List.copyOf(sections);
  }

  private static List<Opening> openings(String text) {
    List<Opening> atLines = atLineStarts(text);
    boolean whole = atLines.stream().anyMatch(o -> o.kind() == Section.Kind.ISSUES);
    List<Opening> found = whole ? atLines : anywhere(text);
    return upToTheLast(withoutOverlaps(found));
  }

  private static List<Opening> atLineStarts(String text) {
    List<Opening> found = new ArrayList<>();
    for (int line = 0; line >= 0; line = nextLine(text, line)) {
      int at = skipBlanks(text, line);
      for (Heading heading : HEADINGS) {
        int end = heading.mayOpen(text, at) ? heading.endAt(text, at) : -1;
        if (end >= 0) {
          found.add(opening(text, heading, at, end));
          break;
        }
      }
    }
    return found;
  }

  private static int nextLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? -1 : end + 1;
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && " \t\f".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static List<Opening> anywhere(String text) {
    List<Opening> found = new ArrayList<>();
    for (Heading heading : HEADINGS) {
      String first = heading.words().substring(0, heading.words().indexOf(' '));
      for (int at = heading.inCapitals() ? text.indexOf(first) : -1;
          at >= 0;
          at = text.indexOf(first, at + first.length())) {
        int end = heading.endAt(text, at);
        if (end >= 0) {
          found.add(opening(text, heading, at, end));
        }
      }
    }
    found.sort(Comparator.comparingInt(Opening::start));
    return found;
  }

  /** Under the heading of forms A2, B and C the issues reach to the letter's end. */
  private static List<Opening> upToTheLast(List<Opening> openings) {
    for (int i = 0; i < openings.size(); i++) {
      if (openings.get(i).last()) {
        return openings.subList(0, i + 1);
      }
    }
    return openings;
  }

  private static Opening opening(String text, Heading heading, int at, int end) {
    boolean ownWords = heading.words().endsWith("request for");
    int body = ownWords ? at : skipRestOfHeading(text, end);
    return new Opening(at, body, heading.kind(), heading.words().startsWith("IMR "));
  }

  /** Past what is left of the heading's line up to its colon, if the line has one close by. */
  private static int skipRestOfHeading(String text, int end) {
    int limit = Math.min(text.length(), end + 100);
    for (int i = end; i < limit; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i + 1;
      }
      if (c == '\n' || c == '.') {
        return end;
      }
    }
    return end;
  }

  private static List<Opening> withoutOverlaps(List<Opening> sorted) {
    List<Opening> kept = new ArrayList<>();
    for (Opening opening : sorted) {
      if (kept.isEmpty() || opening.start() >= kept.getLast().bodyStart()) {
        kept.add(opening);
      }
    }
    return kept;
  }
}
