package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/**
 * All dialogs are of one kind: each has a button that leaves without doing anything, no button is
 * cut off, and Escape and a click outside close it. A dialog that is new is looked at without being
 * named here.
 */
final class DialogsTest extends WindowTest {
  private static final Set<String> LEAVING = Set.of("Cancel", "Close", "Not now");

  private final Set<String> trouble = new TreeSet<>();
  private int dialogs;

  @Test
  void everyDialogHasAWayOutAndNoButtonIsCutOff() throws Exception {
    openSamples();
    new OpenedScreens(window, stage).each(OpenedScreens::opensASheet, this::look);
    assertEquals("", String.join("\n", trouble));
    assertTrue(dialogs > 15, () -> "only " + dialogs);
  }

  private void look(String command) {
    for (Parent dialog : dialogs()) {
      dialogs++;
      dialog.applyCss();
      dialog.layout();
      List<Button> buttons = new ArrayList<>();
      collect(dialog, buttons);
      List<String> words = buttons.stream().map(Button::getText).toList();
      // In a list to pick from by typing, picking is all; Escape and a click outside leave it.
      boolean list = dialog.lookup(".chooser-list") != null;
      if (words.stream().noneMatch(LEAVING::contains) && !list) {
        trouble.add(command + " has no Cancel or Close: " + words);
      }
      buttons.stream()
          .filter(b -> isCut(b, dialog))
          .forEach(b -> trouble.add(command + " cuts off “" + b.getText() + "” at " + place(b)));
    }
  }

  /** What stands over the window now, and the windows of their own. */
  private List<Parent> dialogs() {
    List<Parent> all = new ArrayList<>();
    if (stage.getScene().lookup("#overlay") instanceof Parent overlay && overlay.isVisible()) {
      all.add(overlay);
    }
    for (Window other : Window.getWindows()) {
      if (!other.equals(stage) && !(other instanceof PopupWindow) && other.isShowing()) {
        Scene scene = other.getScene();
        all.add(scene.getRoot());
      }
    }
    return all;
  }

  private static void collect(Node node, List<Button> into) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Button button && !button.getText().isEmpty()) {
      into.add(button);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  private static String place(Button button) {
    Bounds at = button.localToScene(button.getLayoutBounds());
    return "%s, %.0f of %.0f wide, in %.0f × %.0f"
        .formatted(
            at,
            button.getWidth(),
            button.prefWidth(-1),
            button.getScene().getWidth(),
            button.getScene().getHeight());
  }

  /** Narrower than its words, or outside of the window; what scrolls can be scrolled to. */
  private static boolean isCut(Button button, Parent dialog) {
    for (Node at = button; at != null && !at.equals(dialog); at = at.getParent()) {
      if (at instanceof ScrollPane && !at.getStyleClass().contains("roomy")) {
        return false;
      }
    }
    Bounds at = button.localToScene(button.getLayoutBounds());
    Scene scene = button.getScene();
    return button.getWidth() < button.prefWidth(-1) - 0.5
        || at.getMinX() < 0
        || at.getMinY() < 0
        || at.getMaxX() > scene.getWidth()
        || at.getMaxY() > scene.getHeight();
  }

  @Test
  void escapeAndAClickOutsideCloseEveryPanel() throws Exception {
    openSamples();
    for (String id :
        List.of(
            "command-palette",
            "export",
            "filter-letters",
            "dashboard",
            "evaluation",
            "gold-sets",
            "appearance",
            "keyboard-shortcuts",
            "help",
            "custom-fields",
            "trash",
            "letter-history",
            "corrections")) {
      run(id);
      await(() -> node("#overlay").isVisible());
      robot.type(KeyCode.ESCAPE);
      await(() -> !node("#overlay").isVisible());
      run(id);
      await(() -> node("#overlay").isVisible());
      Bounds overlay = node("#overlay").localToScreen(node("#overlay").getLayoutBounds());
      robot.clickOn(overlay.getMinX() + 6, overlay.getMaxY() - 6);
      awaitClosed(id);
    }
    assertEquals("", String.join("\n", trouble));
  }

  private void awaitClosed(String id) {
    try {
      await(() -> !node("#overlay").isVisible());
    } catch (TimeoutException stays) {
      trouble.add(id + " stays open after a click outside");
      robot.interact(() -> ((imr.ui.kit.Overlay) node("#overlay")).hide());
    }
  }
}
