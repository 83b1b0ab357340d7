package imr.ui;

import imr.ui.shell.LibraryModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * While another letter is being opened, what is typed at the one that is still shown is meant for
 * the other: it waits, and goes there in its order. A click on the old letter does nothing
 * meanwhile. What was meant for a letter that can't be opened is dropped.
 */
final class HeldKeys {
  private final Node screen;
  private final LibraryModel library;
  private final Predicate<KeyEvent> atOnce;
  private final Deque<KeyEvent> held = new ArrayDeque<>();
  private Optional<String> meant = Optional.empty();
  private boolean passing;
  private boolean clicking;

  /**
   * @param screen shows the letter under review
   * @param atOnce true for a key that opens yet another letter instead
   */
  HeldKeys(Node screen, LibraryModel library, Predicate<KeyEvent> atOnce) {
    this.screen = screen;
    this.library = library;
    this.atOnce = atOnce;
    screen.addEventFilter(KeyEvent.ANY, this::typed);
    screen.addEventFilter(MouseEvent.ANY, this::clicked);
    library.opening().addListener((o, was, is) -> Platform.runLater(this::pass));
  }

  private void typed(KeyEvent event) {
    if (!passing && (isOpening() || !held.isEmpty()) && !(held.isEmpty() && goesOn(event))) {
      if (held.isEmpty()) {
        meant = library.wanted();
      }
      held.add(event);
      event.consume();
    }
  }

  private boolean isOpening() {
    return library.opening().get().isPresent();
  }

  private boolean goesOn(KeyEvent event) {
    boolean ofACommand =
        event.getEventType() == KeyEvent.KEY_TYPED
            && (event.isShortcutDown() || event.isAltDown() || isControl(event.getCharacter()));
    return event.getEventType() == KeyEvent.KEY_RELEASED
        || event.getCode().isModifierKey()
        || ofACommand
        || atOnce.test(event);
  }

  private static boolean isControl(String character) {
    return character.isEmpty() || Character.isISOControl(character.charAt(0));
  }

  private void clicked(MouseEvent event) {
    boolean pressed = event.getEventType() == MouseEvent.MOUSE_PRESSED;
    clicking = pressed ? isOpening() : clicking;
    if (clicking) {
      event.consume();
    }
    clicking &= event.getEventType() != MouseEvent.MOUSE_CLICKED;
  }

  /** Until one of them opens yet another letter: the rest is meant for that. */
  private void pass() {
    if (!library.wanted().equals(meant)) {
      held.clear();
    }
    while (!isOpening() && !held.isEmpty()) {
      pass(held.remove());
    }
    meant = library.wanted();
  }

  private void pass(KeyEvent event) {
    passing = true;
    try {
      EventTarget target =
          Optional.<EventTarget>ofNullable(screen.getScene().getFocusOwner())
              .orElse(screen.getScene());
      Event.fireEvent(target, event.copyFor(target, target));
    } finally {
      passing = false;
    }
  }
}
