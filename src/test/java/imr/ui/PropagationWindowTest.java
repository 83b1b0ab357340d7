package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.store.LetterRow;
import imr.workbench.LearningFixture;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A correction that is made in other letters, too, in the real window. */
final class PropagationWindowTest extends WindowTest {
  private static final Target WRONG = LearningFixture.WRONG;

  @BeforeEach
  void listLetters() throws Exception {
    workbench.add(
        IntStream.rangeClosed(0, 5).map(i -> 1 + 4 * i).mapToObj(LearningFixture::number).toList());
    robot.interact(() -> window.library().refresh(() -> {}));
    String first = ids().getFirst();
    robot.interact(() -> window.library().open(first));
    await(() -> window.desk().session().get().isPresent());
  }

  private List<String> ids() {
    return workbench.letters().stream().map(LetterRow::id).toList();
  }

  private Annotation there(String letter) {
    return store.annotations(letter).at(WRONG).orElseThrow();
  }

  private void correct() throws Exception {
    robot.interact(() -> window.desk().choose(WRONG));
    robot.interact(window::focusForm);
    robot.type(KeyCode.F2).write("no surgery").type(KeyCode.ENTER);
    awaitSaved();
    await(() -> node("#propagation").isVisible());
  }

  @Test
  void aCorrectionIsOfferedPreviewedMadeElsewhereAndStaysToBeReviewed() throws Exception {
    int open = workbench.letters().getLast().headline().open();
    correct();
    assertEquals("The same suggestion is in 5 other letters.", label("#propagation-words"));
    robot.push(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.Y);
    await(() -> robot.lookup("#propagate-list").<ListView<?>>query().getItems().size() == 5);
    assertEquals("“no” becomes “no surgery” in 5 letters.", label("#propagate-line"));
    robot.type(KeyCode.ENTER);
    await(() -> label("#notice").startsWith("Made the same correction in 5 letters."));
    for (String id : ids().subList(1, 6)) {
      Annotation now = there(id);
      assertEquals(Status.SUGGESTED, now.status());
      assertEquals("no surgery", now.evidence().orElseThrow().quote());
      Gesture last = workbench.ledger(id).getLast();
      assertEquals(new Act.Propagate(WRONG, ids().getFirst()), last.act());
      assertEquals(Act.Propagate.PROGRAM, last.author());
    }
    assertEquals(open, workbench.letters().getLast().headline().open());
    assertFalse(node("#propagation").isVisible());
    run("undo-batch-action");
    await(() -> label("#bulk-line").equals("5 letters will be changed back."));
    robot.type(KeyCode.ENTER);
    await(() -> label("#bulk-line").startsWith("5 letters changed back."));
    for (String id : ids().subList(1, 6)) {
      assertEquals("no", there(id).evidence().orElseThrow().quote());
    }
  }

  @Test
  void theMouseShowsTheLettersAndCancelChangesNothing() throws Exception {
    correct();
    robot.clickOn(
        robot.from(node("#propagation")).lookup((Node n) -> n instanceof Button).queryButton());
    await(() -> robot.lookup("#propagate-list").<ListView<?>>query().getItems().size() == 5);
    robot.type(KeyCode.ESCAPE);
    assertFalse(node("#overlay").isVisible());
    assertEquals("no", there(ids().getLast()).evidence().orElseThrow().quote());
  }

  @Test
  void takingTheCorrectionBackTakesTheOfferAway() throws Exception {
    correct();
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    await(() -> !node("#propagation").isVisible());
    assertEquals(
        Optional.of("no"),
        at("clinical.treatments")
            .or(() -> Optional.of(there(ids().getFirst())))
            .flatMap(Annotation::evidence)
            .map(e -> e.quote()));
    assertTrue(workbench.bulk().done().isEmpty());
  }
}
