package imr.ui.kit;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A layer over the window's middle for what is asked or listed in passing. It takes the keyboard
 * while something stands on it, goes away with Escape or a click beside it, and gives the keyboard
 * back to where it was.
 */
public final class Overlay extends StackPane {
  /** Not just "sheet": every virtual list has a part of that name. */
  private static final String STYLE = "overlay-sheet";

  private final Pane cards = new Pane();
  private Optional<Node> before = Optional.empty();
  private Optional<Node> beneath = Optional.empty();
  private Optional<Node> beneathFocus = Optional.empty();

  public Overlay() {
    getStyleClass().add("overlay");
    setAlignment(Pos.TOP_CENTER);
    setVisible(false);
    setId("overlay");
    cards.setPickOnBounds(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            hide();
          }
        });
  }

  /** A layer of its own for cards beside what they are about, which take no keyboard. */
  public Pane cards() {
    return cards;
  }

  /**
   * Shows a sheet instead of what stands here.
   *
   * @param first the part of the sheet that gets the keyboard
   */
  public void show(Region sheet, Node first) {
    if (!isVisible()) {
      before = focusOwner();
    }
    beneath = Optional.empty();
    dress(sheet);
    getChildren().setAll(sheet);
    setVisible(true);
    first.requestFocus();
  }

  /** As {@link #show}; a sheet that stands here waits meanwhile, and comes back as it was. */
  public void showOver(Region sheet, Node first) {
    if (!isVisible() || beneath.isPresent()) {
      show(sheet, first);
      return;
    }
    Node below = getChildren().getFirst();
    beneathFocus = focusOwner();
    beneath = Optional.of(below);
    dress(sheet);
    getChildren().add(sheet);
    first.requestFocus();
    // It stays in the window: some sheets end their work when they leave it.
    below.setVisible(false);
  }

  private Optional<Node> focusOwner() {
    return Optional.ofNullable(getScene()).flatMap(s -> Optional.ofNullable(s.getFocusOwner()));
  }

  private static void dress(Region sheet) {
    if (!sheet.getStyleClass().contains(STYLE)) {
      sheet.getStyleClass().add(STYLE);
    }
    sheet.setMaxHeight(Region.USE_PREF_SIZE);
    sheet.setMaxWidth(Region.USE_PREF_SIZE);
  }

  /** Takes the sheet away; the keyboard goes back to where it was. */
  public void hide() {
    if (beneath.isPresent()) {
      comeBack(beneath.get());
    } else if (isVisible()) {
      setVisible(false);
      getChildren().clear();
      before.filter(n -> n.getScene() != null).ifPresent(Node::requestFocus);
    }
  }

  private void comeBack(Node below) {
    beneath = Optional.empty();
    below.setVisible(true);
    getChildren().setAll(below);
    beneathFocus.filter(n -> n.getScene() != null).ifPresent(Node::requestFocus);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      hide();
    }
  }
}
