package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeaderAndReviewerTest {
  private static final String TORN =
      """
      \s
      Case Number: CM15-0012345 \s
      Date Assigned: 01/23/2015 Date of Injury:  11/04/2014\s
      Decision Date: 02/17/2015 UR Denial Date:  12/22/2014\s
      Priority:  Expedited Application\s
      Received: \s
      01/17/2015\s
      \s
      HOW THE IMR FINAL DETERMINATION WAS MADE\s
      """;

  @Test
  void theHeaderIsReadEvenWhereALabelIsTorn() {
    AnnotationSet set = Extractors.read(TORN);
    assertEquals(List.of("CM15-0012345"), Extractors.values(set, FieldIds.NUMBER));
    assertEquals(List.of("2015-01-23"), Extractors.values(set, FieldIds.DATE_ASSIGNED));
    assertEquals(List.of("2014-11-04"), Extractors.values(set, FieldIds.INJURY_DATE));
    assertEquals(List.of("2015-02-17"), Extractors.values(set, FieldIds.DECISION_DATE));
    assertEquals(List.of("2014-12-22"), Extractors.values(set, FieldIds.UR_DENIAL_DATE));
    assertEquals(List.of("expedited"), Extractors.values(set, FieldIds.PRIORITY));
    assertEquals(List.of("2015-01-17"), Extractors.values(set, FieldIds.APPLICATION_RECEIVED));
  }

  @Test
  void aShortenedLetterHasNoHeader() {
    AnnotationSet set = Extractors.read("HOW THE IMR FINAL DETERMINATION WAS MADE \nSomehow. \n");
    assertTrue(Extractors.absent(set, FieldIds.NUMBER));
    assertTrue(Extractors.absent(set, FieldIds.DECISION_DATE));
    assertTrue(Extractors.absent(set, FieldIds.PRIORITY));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "State(s) of Licensure: Texas,New York, California \\n"
            + "Certification(s)/Specialty: Physical Medicine & Rehabilitation, Pain Management |"
            + " Texas;New York;California | Physical Medicine & Rehabilitation;Pain Management",
        "State(s) of Licensure: West Virginia \\n"
            + "Certification(s)/Specialty: Family Medicine, Hospice & \\n"
            + "Palliative Medicine | West Virginia | Family Medicine;Hospice & Palliative Medicine",
        "The reviewer is Board Certified in Family Medicine and is licensed to practice in Ohio. |"
            + " Ohio | Family Medicine",
        "The reviewer is Board Certified in Physical Medicine and Rehabilitation, and has a"
            + " subspecialty in Pain Medicine and is licensed to practice in Iowa and Guam. |"
            + " Iowa;Guam | Physical Medicine and Rehabilitation;Pain Medicine",
        "The reviewer is Board Certified in Internal Medicine and Rheumatology and is licensed to"
            + " practice in the District of Columbia. | District of Columbia | Internal"
            + " Medicine;Rheumatology",
      })
  void credentialsAreReadInEitherForm(String credentials, String states, String specialties) {
    AnnotationSet set =
        Extractors.read(
            "HOW THE IMR FINAL DETERMINATION WAS MADE \nThe Expert Reviewer has the following"
                + " credentials: \n"
                + credentials.replace("\\n", "\n")
                + " \n \nCLINICAL CASE SUMMARY \nSeen in Nevada. \n");
    assertEquals(states, String.join(";", Extractors.values(set, FieldIds.STATES)));
    assertEquals(specialties, String.join(";", Extractors.values(set, FieldIds.SPECIALTIES)));
  }
}
