package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.BatchId;
import imr.ledger.Gesture;
import imr.ledger.GestureRow;
import imr.ledger.Ledger;
import imr.ledger.LegacyDescription;
import imr.letter.LetterText;
import imr.letter.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    Ledger ledger = ledger();
    assertEquals(new LedgerFile.LedgerReadResult.Read(ledger), file.read(file.lines(ledger)));
  }

  @Test
  void aGestureIsOneLineWithOffsetsInCodePoints() {
    assertEquals(
        "{\"number\":1,\"act\":{\"kind\":\"suggest\"},\"program\":\"rules\",\"version\":\"1.0\","
            + "\"at\":\"2026-11-20T12:00:00.123456789Z\",\"changes\":[{\"field\":\"patient.age\","
            + "\"says\":{\"answer\":\"stated\",\"value\":\"40\",\"text\":\"40\",\"start\":19,"
            + "\"end\":21,\"status\":\"suggested\",\"program\":\"rules\",\"version\":\"1.0\","
            + "\"rule\":\"label:age\",\"confidence\":0.8125}}]}\n",
        file.lines(ledger().first(1)));
  }

  @Test
  void aMissingLineIsNoticed() {
    String lines = file.lines(ledger());
    assertEquals(
        new LedgerFile.LedgerReadResult.Refused("gesture 2 is missing"),
        file.read(
            lines
                .lines()
                .filter(l -> !l.contains("\"number\":2"))
                .reduce("", (a, b) -> a + b + "\n")));
  }

  @Test
  void aQuoteThatTheLetterDoesNotHaveThereIsRefused() {
    assertEquals(
        new LedgerFile.LedgerReadResult.Refused("gesture 1 can't be read"),
        file.read(file.lines(ledger()).replace("\"start\":19", "\"start\":18")));
    assertEquals(
        new LedgerFile.LedgerReadResult.Refused("gesture 1 can't be read"),
        file.read(file.lines(ledger()).replace("\"start\":19", "\"start\":-1")));
  }

  @Test
  void whatIsNoLedgerIsRefused() {
    for (String lines :
        List.of("no json\n", "{}\n", "[1]\n", "{\"number\":\"one\"}\n", "\n", "{\"number\":1}\n")) {
      assertEquals(
          new LedgerFile.LedgerReadResult.Refused("gesture 1 can't be read"),
          file.read(lines),
          lines);
    }
  }

  private static Ledger ledger() {
    Annotation entry = Annotation.suggested(ITEM, new Answer.GroupEntry(), rules());
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
    Author rules = new Author.Program("rules", "1.0");
    Author ana = new Author.Person("Ana Núñez");
    return Ledger.of(
        List.of(
            gesture(
                1, new Act.Suggest(), rules, change(AGE, Optional.empty(), Optional.of(SUGGESTED))),
            gesture(
                2, new Act.Suggest(), rules, change(ITEM, Optional.empty(), Optional.of(entry))),
            gesture(
                3,
                new Act.Correct(AGE),
                ana,
                change(AGE, Optional.of(SUGGESTED), Optional.of(unread))),
            gesture(
                4, new Act.Undo(3), ana, change(AGE, Optional.of(unread), Optional.of(SUGGESTED))),
            gesture(
                    5,
                    new Act.Assign(Optional.of("Ben")),
                    ana,
                    change(AGE, Optional.of(SUGGESTED), Optional.of(unreal)))
                .in(new BatchId(new UUID(1, 2), "Ana Núñez", 12)),
            gesture(
                6,
                new Act.DismissCheck(ITEM, "age"),
                ana,
                change(AGE, Optional.of(unreal), Optional.of(absent)),
                change(ITEM, Optional.of(entry), Optional.empty())),
            gesture(7, new Act.ReExtract(), new Author.Program("rules", "")),
            GestureRow.firstForm(8, new LegacyDescription("note", "Ana Núñez", 0, 0), AT, List.of())
                .after(List.of())));
  }

  /** As written by versions before the typed ledger. */
  @Test
  void aGestureOfTheFirstFormatIsReadAndWrittenAsItWas() {
    String lines =
        """
        {"number":1,"what":"suggest","author":"rules 1.0","at":"2026-11-20T12:00:00.123456789Z",\
        "changes":[{"field":"patient.age","says":{"answer":"stated","value":"40","text":"40",\
        "start":19,"end":21,"status":"suggested","program":"rules","version":"1.0",\
        "rule":"label:age","confidence":0.8125}}]}
        {"number":2,"what":"undo mark absent age","author":"Ana Núñez",\
        "at":"2026-11-20T12:00:00Z","undoes":1,"changes":[{"field":"patient.age"}]}
        """;
    LedgerFile.LedgerReadResult.Read read =
        assertInstanceOf(LedgerFile.LedgerReadResult.Read.class, file.read(lines));
    assertEquals(
        List.of(new Act.Suggest(), new Act.Undo(1)),
        read.ledger().gestures().stream().map(Gesture::act).toList());
    assertEquals(
        List.of(new Author.Program("rules", "1.0"), new Author.Person("Ana Núñez")),
        read.ledger().gestures().stream().map(Gesture::author).toList());
    assertEquals(lines, file.lines(read.ledger()));
  }

  private static Provenance.Program rules() {
    return new Provenance.Program("rules", "1.0", "", 1);
  }

  private static Change change(
      Target target, Optional<Annotation> before, Optional<Annotation> after) {
    return new Change(target, before, after);
  }

  private static Gesture gesture(int number, Act act, Author author, Change... changes) {
    return new Gesture(number, act, author, AT, List.of(changes));
  }

  private static Evidence evidence(String words) {
    int start = TEXT.canonical().indexOf(words);
    return Evidence.in(TEXT, new Span(start, start + words.length()));
  }
}
