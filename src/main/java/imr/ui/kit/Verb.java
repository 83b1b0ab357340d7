package imr.ui.kit;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/**
 * Something the analyst can do, declared once: it feeds the menu, the button, the tooltip and the
 * key sheet.
 *
 * @param group the heading under which the key sheet lists it
 * @param key as {@link KeyCombination#valueOf} reads it ({@code Shortcut+Z}); empty for a verb
 *     without a key
 * @param typed true for keys that a menu must not take away from a text field (Enter, arrows): the
 *     screen listens for them
 */
public record Verb(
    String group,
    String label,
    String key,
    boolean typed,
    ObservableBooleanValue enabled,
    Runnable action) {

  /** A verb whose key the menu listens for wherever the focus is. */
  public static Verb of(
      String group, String label, String key, ObservableBooleanValue enabled, Runnable action) {
    return new Verb(group, label, key, false, enabled, action);
  }

  /** A verb whose key its screen listens for itself. */
  public static Verb typed(
      String group, String label, String key, ObservableBooleanValue enabled, Runnable action) {
    return new Verb(group, label, key, true, enabled, action);
  }

  public Optional<KeyCombination> combination() {
    return key.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(key));
  }

  /** The key as it is printed on this system's keyboards; empty for a verb without one. */
  public String keyText() {
    return combination().map(KeyCombination::getDisplayText).orElse("");
  }

  /** Does it, where it can be done now. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }

  public MenuItem menuItem() {
    MenuItem item = new MenuItem(typed && !key.isEmpty() ? label + "  (" + keyText() + ")" : label);
    if (!typed) {
      combination().ifPresent(item::setAccelerator);
    }
    item.disableProperty().bind(javafx.beans.binding.Bindings.not(enabled));
    item.setOnAction(e -> run());
    return item;
  }

  public Button button() {
    Button button = new Button(label);
    button.setFocusTraversable(false);
    button.disableProperty().bind(javafx.beans.binding.Bindings.not(enabled));
    button.setOnAction(e -> run());
    button.setTooltip(new Tooltip(label + (key.isEmpty() ? "" : "  " + keyText())));
    return button;
  }
}
