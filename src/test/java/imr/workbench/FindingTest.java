package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.catalogue.Query;
import imr.catalogue.Sort;
import imr.exchange.SchemaFile;
import imr.review.ReviewSession;
import imr.review.Step;
import imr.store.LetterRow;
import imr.store.Opening;
import imr.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters are found as they are in the store, after whatever happened to them. */
final class FindingTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Provenance.Person ANA = new Provenance.Person("Ana Núñez", NOON);

  @TempDir private Path folder;
  private Workbench workbench;

  @BeforeEach
  void open() {
    open(Optional.empty());
    workbench.finding().start(Background.onCallersThread());
  }

  private void open(Optional<String> passphrase) {
    Store store = ((Opening.Opened) Store.open(folder, passphrase)).store();
    workbench = new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private List<String> found(String written) {
    Query query = assertInstanceOf(Query.class, Query.read(written, workbench.schema()));
    return workbench.finding().find(query.as(ANA.name()), Sort.by(Sort.By.ARRIVAL)).ids();
  }

  private String first() {
    return workbench.letters().getFirst().id();
  }

  private void say(String id, Function<ReviewSession, Optional<Step>> verb) {
    Step step = verb.apply(workbench.open(id)).orElseThrow();
    workbench.keep(id, step.gesture(), step.after().headline());
  }

  @Test
  void lettersAreFoundOnceTheyCameIn() {
    assertEquals(List.of(), found(""));
    ManyLetters.fill(workbench, 40);
    assertEquals(workbench.letters().stream().map(LetterRow::id).toList(), found(""));
    assertEquals(
        workbench.letters().stream()
            .filter(l -> l.headline().state() == imr.annotation.Headline.State.FINISHED)
            .map(LetterRow::id)
            .toList(),
        found("state:finished"));
  }

  @Test
  void aGestureAndItsUndoAreFound() {
    ManyLetters.fill(workbench, 3);
    Target age = Target.of(new FieldId("patient.age"));
    say(first(), s -> s.correct(age, "77", ANA));
    assertEquals(List.of(first()), found("age:77"));
    assertEquals(List.of(first()), found("by:me age:corrected|added"));
    say(first(), s -> s.undo(ANA));
    assertEquals(List.of(), found("age:77"));
    String last = workbench.letters().getLast().id();
    say(last, s -> s.flag(Remarks.LETTER, ANA));
    assertEquals(List.of(first(), last), found("flag:yes"));
  }
}
