package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.AnnotationSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests forms A, A2, and A3 with letters made up from their known headings. */
final class OlderFormsTest {
  private static final String NOTICE =
      """
      Notice of Independent Medical Review Determination
      Dated: 9/26/2013

      Date of UR Decision: 6/28/2013
      Date of Injury: 4/2/2012
      IMR Application Received: 7/10/2013
      MAXIMUS Case Number: CM13-0001234

      1) MAXIMUS Federal Services, Inc. has determined the request for Soma 350mg
      #60 is not medically necessary and appropriate.
      2) MAXIMUS Federal Services, Inc. has determined the request for a cane is medically necessary and appropriate.

      INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE
      Both were decided.

      1) MAXIMUS Federal Services, Inc. has determined the request for Soma 350mg
      #60 is not medically necessary and appropriate.
      2) MAXIMUS Federal Services, Inc. has determined the request for a cane is medically necessary and appropriate.

      Medical Qualifications of the Expert Reviewer:
      The physician reviewer is Board Certified in Neurology and is licensed to practice in Maine.

      Case Summary:
      Disclaimer: This was taken from the utilization review denial/modification dated June 28, 2013:
      A 44-year-old woman has a date of injury of 4/2/2012.

      Documents Reviewed for Determination:
      All that came.

      1) Regarding the request for Soma 350mg #60:

      The Medical Treatment Guidelines Relied Upon by the Expert Reviewer to Make His/Her Decision:
      The Claims Administrator based its decision on the Chronic Pain Medical Treatment Guidelines (2009), Carisoprodol, page 29, which is part of the MTUS.

      Rationale for the Decision:
      There was no benefit. Soma is not medically necessary and appropriate.

      2) Regarding the request for a cane:

      Rationale for the Decision:
      She falls. A cane is medically necessary and appropriate.

      Effect of the Decision:
      It is final.

      Sincerely,
      The medical director
      """;

  @Test
  void theNoticeOf2013IsRead() {
    AnnotationSet set = Extractors.read(NOTICE);
    assertEquals(List.of("CM13-0001234"), Extractors.values(set, FieldIds.NUMBER));
    assertEquals(List.of("2013-09-26"), Extractors.values(set, FieldIds.DECISION_DATE));
    assertEquals(List.of("2013-06-28"), Extractors.values(set, FieldIds.UR_DENIAL_DATE));
    assertEquals(List.of("2013-07-10"), Extractors.values(set, FieldIds.APPLICATION_RECEIVED));
    assertEquals(List.of("Maine"), Extractors.values(set, FieldIds.STATES));
    assertEquals(List.of("44"), Extractors.values(set, FieldIds.AGE));
    assertEquals(List.of("2013-06-28"), Extractors.values(set, FieldIds.UR_DATES));
    assertEquals(List.of("Soma 350mg #60", "a cane"), Extractors.values(set, FieldIds.REQUEST));
    assertEquals(List.of("upheld", "overturned"), Extractors.values(set, FieldIds.DECISION));
    assertEquals(
        List.of("Chronic Pain Medical Treatment Guidelines (2009)"),
        Extractors.values(set, FieldIds.ADMINISTRATOR.child("guideline")));
    assertEquals(
        List.of("Carisoprodol"), Extractors.values(set, FieldIds.ADMINISTRATOR.child("section")));
    assertEquals(List.of("29"), Extractors.values(set, FieldIds.ADMINISTRATOR.child("pages")));
    assertEquals(
        List.of(
            "There was no benefit. Soma is not medically necessary and appropriate.",
            "She falls. A cane is medically necessary and appropriate."),
        Extractors.values(set, FieldIds.RATIONALE));
  }

  @Test
  void theSingleIssueOfFormA3TellsItsDecisionInAHeading() {
    AnnotationSet set =
        Extractors.read(
            """
            MEDICAL PROFESSIONAL REVIEW

            ISSUE AT DISPUTE: Knee brace

            CASE SUMMARY: A 50 year old man has knee pain.

            MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:
            ACOEM

            RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:
            There is no instability. It is not medically necessary.
            """);
    assertEquals(List.of("Knee brace"), Extractors.values(set, FieldIds.REQUEST));
    assertEquals(List.of("upheld"), Extractors.values(set, FieldIds.DECISION));
    assertEquals(List.of("50"), Extractors.values(set, FieldIds.AGE));
    assertEquals(
        List.of("There is no instability. It is not medically necessary."),
        Extractors.values(set, FieldIds.RATIONALE));
  }
}
