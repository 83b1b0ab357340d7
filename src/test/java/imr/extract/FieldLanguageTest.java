package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how fictitious sentences word injuries, diagnoses, treatments, drugs, and dates. */
final class FieldLanguageTest {
  private static void assertValues(String expected, String summary, FieldId field) {
    List<String> values =
        expected.equals("-") ? List.of() : Arrays.asList(expected.split("\\s*;;\\s*", -1));
    assertEquals(values, Extractors.values(Extractors.ofSummary(summary), field));
  }

  private static String first(AnnotationSet set, FieldId field) {
    return String.join(";", Extractors.values(set, field));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "While lifting a stack of chairs, she felt a pull in her side. | lifting a stack of chairs",
        "The worker reported a sharp pain in the heel when stepping off a curb. | stepping off a"
            + " curb",
        "On 4/5/2014 a clerk was struck by a falling shelf. | struck by a falling shelf",
        "She has wrist pain from repetitive typing. | repetitive typing",
        "He has back pain reportedly associated with cumulative trauma at the plant. | cumulative"
            + " trauma at the plant",
        "He is being treated for neck pain post MVA. | MVA",
        "He is being treated for hand numbness due to repetitive activity rule out neuropathy. |"
            + " repetitive activity",
        "She had a slip and fall accident at the market. | slip and fall accident at the market",
        "There is no record of the mechanism of injury. | ''",
        "He reported pain in the heel when walking. | ''",
        "The worker has a lifting restriction. | ''"
      })
  void anInjuryIsToldInManyWays(String summary, String mechanism) {
    assertEquals(mechanism, first(Extractors.ofSummary(summary), FieldIds.MECHANISM));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "She was diagnosed as having bruise of the hip and thigh initial encounter, and gout. |"
            + " bruise of the hip and thigh initial encounter ;; gout",
        "Diagnoses include neck pain, and lateral recess and foraminal stenosis. | neck pain ;;"
            + " lateral recess and foraminal stenosis",
        "Diagnoses are vertigo, dizziness and giddiness, and myalgia and myositis. | vertigo ;;"
            + " dizziness and giddiness ;; myalgia and myositis",
        "Diagnoses included left hip labral tear, left hip arthroscopy, and status post right hip"
            + " arthroscopy on 4/5/2014. | left hip labral tear ;; status post right hip"
            + " arthroscopy",
        "A diagnosis of thumb sprain was made on 4/5/2014. | thumb sprain",
        "The surgeon diagnosed her with a broken rib. | broken rib",
        "Diagnoses include wrist sprain and gout Treatment to date has included rest. | wrist"
            + " sprain ;; gout",
        "She was diagnosed with fracture of the radius and ulna with malunion. | fracture of the"
            + " radius and ulna with malunion",
        "She is being treated for concussion without loss of consciousness. | concussion without"
            + " loss of consciousness",
        "Diagnoses include rotator cuff tear of left shoulder, not specified as traumatic, and"
            + " gout. | rotator cuff tear of left shoulder, not specified as traumatic ;; gout",
        "Diagnoses include a bulge at L4-5 with lateral recess and foraminal stenosis. | bulge at"
            + " L4-5 with lateral recess and foraminal stenosis"
      })
  void oneFindingIsOneDiagnosis(String summary, String expected) {
    assertValues(expected, summary, FieldIds.DIAGNOSES);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Treatment to date has included rest and medications Medications have included Soma. | rest"
            + " ;; medications",
        "The treatment to date includes the medications of Soma and Lyrica, and cupping. |"
            + " medications ;; cupping",
        "Treatment included oral medications to include Soma, and a sling. | oral medications ;;"
            + " sling",
        "She is using a padded elbow brace which helps. | padded elbow brace",
        "He was given a knee brace and a sling at the clinic. | knee brace ;; sling",
        "The hand was placed in a splint. | splint",
        "She uses ice and heat. | ice ;; heat",
        "She uses a walker. | -",
        "He underwent a left hip arthroscopy on 4/5/2014 and a spinal fusion in 2015. | left hip"
            + " arthroscopy ;; spinal fusion",
        "She is status post lumbar fusion. | lumbar fusion",
        "Surgical history included a left knee arthroscopy. | left knee arthroscopy",
        "On exam there was a carpal tunnel release of the left hand on 4/5/2014. | carpal tunnel"
            + " release of the left hand",
        "He may consider a spinal fusion. | -",
        "A home exercise program was started. | home exercise program",
        "Acupuncture has been completed. | Acupuncture",
        "She has less pain with relief from massage therapy. | massage therapy",
        "She has had no prior acupuncture. | -",
        "He denied prior acupuncture. | -",
        "She received a lumbar epidural steroid injection. | lumbar epidural steroid injection",
        "Diagnoses included elbow pain and left elbow arthroscopy. | left elbow arthroscopy",
        "Treatment has included an unknown amount of acupuncture. | acupuncture",
        "The attending physician noted that earlier massage therapy, cupping, and acupuncture had"
            + " failed. | massage therapy ;; cupping ;; acupuncture",
        "She was provided with crutches and a wrist splint. | wrist splint",
        "A sling was applied. | sling",
        "She received a left hip corticosteroid injection. | left hip corticosteroid injection",
        "He has a history of a left hip arthroscopy in 2010. | left hip arthroscopy",
        "He had undergone earlier wrist surgery. | wrist surgery",
        "Treatment has included cupping; surgical history included a left hip arthroscopy. |"
            + " cupping ;; left hip arthroscopy",
        "Treatment has included medication management with Soma and Lyrica, and rest. | medication"
            + " management ;; rest",
        "Treatment has included conservative care, which included cupping and ice. | conservative"
            + " care ;; cupping ;; ice",
        "Treatment has included no earlier cupping and a sling. | sling",
        "Her pain went on despite rest and a left hip steroid shot. | left hip steroid shot",
        "Steri-strips were applied. | Steri-strips"
      })
  void whatWasUsedOrDoneIsATreatment(String summary, String expected) {
    assertValues(expected, summary, FieldIds.TREATMENTS);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "The request was for Celebrex. | -",
        "She tested positive for Celebrex. | -",
        "Celebrex 200mg #60 was the original request. | -",
        "He had a Botox injection and takes Soma. | Botox ;; Soma",
        "She was given a lidocaine injection. | -"
      })
  void aDrugIsTakenOrInjected(String summary, String expected) {
    assertValues(expected, summary, FieldIds.MEDICATIONS);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "The RFA dated 4/5/2014 was sent. | 2014-04-05 | ''",
        "A request for authorization for a brace was made on 4/5/2014. | 2014-04-05 | ''",
        "A request for a brace was received on 4/5/2014. | 2014-04-05 | ''",
        "The RFA from the treating surgeon dated 4/5/2014 names a brace. | 2014-04-05 | ''",
        "The request for a brace was denied on 4/5/2014. | '' | 2014-04-05",
        "The 4/5/2014 utilization review letter denied the brace. | '' | 2014-04-05",
        "The claims administrator's decision on 4/5/2014 was a denial. | '' | 2014-04-05",
        "The request for authorization was noted to be received on 4/5/2014. | 2014-04-05 | ''",
        "On 4/5/2014 the request for Soma #60 of 1/2/2014 was denied by utilization review. | '' |"
            + " 2014-04-05"
      })
  void datesAreOfRequestsOrReviews(String summary, String request, String review) {
    AnnotationSet set = Extractors.ofSummary(summary);
    assertEquals(request, first(set, FieldIds.RFA_DATE));
    assertEquals(review, first(set, FieldIds.UR_DATES));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "The patient, aged 51, takes MS Contin after an MR arthrogram. | ''",
        "Ms. Roe, aged 51, was seen. | female",
        "A 55 y.o. male was seen. | male"
      })
  void titlesAreNoAbbreviations(String summary, String sex) {
    assertEquals(sex, first(Extractors.ofSummary(summary), FieldIds.SEX));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Soma 350 #30 | Soma | drug/muscle-relaxant | - | 30 | 350",
        "Lortab 10/325 #60 | Lortab | drug/opioid | - | 60 | 10/325",
        "Tylenol #3 #60 | Tylenol #3 | drug/opioid | - | 60 | -",
        "Menthoderm 120gm #1 | Menthoderm | drug/topical | - | 120gm | -",
        "Ketoprofen 5%/Lidocaine/Menthol 2%, 90 grams #1 | Ketoprofen 5%/Lidocaine/Menthol |"
            + " drug/topical | - | 90 grams | 5%",
        "Ketoprofen 5%, Zyxocaine 2%, 90 grams | Ketoprofen 5%, Zyxocaine | drug/topical | - | 90"
            + " grams | 5%",
        "One container of Voltaren gel | Voltaren gel | drug/topical | - | 1 | -",
        "DME: left ankle brace | brace | dme/prosthetics-orthotics | left ankle | - | -",
        "MRI of the thoracic spine bilateral | MRI | diagnostic/imaging | thoracic spine bilateral"
            + " | - | -",
        "Ultrasound of the left elbow | Ultrasound | diagnostic/imaging | left elbow | - | -",
        "Hand therapy, 6 visits | Hand therapy | rehabilitation/physical-therapy | - | 6 | -",
        "Knee scooter | Knee scooter | dme/equipment | - | - | -",
        "Shockwave therapy x 3 for the left heel | Shockwave therapy | rehabilitation/other | left"
            + " heel | 3 | -",
        "TENS unit (rental or purchase) | TENS unit | dme/electrical-stimulation | - | - | -",
        "Transportation to acupuncture | Transportation to acupuncture | transportation | - | - |"
            + " -",
        "3T MRI of the left hip | 3T MRI | diagnostic/imaging | left hip | - | -",
        "MRI of the toes of the left foot | MRI | diagnostic/imaging | toes of the left foot | - |"
            + " -",
        "Lidopro 2%-5%-0.1% 60gm #1 | Lidopro | drug/topical | - | 60gm | 2%-5%-0.1%",
        "Acupuncture treatments, 6 | Acupuncture | rehabilitation/acupuncture | - | 6 | -",
        "Chirophysio, 6 visits | Chirophysio | rehabilitation/chiropractic | - | 6 | -",
        "Wet wipes | Wet wipes | dme/supplies | - | - | -",
        "Three phase bone scan | Three phase bone scan | diagnostic/imaging | - | - | -",
        "Ergonomic furniture | Ergonomic furniture | dme/equipment | - | - | -"
      })
  void requestsAreTakenApart(
      String heading, String treatment, String category, String part, String count, String unit) {
    AnnotationSet set = Extractors.ofHeading(heading);
    assertEquals(treatment, first(set, FieldIds.TREATMENT));
    assertEquals(category, first(set, FieldIds.CATEGORY));
    assertEquals(part == null ? "" : part, first(set, FieldIds.BODY_PARTS));
    assertEquals(count == null ? "" : count, first(set, FieldIds.QUANTITY));
    assertEquals(unit == null ? "" : unit, first(set, FieldIds.STRENGTH));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "The request is not-medically necessary. | not-medically necessary | not-necessary",
        "The request is not medically necessary. Soma is tapered as medically necessary. | not"
            + " medically necessary | not-necessary",
        "An MRI without contrast is medically necessary. | medically necessary | necessary",
        "The request is medically necessary in part. | medically necessary | partly-necessary"
      })
  void theRationaleConcludes(String rationale, String words, String code) {
    AnnotationSet set = Extractors.ofItem("Cane", rationale);
    assertEquals(List.of(words), Extractors.quotes(set, FieldIds.CONCLUSION));
    assertEquals(List.of(code), Extractors.values(set, FieldIds.CONCLUSION));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "It fell from 8 out of 10 to 5 out of 10. | 8/10 ;; 5/10",
        "It went from 3/10 to 6/10. | 3/10 ;; 6/10",
        "It was 3/10 to 6/10. | 3-6/10"
      })
  void aChangeOfPainIsTwoScores(String summary, String expected) {
    assertValues(expected, summary, FieldIds.PAIN_SCORES);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "The plan of care includes cyclobenzaprine and Lyrica. | Lyrica",
        "The plan is to continue with Flexeril. | Flexeril",
        "The treatment plan included a prescription for Flexeril. | Flexeril",
        "The surgeon recommended Flexeril. | -",
        "He was prescribed Flexeril. | Flexeril"
      })
  void aDrugThatIsOnlyAskedForIsNotTaken(String summary, String expected) {
    AnnotationSet set =
        Extractors.read(
            "CLINICAL CASE SUMMARY \n"
                + summary
                + " \n \nIMR ISSUES, DECISIONS AND RATIONALES \nSome words. \n \nFexmid 7.5mg"
                + " #60: Upheld \n \nClaims Administrator guideline: None. \n \nDecision"
                + " rationale: It is not medically necessary. \n");
    List<String> values = expected.equals("-") ? List.of() : List.of(expected);
    assertEquals(values, Extractors.values(set, FieldIds.MEDICATIONS));
  }
}
