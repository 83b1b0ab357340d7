package imr.letter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Splits a letter into sections by its headings, for all known forms of letters (A, A2, A3, B, and
 * C).
 *
 * <p>A heading counts at the start of a line; case and spacing are ignored if the line holds
 * nothing else. In a text that has lost its line breaks, a heading in capitals counts anywhere.
 * Takes linear time.
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

  /** The maximum length of white space within a heading. */
  private static final int LONGEST_GAP = 12;

  private Sections() {}

  /** The words that open a section. Its body begins where they end. */
  private record Heading(String words, Section.Kind kind) {
    boolean inCapitals() {
      return words.equals(words.toUpperCase(Locale.ROOT));
    }

    /** A cheap check of the first character, which rules out most lines. */
    boolean mayOpen(String text, int at) {
      return at < text.length() && (text.charAt(at) | 0x20) == (words.charAt(0) | 0x20);
    }

    /**
     * Matches the heading at an index. White space may differ; case may differ if the heading fills
     * its line.
     *
     * @return the index after the heading, or -1 if it doesn't match
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

    /** Skips white space within a heading, which may contain one line break. */
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
   * A heading found in the text.
   *
   * @param last whether this section extends to the end of the letter
   */
  private record Opening(int start, int bodyStart, Section.Kind kind, boolean last) {}

  /**
   * Returns the sections in order, without gaps, from 0 to the end of the text. A text without
   * headings is one HEADER; an empty text has no sections.
   */
  public static List<Section> of(LetterText text) {
    CleanText clean = text.clean();
    List<Section> sections = inClean(clean.text());
    return clean.same() ? sections : sections.stream().map(s -> placed(s, clean, text)).toList();
  }

  /** Converts a section of the clean text to the canonical text, leaving no gaps. */
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

  /** In forms A2, B, and C, the issues extend to the end of the letter. */
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

  /** Skips the rest of the heading's line up to its colon, if there is one nearby. */
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
