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
          "Find in the letter",
          "Page or text",
          "Page beside the text",
          "Page or text",
          "Explain the chosen value",
          "Search or command",
          "Keys",
          "What belongs in each field",
          "What belongs in this field",
          "Go to a field…",
          "List the open fields",
          "Note on the field…",
          "Accept the sure values…",
          "Gold sets…",
          "History of the letter…",
          "Export…",
          "Fields of the project…",
          "Evaluation…",
          "Light or dark",
          "Light or dark",
          "Larger",
          "Normal size",
          "About");

  /** The main job. */
  static final List<String> JOB =
      List.of(
          "Next open field",
          "Absent, next",
          "Undo",
          "Redo",
          "Flag the field",
          "Next letter",
          "Previous letter",
          "Finish the letter, open the next");

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
    JOB.forEach(label -> steps.add(() -> run(label)));
    SHEETS.forEach(
        label -> {
          steps.add(() -> run(label));
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

  private void run(String label) {
    window.allVerbs().stream()
        .filter(v -> v.label().equals(label))
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
