package imr.ui.help;

import imr.ui.kit.Overlay;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.css.Styleable;
import javafx.scene.Node;

/** Which article speaks of what is on the screen. */
public final class HelpContext {
  /** The article that everything else begins with. */
  static final String START = "start";

  private HelpContext() {}

  /** By a part that a dialog has, and none of those before it. */
  static Map<String, String> ofSheets() {
    Map<String, String> articles = new LinkedHashMap<>();
    articles.put("#accept-list", "review");
    articles.put("#history", "undo-history");
    articles.put("#gold-proposal", "gold");
    articles.put("#gold-make", "gold");
    articles.put("#corrections", "evaluate");
    articles.put("#evaluation", "evaluate");
    articles.put("#export", "export");
    articles.put("#fields", "own-fields");
    articles.put("#backups", "safekeeping");
    articles.put("#passphrase-problem", "safekeeping");
    articles.put("#dashboard", "dashboard");
    articles.put("#learning", "learning");
    articles.put("#column", "column");
    articles.put("#propagate", "column");
    articles.put("#plants", "planted-errors");
    articles.put("#missed-dialog", "planted-errors");
    articles.put("#key-sheet", "keys");
    articles.put("#chooser", "keys");
    articles.put("#prompt", "review");
    return articles;
  }

  /** By a pane that holds the keyboard: its id, or its style class. */
  static Map<String, String> ofPanes() {
    return Map.of(
        "#library", "find-letters",
        "#opinions", "predictions",
        "#attention", "learning",
        "#checks", "checks",
        ".letter-side", "correct",
        ".form-side", "review",
        ".letter-list", "find-letters",
        ".empty", "import");
  }

  /**
   * The article's id.
   *
   * @param focused what holds the keyboard
   */
  public static String article(Overlay overlay, Optional<Node> focused) {
    return overlay.isVisible() ? ofSheet(overlay) : ofPane(focused);
  }

  private static String ofSheet(Overlay overlay) {
    return ofSheets().entrySet().stream()
        .filter(e -> overlay.lookup(e.getKey()) != null)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(START);
  }

  private static String ofPane(Optional<Node> focused) {
    for (Optional<Node> at = focused;
        at.isPresent();
        at = at.map(Node::getParent).map(Node.class::cast)) {
      Styleable node = at.get();
      Optional<String> found =
          ofPanes().entrySet().stream()
              .filter(e -> is(node, e.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return START;
  }

  private static boolean is(Styleable node, String selector) {
    String name = selector.substring(1);
    return selector.startsWith("#")
        ? name.equals(node.getId())
        : node.getStyleClass().contains(name);
  }
}
