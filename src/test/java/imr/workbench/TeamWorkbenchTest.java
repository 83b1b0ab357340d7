package imr.workbench;

import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.DoubleRound;
import imr.annotation.FieldId;
import imr.annotation.PassId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.exchange.DoubleRoundFile;
import imr.exchange.SchemaFile;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.search.LetterQuery;
import imr.search.SearchSort;
import imr.store.Document;
import imr.store.Store;
import imr.store.team.TeamServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do in a team library reaches each program's index, rounds, and second records. */
final class TeamWorkbenchTest {
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final String LETTER = letter(1).id();
  private static final Target AGE = Target.of(new FieldId("patient.age"));

  @TempDir private Path cache;
  private final TeamServer server = TeamServer.shared();
  private final String database = server.database();

  private Workbench workbench(String login) {
    Workbench workbench =
        new Workbench(
            server.open(database, login, cache.resolve(login)), SchemaFile.builtIn(), CLOCK);
    workbench.viewedBy(() -> TeamServer.name(login));
    return workbench;
  }

  private void addALetter() {
    try (Store store = server.open(database, TeamServer.ANA, cache)) {
      add(store, letter(1));
    }
  }

  private static void correct(Workbench workbench, String login, String age) {
    ReviewSession session = workbench.openForViewer(LETTER);
    SessionStep step =
        session
            .correct(AGE, age, new Provenance.Person(TeamServer.name(login), NOON))
            .orElseThrow();
    if (session.pass().isPresent()) {
      workbench.keep(LETTER, session.pass().get(), step.gesture());
    } else {
      workbench.keep(LETTER, step.gesture(), step.after().headline());
    }
  }

  private static List<String> found(Workbench workbench, String written) {
    LetterQuery query =
        assertInstanceOf(LetterQuery.class, LetterQuery.read(written, workbench.schema()));
    return List.copyOf(workbench.finding().find(query, SearchSort.by(SearchSort.By.ARRIVAL)).ids());
  }

  /** Others hear of what is written a moment later, and after a while on a busy machine. */
  private static void await(BooleanSupplier so) throws InterruptedException {
    for (int i = 0; i < 600 && !so.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertTrue(so.getAsBoolean());
  }

  @Test
  void whatOthersWroteIsFound() throws InterruptedException {
    addALetter();
    try (Workbench ana = workbench(TeamServer.ANA);
        Workbench ben = workbench(TeamServer.BEN);
        Store other = server.open(database, TeamServer.BEN, cache)) {
      ana.finding().start(Background.onCallersThread());
      assertEquals(List.of(), found(ana, "age:77"));
      correct(ben, TeamServer.BEN, "77");
      await(() -> found(ana, "age:77").equals(List.of(LETTER)) || touched(other));
    }
  }

  private static Document round() {
    DoubleRound round =
        new DoubleRound(
            "round",
            TeamServer.name(TeamServer.BEN),
            NOON,
            DoubleRound.Purpose.DOUBLE,
            Optional.of(TeamServer.name(TeamServer.CORA)),
            NOON,
            List.of(new DoubleRound.Member(LETTER, Optional.of(TeamServer.name(TeamServer.DAN)))));
    return new Document(Document.Kind.DOUBLE_ROUND, "", "round", NOON, DoubleRoundFile.line(round));
  }

  @Test
  void aSecondAnnotatorWorksBlindUntilTheRecordsAreCompared() throws InterruptedException {
    addALetter();
    try (Workbench dan = workbench(TeamServer.DAN);
        Workbench cora = workbench(TeamServer.CORA);
        Store ben = server.open(database, TeamServer.BEN, cache)) {
      correct(dan, TeamServer.DAN, "77");
      assertEquals(Optional.empty(), cora.passOf(LETTER));
      ben.keep(round());
      await(() -> cora.passOf(LETTER).isPresent() || touched(ben));
      PassId pass = cora.passOf(LETTER).orElseThrow();
      assertEquals(TeamServer.name(TeamServer.CORA), pass.person());
      correct(cora, TeamServer.CORA, "42");
      assertEquals(1, cora.ledger(LETTER).size());
      assertEquals(
          "42", cora.openForViewer(LETTER).annotations().at(AGE).get().value().get().shown());
      assertEquals(2, dan.ledger(LETTER).size());
      assertEquals(
          "77", dan.openForViewer(LETTER).annotations().at(AGE).get().value().get().shown());
      ben.keep(
          new Document(
              Document.Kind.ADJUDICATION,
              LETTER,
              "round\t" + pass.person(),
              NOON,
              "Ben Okafor\n2\n2\n"));
      await(() -> cora.passOf(LETTER).isEmpty() || touched(ben));
      assertEquals(2, cora.ledger(LETTER).size());
    }
  }

  /** False; writes something, in case that others didn't listen yet. */
  private static boolean touched(Store ben) {
    ben.correctHeadline(LETTER, STARTED);
    return false;
  }
}
