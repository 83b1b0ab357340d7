package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Who has the keyboard is always to be seen, and the keyboard gets away from everywhere. */
final class FocusTest extends WindowTest {
  /** Around a control, where its frame is drawn. */
  private static final double AROUND = 6;

  private final List<String> unseen = new ArrayList<>();

  @Test
  void whateverTabReachesShowsThatItHasTheKeyboard() throws Exception {
    openSamples();
    robot.interact(window::focusForm);
    tabThrough("desk", 8);
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    look("letter", focused());
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
    look("library", focused());
    for (String verb : List.of("appearance", "keyboard-shortcuts", "export")) {
      run(verb);
      await(() -> node("#overlay").isVisible());
      tabThrough(verb, 6);
      robot.type(KeyCode.ESCAPE);
    }
    assertEquals(List.of(), unseen);
  }

  @Test
  void f6GoesFromPaneToPaneAndBack() throws Exception {
    openSamples();
    robot.interact(window::focusForm);
    Node form = focused();
    robot.type(KeyCode.F6);
    assertEquals("library", focused().getId());
    robot.type(KeyCode.F6);
    assertEquals("letter", focused().getId());
    robot.push(KeyCode.SHIFT, KeyCode.F6);
    assertEquals("library", focused().getId());
    robot.push(KeyCode.SHIFT, KeyCode.F6);
    assertEquals(form, focused());
  }

  private void tabThrough(String where, int tabs) {
    look(where, focused());
    for (int i = 0; i < tabs; i++) {
      Node before = focused();
      robot.type(KeyCode.TAB);
      Node now = focused();
      assertTrue(!now.equals(before), () -> where + ": the keyboard stays at " + before);
      look(where, now);
    }
  }

  private Node focused() {
    return stage.getScene().getFocusOwner();
  }

  private void look(String where, Node node) {
    robot.interact(
        () -> {
          Parent root = stage.getScene().getRoot();
          Bounds at = node.localToScene(node.getLayoutBounds());
          WritableImage with = picture(root, at);
          root.requestFocus();
          WritableImage without = picture(root, at);
          node.requestFocus();
          double needed = at.getWidth() + at.getHeight();
          int changed = changed(with, without);
          if (changed < needed) {
            unseen.add(where + ": " + node + ", " + changed + " of " + needed + " pixels");
          }
        });
  }

  private static WritableImage picture(Parent root, Bounds at) {
    root.applyCss();
    root.layout();
    SnapshotParameters part = new SnapshotParameters();
    part.setViewport(
        new Rectangle2D(
            at.getMinX() - AROUND,
            at.getMinY() - AROUND,
            at.getWidth() + 2 * AROUND,
            at.getHeight() + 2 * AROUND));
    return root.snapshot(part, null);
  }

  private static int changed(WritableImage one, WritableImage other) {
    PixelReader a = one.getPixelReader();
    PixelReader b = other.getPixelReader();
    int changed = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        double by = a.getColor(x, y).grayscale().getRed() - b.getColor(x, y).grayscale().getRed();
        changed += Math.abs(by) > 0.2 ? 1 : 0;
      }
    }
    return changed;
  }
}
