package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.AnnotationSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests splitting requests, using fictitious headings. */
final class RequestPartsTest {

  /**
   * Columns: heading | treatment | category | body parts | quantity | frequency | duration |
   * strength.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Norco 10/325mg #120 | Norco | drug/opioid | - | 120 | - | - | 10/325mg",
        "Tramadol ER 150 mg, #30 with 2 refills | Tramadol ER | drug/opioid | - | 30 | - | - | 150"
            + " mg",
        "1 prescription of Omeprazole 20mg QTY: 60 | Omeprazole | drug/proton-pump-inhibitor | - |"
            + " 60 | - | - | 20mg",
        "Menthoderm gel 120gm | Menthoderm gel | drug/topical | - | 120gm | - | - | -",
        "One (1) prescription for Tramadol ER 150mg #60 | Tramadol ER | drug/opioid | - | 60 | - |"
            + " - | 150mg",
        "Savella 50mg #30 x 3 refills | Savella | drug/antidepressant | - | 30 | - | - | 50mg",
        "Ketoprofen 10%/Lidocaine 5% cream 60gm | Ketoprofen 10%/Lidocaine | drug/topical"
            + " | - | 60gm | - | - | 10%",
        "Dental crown for tooth #8 | Dental crown | evaluation/dental | tooth | - | - | - | -",
        "Fentanyl patch 25mcg/hr #15 | Fentanyl patch | drug/opioid | - | 15 | - | - | 25mcg/hr",
        "Compound Gabapentin 10%, 180 grams | Compound Gabapentin | drug/topical | - | 180 grams |"
            + " - | - | 10%",
        "Celebrex 200mg, one tablet twice a day #60 | Celebrex | drug/nsaid | - | 60 | twice a day"
            + " | - | 200mg",
        "Three months coverage of Soma 350mg | Soma | drug/muscle-relaxant | - | - | - | Three"
            + " months | 350mg",
        "Toradol 60mg intramuscular injection | Toradol | injection/other | - | - | - | - | 60mg",
        "Cymbalta 30mg q6h #90 | Cymbalta | drug/antidepressant | - | 90 | q6h | - | 30mg",
        "Physical therapy 2x6 left elbow | Physical therapy | rehabilitation/physical-therapy |"
            + " left elbow | - | 2x | 6 | -",
        "PHYSICAL THERAPY 2-3/WK FOR 4-6WKS (LEFT ANKLE | PHYSICAL THERAPY |"
            + " rehabilitation/physical-therapy | LEFT ANKLE | - | 2-3/WK | 4-6WKS | -",
        "Twelve (12) chiropractic sessions for thoracic spine | chiropractic |"
            + " rehabilitation/chiropractic | thoracic spine | 12 | - | - | -",
        "Additional acupuncture twice weekly for six weeks, neck and both wrists | acupuncture |"
            + " rehabilitation/acupuncture | neck;both wrists | - | twice weekly | six weeks | -",
        "Aquatic therapy (8 sessions) for the bilateral knees | Aquatic therapy |"
            + " rehabilitation/other | bilateral knees | 8 | - | - | -",
        "Massage therapy (12-sessions) | Massage therapy | rehabilitation/other | - | 12 | - | - |"
            + " -",
        "Massage therapy to right hip and foot | Massage therapy | rehabilitation/other | right"
            + " hip;foot | - | - | - | -",
        "CT scan of left wrist/hand | CT scan | diagnostic/imaging | left wrist/hand | - | - | - |"
            + " -",
        "Right elbow x-ray | x-ray | diagnostic/imaging | Right elbow | - | - | - | -",
        "MRI with and without contrast of the sacrum | MRI | diagnostic/imaging | sacrum | - | - |"
            + " - | -",
        "EMG/NCV of BLE | EMG/NCV | diagnostic/electrodiagnostic | BLE | - | - | - | -",
        "Retrospective urine drug screen (DOS: 4/5/2015) | urine drug screen |"
            + " diagnostic/laboratory | - | - | - | - | -",
        "Polysomnogram | Polysomnogram | diagnostic/other | - | - | - | - | -",
        "Left L4-5 transforaminal epidural steroid injection | transforaminal epidural steroid"
            + " injection | injection/other | Left L4-5 | - | - | - | -",
        "Medial branch blocks at C3, C4 and C5 | Medial branch blocks | injection/facet | C3;C4;C5"
            + " | - | - | - | -",
        "Right knee Synvisc injections, series of 3 | Synvisc injections | injection/other | Right"
            + " knee | 3 | - | - | -",
        "Left carpal tunnel release | carpal tunnel release | surgery/non-arthroscopic | - | - | -"
            + " | - | -",
        "Left shoulder arthroscopy with labral repair | arthroscopy with labral repair |"
            + " surgery/arthroscopic | Left shoulder | - | - | - | -",
        "L5-S1 laminectomy | laminectomy | surgery/spine | L5-S1 | - | - | - | -",
        "Ankle fusion | fusion | surgery/non-arthroscopic | Ankle | - | - | - | -",
        "Associated surgical service: Knee brace | brace | surgery/adjunct | Knee | - | - | - | -",
        "Associated surgical service: Cold therapy unit, ten day rental | Cold therapy unit |"
            + " surgery/adjunct | - | - | - | ten day | -",
        "Preoperative medical clearance | Preoperative medical clearance | surgery/adjunct | - | -"
            + " | - | - | -",
        "Post-op physical therapy 3 times a week for 4 weeks | Post-op physical therapy |"
            + " rehabilitation/physical-therapy | - | - | 3 times a week | 4 weeks | -",
        "TENS unit 30 day trial | TENS unit | dme/electrical-stimulation | - | - | - | 30 day | -",
        "Lumbar brace | brace | dme/prosthetics-orthotics | Lumbar | - | - | - | -",
        "Wheelchair for an unspecified rental | Wheelchair | dme/equipment | - | - | - | - | -",
        "Electrodes | Electrodes | dme/supplies | - | - | - | - | -",
        "Chiropractic evaluation | Chiropractic evaluation | evaluation/consultation | - | - | - |"
            + " - | -",
        "Referral to psychologist | Referral to psychologist | psychology/evaluation | - | - | - |"
            + " - | -",
        "Dental consult | Dental consult | evaluation/dental | - | - | - | - | -",
        "Six sessions of cognitive behavioral therapy | cognitive behavioral therapy |"
            + " psychology/therapy | - | 6 | - | - | -",
        "Gym membership for one year | Gym membership | program | - | - | - | one year | -",
        "Home health aide 4 hours a day, 7 days a week for 6 weeks | Home health aide | home-health"
            + " | - | - | 7 days a week | 6 weeks | -",
        "Transportation to and from appointments | Transportation | transportation | - | - | - | -"
            + " | -",
      })
  void headingsAreTakenApart(
      String heading,
      String treatment,
      String category,
      String bodyParts,
      String quantity,
      String frequency,
      String duration,
      String strength) {
    AnnotationSet set = Extractors.ofHeading(heading);
    List<String> expected =
        Stream.of(treatment, category, bodyParts, quantity, frequency, duration, strength)
            .map(s -> s == null ? "" : s)
            .toList();
    List<String> found =
        Stream.of(
                Extractors.values(set, FieldIds.TREATMENT),
                Extractors.values(set, FieldIds.CATEGORY),
                Extractors.values(set, FieldIds.BODY_PARTS),
                Extractors.values(set, FieldIds.QUANTITY),
                Extractors.values(set, FieldIds.FREQUENCY),
                Extractors.values(set, FieldIds.DURATION),
                Extractors.values(set, FieldIds.STRENGTH))
            .map(values -> String.join(";", values))
            .toList();
    assertEquals(expected, found);
  }

  @Test
  void anExpansionInBracketsBelongsToTheTreatment() {
    AnnotationSet set =
        Extractors.ofHeading(
            "EMG (electromyography)/NCV (nerve conduction velocity) of the left leg");
    assertEquals(
        List.of("EMG (electromyography)/NCV (nerve conduction velocity)"),
        Extractors.quotes(set, FieldIds.TREATMENT));
  }

  @Test
  void aSpelledNumberWithItsDigitsIsOneQuantity() {
    AnnotationSet set = Extractors.ofHeading("Ten (10) massage therapy sessions");
    assertEquals(List.of("Ten (10)"), Extractors.quotes(set, FieldIds.QUANTITY));
  }
}
