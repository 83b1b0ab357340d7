package imr.ui.kit;

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
 * Something the user can do, declared once: it feeds the menu, the button, the tooltip, the command
 * palette and the list of keyboard shortcuts. Its key can be changed while the program runs;
 * whatever shows the key follows.
 */
public final class Command {
  private final CommandId id;
  private final String menu;
  private final String label;
  private final String standardKey;
  private final boolean typed;
  private final ObservableBooleanValue enabled;
  private final Runnable action;
  private final ReadOnlyStringWrapper key;

  private Command(
      CommandId id,
      String menu,
      String label,
      String key,
      boolean typed,
      ObservableBooleanValue enabled,
      Runnable action) {
    this.id = id;
    this.menu = menu;
    this.label = label;
    this.standardKey = key;
    this.typed = typed;
    this.enabled = enabled;
    this.action = action;
    this.key = new ReadOnlyStringWrapper(key);
  }

  /**
   * A command whose key works wherever the focus is.
   *
   * @param id never changes, so that users keep their own keys; see {@link CommandId}
   * @param menu the title of the menu that contains it
   * @param label what the menu, the palette and the list of shortcuts call it
   * @param key as {@link KeyCombination#valueOf} reads it ({@code Shortcut+Z}); empty for a command
   *     without a key
   */
  public static Command of(
      String id,
      String menu,
      String label,
      String key,
      ObservableBooleanValue enabled,
      Runnable action) {
    return new Command(new CommandId(id), menu, label, key, false, enabled, action);
  }

  /**
   * As {@link #of}, with a key that a menu must not take from a text field (Enter, arrows): the
   * command's screen handles the key itself.
   */
  public static Command typed(
      String id,
      String menu,
      String label,
      String key,
      ObservableBooleanValue enabled,
      Runnable action) {
    return new Command(new CommandId(id), menu, label, key, true, enabled, action);
  }

  public CommandId id() {
    return id;
  }

  /** The title of the menu that contains it. */
  public String menu() {
    return menu;
  }

  public String label() {
    return label;
  }

  public String standardKey() {
    return standardKey;
  }

  /** As {@link KeyCombination#valueOf} reads it; empty for a command without a key. */
  public String key() {
    return key.get();
  }

  public ReadOnlyStringProperty keyProperty() {
    return key.getReadOnlyProperty();
  }

  /**
   * Changes the key.
   *
   * @param other empty for no key
   * @throws IllegalArgumentException if it isn't a key
   */
  public void setKey(String other) {
    if (!other.isEmpty()) {
      combinationOf(other);
    }
    key.set(other);
  }

  /** Whether the screen handles the key itself; see {@link #typed}. */
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

  /** Whether a key press is this command's key. */
  public boolean hasKey(KeyEvent event) {
    return combination().filter(k -> k.match(event)).isPresent();
  }

  /** The key as this system's keyboards label it; empty for a command without one. */
  public String keyText() {
    return text(key());
  }

  /** A key as this system's keyboards label it. */
  public static String text(String key) {
    return combination(key).map(KeyCombination::getDisplayText).orElse("");
  }

  /** Runs the command if it's enabled. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }

  public MenuItem menuItem() {
    MenuItem item = new MenuItem(label);
    item.acceleratorProperty()
        .bind(key.map(k -> combination(k).map(this::accelerator).orElse(null)));
    item.disableProperty().bind(Bindings.not(enabled));
    item.setOnAction(e -> run());
    return item;
  }

  private KeyCombination accelerator(KeyCombination combination) {
    return typed ? new MenuKeyLabel(combination) : combination;
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
