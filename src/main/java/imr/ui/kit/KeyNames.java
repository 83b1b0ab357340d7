package imr.ui.kit;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Writes a key press down as {@link Command#key} has it. */
final class KeyNames {
  private KeyNames() {}

  static String of(KeyEvent event) {
    StringBuilder name = new StringBuilder();
    if (event.isShortcutDown()) {
      name.append("Shortcut+");
    } else if (event.isControlDown()) {
      name.append("Ctrl+");
    }
    if (event.isAltDown()) {
      name.append("Alt+");
    }
    if (event.isShiftDown()) {
      name.append("Shift+");
    }
    return name.append(event.getCode().getName()).toString();
  }

  /** False for what a person types into a field. */
  static boolean mayBeAKey(String name) {
    boolean held = name.contains("Shortcut+") || name.contains("Ctrl+") || name.contains("Alt+");
    KeyCode code = KeyCode.getKeyCode(name.substring(name.lastIndexOf('+') + 1));
    boolean types =
        code != null
            && (code.isLetterKey()
                || code.isDigitKey()
                || (code.isWhitespaceKey() && code != KeyCode.ENTER)
                || code.getName().length() == 1);
    return held || !types;
  }
}
