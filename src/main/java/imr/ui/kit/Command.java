package imr.ui.kit;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Something the analyst can do, declared once: it feeds the menu, the button, the tooltip, the
 * command list and the key sheet. Its key can be changed while the window stands; whatever shows
 * the key follows.
 */
public final class Command {
  private final String group;
  private final String label;
  private final String standardKey;
  private final boolean typed;
  private final ObservableBooleanValue enabled;
  private final Runnable action;
  private final ReadOnlyStringWrapper key;

  private Command(
      String group,
      String label,
      String key,
      boolean typed,
      ObservableBooleanValue enabled,
      Runnable action) {
    this.group = group;
    this.label = label;
    this.standardKey = key;
    this.typed = typed;
    this.enabled = enabled;
    this.action = action;
    this.key = new ReadOnlyStringWrapper(key);
  }

  /**
   * A verb whose key the menu listens for wherever the focus is.
   *
   * @param group the heading under which the key sheet lists it
   * @param key as {@link KeyCombination#valueOf} reads it ({@code Shortcut+Z}); empty for a verb
   *     without a key
   */
  public static Command of(
      String group, String label, String key, ObservableBooleanValue enabled, Runnable action) {
    return new Command(group, label, key, false, enabled, action);
  }

  /**
   * As {@link #of}, with a key that a menu must not take away from a text field (Enter, arrows):
   * its screen listens for it.
   */
  public static Command typed(
      String group, String label, String key, ObservableBooleanValue enabled, Runnable action) {
    return new Command(group, label, key, true, enabled, action);
  }

  public String group() {
    return group;
  }

  public String label() {
    return label;
  }

  /**
   * Under which an analyst's own key is kept: the label's words. A verb with another label goes
   * back to its standard key.
   */
  public String id() {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  public String standardKey() {
    return standardKey;
  }

  /** As {@link KeyCombination#valueOf} reads it; empty for a verb without a key. */
  public String key() {
    return key.get();
  }

  public ReadOnlyStringProperty keyProperty() {
    return key.getReadOnlyProperty();
  }

  /** Gives the verb another key, or none; refused with an exception when it is no key. */
  public void setKey(String other) {
    if (!other.isEmpty()) {
      combinationOf(other);
    }
    key.set(other);
  }

  /** True for a key that only the screen listens for. */
  public boolean isTyped() {
    return typed;
  }

  public ObservableBooleanValue enabled() {
    return enabled;
  }

  public Optional<KeyCombination> combination() {
    return combination(key());
  }

  private static Optional<KeyCombination> combination(String key) {
    return key.isEmpty() ? Optional.empty() : Optional.of(combinationOf(key));
  }

  static KeyCombination combinationOf(String key) {
    return KeyCombination.valueOf(key);
  }

  /** True when a key press is this verb's key. */
  public boolean hasKey(KeyEvent event) {
    return combination().filter(k -> k.match(event)).isPresent();
  }

  /** The key as it is printed on this system's keyboards; empty for a verb without one. */
  public String keyText() {
    return text(key());
  }

  /** A key as it is printed on this system's keyboards. */
  public static String text(String key) {
    return combination(key).map(KeyCombination::getDisplayText).orElse("");
  }

  /** Does it, where it can be done now. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }

  public MenuItem menuItem() {
    MenuItem item = new MenuItem(label);
    if (typed) {
      item.textProperty().bind(key.map(k -> k.isEmpty() ? label : label + "  (" + text(k) + ")"));
    } else {
      item.acceleratorProperty().bind(key.map(k -> combination(k).orElse(null)));
    }
    item.disableProperty().bind(Bindings.not(enabled));
    item.setOnAction(e -> run());
    return item;
  }

  public Button button() {
    Button button = new Button(label);
    button.setFocusTraversable(false);
    button.disableProperty().bind(Bindings.not(enabled));
    button.setOnAction(e -> run());
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(key.map(k -> (label + "  " + text(k)).strip()));
    button.setTooltip(tip);
    return button;
  }
}
