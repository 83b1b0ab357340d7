package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.Formats;
import imr.workbench.ExportScope;
import imr.workbench.Exports;
import imr.workbench.TestAnnotator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** Choosing what to export in the real window, by keyboard, and what comes of it. */
final class ExportWindowTest extends WindowTest {

  @Test
  void lettersFormatAndWordsAreChosenByKeyboardAndTheReportFollows() throws Exception {
    openSamples();
    new TestAnnotator(workbench, "Ana", Instant.parse("2026-11-21T12:00:00Z"))
        .finishes(workbench.letters().get(3).id());
    showSheet();
    await(() -> !report().isEmpty() && report().getFirst().startsWith("1 letter with "));
    ComboBox<?> letters = robot.lookup("#export-letters").query();
    assertTrue(letters.getValue().toString().contains("Finished letters (1)"), "finished first");
    robot.interact(() -> letters.getSelectionModel().select(1));
    await(() -> report().size() >= 2 && report().getFirst().startsWith("5 letters with "));
    assertTrue(report().contains("This format includes everything."), report().toString());
    robot.type(KeyCode.DOWN, 2);
    assertEquals(
        "Tables of disputed items, citations, letters, and lists, for statistics programs.",
        label("#export-purpose"));
    await(() -> report().contains("–  letter text 5, in 5 letters"));
    assertTrue(report().contains("Not included in this format:"), report().toString());
    robot.type(KeyCode.TAB).type(KeyCode.SPACE);
    await(() -> report().stream().anyMatch(l -> l.startsWith("–  text of values")));
    assertTrue(label("#export-about-text").startsWith("Only locations, codes, dates, and numbers"));
    robot.press(KeyCode.SHIFT).type(KeyCode.TAB, 2).release(KeyCode.SHIFT);
    robot.type(KeyCode.UP);
    await(() -> !report().isEmpty() && report().getFirst().startsWith("1 letter with "));
    robot.type(KeyCode.ESCAPE);
    await(() -> robot.lookup("#export").tryQuery().isEmpty());
  }

  @Test
  void enterNeitherTicksTheBoxNorWritesWhatCannotBe() throws Exception {
    openSamples();
    showSheet();
    ComboBox<?> letters = robot.lookup("#export-letters").query();
    robot.interact(() -> letters.getSelectionModel().select(1));
    await(() -> label("#export-notice").equals("There are no letters to export."));
    robot.type(KeyCode.TAB).type(KeyCode.ENTER);
    assertTrue(robot.lookup("#export-text").<CheckBox>query().isSelected());
    assertTrue(robot.lookup("#export").tryQuery().isPresent());
  }

  @Test
  void aFormatThatNeedsTheTextsSaysSoAndTakesThem() throws Exception {
    openSamples();
    showSheet();
    ListView<?> formats = robot.lookup("#export-formats").query();
    int spacy = Formats.all().stream().map(f -> f.id()).toList().indexOf("spacy");
    robot.interact(() -> formats.getSelectionModel().select(spacy));
    assertTrue(node("#export-text").isDisabled());
    assertTrue(robot.lookup("#export-text").<CheckBox>query().isSelected());
    assertTrue(label("#export-about-text").startsWith("This format always includes"));
  }

  @Test
  void whereNoLetterIsChosenNothingCanBeWritten() throws Exception {
    openSamples();
    showSheet();
    ComboBox<?> letters = robot.lookup("#export-letters").query();
    await(() -> !letters.getItems().isEmpty());
    assertEquals(4, letters.getItems().size());
    robot.interact(() -> letters.getSelectionModel().select(1));
    await(() -> label("#export-notice").equals("There are no letters to export."));
    assertTrue(node("#export-write").isDisabled());
    robot.interact(() -> letters.getSelectionModel().select(3));
    await(() -> report().getFirst().startsWith("1 letter with "));
    assertFalse(node("#export-write").isDisabled());
  }

  @Test
  void whatIsWrittenIsToldWithItsPlace() throws Exception {
    openSamples();
    Path place = folder.resolve("letters.jsonl");
    Exports.Order order =
        new Exports.Order(new ExportScope.All(), Formats.named("jsonl").orElseThrow(), true);
    robot.interact(() -> window.others().exports().write(order, place));
    await(() -> label("#notice").equals("5 letters exported to " + place + "."));
    assertEquals(5, Files.readAllLines(place).size());
  }

  private void showSheet() throws Exception {
    robot.press(KeyCode.CONTROL, KeyCode.ALT).type(KeyCode.X).release(KeyCode.ALT, KeyCode.CONTROL);
    await(() -> robot.lookup("#export").tryQuery().isPresent());
    await(() -> node("#export-formats").isFocused());
    await(() -> !report().isEmpty());
  }

  private List<String> report() {
    return robot.lookup("#export-report").<VBox>query().getChildren().stream()
        .map(ExportWindowTest::words)
        .toList();
  }

  private static String words(Node line) {
    return line instanceof HBox parts
        ? String.join(" ", parts.getChildren().stream().map(ExportWindowTest::words).toList())
        : ((Labeled) line).getText();
  }
}
