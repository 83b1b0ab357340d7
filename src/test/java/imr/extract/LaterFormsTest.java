package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests letters from 2018 on, from the first months, and with unusual or missing headings. */
final class LaterFormsTest {
  private static final FieldId GUIDELINE = FieldIds.REVIEWER.child("guideline");
  private static final FieldId FAMILY = FieldIds.REVIEWER.child("family");
  private static final FieldId SECTION = FieldIds.REVIEWER.child("section");

  private static AnnotationSet cited(String sources) {
    return Extractors.ofItem("Cane", sources, "It is not medically necessary.");
  }

  private static String letter(String summary, String issues, String decision) {
    return "Case Number: 13-000104 \nDate Assigned: 1/2/2013 \n\n"
        + summary
        + "\nThe worker is a 40 year old female. She takes Soma. \n\n"
        + issues
        + "\n\nCane: "
        + decision
        + " \n\nClaims Administrator guideline: Decision based on ODG. \n\nMAXIMUS guideline:"
        + " Decision based on ODG. \n\nDecision rationale: It is not medically necessary. \n";
  }

  @Test
  void everyChapterWithItsYearIsReadAsMtus() {
    for (List<String> row : VocabularyFile.rows("mtus-chapters.tsv")) {
      String chapter = ("MTUS " + row.get(2) + " " + row.get(3)).strip();
      AnnotationSet set =
          cited("Decision based on " + chapter + ", Section(s): Canes, and Hip and Groin 2011.");
      assertEquals(List.of(chapter, "Hip and Groin 2011"), Extractors.values(set, GUIDELINE));
      assertEquals(List.of("MTUS", "MTUS"), Extractors.values(set, FAMILY));
      assertEquals(List.of("Canes"), Extractors.values(set, SECTION));
    }
  }

  @Test
  void odgMayHaveAFieldOfItsOwn() {
    AnnotationSet set =
        cited("Decision based on MTUS Knee Disorders 2019. ODG: Knee Chapter, Walking aids.");
    assertEquals(List.of("MTUS Knee Disorders 2019", "ODG"), Extractors.values(set, GUIDELINE));
    assertEquals(List.of("Knee Chapter, Walking aids"), Extractors.values(set, SECTION));
  }

  @Test
  void namedSourcesArePartedByAndASemicolonOrTheFormsOwnWords() {
    assertEquals(
        List.of("ACOEM guidelines", "Official Disability Guidelines"),
        Extractors.values(
            cited(
                "Decision based on Non-MTUS Citation ACOEM guidelines and the Official Disability"
                    + " Guidelines, Knee."),
            GUIDELINE));
    assertEquals(
        List.of("ODG Guidelines, 14th Edition, 2016", "ACOEM"),
        Extractors.values(
            cited(
                "Decision based on Non-MTUS Citation ODG Guidelines, 14th Edition, 2016, Knee and"
                    + " Other Medical Treatment Guidelines ACOEM Knee."),
            GUIDELINE));
    assertEquals(
        List.of("Preface, Canes"),
        Extractors.values(
            cited("Decision based on Non-MTUS Citation Knee, Canes, ODG Preface, Canes."),
            SECTION));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Uphold, upheld",
    "Overturn, overturned",
    "Partial Overturn, modified",
    "Partially Overturned, modified"
  })
  void outcomesHaveOtherWords(String decision, String code) {
    AnnotationSet set =
        Extractors.read(
            letter("CLINICAL CASE SUMMARY", "IMR ISSUES, DECISIONS AND RATIONALES", decision));
    assertEquals(List.of(decision), Extractors.quotes(set, FieldIds.DECISION));
    assertEquals(List.of(code), Extractors.values(set, FieldIds.DECISION));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Clinical Case Summary",
        "CLINICAL  CASE   SUMMARY:",
        "clinical case summary",
        "C L I N I C A L CASE SUMMARY"
      })
  void aHeadingIsOneInAnyCapitalsAndSpacing(String heading) {
    AnnotationSet set =
        Extractors.read(letter(heading, "IMR Issues, Decisions and  Rationales", "Upheld"));
    assertEquals(List.of("40"), Extractors.values(set, FieldIds.AGE));
    assertEquals(List.of("Soma"), Extractors.values(set, FieldIds.MEDICATIONS));
    assertEquals(List.of("upheld"), Extractors.values(set, FieldIds.DECISION));
    assertEquals(List.of("13-000104"), Extractors.values(set, FieldIds.NUMBER));
  }

  @Test
  void aLineOfProseIsNoHeading() {
    AnnotationSet set =
        Extractors.read(
            letter(
                "CLINICAL CASE SUMMARY\nThe reviewer wrote the\nclinical case summary from"
                    + " records.",
                "IMR ISSUES, DECISIONS AND RATIONALES",
                "Upheld"));
    assertEquals(List.of("40"), Extractors.values(set, FieldIds.AGE));
  }

  @Test
  void withoutHeadingsWhatCanBeFoundIsSaidWithLowConfidence() {
    AnnotationSet set =
        Extractors.read(
            "The worker is a 52 year old woman, hurt on 3/4/2019. She takes Soma. Diagnoses"
                + " include elbow sprain.");
    assertEquals(List.of("52"), Extractors.values(set, FieldIds.AGE));
    assertEquals(List.of("female"), Extractors.values(set, FieldIds.SEX));
    assertEquals(List.of("2019-03-04"), Extractors.values(set, FieldIds.INJURY_DATE));
    assertEquals(List.of("Soma"), Extractors.values(set, FieldIds.MEDICATIONS));
    assertEquals(List.of("elbow sprain"), Extractors.values(set, FieldIds.DIAGNOSES));
    set.entries(Target.LETTER, FieldIds.MEDICATIONS)
        .forEach(
            a ->
                assertTrue(
                    a.provenance() instanceof Provenance.Program p && p.confidence() <= 0.5));
  }
}
