package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.store.Store;
import imr.store.StoreFixtures;
import imr.store.StoreOpenResult;
import imr.store.StoreOpenResult.Opened;
import imr.store.StoreOpenResult.Refused;
import imr.store.team.TeamAddress;
import imr.store.team.TeamAddress.Tls;
import imr.store.team.TeamServer;
import imr.ui.shell.NextLibrary;
import imr.ui.team.TeamAccess;
import imr.workbench.LibraryLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialog that leads from the library on this computer to a real team library, and back. */
final class TeamDialogTest extends WindowTest {
  private static final String PASSWORD_FILE = "org.postgresql.pgpassfile";

  @TempDir private Path cache;
  private final TeamServer server = TeamServer.shared();
  private final String database = server.database();
  private final Queue<TeamAddress> tried = new ConcurrentLinkedQueue<>();
  private final Queue<Store> signedIn = new ConcurrentLinkedQueue<>();
  private Optional<Store> team = Optional.empty();

  @BeforeEach
  void noPasswordIsKnown() {
    System.setProperty(PASSWORD_FILE, cache.resolve("none").toString());
  }

  @AfterEach
  void anyPasswordFile() {
    System.clearProperty(PASSWORD_FILE);
    signedIn.forEach(Store::close);
  }

  @Override
  Store opened() throws Exception {
    return team.isPresent() ? team.get() : super.opened();
  }

  @Override
  TeamAccess access() {
    return new TeamAccess() {
      @Override
      public Optional<Refused> signIn(TeamAddress address, Optional<String> typed) {
        tried.add(address);
        StoreOpenResult result = new LibraryLocation.Team(address, cache).open(typed);
        return switch (result) {
          case Refused refused -> Optional.of(refused);
          case Opened opened -> {
            signedIn.add(opened.store());
            yield Optional.empty();
          }
        };
      }

      @Override
      public void abandon() {
        signedIn.forEach(Store::close);
        signedIn.clear();
      }
    };
  }

