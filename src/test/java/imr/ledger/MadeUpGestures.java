package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.LetterText;
import imr.letter.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gestures of a fictitious letter. */
final class MadeUpGestures {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456789Z");
  static final LetterText TEXT = new LetterText("Ms. Quill, 40, asks for a scan.");
  static final Target AGE = Target.of(new FieldId("patient.age"));
  static final Target ITEMS = Target.of(new FieldId("items"));
  static final Provenance.Person ANA = new Provenance.Person("Ana Núñez", NOON);
  static final Provenance.Program RULES = new Provenance.Program("imr-rules", "1.1.0", "age", 0.75);
  static final BatchId BATCH =
      new BatchId(UUID.fromString("0193f3b0-0000-7000-8000-000000000001"), "Ana Núñez", 12);

  private MadeUpGestures() {}

  static Annotation age(Value value, Status status, Provenance by) {
    Evidence evidence = Evidence.in(TEXT, new Span(11, 13));
    return new Annotation(AGE, new Answer.Stated(value, Optional.of(evidence)), status, by);
  }

  static Annotation suggestedAge() {
    return age(Value.of("40"), Status.SUGGESTED, RULES);
  }

  static Annotation confirmedAge() {
    return age(Value.of("40"), Status.CONFIRMED, ANA);
  }

  static Gesture suggest(Annotation... found) {
    return new Gesture(
        1,
        new Act.Suggest(),
        new Author.Program("imr-rules", "1.1.0"),
        NOON,
        java.util.Arrays.stream(found)
            .map(a -> new Change(a.target(), Optional.empty(), Optional.of(a)))
            .toList());
  }

  static Gesture byAna(int number, Act act, Change... changes) {
    return new Gesture(number, act, new Author.Person("Ana Núñez"), NOON, List.of(changes));
  }

  static Change change(Annotation before, Annotation after) {
    return new Change(after.target(), Optional.of(before), Optional.of(after));
  }

  static Change added(Annotation after) {
    return new Change(after.target(), Optional.empty(), Optional.of(after));
  }

  static Change gone(Annotation before) {
    return new Change(before.target(), Optional.of(before), Optional.empty());
  }
}
