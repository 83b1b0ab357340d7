package imr.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.SchemaFile;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The history tells values and empty fields apart. */
final class ActWordingTest {
  private static final Provenance.Person ANA =
      new Provenance.Person("Ana", Instant.parse("2026-11-21T12:00:00Z"));
  private static final Answer STATED = new Answer.Stated(Value.of("40"), Optional.empty());
  private static final Change AGE = change("patient.age", STATED, Status.CONFIRMED);
  private static final Change NUMBER = change("case.number", STATED, Status.CONFIRMED);
  private static final Change SEX = change("patient.sex", new Answer.Absent(), Status.ADDED);
  private static final Change PRIORITY =
      change("case.priority", new Answer.Absent(), Status.CONFIRMED);

  private static Change change(String field, Answer answer, Status status) {
    Target at = Target.of(new FieldId(field));
    return new Change(
        at, Optional.empty(), Optional.of(Annotation.decided(at, answer, status, ANA)));
  }

  private static String words(Act act, Change... changes) {
    Gesture gesture =
        new Gesture(1, act, new Author.Person("Ana"), ANA.at(), Stream.of(changes).toList());
    return new ActWording(SchemaFile.builtIn(), Ledger.of(List.of())).of(gesture);
  }

  @Test
  void acceptedValuesAndFieldsMarkedAsNotStatedAreCountedApart() {
    assertEquals("Accepted 2 values", words(new Act.AcceptMany(2), AGE, NUMBER));
    assertEquals(
        "Accepted 1 value and marked 2 fields as not stated",
        words(new Act.AcceptMany(3), AGE, SEX, PRIORITY));
    assertEquals("Marked 1 field as not stated", words(new Act.AcceptMany(0), SEX));
  }

  @Test
  void severalFieldsMarkedAtOnceAreCounted() {
    Act mark = new Act.MarkNotStated(SEX.target());
    assertEquals("Marked Sex as not stated", words(mark, SEX));
    assertEquals("Marked 2 fields as not stated", words(mark, SEX, PRIORITY));
    Change rejected = change("patient.age", STATED, Status.REJECTED);
    assertEquals(
        "Rejected Age and marked 1 field as not stated",
        words(new Act.Reject(rejected.target()), rejected, SEX));
  }
}
