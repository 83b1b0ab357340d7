package imr.ui.kit;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * A layer over the window's middle for what is asked or listed in passing. It takes the keyboard
 * while something stands on it, goes away with Escape or a click beside it, and gives the keyboard
 * back to where it was. Where Enter shows something, an Enter pressed twice or held down doesn't
 * answer it as well: nobody can have read it yet.
 */
public final class Overlay extends StackPane {
  /** Not just "sheet": every virtual list has a part of that name. */
  private static final String STYLE = "overlay-sheet";

  /** The property of a node that has a use of its own for Escape while it has the keyboard. */
  public static final String OWN_ESCAPE = "overlay.own-escape";

  /** What is shown so soon after Enter was pressed is taken as shown by it, in nanoseconds. */
  private static final long SOON = 1_000_000_000L;

  /** For this long after Enter showed a dialog, another Enter is no answer to it. */
  private static final Duration GLANCE = Duration.millis(400);

  private final Pane cards = new Pane();
  private Optional<Node> before = Optional.empty();
  private Optional<Node> beneath = Optional.empty();
  private Optional<Node> beneathFocus = Optional.empty();
  private Optional<Node> first = Optional.empty();

  /** True until another key is pressed than the one that showed the dialog. */
  private boolean opening;

  private Optional<Long> lastEnter = Optional.empty();

  /** Runs from the first picture of a dialog that Enter showed. */
  private final PauseTransition glance = new PauseTransition(GLANCE);

  public Overlay() {
    getStyleClass().add("overlay");
    setAlignment(Pos.TOP_CENTER);
    setVisible(false);
    setId("overlay");
    cards.setPickOnBounds(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(KeyEvent.KEY_RELEASED, e -> opening = false);
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    sceneProperty().subscribe(s -> Optional.ofNullable(s).ifPresent(this::keepKeyboard));
    sceneProperty().subscribe(s -> Optional.ofNullable(s).ifPresent(this::watchEnter));
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            hide();
          }
        });
  }

  /** A button that takes the dialog away on which it is, and does nothing else. */
  public static Button leave(String words) {
    Button button = new Button(words);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(
        e -> {
          for (Node at = button; at != null; at = at.getParent()) {
            if (at instanceof Overlay overlay) {
              overlay.hide();
              return;
            }
          }
        });
    // Else Enter would do what the dialog does with it.
    button.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            button.fire();
          }
        });
    return button;
  }

  /** False for a moment after Enter showed what is here; an Enter in that time does nothing. */
  public boolean takesEnter() {
    return !isVisible() || glance.getStatus() != Animation.Status.RUNNING;
  }

  /** A layer of its own for cards beside what they are about, which take no keyboard. */
  public Pane cards() {
    return cards;
  }

  /**
   * Shows a dialog instead of what is here.
   *
   * @param first the part of the dialog that gets the keyboard
   */
  public void show(Region sheet, Node first) {
    if (!isVisible()) {
      before = focusOwner();
    }
    beneath = Optional.empty();
    RaisedDialog dialog = dressed(sheet);
    getChildren().setAll(dialog);
    setVisible(true);
    // only then the dialog is part of the window, and can be given the keyboard
    dialog.applyCss();
    opened(first);
  }

  /** Like {@link #show}, but keeps an open dialog and shows it again, unchanged, afterward. */
  public void showOver(Region sheet, Node first) {
    if (!isVisible() || beneath.isPresent()) {
      show(sheet, first);
      return;
    }
    Node below = getChildren().getFirst();
    beneathFocus = focusOwner();
    beneath = Optional.of(below);
    RaisedDialog dialog = dressed(sheet);
    getChildren().add(dialog);
    dialog.applyCss();
    opened(first);
    // It stays in the window: some dialogs end their work when they leave it.
    below.setVisible(false);
  }

  private void opened(Node first) {
    this.first = Optional.of(first);
    opening = true;
    if (lastEnter.filter(t -> System.nanoTime() - t < SOON).isPresent()) {
      glance.playFromStart();
    }
    first.requestFocus();
  }

  private Optional<Node> focusOwner() {
    return Optional.ofNullable(getScene()).flatMap(s -> Optional.ofNullable(s.getFocusOwner()));
  }

  private static RaisedDialog dressed(Region sheet) {
    if (!sheet.getStyleClass().contains(STYLE)) {
      sheet.getStyleClass().add(STYLE);
    }
    return new RaisedDialog(sheet);
  }

  /** Sees every key of the window before anything else does. */
  private void watchEnter(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            lastEnter = Optional.of(System.nanoTime());
            if (!takesEnter()) {
              glance.playFromStart();
              e.consume();
            }
          }
        });
  }

  /** Tab goes round within the dialog: past its last part it comes to its first. */
  private void keepKeyboard(Scene scene) {
    scene
        .focusOwnerProperty()
        .subscribe(owner -> Optional.ofNullable(owner).ifPresent(o -> keepWithin(scene)));
  }

  private void keepWithin(Scene scene) {
    if (isVisible() && !isFocusWithin()) {
      Platform.runLater(
          () -> {
            if (isVisible() && !isFocusWithin() && scene.equals(getScene())) {
              first.ifPresent(Node::requestFocus);
            }
          });
    }
  }

  /** Takes the dialog away; the keyboard goes back to where it was. */
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
    first = beneathFocus.or(() -> first);
    beneathFocus.filter(n -> n.getScene() != null).ifPresent(Node::requestFocus);
  }

  /** The letter of the key that showed a dialog is not for the dialog's first field. */
  private void typed(KeyEvent event) {
    if (opening) {
      event.consume();
    }
  }

  private void pressed(KeyEvent event) {
    opening = false;
    boolean own =
        event.getTarget() instanceof Node node && node.getProperties().containsKey(OWN_ESCAPE);
    if (event.getCode() == KeyCode.ESCAPE && !own) {
      event.consume();
      hide();
    }
  }
}
