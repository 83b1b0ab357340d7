package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.annotation.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests reading citations with guideline, family, section, and pages. */
final class CitationsTest {

  /** Citations are separated by {@code ;;}, their parts by {@code ~}. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Decision based on MTUS Knee Complaints 2004. | MTUS Knee Complaints 2004~MTUS~~",
        "Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004, Section(s): Summary. |"
            + " MTUS Forearm, Wrist, and Hand Complaints 2004~MTUS~Summary~",
        "Decision based on MTUS Elbow Complaints 2007, Section(s): 17, and Opioid Treatment 2016,"
            + " Section(s): Tapering. | MTUS Elbow Complaints 2007~MTUS~17~ ;; Opioid Treatment"
            + " 2016~MTUS~Tapering~",
        "Decision based on MTUS Chronic Pain Treatment Guidelines Acupuncture Page(s): 12-14. |"
            + " MTUS Chronic Pain Treatment Guidelines~MTUS~Acupuncture~12-14",
        "Decision based on MTUS Low Back Complaints Page(s): 303. | MTUS Low Back"
            + " Complaints~MTUS~~303",
        "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee (updated"
            + " 1/2/16), Canes. | Official Disability Guidelines (ODG)~ODG~Knee (updated 1/2/16),"
            + " Canes~",
        "Decision based on Non-MTUS Citation ODG Treatment in Workers' Compensation, 2013, Knee. |"
            + " ODG Treatment in Workers' Compensation, 2013~ODG~Knee~",
        "Decision based on Non-MTUS Citation ODG: Low Back | ODG~ODG~Low Back~",
        "Decision based on MTUS ACOEM Practice Guidelines, Chapter 1 Prevention Page(s): 12,"
            + " Chronic Pain Treatment Guidelines Acupuncture Page(s): 48. | MTUS ACOEM Practice"
            + " Guidelines~MTUS~Chapter 1 Prevention~12 ;; Chronic Pain Treatment"
            + " Guidelines~MTUS~Acupuncture~48",
        "The Expert Reviewer relied on the Chronic Pain Medical Treatment Guidelines, Canes, pages"
            + " 11-13, part of the MTUS. | Chronic Pain Medical Treatment"
            + " Guidelines~MTUS~Canes~11-13",
        "The reviewer based his/her decision on the Non-MTUS Official Disability Guidelines (ODG),"
            + " Knee, Canes. | Official Disability Guidelines (ODG)~ODG~Knee, Canes~",
        "Decision based on Non-MTUS Citation ACOEM Practice Guidelines, 3rd ed., Knee Disorders,"
            + " pg. 21. | ACOEM Practice Guidelines, 3rd ed.~ACOEM~Knee Disorders~21",
        "Decision based on Non-MTUS Citation American College of Occupational and Environmental"
            + " Medicine (ACOEM), 2nd Edition, (2004), Chapter 9. | American College of"
            + " Occupational and Environmental Medicine (ACOEM), 2nd Edition, (2004)~ACOEM~Chapter"
            + " 9~",
        "Decision based on Non-MTUS Citation Warfarin: Drug information, seen at example.org on"
            + " 1/2/2016. | Warfarin: Drug information, seen at example.org on 1/2/2016~other~~",
        "Decision based on MTUS Knee Complaints 2004. Decision based on Non-MTUS Citation ODG,"
            + " Knee; ACOEM, Canes. | MTUS Knee Complaints 2004~MTUS~~ ;; ODG~ODG~Knee~ ;;"
            + " ACOEM~ACOEM~Canes~",
        "Decision based on Non-MTUS Citation ODG, Knee Smith J. Canes and walkers, 2nd edition"
            + " (2004) p 31. | ODG~ODG~Knee~ ;; Smith J. Canes and walkers, 2nd edition"
            + " (2004)~other~~31",
      })
  void sourcesAreReadWithTheirParts(String guideline, String expected) {
    AnnotationSet set = Extractors.ofItem("Cane", guideline, "It is not medically necessary.");
    List<String> found =
        set.entries("x1", FieldIds.REVIEWER).stream()
            .map(Annotation::target)
            .map(Target::entry)
            .map(id -> citation(set, id))
            .toList();
    assertEquals(Arrays.asList(expected.split("\\s*;;\\s*", -1)), found);
  }

  private static String citation(AnnotationSet set, String id) {
    return Stream.of("guideline", "family", "section", "pages")
        .map(part -> value(set, id, FieldIds.REVIEWER.child(part)))
        .collect(Collectors.joining("~"));
  }

  private static String value(AnnotationSet set, String id, FieldId field) {
    Optional<Value> value = set.at(Target.of(id, field)).flatMap(Annotation::value);
    return value.flatMap(Value::known).orElse("");
  }

  @Test
  void whoCitesNothingHasNoCitation() {
    AnnotationSet set =
        Extractors.ofItem(
            "Cane", "The Expert Reviewer did not cite any medical evidence.", "It is fine.");
    assertTrue(Extractors.absent(set, FieldIds.REVIEWER));
    assertTrue(Extractors.absent(set, FieldIds.ADMINISTRATOR));
  }

  @Test
  void aDecisionOutsideOfTheGuidelinesIsNoCitationByItself() {
    AnnotationSet set =
        Extractors.ofItem(
            "Cane",
            "The Expert Reviewer based their decision on something outside of the MTUS Guidelines.",
            "It is fine.");
    assertTrue(Extractors.absent(set, FieldIds.REVIEWER));
  }
}
