package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** Everything grows and shrinks alike. */
final class ScaleTest extends WindowTest {

  @Test
  void typeAndControlsMenusAndDialogsAreTwiceAsLargeAtTwiceTheScale() throws Exception {
    openSamples();
    double state = onScreen(node("#letter-state")).getHeight();
    double item = menuItem();
    double title = dialog();
    toTwice();
    assertEquals(2 * state, onScreen(node("#letter-state")).getHeight(), 0.5);
    assertEquals(2 * item, menuItem(), 1);
    assertEquals(2 * title, dialog(), 1);
  }

  @Test
  void anotherSizeIsThereAtOnce() throws Exception {
    openSamples();
    List<Double> millis = new ArrayList<>();
    for (double scale : List.of(1.1, 1.5, 2.0, 0.8, 1.0, 1.3, 1.0)) {
      millis.add(FrameTimes.after(stage.getScene(), () -> window.looks().zoomTo(scale)).cpu());
    }
    double middle = millis.stream().sorted().toList().get(millis.size() / 2);
    assertTrue(middle < 300, () -> "the window's thread was busy for so many ms: " + millis);
  }

  @Test
  void theLetterKeepsNearlyHalfOfASmallDeskAndItsNumberIsNotCut() throws Exception {
    openSamples();
    toTwice();
    await(() -> onScreen(node(".letter-side")).getWidth() > 0.44 * onScreen(desk()).getWidth());
    Label number = (Label) node("#letter-name");
    assertTrue(number.getWidth() >= number.prefWidth(-1));
  }

  private Node desk() {
    return node(".letter-side").getParent().getParent();
  }

  private double dialog() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.F1);
    await(() -> robot.lookup("#reading").tryQuery().isPresent());
    double height = onScreen(node("#reading .button")).getHeight();
    robot.type(KeyCode.ESCAPE);
    return height;
  }

  private double menuItem() throws Exception {
    MenuBar bar = (MenuBar) node(".menu-bar");
    robot.interact(() -> bar.getMenus().getFirst().show());
    Node item =
        Window.getWindows().stream()
            .filter(w -> w instanceof PopupWindow)
            .map(w -> w.getScene().getRoot().lookup(".menu-item"))
            .findFirst()
            .orElseThrow();
    double height = onScreen(item).getHeight();
    Window popup = item.getScene().getWindow();
    assertTrue(popup.getHeight() <= 1001, () -> "the menu is " + popup.getHeight() + " high");
    robot.interact(() -> bar.getMenus().getFirst().hide());
    return height;
  }

  private static Bounds onScreen(Node node) {
    return node.localToScreen(node.getLayoutBounds());
  }

  private void toTwice() {
    for (int i = 0; i < 10; i++) {
      robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);
    }
  }
}
