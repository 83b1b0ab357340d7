package imr.ui.kit;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key that a menu shows beside its item and doesn't listen for: the screen handles it, since a
 * menu would take Enter or an arrow key from a text field.
 */
final class MenuKeyLabel extends KeyCombination {
  private final KeyCombination key;

  MenuKeyLabel(KeyCombination key) {
    this.key = key;
  }

  @Override
  public boolean match(KeyEvent event) {
    return false;
  }

  @Override
  public String getName() {
    return key.getName();
  }

  @Override
  public String getDisplayText() {
    return key.getDisplayText();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MenuKeyLabel shown && shown.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
