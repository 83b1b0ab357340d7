package imr.app;

import imr.ui.WindowDriver;
import imr.ui.WorkbenchWindow;
import imr.ui.settings.Preferences;
import imr.ui.settings.Settings;
import imr.workbench.LibraryLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Runs the program with its real window, and a driver that opens the practice library, restarts it,
 * and returns. Prints what it sees.
 */
final class PracticeProgram {
  private PracticeProgram() {}

  /** What to do in each window once it has a given number of letters. */
  private record Visit(int letters, String command) {}

  private static final List<Visit> VISITS =
      List.of(
          new Visit(0, "practice-library"),
          new Visit(5, "restart-practice"),
          new Visit(5, "return-to-library"),
          new Visit(0, "quit"));

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Settings.open(folder.resolve("settings.properties"), Preferences.of("Ana"))
        .change(p -> p.annotatedBy("Ana"));
    AtomicInteger visits = new AtomicInteger();
    WindowDriver driver =
        new WindowDriver() {
          @Override
          public void begin(Stage stage, WorkbenchWindow window) {
            Visit visit = VISITS.get(visits.getAndIncrement());
            Timeline waiting = new Timeline();
            waiting
                .getKeyFrames()
                .setAll(
                    new KeyFrame(
                        Duration.millis(100),
                        e -> {
                          boolean there =
                              window.library().read().get()
                                  && window.library().letters().size() == visit.letters();
                          if (there) {
                            waiting.stop();
                            System.out.println(stage.getTitle() + ": " + visit.letters());
                            run(window, visit.command());
                          }
                        }));
            waiting.setCycleCount(Timeline.INDEFINITE);
            waiting.play();
          }

          @Override
          public void accident() {
            System.out.println("accident");
          }
        };
    Optional<String> trouble =
        new WorkbenchLauncher()
            .open(
                new Openings(
                        new DataFolder(folder),
                        new SecondStarts(),
                        Optional::empty,
                        Optional.of(driver))
                    .of(new LibraryLocation.Folder(folder), Optional.empty(), Optional.empty()));
    trouble.ifPresent(System.out::println);
    System.exit(0);
  }

  private static void run(WorkbenchWindow window, String command) {
    window.allVerbs().stream().filter(v -> v.id().value().equals(command)).forEach(v -> v.run());
  }
}
