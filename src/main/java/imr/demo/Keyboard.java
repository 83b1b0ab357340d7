package imr.demo;

import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** Types into whatever has the focus, as a person would. All methods run on the UI thread. */
final class Keyboard {
  private final Stage stage;

  Keyboard(Stage stage) {
    this.stage = stage;
  }

  /** Presses and releases a key that types nothing. */
  void press(KeyCode key) {
    press(key, false);
  }

  /**
   * Presses and releases a key that types nothing.
   *
   * @param shortcut whether the platform's shortcut key, Ctrl or Command, is held
   */
  void press(KeyCode key, boolean shortcut) {
    send(key, "", shortcut);
  }

  /** Types one character. */
  void type(KeyCode key, String character) {
    send(key, character, false);
  }

  private void send(KeyCode key, String character, boolean shortcut) {
    Optional<Node> owner = Optional.ofNullable(stage.getScene().getFocusOwner());
    owner.ifPresent(n -> Event.fireEvent(n, event(KeyEvent.KEY_PRESSED, key, "", shortcut)));
    if (!character.isEmpty()) {
      owner.ifPresent(n -> Event.fireEvent(n, event(KeyEvent.KEY_TYPED, key, character, false)));
    }
    owner.ifPresent(n -> Event.fireEvent(n, event(KeyEvent.KEY_RELEASED, key, "", shortcut)));
  }

  private static KeyEvent event(
      EventType<KeyEvent> type, KeyCode key, String character, boolean shortcut) {
    return new KeyEvent(type, character, character, key, false, shortcut, false, false);
  }
}
