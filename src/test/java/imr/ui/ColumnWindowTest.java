package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.report.BatchWording;
import imr.review.ColumnLine;
import imr.store.LetterRow;
import imr.workbench.BatchRecord;
import imr.workbench.LearningFixture;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One field over all letters, in the real window by keyboard and mouse. */
final class ColumnWindowTest extends WindowTest {
  private static final FieldId DIAGNOSES = new FieldId("clinical.diagnoses");
  private static final Target DIAGNOSIS = Target.of(DIAGNOSES).entry("d1");
  private int keys;

  @BeforeEach
  void listLetters() throws Exception {
    letters(8);
  }

  private void letters(int count) throws Exception {
    workbench.add(IntStream.rangeClosed(1, count).mapToObj(LearningFixture::number).toList());
    robot.interact(() -> window.library().refresh(() -> {}));
    await(() -> window.library().letters().size() == count);
    String first = ids().getFirst();
    robot.interact(() -> window.library().open(first));
    await(() -> window.desk().session().get().isPresent());
  }

  private List<String> ids() {
    return workbench.letters().stream().map(LetterRow::id).toList();
  }

  private ListView<ColumnLine> list() {
    return robot.lookup("#column-list").query();
  }

  private void open(FieldId field, int values) throws Exception {
    run("column-review");
    await(() -> robot.lookup("#column").tryQuery().isPresent());
    ComboBox<Field> fields = robot.lookup("#column-field").query();
    robot.interact(
        () ->
            fields.setValue(
                fields.getItems().stream()
                    .filter(f -> f.id().equals(field))
                    .findFirst()
                    .orElseThrow()));
    await(() -> values() == values && label("#column-progress").isEmpty());
    robot.interact(() -> list().requestFocus());
  }

  private int values() {
    return list().getItems().stream().mapToInt(l -> l.rows().size()).sum();
  }

  private void key(KeyCode... codes) {
    keys++;
    robot.push(codes);
  }

  private Optional<Annotation> at(String letter, Target target) {
    return store.annotations(letter).at(target);
  }

  private long decided(Status status) {
    return ids().stream()
        .filter(id -> at(id, DIAGNOSIS).filter(a -> a.status() == status).isPresent())
        .count();
  }

  @Test
  void twoHundredRightValuesAreDecidedInAFewKeys() throws Exception {
    workbench.add(IntStream.rangeClosed(9, 200).mapToObj(LearningFixture::number).toList());
    open(DIAGNOSES, 200);
    keys = 0;
    key(KeyCode.G);
    await(() -> list().getItems().size() == 4);
    for (int group = 4; group > 0; group--) {
      int left = group - 1;
      await(() -> label("#column-preview").startsWith("Enter confirms 50 values in 50 letters;"));
      key(KeyCode.ENTER);
      await(() -> list().getItems().size() == left && label("#column-notice").startsWith("Conf"));
    }
    assertEquals(200, decided(Status.CONFIRMED));
    assertTrue(keys <= 30, keys + " keys");
    assertEquals(4, workbench.bulk().done().size());
    assertEquals(
        "50 letters updated: 50 values confirmed",
        BatchWording.line(workbench.bulk().done().getFirst()));
  }

  /** Whoever is faster than the disk and closes the window loses nothing. */
  @Test
  void decisionsThatAreStillBeingSavedAreSavedBeforeTheWindowCloses() throws Exception {
    workbench.add(IntStream.rangeClosed(9, 80).mapToObj(LearningFixture::number).toList());
    open(DIAGNOSES, 80);
    robot.interact(
        () -> {
          TestKeyboard keyboard = new TestKeyboard(stage.getScene());
          IntStream.range(0, 80).forEach(_ -> keyboard.press(KeyCode.ENTER));
          window.close();
        });
    await(() -> !stage.isShowing());
    assertEquals(80, decided(Status.CONFIRMED));
  }

  /** Letters in which the extractor found nothing are a choice of their own. */
  @Test
  void emptyFieldsAreMarkedAsNotStatedAtOnceAndOneIsFilledIn() throws Exception {
    FieldId sex = new FieldId("patient.sex");
    Target target = Target.of(sex);
    open(sex, 0);
    ComboBox<?> show = robot.lookup("#column-show").query();
    robot.interact(() -> show.getSelectionModel().select(1));
    await(() -> values() == 8);
    assertEquals("8 fields", label("#column-count"));
    robot.interact(() -> list().requestFocus());
    String first = list().getItems().getFirst().rows().getFirst().letter();
    robot.type(KeyCode.F2);
    robot.write("male");
    robot.type(KeyCode.ENTER);
    await(() -> values() == 7);
    assertEquals("Filled 1 field.", label("#column-notice"));
    assertEquals(Status.ADDED, at(first, target).orElseThrow().status());
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    await(
        () ->
            label("#column-preview")
                .equals("Enter marks 7 fields as not stated in 7 letters; F2 enters a value."));
    robot.type(KeyCode.ENTER);
    await(() -> values() == 0);
    assertEquals("Marked 7 fields as not stated in 7 letters.", label("#column-notice"));
    assertEquals(
        7,
        ids().stream()
            .filter(id -> at(id, target).orElseThrow().answer() instanceof Answer.Absent)
            .count());
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    await(() -> values() == 7);
  }

