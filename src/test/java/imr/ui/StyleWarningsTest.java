package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JavaFX finds every color of the style sheets, whatever opens and closes. */
final class StyleWarningsTest extends WindowTest {
  private static final Logger STYLES = Logger.getLogger("javafx.css");

  private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord warning) {
          warnings.add(warning.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    STYLES.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    STYLES.removeHandler(handler);
  }

  @Test
  void aColorThatIsNotThereIsNoticed() throws Exception {
    robot.interact(
        () -> {
          stage.getScene().getRoot().setStyle("-fx-border-color: -imr-nothing;");
          stage.getScene().getRoot().applyCss();
        });
    await(() -> !warnings.isEmpty());
  }

  @Test
  void closingTheWindowWarnsOfNothing() throws Exception {
    openSamples();
    robot.push(KeyCode.SHORTCUT, KeyCode.Q);
    await(() -> !stage.isShowing());
    assertEquals(List.of(), List.copyOf(warnings));
  }

  @Test
  void closingAfterMenusListsAndCardsWereOpenWarnsOfNothing() throws Exception {
    openSamples();
    new OpenedScreens(window, stage).menus(_ -> {});
    robot.interact(() -> command("filter-letters").run());
    robot.clickOn("#filter-by").type(KeyCode.ESCAPE);
    robot.type(KeyCode.ESCAPE);
    robot.interact(window::focusForm);
    robot.rightClickOn(".blank:chosen .blank-value");
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> command("switch-theme").run());
    robot.interact(window::close);
    await(() -> !stage.isShowing());
    reopen();
    robot.interact(() -> command("switch-theme").run());
    assertEquals(List.of(), List.copyOf(warnings));
  }

  @Test
  void closingUnderADialogWarnsOfNothing() throws Exception {
    openSamples();
    for (String dialog : List.of("help", "filter-letters", "custom-fields", "dashboard")) {
      robot.interact(() -> command(dialog).run());
      OpenedScreens.settle();
      robot.interact(window::close);
      await(() -> !stage.isShowing());
      reopen();
    }
    assertEquals(List.of(), List.copyOf(warnings));
  }

  @Test
  void closingAndOpeningAgainWarnsOfNothing() throws Exception {
    openSamples();
    restart();
    openSamples();
    robot.type(KeyCode.F1);
    robot.type(KeyCode.ESCAPE);
    restart();
    assertEquals(List.of(), List.copyOf(warnings));
  }
}
