package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.exchange.SchemaFile;
import imr.extract.Extractor;
import imr.intake.Intake;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.NewLetter;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters that an older version has read are extracted again, in a real store. */
@SuppressWarnings("NullAway.Init") // set before each test
final class ReExtractionRunTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Provenance.Person ANA = new Provenance.Person("Ana", NOON.minusSeconds(60));
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final Author NOW = new Author.Program(Extractor.NAME, Extractor.VERSION);

  @TempDir private Path folder;
  private Store store;
  private Workbench workbench;
  private List<NewLetter> fresh;

  @BeforeEach
  void takeInLettersOfAnOlderVersion() {
    open();
    fresh =
        new SampleLetters(new Intake(Limits.standard()))
            .letters().stream().map(workbench::suggest).toList();
    store.addAll(fresh.stream().map(OlderVersion::of).toList());
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private void open() {
    store = StoreFixtures.open(folder);
    workbench = new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @Test
  void whatNobodyTouchedIsWhatTheNewVersionSays() {
    assertTrue(workbench.reExtraction().renew(id(0)));
    AnnotationSet said = store.annotations(id(0));
    for (Change suggested : fresh.getFirst().suggestions().changes()) {
      assertEquals(suggested.after(), said.at(suggested.target()));
    }
    assertEquals(fresh.getFirst().suggestions().changes().size(), said.all().size());
    assertEquals(fresh.getFirst().headline(), workbench.letters().getFirst().headline());
  }

  @Test
  void theLedgerSaysByWhatAndWhen() {
    workbench.reExtraction().renew(id(0));
    Gesture last = store.ledger(id(0)).getLast();
    assertEquals(new Gesture(2, new Act.ReExtract(), NOW, NOON, last.changes()), last);
  }

  @Test
  void whatAPersonDecidedStaysAlsoAfterARestart() {
    SessionStep step = workbench.open(id(0)).confirm(AGE, ANA).orElseThrow();
    workbench.keep(id(0), step.gesture(), step.after().headline());
    assertTrue(workbench.reExtraction().renew(id(0)));
    workbench.close();
    open();
    ReviewSession session = workbench.open(id(0));
    Optional<Annotation> age = session.annotations().at(AGE);
    assertEquals(step.after().annotations().at(AGE), age);
    assertEquals(Status.CONFIRMED, age.orElseThrow().status());
    assertTrue(session.annotations().at(OlderVersion.SEX).isPresent());
    assertEquals(Optional.empty(), session.undo(ANA));
  }

  @Test
  void aLetterThatThisVersionHasReadIsLeftAlone() {
    assertTrue(workbench.reExtraction().renew(id(0)));
    assertFalse(workbench.reExtraction().renew(id(0)));
    assertEquals(2, store.ledger(id(0)).size());
  }

  @Test
  void allUnfinishedLettersAreRenewedAndCounted() {
    finish(id(0));
    workbench.reExtraction().renew(id(1));
    List<Gesture> finished = store.ledger(id(0));
    try (Background background = Background.onAllCores(Runnable::run)) {
      ReExtractionReport report =
          workbench.reExtraction().renewAll(background, new Task(System::nanoTime));
      assertEquals(new ReExtractionReport(fresh.size() - 2, List.of(), false), report);
      assertEquals("3 letters changed", report.line());
      assertEquals(
          new ReExtractionReport(0, List.of(), false),
          workbench.reExtraction().renewAll(background, new Task(System::nanoTime)));
    }
    assertEquals(finished, store.ledger(id(0)));
    assertFalse(workbench.reExtraction().renew(id(0)));
  }

  private void finish(String id) {
    ReviewSession session = workbench.open(id);
    while (!session.form().open().isEmpty()) {
      FormRow.Blank blank = session.form().open().getFirst();
      session = keep(session.confirm(blank.target(), ANA).or(absent(session, blank)));
    }
    keep(session.finish(ANA));
  }

  private static java.util.function.Supplier<Optional<SessionStep>> absent(
      ReviewSession session, FormRow.Blank blank) {
    return () -> session.absent(blank.target(), ANA);
  }

  private ReviewSession keep(Optional<SessionStep> step) {
    SessionStep done = step.orElseThrow();
    ReviewSession after = done.after();
    workbench.keep(after.letter().id(), done.gesture(), after.headline());
    return after;
  }

  @Test
  void aStopLeavesTheRestAsItIs() {
    Task task = new Task(System::nanoTime);
    task.stop();
    ReExtractionReport report =
        workbench.reExtraction().renewAll(Background.onCallersThread(), task);
    assertEquals(new ReExtractionReport(0, List.of(), true), report);
    assertEquals("0 letters changed; stopped before the end", report.line());
    assertEquals(1, store.ledger(id(0)).size());
  }

  @Test
  void aDamagedLetterIsNamedAndCostsTheOthersNothing() throws SQLException {
    workbench.close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("store"), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE letter_text SET text = text || 'x' WHERE letter = 1");
    }
    open();
    ReExtractionReport report =
        workbench.reExtraction().renewAll(Background.onCallersThread(), new Task(System::nanoTime));
    String sentence =
        "Couldn't rerun extraction on “"
            + fresh.getFirst().letter().name()
            + "” (StoreDamagedException). The letter is unchanged. Please report this problem.";
    assertEquals(new ReExtractionReport(fresh.size() - 1, List.of(sentence), false), report);
  }

  private String id(int at) {
    return fresh.get(at).letter().id();
  }
}
