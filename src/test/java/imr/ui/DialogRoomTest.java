package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.workbench.BlindPerson;
import imr.workbench.LearningFixture;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Nothing is cut and nothing lies over anything else, at any size, on any screen or sheet. */
final class DialogRoomTest extends WindowTest {
  /**
   * @param scale 1 is the size as designed
   */
  private record Size(double width, double height, double scale) {}

  private static final List<Size> SIZES =
      List.of(
          new Size(1024, 640, 0.8),
          new Size(1024, 640, 1),
          new Size(1024, 640, 1.5),
          new Size(1024, 640, 2),
          new Size(1440, 900, 0.8),
          new Size(1440, 900, 1),
          new Size(1440, 900, 1.5),
          new Size(1440, 900, 2),
          new Size(2560, 1440, 1));

  private final Collection<String> trouble = new TreeSet<>();

  @Test
  void everyWordIsThere() throws Exception {
    robot.interact(() -> atEverySize("empty library"));
    openSamples();
    OpenedScreens opened = new OpenedScreens(window, stage);
    robot.interact(() -> atEverySize("desk"));
    opened.each(OpenedScreens::opensASheet, this::atEverySize);
    assertEquals("", String.join("\n", trouble));
  }

  @Test
  void figuresAreThere() throws Exception {
    openSamples();
    BlindPerson.pairs(workbench);
    reread();
    at("double-annotation", "#double-letters");
    at("agreement", "#agreement-fields");
    at("gold-sets", "#gold-letters");
    at("corrections", "#corrections");
    robot.interact(() -> command("evaluation").run());
    robot.clickOn("#evaluation-measure");
    await(() -> !robot.lookup("#evaluation-fields").queryTableView().getItems().isEmpty());
    for (String tab : List.of("fields", "errors", "codes-and-agreement", "calibration")) {
      robot.interact(() -> ((ToggleButton) node("#tab-" + tab)).setSelected(true));
      look("evaluation, " + tab);
    }
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> command("adjudicate-next").run());
    await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
    look("adjudication");
    assertEquals("", String.join("\n", trouble));
  }

  @Test
  void oneFieldOfManyLettersIsThere() throws Exception {
    workbench.add(IntStream.rangeClosed(1, 24).mapToObj(LearningFixture::number).toList());
    for (int i = 0; i < 17; i++) {
      LearningFixture.teach(workbench, workbench.letters().get(i).id(), "Ana");
    }
    await(() -> !workbench.learning().training());
    reread();
    String next = workbench.letters().get(17).id();
    robot.interact(() -> window.library().open(next));
    await(() -> window.desk().session().get().isPresent());
    robot.interact(() -> window.desk().choose(LearningFixture.WRONG));
    at("learning", "#learning-fields");
    robot.interact(() -> command("column-review").run());
    await(() -> !robot.lookup("#column-list").queryListView().getItems().isEmpty());
    look("column review");
    assertEquals("", String.join("\n", trouble));
  }

  private void at(String command, String table) throws Exception {
    robot.interact(() -> command(command).run());
    await(() -> !robot.lookup(table).queryTableView().getItems().isEmpty());
    look(command);
    robot.type(KeyCode.ESCAPE);
  }

  private void look(String where) throws Exception {
    OpenedScreens.settle();
    robot.interact(() -> atEverySize(where));
  }

  private void atEverySize(String where) {
    for (Size size : SIZES) {
      window.looks().zoomTo(size.scale());
      // The window itself is no larger than the screen, and changes its size only later.
      stage.getScene().getRoot().resize(size.width(), size.height());
      // what leaves a bar, or comes back, does so in the layout after the one that found no room
      for (int i = 0; i < 4; i++) {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
      }
      LayoutCheck.trouble().forEach(t -> trouble.add(where + " at " + size + ": " + t));
    }
    window.looks().zoomTo(1);
    stage.getScene().getRoot().resize(stage.getScene().getWidth(), stage.getScene().getHeight());
  }
}
