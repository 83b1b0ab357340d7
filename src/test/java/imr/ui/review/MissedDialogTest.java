package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.SchemaFile;
import imr.review.Plant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A missed error is told as the form shows values. */
final class MissedDialogTest {
  private static Optional<Annotation> suggested(Target at, String value) {
    return Optional.of(
        Annotation.suggested(
            at,
            new Answer.Stated(Value.of(value), Optional.empty()),
            new Provenance.Program("imr-rules", "1", "rule", 0.9)));
  }

  private static String told(Target at, Optional<Annotation> real, Optional<Annotation> shown) {
    return MissedDialog.sentence(SchemaFile.builtIn(), new Plant(at, real, shown));
  }

  @Test
  void datesAndCodesAreShownAsInTheForm() {
    Target date = Target.of(new FieldId("case.dateAssigned"));
    assertEquals(
        "Date assigned: “05/27/2015” was shown instead of “10/31/2016”.",
        told(date, suggested(date, "2016-10-31"), suggested(date, "2015-05-27")));
    Target decision = Target.of("i1", new FieldId("items.decision"));
    assertEquals(
        "Disputed items · Decision: “Upheld” was shown instead of “Overturned”.",
        told(decision, suggested(decision, "overturned"), suggested(decision, "upheld")));
    Target drug = Target.of(new FieldId("clinical.medications")).entry("m1");
    assertEquals(
        "Medications: “Norco” was left out.",
        told(drug, suggested(drug, "Norco"), Optional.empty()));
  }
}
