package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.review.ReviewSession;
import imr.workbench.PredictionReport;
import imr.workbench.Predictions;
import imr.workbench.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Other authors' values at the desk, in the real window. */
final class PredictionWindowTest extends WindowTest {

  @Test
  void anotherAuthorsValueStandsBesideTheFieldAndOneKeyTakesIt() throws Exception {
    openSamples();
    String letter = imported("{\"patient\": {\"age\": {\"value\": 77, \"text\": \"%s\"}}}");
    choose("patient.age");
    await(() -> robot.lookup("#opinions").query().isVisible());
    assertTrue(
        robot.lookup(".opinion-strip .label").queryAll().stream()
            .anyMatch(n -> n instanceof Label l && l.getText().equals("77")));
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT1).release(KeyCode.ALT);
    awaitSaved();
    Annotation now = at("patient.age").orElseThrow();
    assertEquals(Optional.of(Value.of("77")), now.value());
    assertEquals(Status.CORRECTED, now.status());
    assertEquals(
        "Ana", Assertions.assertInstanceOf(Provenance.Person.class, now.provenance()).name());
    assertEquals(
        new Act.Adopt(Target.of(new FieldId("patient.age"))),
        workbench.ledger(letter).getLast().act());
  }

  @Test
  void withoutUnlocatedPredictionsTheirCommandsAreOff() throws Exception {
    openSamples();
    for (String id : List.of("unlocated-predictions", "dismiss-prediction")) {
      assertFalse(command(id).enabled().get(), id);
    }
    imported("{\"patient\": {\"age\": {\"value\": 77, \"text\": \"seventy-seven winters\"}}}");
    await(() -> command("unlocated-predictions").enabled().get());
    robot.push(KeyCode.ALT, KeyCode.U);
    await(() -> !robot.lookup(".chooser-list").queryListView().getItems().isEmpty());
    assertTrue(command("dismiss-prediction").enabled().get());
  }

  @Test
  void aRunIsUsedAsAPersonsAnnotationsByKeyboardAndUndoneInOneGo() throws Exception {
    openSamples();
    imported("{\"patient\": {\"age\": {\"value\": 77, \"text\": \"%s\"}}}");
    run("use-predictions");
    awaitBatch("1 letter will be annotated by Ana, from “gpt-x (IMR records)”.");
    assertEquals("Use for 1 letter", ((Labeled) node("#bulk-go")).getText());
    robot.type(KeyCode.TAB).push(KeyCode.SHORTCUT, KeyCode.A).write("Cleo");
    awaitBatch("Press Enter to see what changes.");
    robot.type(KeyCode.ENTER);
    awaitBatch("1 letter will be annotated by Cleo");
    assertEquals(
        List.of("1 value changes a suggestion."),
        robot.lookup("#bulk-reasons").<VBox>query().getChildren().stream()
            .map(n -> ((Labeled) n).getText())
            .toList());
    robot.type(KeyCode.ENTER);
    awaitBatch("1 letter annotated by Cleo");
    robot.type(KeyCode.ENTER);
    Annotation now = at("patient.age").orElseThrow();
    assertEquals(Optional.of(Value.of("77")), now.value());
    assertEquals(
        "Cleo", Assertions.assertInstanceOf(Provenance.Person.class, now.provenance()).name());
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    awaitSaved();
    assertEquals(Status.SUGGESTED, at("patient.age").orElseThrow().status());
  }

  @Test
  void aRunIsUsedByMouseAndTheBatchIsUndone() throws Exception {
    openSamples();
    imported("{\"patient\": {\"age\": {\"value\": 77, \"text\": \"%s\"}}}");
    run("use-predictions");
    awaitBatch("1 letter will be annotated by Ana");
    robot.clickOn("#bulk-go");
    awaitBatch("1 letter annotated by Ana");
    robot.clickOn("#bulk-go");
    assertEquals(Status.CORRECTED, at("patient.age").orElseThrow().status());
    run("undo-batch-action");
    awaitBatch("1 letter will be changed back.");
    robot.clickOn("#bulk-go");
    awaitBatch("1 letter changed back");
    robot.clickOn("#bulk-go");
    assertEquals(Status.SUGGESTED, at("patient.age").orElseThrow().status());
  }

  @Test
  void withoutPredictionsThereIsNothingToUse() throws Exception {
    openSamples();
    run("use-predictions");
    awaitBatch("There are no predictions.");
    robot.type(KeyCode.ENTER);
    assertFalse(node("#overlay").isVisible());
  }

  private void awaitBatch(String start) throws Exception {
    await(
        () ->
            robot.lookup("#bulk-line").tryQuery().isPresent()
                && label("#bulk-line").startsWith(start));
  }

  @Test
  void whatHasNoPlaceIsListedAndPlacedByHandOrDismissed() throws Exception {
    openSamples();
    imported(
        "{\"injury\": {\"mechanism\": \"chased by the goose of the village pond\"},"
            + " \"request\": {\"rfaDate\": \"1999-01-01\"}}");
    await(() -> label("#opinions-loose").equals("2 predictions aren't in the text"));
    robot.press(KeyCode.ALT).type(KeyCode.U).release(KeyCode.ALT);
    await(() -> robot.lookup("#chooser").tryQuery().isPresent());
    robot.write("goose").type(KeyCode.ENTER);
    await(() -> robot.lookup("#opinion-guide").tryQuery().isPresent());
    assertEquals("injury.mechanism", chosen().field().path());
    String words = window.desk().session().get().orElseThrow().letter().text().canonical();
    String first = words.substring(words.indexOf("patient"), words.indexOf("patient") + 7);
    selectInLetter(first);
    robot.type(KeyCode.ENTER);
    awaitSaved();
    assertEquals(
        Optional.of(first),
        at("injury.mechanism").flatMap(Annotation::evidence).map(e -> e.quote()));
    await(() -> label("#opinions-loose").equals("1 prediction isn't in the text"));
    run("dismiss-prediction");
    await(() -> robot.lookup("#chooser").tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
    await(() -> robot.lookup("#opinions-loose").tryQuery().isEmpty());
    awaitSaved();
  }

  @Test
  void aFileIsTakenInByTheWindowWithAName() throws Exception {
    openSamples();
    Path file =
        file(
            "{\"patient\": {\"age\": 7}, \"letter\": \"kites.txt\", \"schema\":"
                + " \"imr-letter-v1\"}");
    robot.interact(() -> window.others().predictions().ask(file));
    await(() -> robot.lookup("#prompt").tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
    await(() -> robot.lookup("“kites.txt” isn't in this library.").tryQuery().isPresent());
    robot.clickOn("Close");
    await(() -> window.desk().session().get().isPresent());
  }

  private Path file(String line) throws Exception {
    return Files.writeString(folder.resolve("gpt-x.jsonl"), line + "\n");
  }

  /** Takes in a record of the letter on the desk, which is laid there again. */
  private String imported(String record) throws Exception {
    String letter = window.desk().session().get().orElseThrow().letter().id();
    String age = at("patient.age").flatMap(Annotation::evidence).map(e -> e.quote()).orElse("the");
    String line =
        "{\"schema\": \"imr-letter-v1\", \"textSha256\": \""
            + letter
            + "\", "
            + record.replace("%s", age).substring(1);
    Predictions predictions = workbench.predictions();
    Path file = file(line);
    robot.interact(() -> window.desk().close());
    Assertions.assertInstanceOf(
        PredictionReport.PredictionsImported.class,
        predictions.take(
            file,
            predictions.recognise(file).orElseThrow(),
            new Predictions.Choices("gpt-x", Optional.empty(), "", false),
            new Task(System::nanoTime)));
    ReviewSession session = workbench.open(letter);
    robot.interact(() -> window.desk().open(session));
    return letter;
  }
}
