package imr.demo;

import imr.ui.WorkbenchWindow;
import imr.ui.kit.Command;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Does what an analyst does on a usual day, so that the class cache that ships with the installers
 * holds the classes it takes. Keys go to the focus owner; whatever a command opens is closed again.
 */
public final class Rehearsal {
  /** Looked at and closed again. */
  public static final List<String> SHEETS =
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
  public static final List<String> JOB =
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
  private final Keyboard keyboard;
  private final Queue<Runnable> steps = new ArrayDeque<>();

  Rehearsal(Stage stage, WorkbenchWindow window, Frames frames) {
    this.stage = stage;
    this.window = window;
    this.frames = frames;
    this.keyboard = new Keyboard(stage);
  }

  /** Does all of it, and then something else. */
  void perform(Runnable end) {
    steps.add(() -> keyboard.press(KeyCode.ENTER));
    steps.add(this::confirm);
    steps.add(this::confirm);
    steps.add(window::focusForm);
    steps.add(() -> keyboard.press(KeyCode.F2));
    steps.add(() -> keyboard.type(KeyCode.A, "a"));
    steps.add(() -> keyboard.press(KeyCode.ENTER));
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
    keyboard.press(KeyCode.ENTER);
  }

  private void run(String label) {
    window.allVerbs().stream()
        .filter(v -> v.label().equals(label))
        .findFirst()
        .ifPresent(Command::run);
  }

  private void closeWhatOpened() {
    List.copyOf(Window.getWindows()).stream().filter(w -> !stage.equals(w)).forEach(Window::hide);
    keyboard.press(KeyCode.ESCAPE);
  }
}
