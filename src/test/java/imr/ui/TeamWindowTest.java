package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.team.TeamServer;
import imr.ui.review.SaveState;
import imr.ui.settings.Preferences;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real window over a team library, while somebody else works in it and the server goes away.
 */
final class TeamWindowTest extends WindowTest {
  @TempDir private Path other;
  private final TeamServer server = TeamServer.shared();
  private final String database = server.database();

  @Override
  Store opened() {
    return server.open(database, TeamServer.ANA, other);
  }

  @Override
  Preferences defaults() {
    Preferences known = Preferences.of("Ana Núñez").annotatedBy("Ana Núñez");
    return known.withHabits(known.habits().withTourOffered(true));
  }

  private static Gesture finish(LoadedLetter kept) {
    Author ben = new Author.Person(TeamServer.name(TeamServer.BEN));
    int next = kept.ledger().last() + 1;
    return new Gesture(next, new Act.SettleClaim(), ben, Instant.EPOCH, List.of());
  }

  private String underReview() {
    return window.desk().session().get().orElseThrow().letter().id();
  }

  @Test
  void anActionThatComesAfterAnotherPersonsIsSavedAndShown() throws Exception {
    openSamples();
    String letter = underReview();
    try (Store ben = server.open(database, TeamServer.BEN, other)) {
      ben.append(letter, finish(ben.kept(letter)), ben.letters().getFirst().headline());
      run("confirm-value");
      awaitStored(() -> ben.ledger(letter).size() == 3);
      List<Gesture> all = ben.ledger(letter);
      assertEquals(new Author.Person("Ana Núñez"), all.getLast().author());
      await(() -> window.desk().session().get().filter(s -> s.ledger().last() == 3).isPresent());
      await(() -> window.desk().notice().get().startsWith("Ben Okafor changed this letter"));
    }
  }

  @Test
  void closingTheWindowDoesNotSpeakOfABackup() throws Exception {
    openSamples();
    Queue<Boolean> shown = new ConcurrentLinkedQueue<>();
    node("#overlay").visibleProperty().addListener((o, was, is) -> shown.add(is));
    robot.interact(window::close);
    await(() -> !stage.isShowing());
    assertEquals(List.of(), List.copyOf(shown));
  }

  @Test
  void whatCannotBeSavedIsKeptAndSentOnceTheServerIsBack() throws Exception {
    openSamples();
    String letter = underReview();
    server.sql(
        "postgres",
        "ALTER DATABASE " + database + " ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + database
            + "'");
    run("confirm-value");
    await(() -> window.desk().saving().get() instanceof SaveState.Failed);
    assertTrue(
        window.desk().saving().get().toString().contains("the team library can't be reached"),
        window.desk().saving().get().toString());
    assertTrue(window.desk().session().get().isPresent());
    server.sql("postgres", "ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
    await(() -> window.desk().saving().get() instanceof SaveState.Saved);
    try (Store ben = server.open(database, TeamServer.BEN, other)) {
      assertEquals(2, ben.ledger(letter).size());
    }
  }
}
