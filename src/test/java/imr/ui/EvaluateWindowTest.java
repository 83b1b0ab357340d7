package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.evaluate.Mistake;
import imr.exchange.RecordFile;
import imr.letter.Span;
import imr.report.EvaluationReport;
import imr.review.ReviewSession;
import imr.workbench.TestAnnotator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The evaluation in the real window. */
final class EvaluateWindowTest extends WindowTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Target AGE = Target.of(new FieldId("patient.age"));

  @Test
  void whereNothingIsFinishedItSaysWhatToDo() throws Exception {
    openSamples();
    show();
    await(() -> robot.lookup("#evaluation-nothing").tryQuery().isPresent());
    await(() -> label("#evaluation-nothing").startsWith("Nothing to compare with yet"));
    assertTrue(label("#evaluation-nothing").contains("Ctrl+Enter"));
    assertTrue(node("#evaluation-report").isDisabled());
  }

  @Test
  void fieldsAreScoredAndAnErrorOpensItsPlace() throws Exception {
    String letter = finishTwoOfWhichOneHadAWrongAge();
    show();
    await(() -> !table("#evaluation-fields").getItems().isEmpty());
    assertEquals("2 letters, 145 values in the gold set", label("#evaluation-summary"));
    robot.clickOn("#tab-errors");
    await(() -> table("#evaluation-errors").getItems().size() == 2);
    robot.clickOn(robot.lookup("#evaluation-errors .table-row-cell").nth(1).<Node>query());
    await(() -> !node("#overlay").isVisible());
    assertEquals(Optional.of(letter), window.library().opened().get());
    assertEquals(AGE, chosen());
    show();
    assertTrue(robot.lookup("#tab-errors").<ToggleButton>query().isSelected());
    assertEquals(2, table("#evaluation-errors").getItems().size());
  }

  @Test
  void strictAndRelaxedHeadTheirColumns() throws Exception {
    finishTwoOfWhichOneHadAWrongAge();
    show();
    await(() -> !table("#evaluation-fields").getItems().isEmpty());
    for (String head : List.of("Strict", "Relaxed")) {
      Label label =
          robot.lookup("#evaluation-fields .column-header .label").queryAllAs(Label.class).stream()
              .filter(l -> l.getText().equals(head))
              .findFirst()
              .orElseThrow();
      assertTrue(label.getHeight() > 8 && label.isVisible(), head);
      assertTrue(label.getWidth() >= label.prefWidth(-1) - 0.5, head);
    }
  }

  @Test
  void theKeyboardAloneLeadsFromAFieldToItsErrorsAndToTheLetter() throws Exception {
    String letter = finishTwoOfWhichOneHadAWrongAge();
    show();
    await(() -> !table("#evaluation-fields").getItems().isEmpty());
    for (int i = 0; i < 12 && !node("#evaluation-fields").isFocused(); i++) {
      robot.type(KeyCode.TAB);
    }
    assertTrue(node("#evaluation-fields").isFocused());
    robot.type(KeyCode.HOME, KeyCode.ENTER);
    await(() -> robot.lookup("#tab-errors").<ToggleButton>query().isSelected());
    await(() -> node("#evaluation-errors").isFocused());
    robot.type(KeyCode.HOME, KeyCode.ENTER);
    await(() -> !node("#overlay").isVisible());
    assertEquals(Optional.of(letter), window.library().opened().get());
    assertEquals(AGE, chosen());
  }

  @Test
  void whatIsSpuriousIsShownByItsWordsInTheLetter() throws Exception {
    String letter = finishTwoOfWhichOneHadAWrongAge();
    robot.interact(() -> window.library().open(letter));
    choose("patient.sex");
    Span place = at("patient.sex").orElseThrow().evidence().orElseThrow().span();
    robot.interact(() -> window.desk().reopen());
    robot.interact(() -> window.desk().absent());
    robot.interact(() -> window.desk().finish());
    assertEquals("", window.desk().notice().get());
    awaitSaved();
    show();
    await(() -> !table("#evaluation-fields").getItems().isEmpty());
    robot.clickOn("#tab-errors");
    robot.interact(
        () ->
            robot
                .lookup("#error-kind")
                .<ComboBox<Optional<Mistake.Kind>>>query()
                .setValue(Optional.of(Mistake.Kind.SPURIOUS)));
    await(() -> table("#evaluation-errors").getItems().size() == 2);
    robot.interact(
        () -> {
          table("#evaluation-errors").requestFocus();
          table("#evaluation-errors").getSelectionModel().select(1);
        });
    robot.type(KeyCode.ENTER);
    await(() -> !node("#overlay").isVisible());
    assertEquals(Optional.of(place), window.desk().selection().get());
  }

  @Test
  void twoRunsStandSideBySide() throws Exception {
    finishTwoOfWhichOneHadAWrongAge();
    Path records = Files.createDirectory(folder.resolve("records"));
    for (int i : List.of(0, 2)) {
      ReviewSession session = workbench.open(workbench.letters().get(i).id());
      Files.writeString(
          records.resolve(i + ".json"),
          new RecordFile(workbench.schema())
              .pretty(session.letter(), session.annotations(), RecordFile.Detail.PLAIN));
    }
    show();
    await(() -> !table("#evaluation-fields").getItems().isEmpty());
    robot.interact(() -> window.others().evaluation().model().addRecords(records));
    robot.interact(
        () -> {
          ComboBox<Object> run = robot.lookup("#evaluation-run").query();
          ComboBox<Object> second = robot.lookup("#evaluation-second").query();
          second.setValue(Optional.of(run.getValue()));
          run.setValue(run.getItems().getFirst());
        });
    robot.clickOn("#evaluation-measure");
    robot.clickOn("#tab-compare-runs");
    await(() -> !table("#runs-letters").getItems().isEmpty());
    assertEquals(1, table("#runs-letters").getItems().size());
    assertTrue(
        label("#runs-sentence").contains("over 2 letters: 1 better, 0 worse, 1 same."),
        label("#runs-sentence"));
    assertTrue(table("#runs-fields").getItems().getFirst().toString().contains("All fields"));
  }

  @Test
  void codesAgreeAndCalibrationIsPlotted() throws Exception {
    finishTwoOfWhichOneHadAWrongAge();
    show();
    await(() -> !table("#evaluation-fields").getItems().isEmpty());
    robot.clickOn("#tab-codes-and-agreement");
    assertTrue(
        label("#span-agreement").startsWith("Highlights of all fields: F1 0.993 strict, 0.993"));
    assertTrue(table("#evaluation-codes").getItems().size() > 4);
    assertTrue(robot.lookup(".confusion-hit").queryAll().size() >= 1);
    robot.clickOn("#tab-calibration");
    assertTrue(label("#calibration-error").contains("Expected calibration error: 0."));
    assertFalse(robot.lookup(".plot-point").queryAll().isEmpty());
  }

  @Test
  void aReportIsWrittenOfWhatIsShown() throws Exception {
    finishTwoOfWhichOneHadAWrongAge();
    show();
    await(() -> !table("#evaluation-fields").getItems().isEmpty());
    Path to = folder.resolve("report");
    robot.interact(
        () -> window.others().evaluation().model().report(to, EvaluationReport.TextDetail.WITHOUT));
    await(() -> label("#evaluation-notice").endsWith("report.html saved."));
    assertTrue(Files.readString(to.resolve("report.html")).contains("<h2>Calibration</h2>"));
  }

  private String finishTwoOfWhichOneHadAWrongAge() throws Exception {
    openSamples();
    String letter = workbench.letters().get(2).id();
    new TestAnnotator(workbench, "Ana", NOON)
        .finishes(workbench.letters().get(0).id())
        .types(letter, "patient.age", "99")
        .finishes(letter);
    return letter;
  }

  private void show() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.E);
    await(() -> robot.lookup("#evaluation").tryQuery().isPresent());
  }

  private TableView<?> table(String query) {
    return robot.lookup(query).query();
  }
}
