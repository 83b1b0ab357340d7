package imr.ui.kit;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
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
  private Optional<Node> first = Optional.empty();

  public Overlay() {
    getStyleClass().add("overlay");
    setAlignment(Pos.TOP_CENTER);
    setVisible(false);
    setId("overlay");
    cards.setPickOnBounds(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    sceneProperty().subscribe(s -> Optional.ofNullable(s).ifPresent(this::keepKeyboard));
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
      before = Optional.ofNullable(getScene()).flatMap(s -> Optional.ofNullable(s.getFocusOwner()));
    }
    if (!sheet.getStyleClass().contains(STYLE)) {
      sheet.getStyleClass().add(STYLE);
    }
    Roomy roomy = new Roomy(sheet);
    getChildren().setAll(roomy);
    setVisible(true);
    // only then the sheet is part of the window, and can be given the keyboard
    roomy.applyCss();
    this.first = Optional.of(first);
    first.requestFocus();
  }

  /** Tab goes round within the sheet: past its last part it comes to its first. */
  private void keepKeyboard(Scene scene) {
    scene
        .focusOwnerProperty()
        .subscribe(owner -> Optional.ofNullable(owner).ifPresent(o -> comeBack(scene)));
  }

  private void comeBack(Scene scene) {
    if (isVisible() && !isFocusWithin()) {
      Platform.runLater(
          () -> {
            if (isVisible() && !isFocusWithin() && scene.equals(getScene())) {
              first.ifPresent(Node::requestFocus);
            }
          });
    }
  }

  /** Takes the sheet away; the keyboard goes back to where it was. */
  public void hide() {
    if (isVisible()) {
      setVisible(false);
      getChildren().clear();
      before.filter(n -> n.getScene() != null).ifPresent(Node::requestFocus);
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      hide();
    }
  }
}
