package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import imr.annotation.Revision;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.letter.Sha256;
import imr.review.ReviewSession;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
final class RevisionsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private Workbench workbench;
  private String letter;
  private TestAnnotator ana;

  @BeforeEach
  void open() {
    Store store = StoreFixtures.open(folder);
    workbench = new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
    workbench.importSamples();
    letter = workbench.letters().getFirst().id();
    ana = new TestAnnotator(workbench, "Ana", NOON);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void aLetterThatIsNotFinishedHasNone() {
    ana.types(letter, "patient.age", "44");
    assertEquals(List.of(), workbench.revisions(letter));
  }

  @Test
  void finishingMakesTheFirstAndItsHashIsThatOfTheRecord() {
    ana.finishes(letter);
    assertEquals(
        List.of(new Revision(letter, 1, last(), "Ana", NOON, hashOfRecord())),
        workbench.revisions(letter));
  }

  @Test
  void reopeningAndFinishingMakesTheNextAndLeavesTheFirst() {
    ana.finishes(letter);
    Revision first = workbench.revisions(letter).getFirst();
    ana.reopens(letter).types(letter, "patient.age", "44").declaresFinished(letter);
    List<Revision> revisions = workbench.revisions(letter);
    assertEquals(
        List.of(first, new Revision(letter, 2, last(), "Ana", NOON, hashOfRecord())), revisions);
    assertNotEquals(revisions.getFirst().sha256(), revisions.getLast().sha256());
  }

  @Test
  void takingAReopeningBackMakesNone() {
    ana.finishes(letter);
    List<Revision> first = workbench.revisions(letter);
    ana.reopens(letter).undoes(letter);
    assertEquals(first, workbench.revisions(letter));
  }

  @Test
  void finishingThatWasTakenBackAndDoneAgainIsOne() {
    ana.finishes(letter);
    List<Revision> first = workbench.revisions(letter);
    ana.undoes(letter).redoes(letter);
    assertEquals(first, workbench.revisions(letter));
  }

  private int last() {
    return workbench.ledger(letter).size();
  }

  private String hashOfRecord() {
    ReviewSession session = workbench.open(letter);
    return Sha256.of(
        new RecordFile(workbench.schema())
            .line(session.letter(), session.annotations(), RecordFile.Detail.PLAIN));
  }
}
