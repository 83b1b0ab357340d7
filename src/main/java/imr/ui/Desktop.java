package imr.ui;

import imr.workbench.Background;
import imr.workbench.Settings;
import imr.workbench.Workbench;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts the toolkit, shows the window and waits until it is closed. */
public final class Desktop {
  private static final System.Logger LOG = System.getLogger(Desktop.class.getName());

  private Desktop() {}

  /**
   * Shows the window; returns once the analyst has closed it and all is on disk. To be called once
   * in a process.
   *
   * @param bell takes what brings the window to the front
   */
  public static void run(
      Workbench workbench, Settings settings, Clock clock, Consumer<Runnable> bell) {
    CountDownLatch closed = new CountDownLatch(1);
    try (Background background = Background.onAllCores(Platform::runLater)) {
      Platform.setImplicitExit(false);
      Platform.startup(() -> show(workbench, settings, clock, bell, background, closed));
      closed.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      Platform.exit();
    }
  }

  private static void show(
      Workbench workbench,
      Settings settings,
      Clock clock,
      Consumer<Runnable> bell,
      Background background,
      CountDownLatch closed) {
    // Whatever goes wrong before the window stands must end the program, not leave it waiting.
    try {
      Appearance.loadFonts();
      Stage stage = new Stage();
      stage.setOnHidden(e -> closed.countDown());
      WorkbenchWindow window = new WorkbenchWindow(stage, workbench, settings, background, clock);
      Thread.currentThread().setUncaughtExceptionHandler((t, e) -> window.accident(e));
      bell.accept(() -> Platform.runLater(window::toFront));
      window.show();
    } catch (RuntimeException accident) {
      LOG.log(Level.ERROR, "the window could not be shown", accident);
      closed.countDown();
      throw accident;
    }
  }
}
