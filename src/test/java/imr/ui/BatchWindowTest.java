package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Value;
import imr.report.BatchWording;
import imr.store.LetterRow;
import imr.workbench.BatchRecord;
import imr.workbench.SkippedLetter;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verbs for many letters in the real window, by keyboard. */
final class BatchWindowTest extends WindowTest {

  @BeforeEach
  void layLettersDown() throws Exception {
    openSamples();
    await(() -> window.library().letters().size() == 5);
    robot.interact(() -> window.library().open(shown().getFirst()));
    robot.interact(window::focusForm);
  }

  private List<String> shown() {
    return window.library().shown().stream().map(LetterRow::id).toList();
  }

  private long flagged() {
    return window.library().letters().stream().filter(l -> l.headline().flagged()).count();
  }

  private void open(String id) throws Exception {
    run(id);
    await(() -> robot.lookup("#bulk").tryQuery().isPresent());
  }

  private void awaitLine(String start) throws Exception {
    await(() -> label("#bulk-line").startsWith(start));
  }

  private String button() {
    return ((Labeled) node("#bulk-go")).getText();
  }

  private List<String> reasons() {
    return robot.lookup("#bulk-reasons").<VBox>query().getChildren().stream()
        .map(n -> ((Labeled) n).getText())
        .toList();
  }

  private void selectThree() {
    robot.interact(() -> node("#library").requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, 2).release(KeyCode.SHIFT);
  }

  @Test
  void allLettersAreFlaggedAfterALookAndPutBackInOneGo() throws Exception {
    open("flag-letters");
    awaitLine("5 letters will be flagged.");
    assertEquals("Flag 5 letters", button());
    robot.type(KeyCode.ENTER);
    awaitLine("5 letters flagged. To undo it, choose Library > Undo batch action.");
    assertEquals(5, flagged());
    assertTrue(node("#bulk-go").isFocused());
    robot.type(KeyCode.ENTER);
    assertFalse(node("#overlay").isVisible());
    assertEquals(Optional.of(shown().getFirst()), window.library().opened().get());
    assertTrue(label("#notice").startsWith("5 letters flagged."));
    restart();
    assertEquals(5, flagged());
    open("undo-batch-action");
    awaitLine("5 letters will be changed back.");
    ListView<?> done = (ListView<?>) node("#bulk-done");
    assertEquals(
        "5 letters flagged", BatchWording.line(((BatchRecord) done.getItems().getFirst())));
    robot.type(KeyCode.ENTER);
    awaitLine("5 letters changed back.");
    assertEquals(0, flagged());
  }

  @Test
  void escapeLeavesWithNothingDone() throws Exception {
    open("flag-letters");
    awaitLine("5 letters will be flagged.");
    robot.type(KeyCode.ESCAPE);
    assertFalse(node("#overlay").isVisible());
    assertEquals(0, flagged());
    assertEquals(List.of(), workbench.bulk().done());
    open("undo-batch-action");
    awaitLine("No batch actions to undo.");
    assertEquals("Close", button());
    robot.type(KeyCode.ENTER);
    assertFalse(node("#overlay").isVisible());
  }

  @Test
  void severalThatAreSelectedComeFirstAndAllCanBeChosenInstead() throws Exception {
    selectThree();
    open("flag-letters");
    awaitLine("3 letters will be flagged.");
    ComboBox<?> scope = robot.lookup("#bulk-scope").query();
    assertTrue(scope.isFocused());
    robot.type(KeyCode.DOWN);
    awaitLine("5 letters will be flagged.");
    robot.type(KeyCode.UP);
    awaitLine("3 letters will be flagged.");
    robot.type(KeyCode.ENTER);
    awaitLine("3 letters flagged.");
    assertEquals(3, flagged());
  }

  @Test
  void aNameIsTypedWhatChangesIsShownAndTheTopBarTellsIt() throws Exception {
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.F2).write("71");
    open("assign-letters");
    awaitLine("Enter or choose a name");
    robot.write("Ben Okafor").type(KeyCode.ENTER);
    awaitLine("5 letters will be assigned to Ben Okafor.");
    assertEquals("Assign 5 letters to Ben Okafor", button());
    assertEquals("", label("#letter-assigned"));
    robot.type(KeyCode.ENTER);
    awaitLine("5 letters assigned to Ben Okafor.");
    assertEquals("Assigned to Ben Okafor", label("#letter-assigned"));
    assertEquals(
        Optional.of(Value.of("71")), at("patient.age").flatMap(Annotation::value), "was typed");
    robot.type(KeyCode.ENTER);
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    await(() -> label("#letter-assigned").isEmpty());
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    awaitSaved();
    assertFalse(at("patient.age").flatMap(Annotation::value).equals(Optional.of(Value.of("71"))));
  }

  @Test
  void whatIsLeftIsNamedWithItsReasonAndNothingToDoIsSaid() throws Exception {
    open("finish-letters");
    awaitLine("No letters will be finished.");
    assertEquals(List.of("5 letters have unreviewed fields."), reasons());
    ListView<?> left = (ListView<?>) node("#bulk-left");
    assertEquals(5, left.getItems().size());
    SkippedLetter first = (SkippedLetter) left.getItems().getFirst();
    assertTrue(first.detail().endsWith(" unreviewed fields"), BatchWording.line(first));
    assertEquals("Close", button());
  }

  @Test
  void whatIsPutBackAlreadyCanBeDoneAgain() throws Exception {
    open("flag-letters");
    awaitLine("5 letters will be flagged.");
    robot.type(KeyCode.ENTER);
    awaitLine("5 letters flagged.");
    robot.type(KeyCode.ENTER);
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    awaitSaved();
    assertEquals(4, flagged());
    open("undo-batch-action");
    awaitLine("4 letters will be changed back.");
    assertEquals(List.of("1 letter is already undone."), reasons());
    robot.type(KeyCode.ENTER);
    awaitLine("4 letters changed back.");
    robot.type(KeyCode.ENTER);
    open("undo-batch-action");
    awaitLine("5 letters will be flagged again.");
    assertEquals("Redo for 5 letters", button());
    robot.type(KeyCode.ENTER);
    awaitLine("5 letters flagged again.");
    assertEquals(5, flagged());
  }

  @Test
  void theSelectedLettersAreExportedWithTheSheetForIt() throws Exception {
    selectThree();
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    robot.write("export letters").type(KeyCode.ENTER);
    await(() -> robot.lookup("#export").tryQuery().isPresent());
    ComboBox<?> letters = robot.lookup("#export-letters").query();
    await(() -> !letters.getItems().isEmpty());
    assertTrue(letters.getValue().toString().startsWith("Choice[label=Selected letters (3)"));
    await(
        () ->
            robot.lookup("#export-report").<VBox>query().getChildren().stream()
                .anyMatch(n -> n instanceof Labeled l && l.getText().startsWith("3 letters with")));
  }
}
