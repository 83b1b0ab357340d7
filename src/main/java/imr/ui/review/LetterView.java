package imr.ui.review;

import imr.ui.kit.Command;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The letter as its text, as its printed pages, or as both side by side where there is room for
 * both; where there is not, as its pages.
 */
final class LetterView extends StackPane {
  /** Text and pages stand side by side on no less, in pixels. */
  private static final double ROOM_FOR_BOTH = 760;

  private static final double STEP = 1.2;

  private final ReviewModel model;
  private final LetterPane letter;
  private final PagePane pages;
  private final BooleanProperty reading = new SimpleBooleanProperty(true);
  private final BooleanProperty text = new SimpleBooleanProperty(true);
  private final BooleanProperty page = new SimpleBooleanProperty(false);
  private final SplitPane both = new SplitPane();
  private final List<Command> verbs = new ArrayList<>();

  /**
   * @param open whether a letter is on the review screen
   */
  LetterView(
      ReviewModel model,
      GroupsModel groups,
      LetterPane letter,
      PageModel pages,
      ObservableBooleanValue open) {
    this.model = model;
    this.letter = letter;
    Command turn =
        Command.of(
            "show-page", "View", "Switch between page and text", "Shortcut+P", open, this::turn);
    this.pages = new PagePane(model, groups, letter, pages, turn);
    verbs.add(turn);
    declare(open);
    setMinWidth(0);
    reading.addListener((o, was, is) -> letter.showReading(is));
    widthProperty().addListener((o, was, is) -> fillWhereRoomChanged());
    getChildren().setAll(letter);
  }

  private void declare(ObservableBooleanValue open) {
    ObservableBooleanValue seen = Bindings.and(page, open);
    verbs.addAll(
        List.of(
            Command.of(
                "page-beside-text",
                "View",
                "Show page beside text",
                "Shortcut+Shift+P",
                open,
                this::beside),
            Command.of(
                "page-zoom-in",
                "View",
                "Zoom page in",
                "Shortcut+Shift+Equals",
                seen,
                () -> pages.zoomBy(STEP)),
            Command.of(
                "page-zoom-out",
                "View",
                "Zoom page out",
                "Shortcut+Shift+Minus",
                seen,
                () -> pages.zoomBy(1 / STEP)),
            Command.of(
                "page-fit-width",
                "View",
                "Fit page width",
                "Shortcut+Shift+0",
                seen,
                pages::fitWidth),
            Command.of(
                "page-fit-page",
                "View",
                "Fit whole page",
                "Shortcut+Shift+9",
                seen,
                pages::fitPage),
            Command.of(
                "reading-view",
                "View",
                "Switch between paragraphs and lines",
                "Shortcut+L",
                open,
                this::turnReading)));
  }

  List<Command> verbs() {
    return List.copyOf(verbs);
  }

  /** Keys pressed over the pages, before the pages scroll by them. */
  void onPageKey(javafx.event.EventHandler<KeyEvent> filter) {
    pages.onKey(filter);
  }

  /** Shows the text where the pages stand alone. */
  void showLetter() {
    if (!text.get()) {
      show(true, false);
    }
  }

  /** Gives the keyboard to the text, or to the pages where they stand alone. */
  void focusLetter() {
    if (getChildren().contains(pages)) {
      pages.focus();
    } else {
      letter.focusText();
    }
  }

  /** Closes the pages, which draw in the background. */
  void dispose() {
    pages.inSight(false);
  }

  /** The buttons for the ways to see the letter. */
  Node segments() {
    ToggleButton paragraphs = button("Reading");
    ToggleButton lines = button("Lines");
    ToggleButton printed = button("Page");
    paragraphs.setOnAction(e -> showText(true));
    lines.setOnAction(e -> showText(false));
    ToggleButton beside = button("Side by side");
    beside.setId("way-both");
    beside.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(ROOM_FOR_BOTH));
    beside.managedProperty().bind(beside.visibleProperty());
    printed.setOnAction(e -> show(false, true));
    beside.setOnAction(e -> show(true, !(text.get() && page.get())));
    Runnable mark =
        () -> {
          paragraphs.setSelected(text.get() && reading.get());
          lines.setSelected(text.get() && !reading.get());
          printed.setSelected(page.get() && !text.get());
          beside.setSelected(page.get() && text.get());
        };
    for (ToggleButton each : List.of(paragraphs, lines, printed, beside)) {
      each.selectedProperty().addListener((o, was, is) -> mark.run());
    }
    for (BooleanProperty each : List.of(text, page, reading)) {
      each.addListener((o, was, is) -> mark.run());
    }
    mark.run();
    HBox segments = new HBox(paragraphs, lines, printed, beside);
    segments.getStyleClass().add("segments");
    segments.setMaxHeight(Region.USE_PREF_SIZE);
    segments.setMinWidth(Region.USE_PREF_SIZE);
    return segments;
  }

  private static ToggleButton button(String label) {
    ToggleButton button = new ToggleButton(label);
    button.setId("way-" + label.toLowerCase(java.util.Locale.ROOT));
    button.setFocusTraversable(false);
    return button;
  }

  private void showText(boolean paragraphs) {
    reading.set(paragraphs);
    show(true, text.get() && page.get());
  }

  private void turnReading() {
    showText(text.get() != reading.get());
  }

  private void turn() {
    show(page.get(), !page.get());
  }

  /** Where both are wanted and there is room for one, says how to make room. */
  private void beside() {
    boolean wanted = !(text.get() && page.get());
    show(true, wanted);
    if (wanted && !roomForBoth()) {
      model.say("Not enough room for side-by-side view. Hide the library or widen the window.");
    }
  }

  private void show(boolean withText, boolean withPage) {
    boolean focused = holdsFocus();
    text.set(withText);
    page.set(withPage);
    fill();
    if (focused) {
      focusLetter();
    }
  }

  private boolean holdsFocus() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    for (Node at = owner; at != null; at = at.getParent()) {
      if (at == this) {
        return true;
      }
    }
    return false;
  }

  private boolean roomForBoth() {
    return getWidth() >= ROOM_FOR_BOTH;
  }

  private void fillWhereRoomChanged() {
    if (text.get() && page.get() && roomForBoth() != getChildren().contains(both)) {
      fill();
    }
  }

  private void fill() {
    both.getItems().clear();
    if (text.get() && page.get() && roomForBoth()) {
      both.getItems().setAll(letter, pages);
      both.setDividerPositions(0.5);
      getChildren().setAll(both);
    } else {
      getChildren().setAll(page.get() ? pages : letter);
    }
    pages.inSight(page.get());
  }
}
