package imr.app;

import imr.store.team.TeamAddress;
import imr.store.team.TeamServer;
import imr.ui.WindowDriver;
import imr.ui.WorkbenchWindow;
import imr.ui.kit.Command;
import imr.ui.settings.Preferences;
import imr.ui.settings.Settings;
import imr.workbench.LibraryLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Runs the program with its real window, and a driver that opens a team library, returns to the
 * library on this computer, opens the team library once more, and quits. Prints what it sees.
 */
final class TeamProgram {
  private final AtomicInteger visits = new AtomicInteger();
  private final List<String> commands;

  private TeamProgram(List<String> commands) {
    this.commands = commands;
  }

  /** Folder, port, database, "team" or "local" for the first window, and a command per window. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    TeamAddress address =
        new TeamAddress(
            "127.0.0.1",
            Integer.parseInt(arguments[1]),
            arguments[2],
            TeamServer.ANA,
            new TeamAddress.Tls.None());
    DataFolder data = new DataFolder(folder);
    Settings.open(data.settings(), Preferences.of("Zoë"))
        .change(p -> p.annotatedBy("Zoë").withTeam(address));
    boolean team = arguments[3].equals("team");
    LibraryLocation first =
        team
            ? new LibraryLocation.Team(address, data.team())
            : new LibraryLocation.Folder(data.path());
    TeamProgram program = new TeamProgram(List.of(arguments).subList(4, arguments.length));
    Optional<String> known = Optional.of(TeamServer.PASSWORD);
    try (SecondStarts starts = new SecondStarts()) {
      Openings openings =
          new Openings(data, starts, () -> known, Optional.of(program.driver(starts, data)));
      Optional<String> secret = team ? known : Optional.empty();
      new WorkbenchLauncher()
          .open(openings.of(first, secret, Optional.empty()))
          .ifPresent(System.out::println);
    }
    System.exit(0);
  }

  private WindowDriver driver(SecondStarts starts, DataFolder data) {
    return new WindowDriver() {
      @Override
      public void begin(Stage stage, WorkbenchWindow window) {
        String command = commands.get(visits.getAndIncrement());
        repeat(
            () -> {
              boolean there = window.library().read().get();
              if (there) {
                System.out.println(
                    "%s: %d %s %s"
                        .formatted(
                            stage.getTitle(),
                            window.library().letters().size(),
                            starts.uses(data.path()) ? "local" : "",
                            starts.uses(data.team()) ? "team" : ""));
                run(stage, window, command);
              }
              return there;
            });
      }

      @Override
      public void accident() {
        System.out.println("accident");
      }
    };
  }

  private static void run(Stage stage, WorkbenchWindow window, String id) {
    window.allVerbs().stream().filter(c -> c.id().value().equals(id)).forEach(Command::run);
    if (id.equals("team-library")) {
      repeat(
          () -> {
            boolean there = stage.getScene().lookup("#team-open") instanceof Button;
            if (stage.getScene().lookup("#team-open") instanceof Button open) {
              open.fire();
            }
            return there;
          });
    }
  }

  private static void repeat(java.util.function.BooleanSupplier until) {
    Timeline waiting = new Timeline();
    waiting
        .getKeyFrames()
        .setAll(
            new KeyFrame(
                Duration.millis(100),
                e -> {
                  if (until.getAsBoolean()) {
                    waiting.stop();
                  }
                }));
    waiting.setCycleCount(Timeline.INDEFINITE);
    waiting.play();
  }
}
