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
public final class TypicalSession {
  /** Looked at and closed again. */
  public static final List<String> SHEETS =
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
  public static final List<String> JOB =
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
  private final FrameWaiter frames;
  private final Keyboard keyboard;
  private final Queue<Runnable> steps = new ArrayDeque<>();

  TypicalSession(Stage stage, WorkbenchWindow window, FrameWaiter frames) {
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
    keyboard.press(KeyCode.ENTER);
  }

  private void run(String id) {
    window.allVerbs().stream()
        .filter(c -> c.id().value().equals(id))
        .findFirst()
        .ifPresent(Command::run);
  }

  private void closeWhatOpened() {
    List.copyOf(Window.getWindows()).stream().filter(w -> !stage.equals(w)).forEach(Window::hide);
    keyboard.press(KeyCode.ESCAPE);
  }
}
