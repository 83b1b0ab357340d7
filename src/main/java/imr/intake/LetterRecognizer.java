package imr.intake;

import imr.letter.LetterText;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Recognizes determination letters by the headings and labels of their forms (A of 2013, A2, A3, B
 * of 2014, C from 2015). Each must be at the start of a line, because texts about letters mention
 * them in sentences. Blank lines, double spaces, and line breaks in headings don't matter.
 */
final class LetterRecognizer {
  /** Headings of decisions and rationales. Every form contains at least one. */
  private static final List<String> DECISIONS =
      List.of(
          "IMR ISSUES, DECISIONS AND RATIONALES",
          "IMR DECISION(S) AND RATIONALE(S)",
          "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
          "DECISION RATIONALE:",
          "RATIONALE FOR THE DECISION:",
          "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE");

  /** Other headings and labels of letters. */
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

  /** The maximum average line length of a text that still has its line breaks. */
  private static final int MOST_ON_A_LINE = 400;

  private LetterRecognizer() {}

  /** Returns whether the text has a decision heading and at least two other headings or labels. */
  static boolean looksLikeALetter(LetterText text) {
    String clean = text.clean().text().canonical();
    Lines lines = Lines.of(clean);
    return isLetter(lines::anyBeginsWith) || (lines.lost() && isLetter(clean::contains));
  }

  private static boolean isLetter(Predicate<String> heading) {
    return DECISIONS.stream().anyMatch(heading)
        && FRAME.stream().filter(heading).count() >= ENOUGH_OF_THE_FRAME;
  }

  /** The text in capitals with single spaces, and the starts of its lines. */
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

    /**
     * Returns whether the line breaks have been lost. Then headings count anywhere if they are in
     * capitals.
     */
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
