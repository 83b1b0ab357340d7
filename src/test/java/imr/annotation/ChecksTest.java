package imr.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.exchange.SchemaFile;
import imr.letter.LetterText;
import imr.letter.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ChecksTest {
  private static final Schema SCHEMA = SchemaFile.builtIn();
  private static final LocalDate TODAY = LocalDate.of(2017, 3, 1);
  private static final Provenance.Program BY = new Provenance.Program("test", "1", "rule", 0.9);
  private static final LetterText TEXT = new LetterText("a letter about a knee and a hip");

  private final List<Annotation> said = new ArrayList<>();

  private void say(String subject, String field, String entry, String value) {
    Target target = new Target(subject, new FieldId(field), entry);
    said.add(
        Annotation.suggested(
            target, new Answer.Stated(Value.of(value), java.util.Optional.empty()), BY));
  }

  private void item(String id) {
    Target target = Target.of(new FieldId("items")).entry(id);
    said.add(Annotation.suggested(target, new Answer.GroupEntry(), BY));
  }

  /** Sets up a record without warnings. */
  private void soundRecord() {
    say("", "patient.age", "", "40");
    say("", "patient.sex", "", "male");
    say("", "injury.date", "", "2016-05-01");
    say("", "reviewer.specialties", "v1", "Family Practice");
    item("x1");
    say("x1", "items.decision", "", "upheld");
    say("x1", "items.rationale", "", "The request for 6 visits is not medically necessary.");
    say("x1", "items.conclusion", "", "not-necessary");
    say("x1", "items.quantity", "", "6");
  }

  private List<Check> checks() {
    return Checks.of(SCHEMA, AnnotationSet.of(said), TEXT, TODAY);
  }

  private static List<String> ids(List<Check> checks) {
    return checks.stream().map(c -> c.id() + " " + c.target().field()).toList();
  }

  private void replace(String field, String value) {
    Target target =
        said.stream()
            .map(Annotation::target)
            .filter(t -> t.field().path().equals(field))
            .findFirst()
            .orElseThrow();
    said.removeIf(a -> a.target().equals(target));
    say(target.subject(), field, target.entry(), value);
  }

  @Test
  void aSoundRecordHasNoWarning() {
    soundRecord();
    assertEquals(List.of(), checks());
  }

  @Test
  void anEmptyRecordLacksWhatEveryLetterHas() {
    assertEquals(
        List.of(
            "missing reviewer.specialties",
            "missing patient.age",
            "missing patient.sex",
            "missing injury.date",
            "no-items items"),
        ids(checks()));
  }

  @Test
  void anUpheldDenialOfANecessaryTreatmentIsWarnedOf() {
    soundRecord();
    replace("items.conclusion", "necessary");
    assertEquals(
        List.of(
            new Check(
                "decision-against-conclusion",
                "The denial is upheld, but the rationale concludes that the treatment is"
                    + " necessary.",
                Target.of("x1", new FieldId("items.conclusion")))),
        checks());
  }

  @Test
  void aModifiedDecisionGoesWithAPartlyNecessaryTreatment() {
    soundRecord();
    replace("items.decision", "modified");
    replace("items.conclusion", "partly-necessary");
    assertEquals(List.of(), checks());
  }

  @Test
  void anItemWithoutDecisionRationaleAndConclusionIsWarnedOfThreeTimes() {
    soundRecord();
    said.removeIf(a -> a.target().subject().equals("x1"));
    assertEquals(
        List.of(
            "missing-of-item items.decision",
            "missing-of-item items.rationale",
            "missing-of-item items.conclusion"),
        ids(checks()));
  }

  @Test
  void aRejectedItemIsNoItem() {
    soundRecord();
    Annotation entry =
        said.stream()
            .filter(a -> a.answer() instanceof Answer.GroupEntry)
            .findFirst()
            .orElseThrow();
    said.remove(entry);
    said.add(
        Annotation.decided(
            entry.target(),
            entry.answer(),
            Status.REJECTED,
            new Provenance.Person("analyst", java.time.Instant.EPOCH)));
    assertEquals(List.of("no-items items"), ids(checks()));
  }

  @Test
  void anAgeOfAChildAndOneOverAHundredAreUnlikely() {
    soundRecord();
    replace("patient.age", "13");
    assertEquals(List.of("age-unlikely patient.age"), ids(checks()));
    replace("patient.age", "101");
    assertEquals(List.of("age-unlikely patient.age"), ids(checks()));
    replace("patient.age", "100");
    assertEquals(List.of(), checks());
  }

  @Test
  void datesAreInOrder() {
    soundRecord();
    say("", "request.rfaDate", "", "2016-04-30");
    say("", "review.urDates", "v8", "2016-06-01");
    say("", "case.applicationReceived", "", "2016-05-20");
    say("", "case.decisionDate", "", "2016-07-01");
    assertEquals(
        List.of("date-order request.rfaDate", "date-order case.applicationReceived"),
        ids(checks()));
  }

  @Test
  void aYearAloneIsNotOutOfOrderWithADayInIt() {
    soundRecord();
    say("", "request.rfaDate", "", "2016");
    assertEquals(List.of(), checks());
  }

  @Test
  void aDateAfterTodayIsInTheFuture() {
    soundRecord();
    say("", "case.decisionDate", "", "2017-03-02");
    assertEquals(List.of("future case.decisionDate"), ids(checks()));
  }

  @Test
  void aQuantityThatTheRationaleGivesOtherwiseIsWarnedOf() {
    soundRecord();
    replace("items.quantity", "8");
    assertEquals(List.of("quantity-differs items.quantity"), ids(checks()));
  }

  @Test
  void aValueWhoseTextIsNoLongerThereIsWarnedOf() {
    soundRecord();
    Target target = Target.of(new FieldId("injury.mechanism"));
    Evidence moved = new Evidence(new Span(0, 4), "fall");
    said.add(Annotation.suggested(target, Answer.stated(Value.of("fall"), moved), BY));
    assertEquals(List.of("text-moved injury.mechanism"), ids(checks()));
  }

  @Test
  void twoValuesOfASingleFieldAreWarnedOf() {
    soundRecord();
    say("", "patient.age", "again", "41");
    assertEquals(List.of("two-values patient.age"), ids(checks()));
  }

  @Test
  void overlappingEntriesOfOneListAreWarnedOf() {
    soundRecord();
    Stream.of(new Span(15, 21), new Span(17, 25), new Span(26, 31))
        .forEach(
            span -> {
              Target target =
                  Target.of(new FieldId("clinical.diagnoses")).entry("v" + span.start());
              Evidence evidence = Evidence.in(TEXT, span);
              said.add(
                  Annotation.suggested(
                      target, Answer.stated(Value.of(evidence.quote()), evidence), BY));
            });
    assertEquals(List.of("overlap clinical.diagnoses"), ids(checks()));
  }
}
