package imr.ui;

import imr.ui.dashboard.DashboardModel;
import imr.ui.dashboard.DashboardView;
import imr.ui.dashboard.Pictures;
import imr.ui.dashboard.Taking;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.kit.Palette;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.Settings;
import imr.workbench.Workbench;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;

/** The verbs that show how far the work is, and whether keys and minutes are counted. */
final class DashboardCommands {
  private static final System.Logger LOG = System.getLogger(DashboardCommands.class.getName());

  private final SavedFile files;
  private final Settings settings;
  private final ReviewView view;
  private final ReviewModel desk;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final Supplier<Palette> palette;
  private final DashboardView screen;

  /**
   * @param imports asks for letters to bring in
   */
  DashboardCommands(
      Stage stage,
      Workbench workbench,
      Settings settings,
      Background background,
      ReviewView view,
      ReviewModel desk,
      Overlay overlay,
      Dialogs dialogs,
      Supplier<Palette> palette,
      Runnable imports) {
    this.files = new SavedFile(stage, dialogs, desk);
    this.settings = settings;
    this.view = view;
    this.desk = desk;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.palette = palette;
    DashboardModel model =
        new DashboardModel(
            workbench, background, () -> settings.current().annotator(), this::trouble);
    this.screen = new DashboardView(model, new OfPlots(), imports);
  }

  List<Command> verbs(ObservableBooleanValue always) {
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
    view.commit();
    desk.whenSaved(() -> screen.show(overlay), () -> screen.show(overlay));
  }

  private void turnCounting() {
    boolean counts = !settings.current().habits().countsEffort();
    settings.change(p -> p.withHabits(p.habits().withEffort(counts)));
    desk.say(
        counts
            ? "Keystroke and time tracking is on."
            : "Keystroke and time tracking is off. Earlier data stays in the dashboard.");
  }

  private final class OfPlots implements Taking {
    @Override
    public void copyPicture(Node picture) {
      ClipboardContent content = new ClipboardContent();
      content.putImage(Pictures.of(picture, palette.get().surface()));
      Clipboard.getSystemClipboard().setContent(content);
      desk.say("Picture copied.");
    }

    @Override
    public void savePicture(String name, Node picture) {
      byte[] png = Pictures.png(Pictures.of(picture, palette.get().surface()));
      files.save("Save picture", name + ".png", png);
    }

    @Override
    public void copyText(String csv) {
      ClipboardContent content = new ClipboardContent();
      content.putString(csv);
      Clipboard.getSystemClipboard().setContent(content);
      desk.say("Data copied as CSV.");
    }

    @Override
    public void saveText(String name, String csv) {
      files.save("Save CSV", name + ".csv", csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "nothing could be counted", accident);
    dialogs.tell(
        "Dashboard",
        "Couldn't read the library, so the dashboard has no data. Check the drive, and then open"
            + " the dashboard again. See the log for details.",
        List.of());
  }
}
