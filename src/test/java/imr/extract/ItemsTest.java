package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests items, decisions, partial approvals, and conclusions in fictitious letters. */
final class ItemsTest {

  @Test
  void everyItemHasItsHeadingDecisionAndRationale() {
    AnnotationSet set =
        Extractors.read(
            """
            IMR ISSUES, DECISIONS AND RATIONALES\s
            Some words that lead in.\s
            \s
            Knee brace, QTY: 2: Upheld\s
            \s
            Claims Administrator guideline: x\s
            \s
            MAXIMUS guideline: x\s
            \s
            Decision rationale: Not shown. It is not medically\s
            necessary.\s
            \s
            \fAssociated surgical service: Cane for the\s
            left side:\s
            Overturned\s
            \s
            Claims Administrator\s
            guideline: x\s
            \s
            IMR guideline: x\s
            \s
            Decision rationale: Shown. It is medically necessary.\s
            \s
            """);
    assertEquals(
        List.of("Knee brace, QTY: 2", "Associated surgical service: Cane for the \nleft side"),
        Extractors.quotes(set, FieldIds.REQUEST));
    assertEquals(List.of("upheld", "overturned"), Extractors.values(set, FieldIds.DECISION));
    assertEquals(
        List.of("Not shown. It is not medically \nnecessary.", "Shown. It is medically necessary."),
        Extractors.quotes(set, FieldIds.RATIONALE));
    assertEquals(
        List.of("not-necessary", "necessary"), Extractors.values(set, FieldIds.CONCLUSION));
  }

  @Test
  void theNumberOfTheNextHeadingIsNoPartOfTheRationale() {
    AnnotationSet set =
        Extractors.read(
            """
            IMR ISSUES, DECISIONS AND RATIONALES

            1. CANE: Upheld

            Claims Administrator guideline: none

            Decision rationale: She walks. It is not medically necessary.

            2. WALKER: Upheld

            Claims Administrator guideline: none

            Decision rationale: It is not medically necessary.
            """);
    assertEquals(List.of("CANE", "WALKER"), Extractors.values(set, FieldIds.REQUEST));
    assertEquals(
        List.of("She walks. It is not medically necessary.", "It is not medically necessary."),
        Extractors.values(set, FieldIds.RATIONALE));
  }

  @Test
  void inTheOlderTextsOnlyALineWithABlankPartsParagraphs() {
    AnnotationSet set =
        Extractors.read(
            ("IMR ISSUES, DECISIONS AND RATIONALES ¶¶ ¶¶Some words that lead in ¶¶and go on. ¶¶ ¶¶"
                    + "Knee brace for the ¶¶left knee: Upheld ¶¶¶¶ ¶¶Claims Administrator"
                    + " guideline: x ¶¶ ¶¶MAXIMUS guideline: x ¶¶ ¶¶Decision rationale: It is"
                    + " not ¶¶medically necessary. ¶¶")
                .replace('¶', '\n'));
    assertEquals(
        List.of("Knee brace for the \n\nleft knee"), Extractors.quotes(set, FieldIds.REQUEST));
  }

  @Test
  void aTextThatLostItsLineBreaksIsCutAtItsSentences() {
    AnnotationSet set =
        Extractors.read(
            "IMR ISSUES, DECISIONS AND RATIONALES It was based on what is set forth below: Cane:"
                + " Upheld Claims Administrator guideline: x MAXIMUS guideline: x Decision"
                + " rationale: It is not medically necessary. Walker: Overturned Claims"
                + " Administrator guideline: x MAXIMUS guideline: x Decision rationale: It is"
                + " medically necessary.");
    assertEquals(List.of("Cane", "Walker"), Extractors.quotes(set, FieldIds.REQUEST));
    assertEquals(
        List.of("It is not medically necessary.", "It is medically necessary."),
        Extractors.quotes(set, FieldIds.RATIONALE));
  }

  @Test
  void whatRemainsOfAPartialApprovalIsTheRequest() {
    AnnotationSet set =
        Extractors.ofHeading(
            "Ten massage visits was the original request. Four massage visits was authorized by"
                + " the Claims Administrator. The \n\fremaining IMR eligible portion of the"
                + " original request, Six massage visits is");
    assertEquals(List.of("Six massage visits"), Extractors.quotes(set, FieldIds.REQUEST));
    assertEquals(List.of("Ten massage visits"), Extractors.quotes(set, FieldIds.ORIGINAL_REQUEST));
    assertEquals(List.of("Four massage visits"), Extractors.quotes(set, FieldIds.AUTHORIZED_PART));
    assertEquals(List.of("6"), Extractors.values(set, FieldIds.QUANTITY));
  }

  @Test
  void whereTheOriginalRequestStaysEligibleItIsTheRequest() {
    AnnotationSet set =
        Extractors.ofHeading(
            "The Claims Administrator authorized 2 visits of massage, leaving the original request"
                + " IMR eligible. The original request, 8 visits of massage is");
    assertEquals(List.of("8 visits of massage"), Extractors.quotes(set, FieldIds.REQUEST));
    assertEquals(List.of("2 visits of massage"), Extractors.quotes(set, FieldIds.AUTHORIZED_PART));
    assertTrue(Extractors.absent(set, FieldIds.ORIGINAL_REQUEST));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "The cane is not supported for medical necessity. | not supported for medical necessity |"
            + " not-necessary",
        "It is not medically necessary or appropriate. | not medically necessary or appropriate |"
            + " not-necessary",
        "So it is not medically necessary and appropriate. | not medically necessary and"
            + " appropriate | not-necessary",
        "It cannot be deemed medically necessary. | medically necessary | not-necessary",
        "It is determined to not be medically necessary. | not be medically necessary |"
            + " not-necessary",
        "It is notmedically necessary. | notmedically necessary | not-necessary",
        "It is not medically indicated. | not medically indicated | not-necessary",
        "It is not a medical necessity for him. | not a medical necessity | not-necessary",
        "It is medically unnecessary. | medically unnecessary | not-necessary",
        "It is not reasonable or medically necessary. | medically necessary | not-necessary",
        "He did not improve, therefore the request is medically necessary. | medically necessary |"
            + " necessary",
        "It is medically appropriate. | medically appropriate | necessary",
        "It is partially medically necessary. | medically necessary | partly-necessary",
        "It is not medically necessary. If it is medically necessary later, ask again. | not"
            + " medically necessary | not-necessary",
        "It is not medically necessary. Drugs should not be stopped abruptly. | not medically"
            + " necessary | not-necessary",
        "The request is not necessary. | not necessary | not-necessary",
        "Medical necessity has not been established. | not been established | not-necessary",
      })
  void theLastWordsThatConcludeAreTheConclusion(String rationale, String words, String value) {
    AnnotationSet set = Extractors.ofItem("Cane", rationale);
    assertEquals(List.of(words), Extractors.quotes(set, FieldIds.CONCLUSION));
    assertEquals(List.of(value), Extractors.values(set, FieldIds.CONCLUSION));
  }

  @Test
  void aLetterWithoutItemsSaysSo() {
    assertTrue(Extractors.absent(Extractors.read("Dear colleague, all is well."), FieldIds.ITEMS));
  }
}
