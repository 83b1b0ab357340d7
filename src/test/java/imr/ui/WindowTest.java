package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.exchange.SchemaFile;
import imr.letter.Span;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.store.StoreOpenResult;
import imr.store.team.TeamAddress;
import imr.store.team.TeamStore;
import imr.ui.appearance.Appearance;
import imr.ui.kit.Command;
import imr.ui.kit.Overlay;
import imr.ui.settings.Preferences;
import imr.ui.settings.Settings;
import imr.ui.team.TeamAccess;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window over a real store, without a display: the base of the window tests. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class WindowTest {
  @TempDir Path folder;

  final FxRobot robot = new PatientRobot(this::awaitSettled);
  WorkbenchWindow window;
  Stage stage;
  Store store;
  Workbench workbench;
  private Background background;
  private final Queue<Throwable> onTheWindowsThread = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
    open();
  }

  @AfterEach
  void stop() throws Exception {
    shut();
    FxToolkit.cleanupStages();
  }

  /** Closes the window and the store as a user does, and opens both again. */
  final void restart() throws Exception {
    restart(Duration.ofSeconds(30));
  }

  /**
   * As above.
   *
   * @param backup how long the closing window may take, which makes a backup of all letters
   */
  final void restart(Duration backup) throws Exception {
    robot.interact(window::close);
    WaitForAsyncUtils.waitFor(
        backup.toSeconds(),
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.asyncFx(() -> !stage.isShowing()).get());
    reopen();
  }

  /** Closes the store of a closed window, and opens a window over the store that is next. */
  final void reopen() throws Exception {
    shut();
    open();
  }

  /** What a start finds: somebody has said who annotates, and the tour was offered. */
  Preferences defaults() {
    Preferences known = Preferences.of("Ana").annotatedBy("Ana");
    return known.withHabits(known.habits().withTourOffered(true));
  }

  /** Whether the window is over the practice library. */
  boolean practices() {
    return false;
  }

  /** What signs in to team libraries. */
  TeamAccess access() {
    return new TeamAccess() {
      @Override
      public Optional<StoreOpenResult.Refused> signIn(TeamAddress address, Optional<String> typed) {
        return Optional.of(StoreOpenResult.Reason.UNREACHABLE.refuse(address.shown()));
      }

      @Override
      public void abandon() {}
    };
  }

  /** The store that the window stands over. */
  Store opened() throws Exception {
    return StoreFixtures.open(folder);
  }

  /** What tells the workbench the time. */
  Clock clock() {
    return Clock.system(java.time.ZoneId.systemDefault());
  }

  private void open() throws Exception {
    store = opened();
    if (store instanceof TeamStore team) {
      team.beforeUse(this::refuseOnTheWindowsThread);
    } else {
      ((LocalStore) store).beforeUse(this::refuseOnTheWindowsThread);
    }
    Settings settings = Settings.open(folder.resolve("settings.properties"), defaults());
    background = Background.onAllCores(Platform::runLater);
    workbench = new Workbench(store, SchemaFile.builtIn(), clock());
    FxToolkit.setupFixture(
        () -> {
          Appearance.loadFonts();
          stage = new Stage();
          window =
              new WorkbenchWindow(
                  stage,
                  workbench,
                  settings,
                  background,
                  Clock.system(java.time.ZoneId.systemDefault()),
                  practices(),
                  access());
          window.show();
        });
    await(() -> window.library().read().get());
  }

  private void shut() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    background.close();
    workbench.close();
    List<Throwable> uses = usesOnTheWindowsThread();
    uses.forEach(Throwable::printStackTrace);
    assertEquals(List.of(), uses, "the window waited for the store");
  }

  /** The window must not wait for a store, which may be a server far away. */
  private void refuseOnTheWindowsThread() {
    if (Platform.isFxApplicationThread()) {
      IllegalStateException use = new IllegalStateException("the store, on the window's thread");
      onTheWindowsThread.add(use);
      throw use;
    }
    beforeStoreIsUsed();
  }

  /** Done before each use of the store, in the background. */
  void beforeStoreIsUsed() {}

  /** Waits until no letter is being opened and the list isn't being read. */
  final void awaitSettled() {
    try {
      if (!WaitForAsyncUtils.asyncFx(this::isSettled).get(30, TimeUnit.SECONDS)) {
        await(this::isSettled);
      }
    } catch (TimeoutException | InterruptedException | ExecutionException late) {
      throw new IllegalStateException(late);
    }
  }

  private boolean isSettled() {
    return window.library().opening().get().isEmpty()
        && !window.library().isReading()
        && (!(stage.getScene().lookup("#overlay") instanceof Overlay overlay)
            || overlay.takesEnter());
  }

  /** Reads the list again, since a test changed the store. */
  final void reread() {
    robot.interact(() -> window.library().refresh(() -> {}));
  }

  /**
   * Waits until something is so; asked on the window's thread. Half a minute is enough on a machine
   * that has much else to do: a window's first letter alone takes seconds there.
   */
  final void await(Callable<Boolean> so) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(so).get(30, TimeUnit.SECONDS));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** As {@link #await}, asked on the test's own thread: the store is none of the window's. */
  static void awaitStored(Callable<Boolean> so) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, so);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** How often the window's thread used the store, which no test may leave uncounted. */
  final List<Throwable> usesOnTheWindowsThread() {
    List<Throwable> uses = List.copyOf(onTheWindowsThread);
    onTheWindowsThread.clear();
    return uses;
  }

  /** Imports the sample letters and waits for the first. */
  final void openSamples() throws TimeoutException {
    robot.interact(window::importSamples);
    await(() -> window.desk().session().get().isPresent());
  }

  /** The window's command with that id. */
  final Command command(String id) {
    return window.allVerbs().stream()
        .filter(c -> c.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Runs the command with that id, as its menu does. */
  final void run(String id) {
    robot.interact(() -> command(id).run());
  }

  /** Waits until the window shows what would be accepted: it is known how sure each value is. */
  final void awaitPreview() throws TimeoutException {
    await(() -> ((Labeled) node("#accept-now")).getText().startsWith("Accept "));
  }

  final void choose(String field) {
    robot.interact(() -> window.desk().choose(Target.of(new FieldId(field))));
  }

  final void selectInLetter(String words) {
    String text = window.desk().session().get().orElseThrow().letter().text().canonical();
    int start = text.indexOf(words);
    robot.interact(() -> window.selectInLetter(new Span(start, start + words.length())));
  }

  final Optional<Annotation> at(String field) {
    return window
        .desk()
        .session()
        .get()
        .flatMap(s -> s.annotations().at(Target.of(new FieldId(field))));
  }

  final Target chosen() {
    return window.desk().chosen().get().orElseThrow();
  }

  final String label(String query) {
    return robot.lookup(query).queryLabeled().getText();
  }

  final Node node(String query) {
    return robot.lookup(query).query();
  }

  /** The style sheet with the colors that the window wears. */
  final String colors() {
    return stage.getScene().getStylesheets().getFirst();
  }

  final void awaitSaved() throws TimeoutException {
    await(() -> label("#saved").startsWith("● Saved"));
  }
}
