package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests age, sex, injury, and dates in fictitious summaries. */
final class SummaryTest {
  private static String first(AnnotationSet set, FieldId field) {
    return String.join(";", Extractors.values(set, field));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "The worker is a 40 year old male. | 40 | male",
        "This 62-year-old gentleman was seen. | 62 | male",
        "A 37 yo F was seen. | 37 | female",
        "She is 51 years of age. | 51 | female",
        "The worker, aged 44, lifted his arm. | 44 | male",
        "The worker is a female. | '' | female",
        "There is a 3 year history of pain. | '' | ''",
      })
  void ageAndSexAreReadTogether(String summary, String age, String sex) {
    AnnotationSet set = Extractors.ofSummary(summary);
    assertEquals(age, first(set, FieldIds.AGE));
    assertEquals(sex, first(set, FieldIds.SEX));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "The mechanism of injury is detailed as a fall from a roof. | fall from a roof",
        "The mechanism of injury is detailed as the patient lifting a crate. | lifting a crate",
        "Mechanism of injury occurred when the injured worker was hit by a cart. | hit by a cart",
        "He was injured on 4/5/14 while pulling a hose. | pulling a hose",
        "She hurt her hand when she slipped on ice, causing a fracture. | slipped on ice",
        "He had an injury on 4/5/14 due to a motor vehicle accident. | motor vehicle accident",
        "This 50-year-old man fell off a ladder on 4/5/14 and injured his hip. | fell off a ladder",
        "He is being treated for a bruised cheek, status post being kicked by a horse. | being"
            + " kicked by a horse",
        "She has wrist pain after being struck by a door. | being struck by a door",
        "He has a hip fracture secondary to a fall from a truck. | fall from a truck",
        "She has neck pain after a motor vehicle collision on 4/5/14. | motor vehicle collision",
        "She is status post a knee replacement. | ''",
        "He has pain after being seen by a surgeon. | ''",
        "He has anxiety secondary to chronic pain. | ''",
        "The mechanism of injury was not provided. | ''",
        "The mechanism of injury is unknown. | ''",
        "He sustained an injury while working as a cook. | ''",
      })
  void theMechanismIsToldInItsOwnClause(String summary, String mechanism) {
    assertEquals(mechanism, first(Extractors.ofSummary(summary), FieldIds.MECHANISM));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "He was injured on October 5, 2012. | 2012-10-05",
        "He has a claim from 3/4/2015. | 2015-03-04",
        "DOI: 7/8/12. | 2012-07-08",
        "The injured worker presented on 3/4/2015. | ''",
        "An injury of 10/02/214 was claimed. | null",
        "The date of injury was 7-23-\\n\\n2015. | 2015-07-23",
      })
  void theInjuryIsDatedByTheSummaryWhereThereIsNoHeader(String summary, String date) {
    String text = summary.replace("\\n", "\n");
    assertEquals(date, first(Extractors.ofSummary(text), FieldIds.INJURY_DATE));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "The RFA form dated 5/6/15 asks for a cane. | 2015-05-06",
        "The request for authorization (received on 5-6-15) was read. | 2015-05-06",
        "A Request for Authorization was signed on 05/06/2015. | 2015-05-06",
        "On May 6, 2015 a request was received for a cane. | 2015-05-06",
        "On a May 6, 2015 RFA form, a cane was ordered. | 2015-05-06",
        "On 5-6-15 the provider requested authorization for a cane. | 2015-05-06",
        "The request was received on 5/6/15. | 2015-05-06",
        "At the time (5/6/15) of request for authorization for a cane, he limped. | 2015-05-06",
        "The physician requested a cane on 5/6/15. | ''",
        "A Request for Authorization was not provided. | ''",
      })
  void theRequestForAuthorizationIsDated(String summary, String date) {
    assertEquals(date, first(Extractors.ofSummary(summary), FieldIds.RFA_DATE));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "On 10-20-2014, the request for a cane was non-certified by Utilization Review. |"
            + " 2014-10-20",
        "The Utilization Review dated 11-22-14, denied a cane. | 2014-11-22",
        "The case was previously reviewed on 12/15/2014. | 2014-12-15",
        "Utilization review denied it on 5-9-15 and again on 5-20-15. | 2015-05-09;2015-05-20",
        "In the utilization review report dated May 9, 2015, a May 1, 2015 visit was cited. |"
            + " 2015-05-09",
        "The UR (5-9-15) denied a cane. | 2015-05-09",
        "A cane was ordered on 5-1-15. | ''",
      })
  void everyDecisionOfUtilizationReviewIsDated(String summary, String dates) {
    assertEquals(dates, first(Extractors.ofSummary(summary), FieldIds.UR_DATES));
  }

  @org.junit.jupiter.api.Test
  void aRequestForAuthorizationOfSomethingElseIsNotTheItems() {
    AnnotationSet set =
        Extractors.read(
            """
            CLINICAL CASE SUMMARY
            On an RFA form dated May 2, 2015, a knee MRI was ordered. The RFA form dated May 9, 2015
            asks for Norco.

            IMR ISSUES, DECISIONS AND RATIONALES

            Norco 5/325mg #30: Upheld

            Claims Administrator guideline: none

            Decision rationale: It is not medically necessary.
            """);
    assertEquals(List.of("2015-05-09"), Stream.of(first(set, FieldIds.RFA_DATE)).toList());
  }
}
