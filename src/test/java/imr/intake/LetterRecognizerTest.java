package imr.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.letter.LetterText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which texts are recognized as determination letters. */
final class LetterRecognizerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Form A, the notice of 2013.
        """
        Notice of Independent Medical Review Determination
        Dated: 8/14/2013
        Date of UR Decision: 5/2/2013
        INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE
        """,
        // Form A2.
        """
        HOW THE IMR FINAL DETERMINATION WAS MADE
        DOCUMENTS REVIEWED
        CLINICAL CASE SUMMARY
        IMR DECISION(S) AND RATIONALE(S)
        """,
        // Form A3, with a heading broken over lines.
        """
        MEDICAL PROFESSIONAL REVIEW
        ISSUE AT DISPUTE: a walker
        RATIONALE FOR WHY THE REQUESTED
        TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:
        """,
        // Form B, with blank lines between all lines and double spaces.
        """
         HOW THE  IMR FINAL DETERMINATION WAS MADE\s


        Clinical Case  Summary

        IMR ISSUES, \fDECISIONS AND RATIONALES
        """,
        // Form C without its header, with headings not in capitals.
        "Claims administrator guideline: none\nMAXIMUS guideline: none\nDecision rationale: x",
      })
  void everyFormIsRecognised(String text) {
    assertTrue(LetterRecognizer.looksLikeALetter(new LetterText(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CLINICAL CASE SUMMARY\nDOCUMENTS REVIEWED\nnothing decided",
        "Decision rationale: we buy the blue one.\nCASE SUMMARY: two were offered",
        "A letter has HOW THE IMR FINAL DETERMINATION WAS MADE, CLINICAL CASE SUMMARY,"
            + " IMR ISSUES, DECISIONS AND RATIONALES and Decision rationale: in it.",
      })
  void anythingElseIsNot(String text) {
    assertFalse(LetterRecognizer.looksLikeALetter(new LetterText(text)));
  }

  @Test
  void aTextOfMillionsOfNearMissesIsJudgedAtOnce() {
    String text = "x IMR ISSUES, DECISIONS AND RATIONALES".repeat(100_000);
    long before = System.nanoTime();
    assertFalse(LetterRecognizer.looksLikeALetter(new LetterText(text)));
    assertTrue(System.nanoTime() - before < 2_000_000_000L);
  }
}
