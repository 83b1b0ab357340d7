package imr.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Window;

/**
 * Looks for what has no room: labels whose words are cut, and neighbors that lie over one another.
 * Cut on purpose, and left out: cells of lists and tables, whose whole is read elsewhere; labels
 * with a tooltip; the values of long texts.
 */
final class LayoutCheck {
  /** Style classes of labels that are cut on purpose, with the place where the whole is read. */
  private static final Set<String> CUT_ON_PURPOSE =
      Set.of(
          "letter-name", // the library's list, and the window's title
          "letter-title", // the top bar
          "letter-line", // the letter
          "blank-value", // the letter; the edit box
          "head-title" // the item's first field below it
          );

  private LayoutCheck() {}

  /** What has no room in any window that is shown; on the window's thread. */
  static List<String> trouble() {
    List<String> found = new ArrayList<>();
    for (Window window : List.copyOf(Window.getWindows())) {
      if (window.getScene() != null) {
        Parent root = window.getScene().getRoot();
        root.applyCss();
        root.layout();
        look(root, found);
      }
    }
    return found;
  }

  private static void look(Node node, List<String> found) {
    if (!node.isVisible() || node instanceof IndexedCell<?>) {
      return;
    }
    if (node instanceof Labeled labeled) {
      cut(labeled, found);
    }
    if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
      found.add("scrolls sideways: " + place(bar.getParent()));
    }
    if (node.getStyleClass().contains("overlay-sheet")) {
      outside(node, found);
    }
    if (node instanceof Parent parent) {
      overlaps(parent, found);
      parent.getChildrenUnmodifiable().forEach(c -> look(c, found));
    }
  }

  /** What is wider than the dialog that it is in, which doesn't scroll sideways. */
  private static void outside(Node sheet, List<String> found) {
    for (Node at = sheet.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane pane) {
        double room = pane.getViewportBounds().getWidth();
        if (sheet.getLayoutBounds().getWidth() > room + 1) {
          found.add("wider than its room of " + room + ": " + place(sheet));
        }
        return;
      }
    }
  }

  private static void cut(Labeled labeled, List<String> found) {
    String text = labeled.getText();
    if (text == null || text.isBlank() || isCutOnPurpose(labeled)) {
      return;
    }
    String shown =
        labeled.lookupAll(".text").stream()
            .filter(t -> t instanceof Text && t.getParent().equals(labeled))
            .map(t -> ((Text) t).getText())
            .findFirst()
            .orElse(text);
    boolean shortened = !shown.equals(text) && shown.contains("…") && !text.contains("…");
    boolean narrow =
        !labeled.isWrapText() && labeled.getWidth() + 0.75 < labeled.prefWidth(-1) && shortened;
    boolean low =
        labeled.isWrapText()
            && labeled.getHeight() + 0.75 < labeled.prefHeight(labeled.getWidth())
            && shortened;
    if (narrow || low || (labeled.getWidth() <= 0 && labeled.isManaged())) {
      found.add("cut to “" + shown + "”: “" + text + "” " + place(labeled));
    }
  }

  private static boolean isCutOnPurpose(Labeled labeled) {
    Tooltip tip = labeled.getTooltip();
    return (tip != null && tip.getText() != null && tip.getText().contains(labeled.getText()))
        || labeled.getTextOverrun() == OverrunStyle.CLIP
        || labeled.getStyleClass().stream().anyMatch(CUT_ON_PURPOSE::contains)
        || inside(labeled, "axis");
  }

  private static boolean inside(Node node, String style) {
    return Stream.<Node>iterate(node, n -> n != null, Node::getParent)
        .anyMatch(n -> n.getStyleClass().contains(style));
  }

  /** Rows and columns lay their parts beside one another; what sticks out has no room. */
  private static void overlaps(Parent parent, List<String> found) {
    if (!(parent instanceof HBox || parent instanceof VBox) || !(parent instanceof Region box)) {
      return;
    }
    List<Node> parts =
        parent.getChildrenUnmodifiable().stream()
            .filter(n -> n.isManaged() && n.isVisible() && n.getLayoutBounds().getWidth() > 0)
            .toList();
    for (int i = 0; i + 1 < parts.size(); i++) {
      Bounds one = laid(parts.get(i));
      Bounds next = laid(parts.get(i + 1));
      boolean beside = one.getMaxX() <= next.getMinX() + 0.75;
      boolean below = one.getMaxY() <= next.getMinY() + 0.75;
      if (!beside && !below && next.getHeight() > 0 && one.getHeight() > 0) {
        found.add("overlap: " + place(parts.get(i)) + " and " + place(parts.get(i + 1)));
      }
    }
    Insets in = box.getInsets();
    parts.stream()
        .filter(
            n ->
                laid(n).getMaxX() > box.getWidth() - in.getRight() + 1.5
                    || laid(n).getMaxY() > box.getHeight() - in.getBottom() + 1.5)
        .forEach(n -> found.add("sticks out: " + place(n) + " of " + place(parent)));
  }

  private static Bounds laid(Node node) {
    Bounds own = node.getLayoutBounds();
    return new javafx.geometry.BoundingBox(
        node.getLayoutX() + own.getMinX(),
        node.getLayoutY() + own.getMinY(),
        own.getWidth(),
        own.getHeight());
  }

  private static String place(Node node) {
    String words = node instanceof Labeled l && l.getText() != null ? " “" + l.getText() + "”" : "";
    String id = node.getId() == null ? "" : "#" + node.getId();
    String outer = node.getParent() == null ? "" : node.getParent().getStyleClass() + " > ";
    return outer + node.getClass().getSimpleName() + id + " " + node.getStyleClass() + words;
  }
}
