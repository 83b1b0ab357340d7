package imr.ui.team;

import imr.ui.kit.Command;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import imr.ui.shell.NextLibrary;
import imr.ui.shell.Shell;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.FileChooser;

/** The commands that lead to a team library, and from there to the library on this computer. */
public final class TeamLibraryCommands {
  public static final String TITLE = "Team library";
  private static final String UNSAVED =
      "Your last changes aren't saved yet. Open another library once they are.";

  private final Shell shell;
  private final TeamAccess access;
  private final Consumer<NextLibrary> go;

  /**
   * @param go closes the window, and has another library opened
   */
  public TeamLibraryCommands(Shell shell, TeamAccess access, Consumer<NextLibrary> go) {
    this.shell = shell;
    this.access = access;
    this.go = go;
  }

  /** Neither can be done while a run is under way. */
  public List<Command> verbs(ObservableBooleanValue idle) {
    boolean team = !shell.workbench().maintenance().isHere();
    ObservableBooleanValue here = new ReadOnlyBooleanWrapper(team).getReadOnlyProperty();
    return List.of(
        Command.of("team-library", "File", "Open team library…", "", idle, this::ask),
        Command.of(
            "local-library",
            "File",
            "Open library on this computer",
            "",
            here,
            () -> onceSaved(() -> go.accept(NextLibrary.LOCAL), this::unsaved)));
  }

  private void ask() {
    onceSaved(
        () ->
            TeamDialog.show(
                shell.overlay(),
                access,
                shell.background(),
                shell.settings(),
                this::chooseFile,
                () -> onceSaved(() -> go.accept(NextLibrary.TEAM), this::stay)),
        this::unsaved);
  }

  /** Nothing is opened while a letter has unsaved changes. */
  private void onceSaved(Runnable then, Runnable otherwise) {
    shell.view().commit();
    shell.review().whenSaved(then, otherwise);
  }

  private void stay() {
    shell.background().run(_ -> abandoned(), _ -> unsaved(), _ -> unsaved());
  }

  private NextLibrary abandoned() {
    access.abandon();
    return NextLibrary.NONE;
  }

  private void unsaved() {
    OverlayDialog.show(shell.overlay(), TITLE, UNSAVED, List.of(), new Choice("Close", () -> {}));
  }

  private Optional<File> chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("CA file");
    return Optional.ofNullable(chooser.showOpenDialog(shell.stage()));
  }
}
