package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests reading diagnoses, treatments, medications, and pain scores from fictitious summaries. */
final class ClinicalTest {
  private static List<String> parts(String expected) {
    return expected == null ? List.of() : Arrays.asList(expected.split("\\s*;;\\s*", -1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "He was diagnosed as having left hip bursitis and gout. | left hip bursitis ;; gout",
        "Diagnoses include sciatica, chronic neck pain, and status post knee replacement. |"
            + " sciatica ;; chronic neck pain ;; status post knee replacement",
        "The current diagnosis is documented as a sprain of the left ankle. | sprain of the left"
            + " ankle",
        "She is being treated for radicular neck , mid back and elbow pain. | radicular neck , mid"
            + " back and elbow pain",
        "He was given a diagnosis of strain in left hip, knee, and foot. | strain in left hip,"
            + " knee, and foot",
        "Diagnoses are tear of left labrum, possible impingement; plantar fasciitis. | tear of left"
            + " labrum, possible impingement ;; plantar fasciitis",
        "Diagnoses included strain of neck, initial encounter, and contusion of thumb, unspecified."
            + " | strain of neck, initial encounter ;; contusion of thumb, unspecified",
        "Diagnoses: 1. Elbow strain. 2. Knee pain. 3. Anxiety. | Elbow strain ;; Knee pain ;;"
            + " Anxiety",
        "She is undergoing treatment for lumbago and left and right sided sciatica. | lumbago ;;"
            + " left and right sided sciatica",
        "He was diagnosed with carpal tunnel syndrome, who then returned. | carpal tunnel syndrome",
        "There are current diagnoses (wrist strain and gout), and findings. | wrist strain ;; gout",
        "Diagnoses include neck sprain and strain, and anxiety. | neck sprain and strain ;;"
            + " anxiety",
        "Diagnoses included gout, status post left cubital tunnel release and status post carpal"
            + " tunnel. | gout ;; status post left cubital tunnel release ;; status post carpal"
            + " tunnel",
        "Diagnoses are chronic neck pain and possible left elbow. | chronic neck pain ;; possible"
            + " left elbow",
        "Diagnoses include s/p carpal tunnel and s/p left knee surgery. | s/p carpal tunnel ;; s/p"
            + " left knee surgery",
        "Diagnoses include neck sprain and chronic. | neck sprain and chronic",
        "Diagnoses consist of wrist sprain; elbow sprain. | wrist sprain ;; elbow sprain",
        "She has filed a claim for wrist pain and stress. | -",
        "Past diagnosis of asthma was noted. | -",
        "The differential diagnosis includes gout. | -",
        "He is being treated for shoulder strain.5/5/14 x-rays were normal. | shoulder strain",
      })
  void diagnosesAreReadWhereTheLetterStatesThem(String summary, String expected) {
    assertEquals(
        parts(expected), Extractors.values(Extractors.ofSummary(summary), FieldIds.DIAGNOSES));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Treatment to date has included x-rays, 6 sessions of acupuncture, and ice. | x-rays ;;"
            + " acupuncture ;; ice",
        "Prior treatments included massage therapy to left knee, a cane and Norco. | massage"
            + " therapy to left knee ;; cane ;; Norco",
        "Relevant treatments have included: heat; TENS (transcutaneous electrical nerve"
            + " stimulation) unit. | heat ;; TENS (transcutaneous electrical nerve stimulation)"
            + " unit",
        "Treatments to date include medication including Norco and Soma. | medication",
        "Past treatment included elbow surgery x2 in 2011, and steroid injection on 4/5/14. | elbow"
            + " surgery ;; steroid injection",
        "He has had 4 physical therapy visits. | physical therapy",
        "She completed 3 of 6 chiropractic sessions. | chiropractic",
        "Six sessions of massage therapy had not helped. | massage therapy",
        "Treatment to date has included cupping (two years ago) and massage among others. |"
            + " cupping ;; massage",
        "She received 24 visits of post-op therapy. | post-op therapy",
        "He was treated with splints and rest. | splints ;; rest",
        "There is treatment to date (rest and acupuncture). | rest ;; acupuncture",
        "He underwent left carpal tunnel release on 2/3/13. | left carpal tunnel release",
        "He was resting at home and undergoing physical therapy, with less pain. | physical"
            + " therapy",
        "She reported trying massage therapy in the past. | massage therapy",
        "He has failed physical therapy, acupuncture, and 6 chiropractic visits. | physical therapy"
            + " ;; acupuncture ;; chiropractic",
        "She had physical therapy, cupping and massage therapy without relief. | physical therapy"
            + " ;; cupping ;; massage therapy",
        "She continues with physical therapy and cupping. | physical therapy ;; cupping",
        "He continues to have pain, and massage may be tried. | -",
        "He had pain that massage relieved. | -",
        "She attended aquatic therapy and is now resting. | aquatic therapy",
        "He has received 6 acupuncture sessions and massage was ordered. | acupuncture",
        "Treatment to date has included 6 hours a day of home care and Tylenol #3. | home care ;;"
            + " Tylenol #3",
        "She has been treated with: Analgesic medications; attorney representation; earlier elbow"
            + " surgery; transfer of care between offices; and extensive periods of time off of"
            + " work. | Analgesic medications ;; elbow surgery ;; time off of work",
        "She uses a brace for the thumb, a sling and a TENS unit. | brace for the thumb ;; sling ;;"
            + " TENS unit",
        "He was using crutches for ambulation. | -",
        "He uses a cane and his left hand. | -",
        "She is to undergo acupuncture. | -",
        "He is undergoing an evaluation. | -",
        "She is undergoing treatment for: knee strain. | -",
        "The treatment plan included acupuncture. | -",
        "Six sessions of acupuncture were requested. | -",
        "The treatment requested for review included massage. | -",
        "She has not had physical therapy. | -",
      })
  void treatmentsAreReadWhereTheyWereGiven(String summary, String expected) {
    assertEquals(
        parts(expected), Extractors.values(Extractors.ofSummary(summary), FieldIds.TREATMENTS));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Medications include Norco 5-325mg, gabapentin 300 mg and Norco. | Norco ;; gabapentin",
        "He takes oral medications and a muscle relaxant. | -",
        "Current medications are Zyxotril 5 mg and Lyrica. | Zyxotril ;; Lyrica",
        "She uses Lidoderm patches. | Lidoderm",
        "Utilization review denied the request for Soma. | -",
        "A request for Ambien 10 mg was made. | -",
        "He was on modified duty and took Celebrex. | Celebrex",
        "The request is for six visits and Celebrex. | -",
        "He is allergic to Celebrex. | -",
        "He was given a Toradol injection. | Toradol",
        "She had a cortisone injection. | -",
      })
  void medicationsAreTheDrugsTakenOrPrescribed(String summary, String expected) {
    assertEquals(
        parts(expected), Extractors.values(Extractors.ofSummary(summary), FieldIds.MEDICATIONS));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Pain is 4 out of 10 at rest and 7/10 when walking. | 4/10 ;; 7/10",
        "Pain was rated 0-3 of 10. | 0-3/10",
        "He rated it 8/10 to 10/10. | 8-10/10",
        "It was 5/10, later 5/10. | 5/10",
        "Pain is 9 on a scale of 0-10. | 9/10",
        "He was seen on 9/10/2014 and 3/10/14. | -",
        "She completed 5 of 10 visits. | -",
        "Grip strength 4/10. | -",
        "It was 3/10 Physical findings were normal. | 3/10",
      })
  void painScoresHaveTheirScale(String summary, String expected) {
    assertEquals(
        parts(expected), Extractors.values(Extractors.ofSummary(summary), FieldIds.PAIN_SCORES));
  }

  @Test
  void aListThatIsNotThereIsAbsent() {
    AnnotationSet set = Extractors.ofSummary("The worker was seen.");
    for (imr.annotation.FieldId field :
        List.of(
            FieldIds.DIAGNOSES, FieldIds.TREATMENTS, FieldIds.MEDICATIONS, FieldIds.PAIN_SCORES)) {
      assertTrue(Extractors.absent(set, field), field.path());
    }
  }
}
