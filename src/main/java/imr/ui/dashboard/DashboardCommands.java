package imr.ui.dashboard;

import imr.ui.kit.Command;
import imr.ui.kit.SaveFilePrompt;
import imr.ui.shell.Shell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The commands that show how far the work is, and whether keys and minutes are counted. */
public final class DashboardCommands {
  private static final System.Logger LOG = System.getLogger(DashboardCommands.class.getName());

  private final Shell shell;
  private final SaveFilePrompt files;
  private final DashboardView screen;

  /**
   * @param imports asks for letters to bring in
   */
  public DashboardCommands(Shell shell, Runnable imports) {
    this.shell = shell;
    this.files = new SaveFilePrompt(shell.stage(), shell.dialogs(), shell.review());
    DashboardModel model =
        new DashboardModel(shell.workbench(), shell.background(), shell::annotator, this::trouble);
    this.screen = new DashboardView(model, new OfPlots(), imports);
  }

  public List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of("dashboard", "Quality", "Dashboard…", "Shortcut+Alt+D", always, this::show),
        Command.of(
            "track-effort",
            "Quality",
            "Track keystrokes and time",
            "Shortcut+Alt+K",
            always,
            this::turnCounting));
  }

  private void show() {
    shell.view().commit();
    shell
        .review()
        .whenSaved(() -> screen.show(shell.overlay()), () -> screen.show(shell.overlay()));
  }

  private void turnCounting() {
    boolean counts = !shell.settings().current().habits().countsEffort();
    shell.settings().change(p -> p.withHabits(p.habits().withEffort(counts)));
    shell
        .review()
        .say(
            counts
                ? "Keystroke and time tracking is on."
                : "Keystroke and time tracking is off. Earlier data stays in the dashboard.");
  }

  private final class OfPlots implements ChartActions {
    @Override
    public void copyPicture(Node picture) {
      ClipboardContent content = new ClipboardContent();
      content.putImage(NodeImages.of(picture, shell.colors().surface()));
      Clipboard.getSystemClipboard().setContent(content);
      shell.review().say("Picture copied.");
    }

    @Override
    public void savePicture(String name, Node picture) {
      byte[] png = NodeImages.png(NodeImages.of(picture, shell.colors().surface()));
      files.save("Save picture", name + ".png", png);
    }

    @Override
    public void copyText(String csv) {
      ClipboardContent content = new ClipboardContent();
      content.putString(csv);
      Clipboard.getSystemClipboard().setContent(content);
      shell.review().say("Data copied as CSV.");
    }

    @Override
    public void saveText(String name, String csv) {
      files.save("Save CSV", name + ".csv", csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "nothing could be counted", accident);
    shell
        .dialogs()
        .tell(
            "Dashboard",
            "Couldn't read the library, so the dashboard has no data. Check the drive, and then"
                + " open the dashboard again. See the log for details.",
            List.of());
  }
}
