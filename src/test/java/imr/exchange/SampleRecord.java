package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.GoldSetPart;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Letter;
import imr.letter.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fictitious letter and record with everything that is hard to write: supplementary characters
 * before values, lists, citations, nested values, and fields that are not stated, impossible,
 * without a location, rejected, or noted.
 */
final class SampleRecord {
  static final Schema SCHEMA = SchemaFile.builtIn();
  static final Provenance.Person ANA =
      new Provenance.Person("Ana", Instant.parse("2026-01-02T03:04:05Z"));
  static final Letter LETTER =
      Letter.of(
          "kite maker.txt",
          """
          Case 😀: CM15-0000007. The patient is a 61 year old kite 𝒩 maker, hurt on 10/02/214.
          He sleeps badly; diagnoses: loom shoulder, ferry knee.

          1. =Oak bark tea 🍵, 3 cups for the knee: Upheld
          Herbal Handbook 3rd ed. Page(s): 7-8.
          Decision rationale: Tea warms. It is not medically necessary.
          2. Sauna: Overturned
          """,
          true);

  private final List<Annotation> said = new ArrayList<>();

  private SampleRecord() {}

  /** Returns the letter with its record, without a part. */
  static AnnotatedLetter letter() {
    return new AnnotatedLetter(LETTER, record(), Optional.empty());
  }

  static AnnotatedLetter letter(GoldSetPart part) {
    return new AnnotatedLetter(LETTER, record(), Optional.of(part));
  }

  static AnnotationSet record() {
    SampleRecord sample = new SampleRecord();
    sample.caseAndPatient();
    sample.tea();
    sample.sauna();
    return AnnotationSet.of(sample.said);
  }

  private void caseAndPatient() {
    say(Target.LETTER, "case.number", "CM15-0000007", "CM15-0000007");
    say(Target.LETTER, "patient.age", "61", "61");
    add(Target.of(new FieldId("injury.date")), new Value.Unreal(), Optional.of("10/02/214"));
    add(Target.of(new FieldId("patient.sex")), Value.of("male"), Optional.of("He"));
    add(Target.of(new FieldId("case.decisionDate")), Value.of("2016-11-04"), Optional.empty());
    entry(Target.LETTER, "clinical.diagnoses", "d1", "loom shoulder", "loom shoulder");
    entry(Target.LETTER, "clinical.diagnoses", "d2", "ferry knee", "ferry knee");
    absent(Target.LETTER, "injury.mechanism");
    Target struck = Target.of(new FieldId("clinical.medications")).entry("m1");
    said.add(Annotation.decided(struck, stated("tea", "Tea"), Status.REJECTED, ANA));
    said.add(
        Annotation.decided(
            Remarks.flag(Remarks.LETTER), new Answer.GroupEntry(), Status.ADDED, ANA));
  }

  private void tea() {
    group(Target.LETTER, "items", "one");
    String request = "=Oak bark tea 🍵, 3 cups for the knee";
    say("one", "items.request", request, request);
    say("one", "items.treatment", "Oak bark tea 🍵", "Oak bark tea 🍵");
    entry("one", "items.bodyParts", "b1", "the knee", "the knee");
    say("one", "items.quantity", "3", "3");
    say("one", "items.decision", "Upheld", "upheld");
    absent("one", "items.strength");
    group("one", "items.reviewerCitations", "book");
    say(
        "book",
        "items.reviewerCitations.guideline",
        "Herbal Handbook 3rd ed.",
        "Herbal Handbook 3rd ed.");
    say("book", "items.reviewerCitations.family", "Herbal Handbook 3rd ed.", "other");
    say("book", "items.reviewerCitations.pages", "7-8", "7-8");
    String rationale = "Tea warms. It is not medically necessary.";
    say("one", "items.rationale", rationale, rationale);
    say("one", "items.conclusion", "not medically necessary", "not-necessary");
  }

  private void sauna() {
    group(Target.LETTER, "items", "two");
    say("two", "items.request", "Sauna", "Sauna");
    say("two", "items.treatment", "Sauna", "Sauna");
    say("two", "items.decision", "Overturned", "overturned");
  }

  private void group(String subject, String field, String id) {
    Target target = Target.of(subject, new FieldId(field)).entry(id);
    said.add(Annotation.decided(target, new Answer.GroupEntry(), Status.ADDED, ANA));
  }

  private void say(String subject, String field, String quote, String value) {
    add(Target.of(subject, new FieldId(field)), Value.of(value), Optional.of(quote));
  }

  private void entry(String subject, String field, String id, String quote, String value) {
    add(Target.of(subject, new FieldId(field)).entry(id), Value.of(value), Optional.of(quote));
  }

  private void add(Target target, Value value, Optional<String> quote) {
    Answer answer = new Answer.Stated(value, quote.map(SampleRecord::at));
    said.add(Annotation.decided(target, answer, Status.ADDED, ANA));
  }

  private static Answer stated(String value, String quote) {
    return Answer.stated(Value.of(value), at(quote));
  }

  private void absent(String subject, String field) {
    Target target = Target.of(subject, new FieldId(field));
    said.add(Annotation.decided(target, new Answer.Absent(), Status.ADDED, ANA));
  }

  /**
   * Returns the first occurrence of a string. There is no other number containing {@code 3} before
   * it.
   */
  static Evidence at(String quote) {
    int start = LETTER.text().canonical().indexOf(quote.equals("3") ? "3 cups" : quote);
    return Evidence.in(LETTER.text(), new Span(start, start + quote.length()));
  }
}