  @Test
  void oneValueIsAnOrdinaryGestureOfItsLetterAndOneKeyTakesItBack() throws Exception {
    open(DIAGNOSES, 8);
    String first = list().getItems().getFirst().rows().getFirst().letter();
    robot.type(KeyCode.ENTER);
    await(() -> list().getItems().size() == 7);
    Annotation now = at(first, DIAGNOSIS).orElseThrow();
    assertEquals(Status.CONFIRMED, now.status());
    assertTrue(now.provenance() instanceof Provenance.Person p && p.name().equals("Ana"));
    Gesture last = workbench.ledger(first).getLast();
    assertEquals(new Act.Confirm(DIAGNOSIS), last.act());
    assertEquals(Optional.empty(), last.batch());
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    await(() -> list().getItems().size() == 8);
    assertEquals(Status.SUGGESTED, at(first, DIAGNOSIS).orElseThrow().status());
    assertEquals(List.of(), workbench.bulk().done());
  }

  @Test
  void severalAreSelectedPreviewedRejectedAndPutBackInOneGo() throws Exception {
    open(LearningFixture.TREATMENTS, 16);
    robot.interact(() -> ((TextInputControl) node("#column-words")).setText("no"));
    await(() -> list().getItems().size() == 8);
    robot.interact(() -> list().requestFocus());
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    await(() -> label("#column-preview").startsWith("Enter confirms 8 values in 8 letters;"));
    ListView<?> sentences = robot.lookup("#column-sentences").query();
    assertEquals(8, sentences.getItems().size());
    robot.type(KeyCode.DELETE);
    await(() -> list().getItems().isEmpty());
    assertEquals("Rejected 8 values in 8 letters.", label("#column-notice"));
    for (String id : ids()) {
      assertEquals(Status.REJECTED, at(id, LearningFixture.WRONG).orElseThrow().status());
    }
    BatchRecord batch = workbench.bulk().done().getFirst();
    assertEquals("8 letters updated: 8 values rejected", BatchWording.line(batch));
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    await(() -> list().getItems().size() == 8);
    assertTrue(workbench.bulk().done().getFirst().takenBack());
    for (String id : ids()) {
      assertEquals(Status.SUGGESTED, at(id, LearningFixture.WRONG).orElseThrow().status());
    }
  }

  @Test
  void aTypedValueMovesItsHighlightAsOnTheReviewScreenAndEscapeLeavesTheEditAlone()
      throws Exception {
    open(LearningFixture.TREATMENTS, 16);
    robot.interact(() -> ((TextInputControl) node("#column-words")).setText("no"));
    await(() -> list().getItems().size() == 8);
    robot.interact(() -> list().requestFocus());
    String first = list().getItems().getFirst().rows().getFirst().letter();
    robot.type(KeyCode.F2);
    await(() -> robot.lookup("#column-typed").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    assertTrue(node("#column").isVisible());
    robot.type(KeyCode.F2);
    await(() -> robot.lookup("#column-typed").tryQuery().isPresent());
    robot.write("warm sand baths").type(KeyCode.ENTER);
    await(() -> list().getItems().size() == 7);
    Annotation now = at(first, LearningFixture.WRONG).orElseThrow();
    assertEquals(Optional.of(Value.of("warm sand baths")), now.value());
    assertEquals("warm sand baths", now.evidence().orElseThrow().quote());
    assertEquals(Status.CORRECTED, now.status());
  }

  @Test
  void theMouseSelectsAndDecidesAndTheLetterIsBackAtItsLineAfterwards() throws Exception {
    String before = window.library().opened().get().orElseThrow();
    open(DIAGNOSES, 8);
    robot.clickOn(cell(1));
    clickWithShift(cell(3));
    await(() -> label("#column-preview").startsWith("Enter confirms 3 values in 3 letters;"));
    robot.clickOn("#column-confirm");
    await(() -> list().getItems().size() == 5);
    assertEquals(3, decided(Status.CONFIRMED));
    robot.type(KeyCode.ESCAPE);
    await(() -> window.desk().session().get().isPresent());
    assertEquals(Optional.of(before), window.library().opened().get());
    assertFalse(node("#overlay").isVisible());
  }

  /** The robot's own clicks know nothing of the keys that are held. */
  private void clickWithShift(Node at) {
    for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
      robot.interact(
          () ->
              Event.fireEvent(
                  at,
                  new MouseEvent(
                      type,
                      5,
                      5,
                      5,
                      5,
                      MouseButton.PRIMARY,
                      1,
                      true,
                      false,
                      false,
                      false,
                      true,
                      false,
                      false,
                      true,
                      false,
                      true,
                      null)));
    }
  }

  private Node cell(int at) {
    return robot.lookup("#column-list .list-cell").queryAll().stream()
        .filter(n -> n instanceof ListCell<?> c && c.getIndex() == at)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void finishedLettersAreShownButNeverChanged() throws Exception {
    LearningFixture.teach(workbench, ids().getFirst(), "Ben");
    open(DIAGNOSES, 7);
    ComboBox<?> show = robot.lookup("#column-show").query();
    robot.interact(() -> show.getSelectionModel().selectLast());
    await(() -> list().getItems().size() == 8);
    robot.interact(
        () -> {
          list().requestFocus();
          list().getSelectionModel().select(0);
        });
    await(() -> label("#column-preview").contains("finished letters and won't change."));
    robot.type(KeyCode.DELETE);
    assertTrue(label("#column-notice").startsWith("Nothing to decide here."));
    assertEquals(Status.CONFIRMED, at(ids().getFirst(), DIAGNOSIS).orElseThrow().status());
  }
}
