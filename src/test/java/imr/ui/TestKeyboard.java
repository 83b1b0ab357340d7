package imr.ui;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys as the window gets them, without the waits of a test's robot; on the window's thread. */
final class TestKeyboard {
  private final Scene scene;

  TestKeyboard(Scene scene) {
    this.scene = scene;
  }

  /** Presses a key that writes nothing. */
  void press(KeyCode code) {
    press(code, false);
  }

  /** Presses a key with the one that makes it a command: Ctrl, or ⌘ on a Mac. */
  void command(KeyCode code) {
    press(code, true);
  }

  private void press(KeyCode code, boolean shortcut) {
    fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false));
    fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, shortcut, false, false));
  }

  /** Types letters and digits. */
  void write(String words) {
    words
        .chars()
        .forEach(
            c -> {
              String typed = String.valueOf((char) c);
              KeyCode code = KeyCode.getKeyCode(typed.toUpperCase(java.util.Locale.ROOT));
              fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
              fire(
                  new KeyEvent(
                      KeyEvent.KEY_TYPED,
                      typed,
                      "",
                      KeyCode.UNDEFINED,
                      false,
                      false,
                      false,
                      false));
              fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
            });
  }

  private void fire(KeyEvent event) {
    Node focused = scene.getFocusOwner();
    Event.fireEvent(focused == null ? scene.getRoot() : focused, event);
  }
}
