package imr.ui;

import imr.review.Order;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Preferences.WindowPlace;
import imr.workbench.Settings;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** What the window remembers from one start to the next: where it stood, how the desk was set. */
final class Remembered {
  /** Of the desk's width, after a change of it. */
  private static final double LEAST_OF_LETTER = 0.45;

  private final Stage stage;
  private final SplitPane desk;
  private final Settings settings;

  Remembered(Stage stage, SplitPane desk, Settings settings) {
    this.stage = stage;
    this.desk = desk;
    this.settings = settings;
  }

  /** Gives the stage its place; before it is shown. */
  void place() {
    Optional<WindowPlace> place = settings.current().window().filter(Remembered::onAScreen);
    stage.setWidth(place.map(WindowPlace::width).orElse(1440.0));
    stage.setHeight(place.map(WindowPlace::height).orElse(900.0));
    place.ifPresent(
        p -> {
          stage.setX(p.x());
          stage.setY(p.y());
          stage.setMaximized(p.maximized());
        });
  }

  /** A window that stood on a screen that is gone opens where the system puts it. */
  private static boolean onAScreen(WindowPlace p) {
    return !Screen.getScreensForRectangle(p.x(), p.y(), Math.max(1, p.width()), 40).isEmpty();
  }

  /**
   * Divides the desk; once it is shown, because only then a split pane takes a position. The form
   * keeps its width when the window's changes, but never takes most of a small one.
   */
  void divide() {
    Platform.runLater(() -> desk.setDividerPositions(settings.current().split()));
    desk.widthProperty().addListener((o, was, is) -> Platform.runLater(this::leaveRoomForLetter));
  }

  private void leaveRoomForLetter() {
    if (desk.getDividerPositions()[0] < LEAST_OF_LETTER) {
      desk.setDividerPositions(Math.max(LEAST_OF_LETTER, settings.current().split()));
    }
  }

  /** Sets the desk as it was, and keeps what is changed from now on. */
  void set(ReviewModel review, ReviewView view) {
    var habits = settings.current().habits();
    review.order().set(new Order(habits.plainOrder(), habits.sure()));
    review
        .order()
        .addListener(
            (o, was, is) ->
                settings.change(p -> p.withHabits(p.habits().withOrder(is.plain(), is.sure()))));
    view.groups().hide(habits.hiddenGroups());
    view.groups()
        .hidden()
        .addListener(
            (o, was, is) -> settings.change(p -> p.withHabits(p.habits().withHiddenGroups(is))));
  }

  /** Keeps the window's place and the desk's division. */
  void keep() {
    settings.change(
        p ->
            p.withSplit(desk.getDividerPositions()[0])
                .withWindow(
                    new WindowPlace(
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight(),
                        stage.isMaximized())));
  }
}
