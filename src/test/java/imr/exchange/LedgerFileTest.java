package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Gesture;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.LetterText;
import imr.letter.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LedgerFileTest {
  private static final LetterText TEXT = new LetterText("Kite 𝒩 maker, aged 40, sells “kites”.");
  private static final Instant AT = Instant.parse("2026-11-20T12:00:00.123456789Z");
  private static final Provenance.Person ANA = new Provenance.Person("Ana Núñez", AT);
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final Target ITEM = Target.of(new FieldId("items")).entry("i1");
  private static final Annotation SUGGESTED =
      Annotation.suggested(
          AGE,
          Answer.stated(Value.of("40"), evidence("40")),
          new Provenance.Program("rules", "1.0", "label:age", 0.8125));

  private final LedgerFile file = new LedgerFile(TEXT);

  @Test
  void everyKindOfGestureComesBackAsItWas() {
    List<Gesture> ledger = ledger();
    assertEquals(new LedgerFile.Reading.Read(ledger), file.read(file.lines(ledger)));
  }

  @Test
  void aGestureIsOneLineWithOffsetsInCodePoints() {
    assertEquals(
        "{\"number\":1,\"what\":\"suggest\",\"author\":\"rules 1.0\","
            + "\"at\":\"2026-11-20T12:00:00.123456789Z\",\"changes\":[{\"field\":\"patient.age\","
            + "\"says\":{\"answer\":\"stated\",\"value\":\"40\",\"text\":\"40\",\"start\":19,"
            + "\"end\":21,\"status\":\"suggested\",\"program\":\"rules\",\"version\":\"1.0\","
            + "\"rule\":\"label:age\",\"confidence\":0.8125}}]}\n",
        file.lines(ledger().subList(0, 1)));
  }

  @Test
  void aMissingLineIsNoticed() {
    String lines = file.lines(ledger());
    assertEquals(
        new LedgerFile.Reading.Refused("gesture 2 is missing"),
        file.read(
            lines
                .lines()
                .filter(l -> !l.contains("\"number\":2"))
                .reduce("", (a, b) -> a + b + "\n")));
  }

  @Test
  void aQuoteThatTheLetterDoesNotHaveThereIsRefused() {
    assertEquals(
        new LedgerFile.Reading.Refused("gesture 1 cannot be read"),
        file.read(file.lines(ledger()).replace("\"start\":19", "\"start\":18")));
    assertEquals(
        new LedgerFile.Reading.Refused("gesture 1 cannot be read"),
        file.read(file.lines(ledger()).replace("\"start\":19", "\"start\":-1")));
  }

  @Test
  void whatIsNoLedgerIsRefused() {
    for (String lines :
        List.of("no json\n", "{}\n", "[1]\n", "{\"number\":\"one\"}\n", "\n", "{\"number\":1}\n")) {
      assertEquals(
          new LedgerFile.Reading.Refused("gesture 1 cannot be read"), file.read(lines), lines);
    }
  }

  private static List<Gesture> ledger() {
    Annotation entry = Annotation.suggested(ITEM, new Answer.Entry(), rules());
    Annotation unread =
        Annotation.decided(
            AGE,
            new Answer.Stated(new Value.Unread("for\"ty\n"), Optional.of(evidence("40"))),
            Status.CORRECTED,
            ANA);
    Annotation unreal =
        Annotation.decided(
            AGE, new Answer.Stated(new Value.Unreal(), Optional.empty()), Status.CORRECTED, ANA);
    Annotation absent = Annotation.decided(AGE, new Answer.Absent(), Status.CORRECTED, ANA);
    return List.of(
        gesture(1, 0, 0, "rules 1.0", change(AGE, Optional.empty(), Optional.of(SUGGESTED))),
        gesture(2, 0, 0, "rules 1.0", change(ITEM, Optional.empty(), Optional.of(entry))),
        gesture(3, 0, 0, "Ana Núñez", change(AGE, Optional.of(SUGGESTED), Optional.of(unread))),
        gesture(4, 3, 0, "Ana Núñez", change(AGE, Optional.of(unread), Optional.of(SUGGESTED))),
        gesture(5, 0, 4, "Ana Núñez", change(AGE, Optional.of(SUGGESTED), Optional.of(unreal))),
        gesture(
            6,
            0,
            0,
            "Ana Núñez",
            change(AGE, Optional.of(unreal), Optional.of(absent)),
            change(ITEM, Optional.of(entry), Optional.empty())),
        gesture(7, 0, 0, "rules 1.1"));
  }

  private static Provenance.Program rules() {
    return new Provenance.Program("rules", "1.0", "", 1);
  }

  private static Change change(
      Target target, Optional<Annotation> before, Optional<Annotation> after) {
    return new Change(target, before, after);
  }

  private static Gesture gesture(
      int number, int undoes, int redoes, String author, Change... changes) {
    String what = number == 1 ? "suggest" : "say " + number;
    return new Gesture(number, what, author, AT, List.of(changes), undoes, redoes);
  }

  private static Evidence evidence(String words) {
    int start = TEXT.canonical().indexOf(words);
    return Evidence.in(TEXT, new Span(start, start + words.length()));
  }
}
