package imr.ui;

import imr.review.ReviewOrder;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.ui.settings.Preferences.WindowPlace;
import imr.ui.settings.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * What the window remembers from one start to the next: where it stood, how the review screen was
 * set.
 */
final class SavedWindowState {
  /** Of the review screen's width, after a change of it. */
  private static final double LEAST_OF_LETTER = 0.45;

  private final Stage stage;
  private final SplitPane desk;
  private final Settings settings;

  /** The letter's share of the width, as it was left or dragged last. */
  private double share;

  SavedWindowState(Stage stage, SplitPane desk, Settings settings) {
    this.stage = stage;
    this.desk = desk;
    this.settings = settings;
    this.share = settings.current().split();
  }

  /** Gives the stage its place; before it is shown. */
  void place() {
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    Optional<WindowPlace> place = settings.current().window().map(p -> within(p, screens));
    stage.setWidth(place.map(WindowPlace::width).orElse(1440.0));
    stage.setHeight(place.map(WindowPlace::height).orElse(900.0));
    place.ifPresent(
        p -> {
          stage.setX(p.x());
          stage.setY(p.y());
          stage.setMaximized(p.maximized());
        });
  }

  /**
   * The place moved, and made smaller where need be, so that all of the window is on one screen:
   * the one that it's mostly on, else the first.
   *
   * @param screens the parts of the screens that windows can use; at least one
   */
  static WindowPlace within(WindowPlace place, List<Rectangle2D> screens) {
    Rectangle2D screen =
        screens.stream()
            .max(Comparator.comparingDouble(s -> common(place, s)))
            .filter(s -> common(place, s) > 0)
            .orElse(screens.getFirst());
    double width = Math.min(place.width(), screen.getWidth());
    double height = Math.min(place.height(), screen.getHeight());
    return new WindowPlace(
        Math.clamp(place.x(), screen.getMinX(), screen.getMaxX() - width),
        Math.clamp(place.y(), screen.getMinY(), screen.getMaxY() - height),
        width,
        height,
        place.maximized());
  }

  /** The area that a window and a screen have in common. */
  private static double common(WindowPlace place, Rectangle2D screen) {
    double width =
        Math.min(place.x() + place.width(), screen.getMaxX())
            - Math.max(place.x(), screen.getMinX());
    double height =
        Math.min(place.y() + place.height(), screen.getMaxY())
            - Math.max(place.y(), screen.getMinY());
    return Math.max(0, width) * Math.max(0, height);
  }

  /**
   * Divides letter and form; once they are shown, because only then a split pane takes a position.
   * Each keeps its share of the width, so that the same width always gives the same layout,
   * whatever it was in between; only dragging changes the share.
   */
  void divide() {
    Platform.runLater(this::fit);
    desk.widthProperty().addListener((o, was, is) -> Platform.runLater(this::fit));
    desk.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
  }

  private void fit() {
    desk.setDividerPositions(Math.max(LEAST_OF_LETTER, share));
  }

  /** Takes the share that somebody gives the letter by its divider. */
  private void dragged(MouseEvent event) {
    boolean divider =
        event.getTarget() instanceof Node node
            && node.getStyleClass().contains("split-pane-divider")
            && desk.equals(node.getParent());
    if (divider) {
      Platform.runLater(() -> share = desk.getDividerPositions()[0]);
    }
  }

  /** Sets the review screen as it was, and keeps what is changed from now on. */
  void set(ReviewModel review, ReviewView view) {
    var habits = settings.current().habits();
    review.order().set(new ReviewOrder(habits.plainOrder(), habits.sure()));
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

  /** Keeps the window's place and the review screen's division. */
  void keep() {
    settings.change(
        p ->
            p.withSplit(share)
                .withWindow(
                    new WindowPlace(
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight(),
                        stage.isMaximized())));
  }
}