  private void openByKeyboard() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    robot.write("postgresql").type(KeyCode.ENTER);
    await(() -> robot.lookup("#team-host").tryQuery().isPresent());
  }

  private String text(String query) {
    return ((TextField) node(query)).getText();
  }

  private void enter(String query, String words) {
    robot.clickOn(query);
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.write(words);
  }

  private void enterAddress() {
    enter("#team-host", "127.0.0.1");
    enter("#team-port", String.valueOf(server.port()));
    enter("#team-database", database);
    enter("#team-user", TeamServer.ANA);
  }

  private void enterPlainAddress() throws Exception {
    openByKeyboard();
    enterAddress();
    robot.clickOn("#team-tls");
  }

  private void awaitProblem(String start) throws Exception {
    await(() -> label("#team-problem").startsWith(start));
  }

  private String settings() throws Exception {
    return Files.readString(folder.resolve("settings.properties"));
  }

  @Test
  void tlsWithVerificationIsOnUnlessItIsTurnedOff() throws Exception {
    openByKeyboard();
    assertTrue(((CheckBox) node("#team-tls")).isSelected());
    assertEquals("5432", text("#team-port"));
    assertFalse(node("#team-warning").isVisible());
    enterAddress();
    robot.type(KeyCode.ENTER);
    awaitProblem("The server at 127.0.0.1:" + server.port() + "/" + database + " doesn't offer an");
    assertEquals(
        List.of(
            new TeamAddress(
                "127.0.0.1",
                server.port(),
                database,
                TeamServer.ANA,
                new Tls.Verified(Optional.empty()))),
        List.copyOf(tried));
    assertTrue(settings().contains("verify-full"), settings());
  }

  @Test
  void wrongPasswordIsToldAndTheRightOneLeadsToTheTeamsLetters() throws Exception {
    try (Store ana = server.open(database, TeamServer.ANA, cache)) {
      StoreFixtures.add(ana, StoreFixtures.letter(1));
      StoreFixtures.add(ana, StoreFixtures.letter(2));
    }
    enterPlainAddress();
    assertTrue(node("#team-warning").isVisible());
    assertFalse(node("#team-password").isVisible());
    robot.clickOn("#team-open");
    awaitProblem("The team library at");
    await(() -> node("#team-password").isFocused());
    robot.write("no kites").type(KeyCode.ENTER);
    awaitProblem("Wrong username or password");
    assertEquals("127.0.0.1", text("#team-host"));
    assertEquals(String.valueOf(server.port()), text("#team-port"));
    assertEquals(database, text("#team-database"));
    assertEquals(TeamServer.ANA, text("#team-user"));
    assertFalse(((CheckBox) node("#team-tls")).isSelected());
    assertEquals("", text("#team-password"));
    await(() -> node("#team-password").isFocused());
    robot.write(TeamServer.PASSWORD).type(KeyCode.ENTER);
    await(() -> !stage.isShowing());
    assertEquals(NextLibrary.TEAM, window.next());
    assertTrue(settings().contains(database), settings());
    assertFalse(settings().contains("kites"), settings());

    team = Optional.ofNullable(signedIn.poll());
    reopen();
    await(() -> window.library().letters().size() == 2);
    assertEquals("IMR Workbench – Team library", stage.getTitle());
    assertFalse(command("backups").enabled().get());
    assertFalse(command("back-up-now").enabled().get());
    assertFalse(command("passphrase").enabled().get());
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    robot.write("library on this computer").type(KeyCode.ENTER);
    await(() -> !stage.isShowing());
    assertEquals(NextLibrary.LOCAL, window.next());
  }

  @Test
  void passwordFileIsUsedWithoutAsking() throws Exception {
    Path file = Files.writeString(cache.resolve("pgpass"), "*:*:*:*:" + TeamServer.PASSWORD);
    System.setProperty(PASSWORD_FILE, file.toString());
    enterPlainAddress();
    robot.type(KeyCode.TAB);
    robot.clickOn("#team-open");
    await(() -> !stage.isShowing());
    assertEquals(NextLibrary.TEAM, window.next());
  }

  @Test
  void addressIsRememberedAfterARefusal() throws Exception {
    enterPlainAddress();
    robot.type(KeyCode.ENTER);
    awaitProblem("The team library at");
    robot.type(KeyCode.ESCAPE);
    await(() -> !node("#overlay").isVisible());
    openByKeyboard();
    assertEquals(database, text("#team-database"));
    assertEquals(TeamServer.ANA, text("#team-user"));
    assertFalse(((CheckBox) node("#team-tls")).isSelected());
    assertTrue(stage.isShowing());
  }

  @Test
  void missingPartsAreToldBeforeAnythingIsTried() throws Exception {
    openByKeyboard();
    robot.clickOn("#team-open");
    awaitProblem("Enter the host");
    enterAddress();
    enter("#team-port", "70000");
    robot.clickOn("#team-open");
    awaitProblem("Enter a port number up to 65535");
    assertEquals(List.of(), List.copyOf(tried));
  }

  @Test
  void localLibraryHasNoWayBackToItself() {
    assertFalse(command("local-library").enabled().get());
    assertTrue(command("backups").enabled().get());
  }

  @Test
  void nothingIsOpenedWhileALetterHasUnsavedChanges() throws Exception {
    openSamples();
    refused = true;
    try {
      run("confirm-value");
      await(() -> window.desk().unsaved());
      run("team-library");
      await(() -> node("#overlay").isVisible());
      assertTrue(label("#sheet-sentence").startsWith("Your last changes aren't saved yet."));
      assertTrue(robot.lookup("#team-host").tryQuery().isEmpty());
    } finally {
      refused = false;
    }
    robot.interact(() -> window.desk().saveAgain());
    await(() -> !window.desk().unsaved());
  }

  private volatile boolean refused;

  @Override
  void beforeStoreIsUsed() {
    if (refused) {
      throw new IllegalStateException("the disk is full");
    }
  }
}
