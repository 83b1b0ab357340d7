package imr.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a letter into lines and finds where paragraphs start. */
final class Lines {
  private static final Pattern HEADING = Pattern.compile("[A-Z][A-Z0-9 ,.()/:'&-]{7,89}");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:Claims Administrator guideline|MAXIMUS guideline|IMR guideline|Decision"
              + " rationale|Rationale for the Decision|State\\(s\\) of"
              + " Licensure|Certification\\(s\\)/Specialty|[A-Z][A-Za-z ]{2,30}:).*",
          Pattern.DOTALL);

  private Lines() {}

  /**
   * A line without surrounding white space: {@code [start, end)} in UTF-16 units.
   *
   * @param page the number of the page that begins with this line, 0 if none does
   * @param startsParagraph false if this line continues the paragraph of the line before
   */
  record TextLine(int start, int end, int page, boolean heading, boolean startsParagraph) {
    boolean blank() {
      return start == end;
    }
  }

  static List<TextLine> of(LetterText text) {
    List<TextLine> raw = raw(text);
    int width = width(raw);
    boolean doubleSpaced = doubleSpaced(raw);
    List<TextLine> lines = new ArrayList<>(raw.size());
    TextLine before = new TextLine(0, 0, 0, true, true);
    int blanks = 0;
    for (TextLine line : raw) {
      if (line.blank()) {
        blanks++;
        lines.add(line);
        continue;
      }
      boolean parted = blanks > (doubleSpaced ? 1 : 0);
      boolean starts = starts(text.canonical(), before, line, parted, width);
      TextLine judged = new TextLine(line.start(), line.end(), line.page(), line.heading(), starts);
      lines.add(judged);
      before = judged;
      blanks = 0;
    }
    return lines;
  }

  private static List<TextLine> raw(LetterText text) {
    String canonical = text.canonical();
    List<TextLine> lines = new ArrayList<>();
    for (Page page : text.pages()) {
      int from = page.start();
      int number = page.number();
      while (from <= page.end()) {
        int newline = canonical.indexOf('\n', from);
        int to = newline < 0 || newline > page.end() ? page.end() : newline;
        TextLine line = stripped(canonical, from, to, number);
        lines.add(line);
        number = line.blank() ? number : 0;
        from = to + 1;
      }
    }
    return lines;
  }

  private static TextLine stripped(String canonical, int from, int to, int page) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(canonical.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(canonical.charAt(end - 1))) {
      end--;
    }
    boolean heading = end - start < 100 && HEADING.matcher(canonical).region(start, end).matches();
    return new TextLine(start, end, start == end ? 0 : page, heading, true);
  }

  /** Returns the length of a full line: the 90th percentile. */
  private static int width(List<TextLine> lines) {
    int[] lengths =
        lines.stream().mapToInt(l -> l.end() - l.start()).filter(n -> n > 0).sorted().toArray();
    return lengths.length == 0 ? 0 : lengths[(int) (lengths.length * 0.9)];
  }

  /** Returns whether most lines are followed by exactly one blank line. */
  private static boolean doubleSpaced(List<TextLine> lines) {
    int words = 0;
    int alone = 0;
    for (int i = 0; i + 2 < lines.size(); i++) {
      if (!lines.get(i).blank()) {
        words++;
        alone += lines.get(i + 1).blank() && !lines.get(i + 2).blank() ? 1 : 0;
      }
    }
    return words > 4 && alone * 3 > words * 2;
  }

  /**
   * Decides whether a line starts a paragraph: after a gap, at a heading or label, or if its first
   * word would have fit on the previous line and that line doesn't end with a hyphen. At the top of
   * a page only the words count: the paragraph continues if the previous line doesn't end with a
   * period or colon.
   */
  private static boolean starts(
      String canonical, TextLine before, TextLine line, boolean parted, int width) {
    if (line.heading()
        || before.heading()
        || LABEL.matcher(canonical).region(line.start(), line.end()).lookingAt()) {
      return true;
    }
    if (line.page() > 1) {
      return ".:".indexOf(canonical.charAt(before.end() - 1)) >= 0;
    }
    int firstWord = firstWord(canonical, line);
    boolean wouldHaveFitted = before.end() - before.start() + 1 + firstWord < width - 8;
    return parted || (wouldHaveFitted && !hyphened(canonical, before));
  }

  /** Returns whether the last word of the line continues on the next one. */
  private static boolean hyphened(String canonical, TextLine line) {
    return line.end() - line.start() > 1
        && canonical.charAt(line.end() - 1) == '-'
        && Character.isLetterOrDigit(canonical.charAt(line.end() - 2));
  }

  private static int firstWord(String canonical, TextLine line) {
    int end = line.start();
    while (end < line.end() && !Character.isWhitespace(canonical.charAt(end))) {
      end++;
    }
    return end - line.start();
  }
}
