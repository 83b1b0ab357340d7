package imr.intake;

import imr.letter.LetterText;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Tells a determination letter from any other text by the headings and labels of its forms (A of
 * 2013, A2, A3, B of 2014, C of 2015 on). Each must begin a line, since a text about letters names
 * them in its sentences; blank lines, double spaces and headings broken over lines do not matter.
 */
final class LetterForms {
  /** What every form has at least one of: the disputed item's decision and its reasons. */
  private static final List<String> DECISIONS =
      List.of(
          "IMR ISSUES, DECISIONS AND RATIONALES",
          "IMR DECISION(S) AND RATIONALE(S)",
          "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
          "DECISION RATIONALE:",
          "RATIONALE FOR THE DECISION:",
          "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE");

  /** The rest of a letter's frame. */
  private static final List<String> FRAME =
      List.of(
          "HOW THE IMR FINAL DETERMINATION WAS MADE",
          "CLINICAL CASE SUMMARY",
          "THE EXPERT REVIEWER HAS THE FOLLOWING CREDENTIALS",
          "STATE(S) OF LICENSURE:",
          "CERTIFICATION(S)/SPECIALTY:",
          "CLAIMS ADMINISTRATOR GUIDELINE:",
          "MAXIMUS GUIDELINE:",
          "IMR GUIDELINE:",
          "NOTICE OF INDEPENDENT MEDICAL REVIEW DETERMINATION",
          "DATE OF UR DECISION:",
          "IMR APPLICATION RECEIVED:",
          "MAXIMUS CASE NUMBER:",
          "MEDICAL QUALIFICATIONS OF THE EXPERT REVIEWER",
          "THE MEDICAL TREATMENT GUIDELINES RELIED UPON BY THE EXPERT REVIEWER",
          "MEDICAL PROFESSIONAL REVIEW",
          "ISSUE AT DISPUTE:",
          "CASE SUMMARY:",
          "DOCUMENTS REVIEWED",
          "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER",
          "MEDICAL REVIEWER QUALIFICATIONS");

  private static final int ENOUGH_OF_THE_FRAME = 2;

  /** In the mean of a text that still has its lines. */
  private static final int MOST_ON_A_LINE = 400;

  private LetterForms() {}

  /** Whether the text has a decision's heading and two more of a letter's headings or labels. */
  static boolean looksLikeALetter(LetterText text) {
    String clean = text.clean().text().canonical();
    Lines lines = Lines.of(clean);
    return isLetter(lines::anyBeginsWith) || (lines.lost() && isLetter(clean::contains));
  }

  private static boolean isLetter(Predicate<String> heading) {
    return DECISIONS.stream().anyMatch(heading)
        && FRAME.stream().filter(heading).count() >= ENOUGH_OF_THE_FRAME;
  }

  /** The text in capitals with single spaces, and where in it the lines begin. */
  private record Lines(String text, BitSet starts) {
    static Lines of(String canonical) {
      StringBuilder text = new StringBuilder(canonical.length());
      BitSet starts = new BitSet();
      boolean lineStart = true;
      boolean gap = false;
      for (int at = 0; at < canonical.length(); at++) {
        char c = canonical.charAt(at);
        if (Character.isWhitespace(c)) {
          gap = true;
          lineStart |= c == '\n' || c == '\f';
          continue;
        }
        if (gap && !text.isEmpty()) {
          text.append(' ');
        }
        starts.set(text.length(), lineStart);
        text.append(c);
        gap = false;
        lineStart = false;
      }
      return new Lines(text.toString().toUpperCase(Locale.ROOT), starts);
    }

    /** Whether the line ends were lost on the way; headings then count by their capitals. */
    boolean lost() {
      return text.length() > MOST_ON_A_LINE * (long) starts.cardinality();
    }

    boolean anyBeginsWith(String heading) {
      for (int at = text.indexOf(heading); at >= 0; at = text.indexOf(heading, at + 1)) {
        if (starts.get(at)) {
          return true;
        }
      }
      return false;
    }
  }
}
