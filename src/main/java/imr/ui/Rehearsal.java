package imr.ui;

import imr.ui.kit.Command;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Goes through what an analyst does on a usual day, so that the builder of the installers can watch
 * which parts of the program that takes. Keys go to whatever has the keyboard; whatever a verb
 * opens is closed again.
 */
final class Rehearsal {
  /** Looked at and closed again. */
  static final List<String> SHEETS =
      List.of(
          "find-in-letter",
          "show-page",
          "page-beside-text",
          "show-page",
          "explain-value",
          "command-palette",
          "keyboard-shortcuts",
          "annotation-guide",
          "field-guide",
          "go-to-field",
          "list-unreviewed-fields",
          "note-on-field",
          "accept-values",
          "gold-sets",
          "letter-history",
          "export",
          "custom-fields",
          "evaluation",
          "switch-theme",
          "switch-theme",
          "zoom-in",
          "reset-zoom",
          "about");

  /** The main job. */
  static final List<String> JOB =
      List.of(
          "next-unreviewed-field",
          "mark-not-stated",
          "undo",
          "redo",
          "flag-field",
          "next-letter",
          "previous-letter",
          "finish-letter");

  private final Stage stage;
  private final WorkbenchWindow window;
  private final Frames frames;
  private final Queue<Runnable> steps = new ArrayDeque<>();

  /** Goes on once something is so and was drawn. */
  interface Frames {
    void until(BooleanSupplier so, Runnable then);
  }

  Rehearsal(Stage stage, WorkbenchWindow window, Frames frames) {
    this.stage = stage;
    this.window = window;
    this.frames = frames;
  }

  /** Does all of it, and then something else. */
  void perform(Runnable end) {
    steps.add(() -> type(KeyCode.ENTER, ""));
    steps.add(this::confirm);
    steps.add(this::confirm);
    steps.add(window::focusForm);
    steps.add(() -> type(KeyCode.F2, ""));
    steps.add(() -> type(KeyCode.A, "a"));
    steps.add(() -> type(KeyCode.ENTER, ""));
    JOB.forEach(id -> steps.add(() -> run(id)));
    SHEETS.forEach(
        id -> {
          steps.add(() -> run(id));
          steps.add(this::closeWhatOpened);
        });
    next(end);
  }

  private void next(Runnable end) {
    Optional<Runnable> step = Optional.ofNullable(steps.poll());
    step.ifPresent(s -> Platform.runLater(s));
    frames.until(() -> true, step.isPresent() ? () -> next(end) : end);
  }

  private void confirm() {
    window.focusForm();
    type(KeyCode.ENTER, "");
  }

  private void run(String id) {
    window.allVerbs().stream()
        .filter(c -> c.id().value().equals(id))
        .findFirst()
        .ifPresent(Command::run);
  }

  private void closeWhatOpened() {
    List.copyOf(Window.getWindows()).stream().filter(w -> !stage.equals(w)).forEach(Window::hide);
    type(KeyCode.ESCAPE, "");
  }

  private void type(KeyCode key, String text) {
    Optional<Node> owner = Optional.ofNullable(stage.getScene().getFocusOwner());
    owner.ifPresent(node -> Event.fireEvent(node, event(KeyEvent.KEY_PRESSED, key, "")));
    if (!text.isEmpty()) {
      owner.ifPresent(node -> Event.fireEvent(node, event(KeyEvent.KEY_TYPED, key, text)));
    }
    owner.ifPresent(node -> Event.fireEvent(node, event(KeyEvent.KEY_RELEASED, key, "")));
  }

  private static KeyEvent event(
      javafx.event.EventType<KeyEvent> type, KeyCode key, String character) {
    return new KeyEvent(type, character, character, key, false, false, false, false);
  }
}
