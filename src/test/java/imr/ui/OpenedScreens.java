package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.ui.kit.Command;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Goes through everything that the window can open: runs each of its verbs, as the menus have them,
 * shows what stands then to whoever asks, and puts all away again. A verb that is new is gone
 * through without being named here.
 */
final class OpenedScreens {
  /** These end the program, or ask the system for files, where a test cannot go. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "quit",
          "import-files",
          "import-folder",
          "practice-library",
          "tour",
          "return-to-library",
          "restart-practice",
          "trash-letters");

  /** What stands once a verb has run, for whoever looks. */
  interface Look {
    /** Called on the window's thread. */
    void at(String verb);
  }

  private final WorkbenchWindow window;
  private final Stage stage;

  OpenedScreens(WorkbenchWindow window, Stage stage) {
    this.window = window;
    this.stage = stage;
  }

  /** True of a verb that opens a sheet or a dialog, as its name says. */
  static boolean opensASheet(Command verb) {
    return verb.label().endsWith("…") || verb.menu().equals("Help");
  }

  /** Runs every verb that can be run now and looks at what stands after it. */
  void each(Look look) throws Exception {
    each(verb -> true, look);
  }

  /** The same for some of the verbs. */
  void each(Predicate<Command> which, Look look) throws Exception {
    for (Command verb : List.copyOf(window.allVerbs())) {
      if (!LEFT_OUT.contains(verb.id().value()) && which.test(verb)) {
        only(verb, look);
      }
    }
  }

  private void only(Command verb, Look look) throws Exception {
    Platform.runLater(window::focusForm);
    WaitForAsyncUtils.waitForFxEvents();
    Platform.runLater(() -> run(verb));
    settle();
    WaitForAsyncUtils.asyncFx(() -> look.at(verb.label())).get(60, TimeUnit.SECONDS);
    putAway();
  }

  private static void run(Command verb) {
    try {
      verb.run();
    } catch (UnsupportedOperationException e) {
      // without a display the system cannot ask for a file: nothing of ours is to be seen there
      assertEquals("Not supported yet.", e.getMessage());
    }
  }

  /** The menus, one after the other. */
  void menus(Look look) throws Exception {
    MenuBar bar = (MenuBar) stage.getScene().lookup(".menu-bar");
    for (var menu : bar.getMenus()) {
      Platform.runLater(menu::show);
      settle();
      WaitForAsyncUtils.asyncFx(() -> look.at(menu.getText() + " menu")).get(60, TimeUnit.SECONDS);
      Platform.runLater(menu::hide);
      settle();
    }
  }

  /** Waits until what runs in the background of a sheet has come and is laid out. */
  static void settle() throws Exception {
    for (int i = 0; i < 3; i++) {
      WaitForAsyncUtils.waitForFxEvents();
      Thread.sleep(60);
    }
  }

  private void putAway() throws Exception {
    WaitForAsyncUtils.asyncFx(
            () -> {
              List.copyOf(Window.getWindows()).stream()
                  .filter(w -> w instanceof PopupWindow || !w.equals(stage))
                  .forEach(Window::hide);
              for (int i = 0; i < 2; i++) {
                new TestKeyboard(stage.getScene()).press(KeyCode.ESCAPE);
              }
              Node overlay = stage.getScene().lookup("#overlay");
              if (overlay instanceof imr.ui.kit.Overlay sheets) {
                sheets.hide();
              }
            })
        .get(60, TimeUnit.SECONDS);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
