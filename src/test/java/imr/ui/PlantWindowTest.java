package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Headline;
import imr.evaluate.CatchRate;
import imr.review.FormRow;
import imr.review.Plant;
import imr.review.ReviewSession;
import imr.store.LetterRow;
import imr.workbench.LearningFixture;
import imr.workbench.PlantLog;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Planted errors in the real window: turned on, caught, missed, and never saved. */
final class PlantWindowTest extends WindowTest {

  @BeforeEach
  void listLetters() throws Exception {
    workbench.add(IntStream.rangeClosed(1, 12).mapToObj(LearningFixture::number).toList());
    robot.interact(() -> window.library().refresh(() -> {}));
    await(() -> window.library().letters().size() == 12);
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  /** Opens a letter with a planted error that is shown as a value. */
  private Plant openPlanted() throws Exception {
    workbench.plants().set(PlantLog.MOST, "Ana");
    for (LetterRow row : workbench.letters()) {
      List<Plant> plants = workbench.openForViewer(row.id()).uncaught();
      if (plants.size() == 1
          && plants.getFirst().real().isPresent()
          && plants.getFirst().shown().isPresent()) {
        robot.interact(() -> window.library().open(row.id()));
        await(() -> session().letter().id().equals(row.id()) && !session().uncaught().isEmpty());
        robot.interact(window::focusForm);
        return plants.getFirst();
      }
    }
    throw new IllegalStateException("no such letter");
  }

  private void confirmAll() throws Exception {
    for (int i = 0; i < 200 && !session().form().open().isEmpty(); i++) {
      FormRow.Blank next = session().form().open().getFirst();
      robot.interact(() -> window.desk().choose(next.target()));
      boolean empty = next.said().filter(a -> a.answer() instanceof Answer.Stated).isEmpty();
      robot.interact(() -> command(empty ? "mark-not-stated" : "confirm-value").run());
    }
    awaitSaved();
  }

  @Test
  void turningThemOnSaysWhatItMeansFirstAndTheStatusBarTellsEveryone() throws Exception {
    run("planted-errors");
    await(() -> label("#plants-told").startsWith("Off:"));
    robot.type(KeyCode.SPACE);
    await(() -> robot.lookup("#plants-tell").tryQuery().isPresent());
    assertFalse(workbench.plants().setting().on());
    robot.type(KeyCode.ESCAPE);
    assertFalse(((CheckBox) node("#plants-on")).isSelected());
    robot.clickOn("#plants-on");
    await(() -> robot.lookup("#plants-go").tryQuery().isPresent());
    robot.clickOn("#plants-go");
    await(() -> label("#plants-told").startsWith("On: about 2% of suggestions"));
    assertEquals(0.02, workbench.plants().setting().share());
    robot.type(KeyCode.ESCAPE);
    assertEquals("Planted errors: 2%", label("#planted"));
    restart();
    await(() -> label("#planted").equals("Planted errors: 2%"));
    run("planted-errors");
    await(() -> ((CheckBox) node("#plants-on")).isSelected());
    robot.clickOn("#plants-on");
    await(() -> label("#plants-told").startsWith("Off:"));
    assertFalse(workbench.plants().setting().on());
  }

  @Test
  void aMissedErrorIsShownAndPutRightBeforeTheLetterIsFinished() throws Exception {
    Plant plant = openPlanted();
    String id = session().letter().id();
    confirmAll();
    assertEquals(plant.real(), store.annotations(id).at(plant.target()), "confirmed, not saved");
    robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
    await(() -> robot.lookup("#finish-anyway").tryQuery().isPresent()); // it has warnings
    robot.type(KeyCode.ENTER);
    await(() -> robot.lookup("#missed-dialog").tryQuery().isPresent());
    assertFalse(workbench.open(id).finished());
    String line =
        ((Labeled) robot.lookup("#missed-lines").<VBox>query().getChildren().getFirst()).getText();
    assertTrue(line.contains("was shown instead of"), line);
    robot.type(KeyCode.ENTER);
    stored(() -> finished(id));
    Annotation gold = store.annotations(id).at(plant.target()).orElseThrow();
    assertEquals(plant.real().orElseThrow().answer(), gold.answer());
    stored(() -> report().all().equals(new CatchRate(0, 1)));
    assertEquals(new CatchRate(0, 1), report().persons().get("Ana"));
    run("planted-errors");
    await(() -> robot.lookup("#plants-fields").<TableView<?>>query().getItems().size() == 2);
  }

  /** Waits for what the store has; never asked on the window's thread. */
  private static void stored(Callable<Boolean> so) throws Exception {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, so);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean finished(String id) {
    return workbench.letters().stream()
        .anyMatch(r -> r.id().equals(id) && r.headline().state() == Headline.State.FINISHED);
  }

  private PlantLog.Report report() {
    return workbench.plantReport();
  }

  @Test
  void anErrorThatIsRejectedIsCaughtAndTheRealSuggestionIsBack() throws Exception {
    Plant plant = openPlanted();
    String id = session().letter().id();
    robot.interact(() -> window.desk().choose(plant.target()));
    robot.interact(window::focusForm);
    robot.type(KeyCode.DELETE);
    stored(() -> report().all().equals(new CatchRate(1, 0)));
    assertEquals(plant.real(), session().annotations().at(plant.target()));
    assertEquals(plant.real(), store.annotations(id).at(plant.target()));
    assertEquals(1, workbench.ledger(id).size());
  }

  @Test
  void aConfirmedErrorIsStillConfirmedWhenTheLetterIsOpenedAgainAndCanBeUndone() throws Exception {
    Plant plant = openPlanted();
    String id = session().letter().id();
    robot.interact(() -> window.desk().choose(plant.target()));
    robot.interact(() -> command("confirm-value").run());
    assertTrue(session().annotations().at(plant.target()).orElseThrow().decided());
    restart();
    robot.interact(() -> window.library().open(id));
    await(() -> session().letter().id().equals(id));
    assertTrue(session().annotations().at(plant.target()).orElseThrow().decided());
    assertEquals(plant.real(), store.annotations(id).at(plant.target()));
    robot.interact(() -> window.desk().choose(plant.target()));
    robot.interact(() -> command("reject-value").run());
    stored(() -> report().all().equals(new CatchRate(1, 0)));
    assertEquals(plant.real(), session().annotations().at(plant.target()));
  }
}
