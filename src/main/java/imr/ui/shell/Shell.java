package imr.ui.shell;

import imr.ui.kit.ColorPalette;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.ui.settings.Settings;
import imr.workbench.Background;
import imr.workbench.Workbench;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

/**
 * A window's collaborators, as its screens and commands share them.
 *
 * @param review the letter under review
 * @param view shows it
 * @param palette the colors that the window has now
 */
public record Shell(
    Stage stage,
    Workbench workbench,
    Settings settings,
    Background background,
    ReviewModel review,
    ReviewView view,
    LibraryModel library,
    Jobs jobs,
    Overlay overlay,
    Dialogs dialogs,
    ObservableValue<ColorPalette> palette) {

  /** Who annotates now. */
  public String annotator() {
    return settings.current().annotator();
  }

  /** The colors that the window has now. */
  public ColorPalette colors() {
    return palette.getValue();
  }
}
