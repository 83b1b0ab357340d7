package imr.ui;

import imr.store.StoreOpenResult;
import imr.ui.appearance.Appearance;
import imr.ui.appearance.SystemAppearance;
import imr.ui.backup.PassphraseWindow;
import imr.ui.kit.ColorPalette;
import imr.ui.settings.Settings;
import imr.ui.shell.NextLibrary;
import imr.ui.team.TeamAccess;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * The toolkit, started with the first window and ended in {@link #close}; each method shows a
 * window and waits until it is closed. One in a process.
 */
public final class WindowToolkit implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WindowToolkit.class.getName());

  private final CompletableFuture<Void> toolkit = new CompletableFuture<>();
  private boolean started;

  /**
   * Starts the toolkit, and gets ready what every window wears, while the caller goes on; a window
   * that is shown later finds it ready.
   */
  public void begin(Settings settings) {
    if (!started) {
      started = true;
      Background.onAllCores(Runnable::run)
          .run(
              task -> {
                Platform.setImplicitExit(false);
                Platform.startup(() -> dress(settings));
                return task;
              },
              done -> toolkit.complete(null),
              toolkit::completeExceptionally);
    }
  }

  private static void dress(Settings settings) {
    Appearance.loadFonts();
    ColorPalette palette = Appearance.palette(settings.current().theme(), SystemAppearance.now());
    Application.setUserAgentStylesheet(Appearance.base(palette));
    // the first control that is dressed makes the toolkit read both style sheets
    Scene unseen = new Scene(new VBox(new Label("Letter"), new Button("Open"), new TextField()));
    unseen.getStylesheets().setAll(Appearance.sheets(palette, false));
    unseen.getRoot().applyCss();
    unseen.getRoot().layout();
  }

  /**
   * Asks for the passphrase of an encrypted store, or the password of a team library, until one
   * opens it, or something else than a wrong one keeps it shut; empty where the analyst leaves.
   *
   * @param team true for a team library
   * @param open tries what was typed
   */
  public Optional<StoreOpenResult> askSecret(
      Settings settings, boolean team, Function<String, StoreOpenResult> open) {
    Queue<StoreOpenResult> outcome = new ConcurrentLinkedQueue<>();
    try (Background background = Background.onAllCores(Platform::runLater)) {
      untilClosed(
          settings,
          stage ->
              new PassphraseWindow(
                      stage,
                      background,
                      Appearance.palette(settings.current().theme(), SystemAppearance.now()),
                      settings.current().zoom(),
                      team ? PassphraseWindow.Words.PASSWORD : PassphraseWindow.Words.PASSPHRASE,
                      open,
                      outcome::add)
                  .show());
    }
    return Optional.ofNullable(outcome.poll());
  }

  /**
   * What the window is shown for.
   *
   * @param bell takes what a later start rings: it brings the window to the front, and offers a
   *     project file where that start was given one
   * @param remarks told when the window is open
   * @param project a project file to offer when the window is open
   * @param driver works the window instead of a person
   * @param access opens team libraries
   */
  public record WindowRequest(
      Consumer<Consumer<Optional<Path>>> bell,
      List<String> remarks,
      Optional<Path> project,
      Optional<WindowDriver> driver,
      TeamAccess access) {
    public WindowRequest {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Shows the workbench's window; returns once the analyst has closed it and all is on disk. May be
   * called again with the same workbench.
   *
   * @param shown what the window is over: {@link NextLibrary#OWN} or a practice library
   * @return what the analyst wants opened instead
   */
  public NextLibrary run(
      Workbench workbench,
      Settings settings,
      Clock clock,
      NextLibrary shown,
      WindowRequest occasion) {
    AtomicReference<NextLibrary> next = new AtomicReference<>(NextLibrary.NONE);
    try (Background background = Background.onAllCores(Platform::runLater)) {
      begin(settings);
      readAhead(workbench, settings);
      untilClosed(
          settings,
          stage -> {
            WorkbenchWindow window =
                new WorkbenchWindow(
                    stage,
                    workbench,
                    settings,
                    background,
                    clock,
                    shown.isPractice(),
                    occasion.access());
            // Once it is hidden, the thread that waits for it may read this at any time.
            stage.addEventHandler(WindowEvent.WINDOW_HIDING, e -> next.set(window.next()));
            Thread.currentThread()
                .setUncaughtExceptionHandler((t, e) -> accident(window, occasion, e));
            window.learn();
            occasion.bell().accept(project -> Platform.runLater(() -> ring(window, project)));
            window.show();
            if (shown.isPractice()) {
              window.practice(shown == NextLibrary.TOUR);
            }
            occasion.driver().ifPresent(driver -> driver.begin(stage, window));
            window.tell(occasion.remarks());
            occasion.project().ifPresent(window::offer);
          });
    }
    // Another window over the same library searches with threads of its own.
    workbench.finding().close();
    return Objects.requireNonNull(next.get());
  }

  /** The letter under review last is in memory by the time the window asks for it. */
  private static void readAhead(Workbench workbench, Settings settings) {
    settings
        .current()
        .lastLetter()
        .ifPresent(
            letter ->
                Background.onAllCores(Runnable::run)
                    .run(
                        task -> {
                          workbench.readAhead(letter);
                          return task;
                        },
                        done -> {},
                        accident -> LOG.log(Level.WARNING, "not read ahead", accident)));
  }

  private static void ring(WorkbenchWindow window, Optional<Path> project) {
    window.toFront();
    project.ifPresent(window::offer);
  }

  private static void accident(
      WorkbenchWindow window, WindowRequest occasion, Throwable unexpected) {
    occasion.driver().ifPresent(WindowDriver::accident);
    window.accident(unexpected);
  }

  private void untilClosed(Settings settings, Consumer<Stage> show) {
    begin(settings);
    toolkit.join();
    CountDownLatch closed = new CountDownLatch(1);
    Platform.runLater(() -> show(show, closed));
    try {
      closed.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void show(Consumer<Stage> window, CountDownLatch closed) {
    // Whatever goes wrong before the window is open must end the program, not leave it waiting.
    try {
      Stage stage = new Stage();
      stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> closed.countDown());
      window.accept(stage);
    } catch (RuntimeException accident) {
      LOG.log(Level.ERROR, "the window could not be shown", accident);
      closed.countDown();
      throw accident;
    }
  }

  @Override
  public void close() {
    if (started) {
      toolkit.join();
      Platform.exit();
    }
  }
}
