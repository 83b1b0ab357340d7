package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Sharing;
import imr.store.Store;
import imr.store.team.TeamServer;
import imr.ui.review.SaveState;
import imr.ui.settings.Preferences;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.Node;
import javafx.scene.control.Button;
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

  private boolean isShown(String query) {
    return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
  }

  private void press(String query) {
    robot.interact(robot.lookup(query).<Button>query()::fire);
  }

  private int gesturesHere() {
    return window.desk().session().get().map(s -> s.ledger().last()).orElse(0);
  }

  @Test
  void letterThatSomebodyElseHasOpenIsReadOnlyUntilItIsTakenOver() throws Exception {
    openSamples();
    String letter = underReview();
    try (Store ben = server.open(database, TeamServer.BEN, other)) {
      Sharing sharing = ben.sharing().orElseThrow();
      awaitStored(() -> sharing.open(letter, false).isPresent());
      sharing.open(letter, true);
      await(() -> isShown("#open-elsewhere"));
      assertTrue(
          label("#open-elsewhere-words").startsWith("Ben Okafor has this letter open since "),
          label("#open-elsewhere-words"));
      run("confirm-value");
      assertEquals(1, gesturesHere());
      assertTrue(window.desk().notice().get().startsWith("Ben Okafor has this letter open"));
      press("#read-only");
      assertTrue(isShown("#open-elsewhere"));
      assertFalse(isShown("#read-only"));
      press("#take-over");
      await(() -> !isShown("#open-elsewhere") && gesturesHere() == 1);
      await(() -> window.desk().notice().get().equals("You can change this letter now."));
      assertEquals(Set.of(), sharing.renew());
      run("confirm-value");
      awaitSaved();
      assertEquals(2, ben.ledger(letter).size());
    }
  }

  @Test
  void letterCanBeChangedOnceSomebodyElseHasClosedIt() throws Exception {
    openSamples();
    String letter = underReview();
    try (Store ben = server.open(database, TeamServer.BEN, other)) {
      Sharing sharing = ben.sharing().orElseThrow();
      awaitStored(() -> sharing.open(letter, false).isPresent());
      sharing.open(letter, true);
      await(() -> isShown("#open-elsewhere"));
      sharing.release(letter);
      await(() -> !isShown("#open-elsewhere"));
      assertTrue(sharing.open(letter, false).isPresent());
    }
  }

  @Test
  void savingThatTakesLongIsToldUntilItIsDone() throws Exception {
    openSamples();
    try (Connection other = server.connect(database, "postgres")) {
      other.setAutoCommit(false);
      try (Statement lock = other.createStatement()) {
        lock.execute("LOCK TABLE gesture IN EXCLUSIVE MODE");
      }
      run("confirm-value");
      await(() -> label("#saved").equals("Saving…"));
      await(() -> label("#saved").startsWith("Still saving. The server isn't answering"));
      other.rollback();
    }
    awaitSaved();
    await(() -> label("#saved").startsWith("● Saved"));
  }

  @Test
  void lettersCanBeAssignedToAnybodyOfTheTeam() throws Exception {
    openSamples();
    run("assign-letters");
    await(() -> isShown("#bulk-person"));
    List<String> offered =
        robot.lookup(".bulk-name").queryAllAs(Button.class).stream().map(Button::getText).toList();
    assertTrue(offered.contains(TeamServer.name(TeamServer.BEN)), offered + "");
    assertTrue(offered.contains("Ana Núñez"), offered + "");
    robot
        .lookup(".bulk-name")
        .queryAllAs(Button.class)
        .forEach(
            b -> {
              if (b.getText().equals(TeamServer.name(TeamServer.BEN))) {
                robot.interact(b::fire);
              }
            });
    await(() -> label("#bulk-line").endsWith("will be assigned to Ben Okafor."));
  }

  @Test
  void queueGivesALetterThatIsThenTheirs() throws Exception {
    openSamples();
    String last = workbench.letters().getLast().id();
    run("next-from-queue");
    await(() -> window.desk().notice().get().equals("No letters are waiting in the queue."));
    robot.interact(() -> window.library().open(last));
    await(() -> underReview().equals(last));
    run("add-to-queue");
    await(() -> isShown("#sheet-title"));
    assertEquals("Add letters to queue", label("#sheet-title"));
    robot.interact(
        () ->
            robot.lookup(".button").queryAllAs(Button.class).stream()
                .filter(b -> b.getText().startsWith("Add selected letters (1)"))
                .findFirst()
                .orElseThrow()
                .fire());
    await(() -> window.desk().notice().get().equals("Added 1 letter to the queue."));
    run("previous-letter");
    await(() -> !underReview().equals(last));
    run("next-from-queue");
    await(() -> underReview().equals(last));
    assertEquals(
        Optional.of("Ana Núñez"), window.desk().session().get().orElseThrow().assignedTo());
  }

  @Test
  void whatOthersDoIsInTheListWithoutReadingAllOfIt() throws Exception {
    openSamples();
    int letters = window.library().letters().size();
    String last = workbench.letters().getLast().id();
    List<LetterRow> listed = List.copyOf(window.library().letters());
    try (Store ben = server.open(database, TeamServer.BEN, other)) {
      // The window begins to listen a moment after it's shown.
      for (int i = 0; i < 30 && row(last).gestures() < 2; i++) {
        LoadedLetter kept = ben.kept(last);
        if (kept.ledger().last() < 2) {
          ben.append(last, finish(kept), ben.letters().getFirst().headline());
        } else {
          ben.correctHeadline(last, ben.letters().getFirst().headline());
        }
        Thread.sleep(1_000);
      }
    }
    assertEquals(2, row(last).gestures());
    assertEquals(letters, window.library().letters().size());
    assertSame(listed.getFirst(), window.library().letters().getFirst(), "all was read again");
  }

  private LetterRow row(String id) {
    return List.copyOf(window.library().letters()).stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nobodyDecidesInAnothersName() throws Exception {
    assertFalse(command("annotator").enabled().get());
    assertFalse(isShown("#chooser"));
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

  private void shutTheServer() {
    server.sql(
        "postgres",
        "ALTER DATABASE " + database + " ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + database
            + "'");
  }

  private void openTheServer() {
    server.sql("postgres", "ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
  }

  @Test
  void whatIsDoneInAnOutageIsSavedAfterTheProgramWasStartedAgain() throws Exception {
    openSamples();
    String letter = underReview();
    shutTheServer();
    run("confirm-value");
    run("confirm-value");
    await(() -> window.desk().saving().get() instanceof SaveState.Failed);
    List<Gesture> made = window.desk().session().get().orElseThrow().ledger().gestures();
    assertEquals(3, made.size());
    assertTrue(workbench.keepsUnsent());
    robot.interact(stage::hide);
    openTheServer();
    reopen();
    workbench.sendUnsent();
    assertEquals(made, workbench.ledger(letter));
  }

  @Test
  void whatCannotBeSavedIsKeptAndSentOnceTheServerIsBack() throws Exception {
    openSamples();
    String letter = underReview();
    shutTheServer();
    run("confirm-value");
    await(() -> window.desk().saving().get() instanceof SaveState.Failed);
    assertTrue(
        window.desk().saving().get().toString().contains("the team library can't be reached"),
        window.desk().saving().get().toString());
    assertTrue(window.desk().session().get().isPresent());
    openTheServer();
    await(() -> window.desk().saving().get() instanceof SaveState.Saved);
    try (Store ben = server.open(database, TeamServer.BEN, other)) {
      assertEquals(2, ben.ledger(letter).size());
    }
  }
}
