package imr.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the start of the paragraph that ends at an index. Normally, a blank line separates
 * paragraphs. Older texts have an empty line between all lines; there, a line with a space in it or
 * three empty lines separate them. A page break separates paragraphs if a sentence ends before it,
 * unless the text continues with a partial approval.
 */
final class Paragraphs {
  /** The maximum length of a heading. A text without line breaks is split at sentences instead. */
  private static final int LONGEST = 1_500;

  private static final List<String> GOES_ON =
      List.of("The remaining", "The original request", "The Claims Administrator", "by the Claims");
  private static final Pattern ORIGINAL =
      Pattern.compile("\\sthe\\s+original\\s+request(?=\\.\\s)");
  private static final Pattern INTRODUCTION = Pattern.compile("set\\s+forth\\s+below\\s*:");
  private static final Pattern STOP = Pattern.compile("\\.\\s+");
  private static final Pattern LINE_WITH_STOP = Pattern.compile("[.!?][\"”)]?[ \\t]*[\\n\\f]\\s*+");

  private final String text;
  private final Gap gap;

  Paragraphs(String text, int from, int to) {
    this.text = text;
    this.gap = gap(text, from, Math.min(to, from + 3_000));
  }

  /** The kind of white space that separates paragraphs. */
  private enum Gap {
    /** Any blank line. */
    BLANK_LINE,
    /** If there are empty lines between all lines: a line with a space in it. */
    LINE_WITH_BLANK,
    /** If there are none of those: three empty lines. */
    THREE_LINES
  }

  private static Gap gap(String text, int from, int to) {
    int lines = 0;
    int empty = 0;
    boolean withBlank = false;
    boolean three = false;
    for (int i = text.indexOf('\n', from); i >= 0 && i + 2 < to; i = text.indexOf('\n', i + 1)) {
      if (text.charAt(i + 1) == '\n') {
        empty++;
        three |= text.startsWith("\n\n\n\n", i);
      } else {
        lines++;
        withBlank |= text.charAt(i + 1) == ' ' && text.charAt(i + 2) == '\n';
      }
    }
    boolean spaced = empty * 10 > lines * 6;
    return spaced && withBlank
        ? Gap.LINE_WITH_BLANK
        : spaced && three ? Gap.THREE_LINES : Gap.BLANK_LINE;
  }

  /** Returns the start of the paragraph that ends at {@code end}, but not before {@code floor}. */
  int start(int end, int floor) {
    int lowest = Math.max(floor, end - LONGEST);
    int line = lineStart(end, lowest);
    while (line > lowest) {
      int above = TextRanges.backOverBlanks(text, line, lowest);
      if (parts(above, line) || pageBreak(line, lowest)) {
        return Math.max(line, introductionEnd(line, end));
      }
      line = lineStart(above, lowest);
    }
    int introduced = introductionEnd(lowest, end);
    return introduced > lowest ? introduced : sentenceStart(end, lowest);
  }

  /** Returns the end of the introduction to the issues, or {@code from} if there is none. */
  private int introductionEnd(int from, int end) {
    Matcher introduction = INTRODUCTION.matcher(text).region(from, end);
    int last = from;
    while (introduction.find()) {
      last = introduction.end();
    }
    return last;
  }

  private int lineStart(int before, int floor) {
    int i = before;
    while (i > floor && text.charAt(i - 1) != '\n') {
      i--;
    }
    return i;
  }

  /** Returns whether the white space {@code [from, to)} separates paragraphs. */
  private boolean parts(int from, int to) {
    int feeds = 0;
    boolean withBlank = false;
    for (int i = from; i < to; i++) {
      withBlank |= feeds > 0 && text.charAt(i) == ' ' && i + 1 < to && text.charAt(i + 1) == '\n';
      feeds += text.charAt(i) == '\n' ? 1 : 0;
    }
    return switch (gap) {
      case BLANK_LINE -> feeds > 1;
      case LINE_WITH_BLANK -> withBlank;
      case THREE_LINES -> feeds > 3;
    };
  }

  private boolean pageBreak(int line, int floor) {
    if (line >= text.length() || text.charAt(line) != '\f') {
      return false;
    }
    int before = TextRanges.backOverBlanks(text, line, floor);
    boolean sentenceEnds = before > floor && ".\"”:)".indexOf(text.charAt(before - 1)) >= 0;
    return sentenceEnds && GOES_ON.stream().noneMatch(w -> text.startsWith(w, line + 1));
  }

  /**
   * Returns the end of the last sentence that ends a line, or else of the last sentence. For texts
   * without blank lines, and for those without any line breaks.
   */
  private int sentenceStart(int end, int floor) {
    String window = text.substring(floor, end);
    int original = last(ORIGINAL, window, window.length());
    int before = original >= 0 ? original : window.length();
    int line = last(LINE_WITH_STOP, window, before);
    int at = line >= 0 ? line : last(STOP, window, before);
    return at >= 0 ? floor + at : floor;
  }

  /** Returns the end of the last match before an index, or -1. */
  private static int last(Pattern wanted, String window, int before) {
    Matcher matcher = wanted.matcher(window).region(0, before);
    int last = -1;
    while (matcher.find()) {
      last = goesOn(window.substring(matcher.end())) ? last : matcher.end();
    }
    return last;
  }

  private static boolean goesOn(String words) {
    String from = words.stripLeading();
    return GOES_ON.stream().anyMatch(from::startsWith);
  }
}
