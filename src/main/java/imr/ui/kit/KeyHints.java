package imr.ui.kit;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/**
 * What can be done now, with keys; keeps its height whatever it shows. What has no room in one line
 * isn't shown, rather than cut.
 */
public final class KeyHints extends FlowPane {
  /** New labels cost more than the rest of a gesture: they stay while they say the same. */
  private List<String> shown = List.of();

  public KeyHints() {
    super(10, 2);
    setMinWidth(0);
    getStyleClass().add("hints");
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    double top = getInsets().getTop();
    getChildren()
        .forEach(c -> c.setVisible(c.getLayoutY() <= top + c.getLayoutBounds().getHeight() / 2));
  }

  @Override
  protected double computePrefHeight(double width) {
    double line = getChildren().stream().mapToDouble(c -> c.prefHeight(-1)).max().orElse(0);
    return line + getInsets().getTop() + getInsets().getBottom();
  }

  /**
   * Shows commands by a few words each, in the order given; the words may be new at each choice.
   */
  public void show(Map<String, Command> verbs) {
    List<String> now =
        verbs.entrySet().stream().map(e -> e.getValue().keyText() + " " + e.getKey()).toList();
    if (!now.equals(shown)) {
      shown = now;
      getChildren()
          .setAll(verbs.entrySet().stream().map(e -> hint(e.getValue(), e.getKey())).toList());
      setAccessibleText(String.join(", ", verbs.keySet()));
    }
  }

  private static HBox hint(Command verb, String words) {
    Label keyLabel = new Label(verb.keyText());
    keyLabel.getStyleClass().add("key");
    Label verbLabel = new Label(words);
    verbLabel.getStyleClass().add("hint");
    keyLabel.setMinWidth(USE_PREF_SIZE);
    verbLabel.setMinWidth(USE_PREF_SIZE);
    return new HBox(4, keyLabel, verbLabel);
  }
}
