package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dates of the filter are typed, or picked in a calendar. */
final class FilterDatesTest extends WindowTest {

  @BeforeEach
  void openFilter() throws Exception {
    openSamples();
    run("filter-letters");
    await(() -> robot.lookup("#filter-added-from").tryQuery().isPresent());
  }

  private String field(String id) {
    return robot.lookup(id).<TextField>query().getText();
  }

  private String query() {
    return window.finding().search().written().get();
  }

  @Test
  void dayIsPickedByMouse() throws Exception {
    robot.clickOn("#filter-added-from-calendar .arrow-button");
    await(() -> robot.lookup(".day-cell").tryQuery().isPresent());
    List<DateCell> days =
        robot.lookup(".day-cell").queryAllAs(DateCell.class).stream()
            .sorted(Comparator.comparing(DateCell::getItem))
            .toList();
    LocalDate picked = days.get(10).getItem();
    robot.clickOn((Node) days.get(10));
    await(() -> field("#filter-added-from").equals(picked.toString()));
    await(() -> query().contains("added:" + picked));
    assertTrue(node("#overlay").isVisible(), "the dialog stays open");
  }

  @Test
  void dateIsTypedByKeyboard() throws Exception {
    robot.interact(() -> node("#filter-added-to").requestFocus());
    robot.write("2026-11").type(KeyCode.ENTER);
    await(() -> query().contains("added:..2026-11"));
  }

  @Test
  void dayIsPickedByKeysAndEscapeKeepsTheField() throws Exception {
    TextField from = robot.lookup("#filter-added-from").query();
    robot.interact(() -> from.setText("2026-11-02"));
    robot.interact(from::requestFocus);
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    await(() -> calendar().isShowing());
    robot.type(KeyCode.ESCAPE);
    await(from::isFocused);
    assertTrue(node("#overlay").isVisible(), "the dialog stays open");
    assertEquals("2026-11-02", from.getText());
    robot.type(KeyCode.F4);
    await(() -> calendar().isShowing());
    robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.ENTER);
    await(() -> field("#filter-added-from").equals("2026-11-10"));
    await(() -> query().contains("added:2026-11-10"));
    assertTrue(from.isFocused(), "the field has the keyboard again");
    assertTrue(node("#overlay").isVisible(), "the dialog stays open");
  }

  private DatePicker calendar() {
    return robot.lookup("#filter-added-from-calendar").query();
  }

  @Test
  void cancelBringsBackTheSearchThatWasThere() throws Exception {
    robot.interact(() -> window.finding().search().setWritten("state:new"));
    robot.type(KeyCode.ESCAPE);
    run("filter-letters");
    await(() -> robot.lookup("#filter-cancel").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#filter-added-from").<TextField>query().setText("2020"));
    robot.interact(
        () -> robot.lookup("#filter-added-from").<TextField>query().getOnAction().handle(null));
    await(() -> query().contains("added:"));
    robot.clickOn("#filter-cancel");
    assertEquals("state:new", query());
  }
}
