package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.Target;
import imr.ui.settings.Preferences;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The first-use tour, in the real window. */
final class TourTest extends WindowTest {

  /** Somebody who was never offered the tour. */
  @Override
  Preferences defaults() {
    return Preferences.of("Ana").annotatedBy("Ana");
  }

  @Override
  boolean practices() {
    return true;
  }

  @Test
  void itIsOfferedOnceWithoutTakingTheKeyboardAndGoesWithTheFirstDecision() throws Exception {
    openSamples();
    assertTrue(there("#tour-offer"));
    robot.interact(window::focusForm);
    robot.type(KeyCode.ENTER);
    assertEquals(1, decided());
    assertFalse(there("#tour-offer"));
    awaitSaved();
    restart();
    await(() -> window.desk().session().get().isPresent());
    assertFalse(there("#tour-offer"));
  }

  @Test
  void whoDoesNotWantItIsLeftAlone() throws Exception {
    openSamples();
    robot.clickOn("#tour-not-now");
    assertFalse(there("#tour-offer"));
    assertFalse(there("#tour"));
  }

  @Test
  void fiveStepsByKeysAloneWithTheDeskInUse() throws Exception {
    openSamples();
    takeTheTour();
    assertTrue(says("Tour, step 1 of 5: The letter."));
    assertTrue(node("#tour").isFocused());
    robot.type(KeyCode.ENTER);
    assertTrue(says("Tour, step 2 of 5: The form."));
    robot.type(KeyCode.RIGHT);
    assertTrue(says("Tour, step 3 of 5"));
    assertFalse(node("#tour").isFocused());
    robot.type(KeyCode.ENTER);
    assertEquals(1, decided());
    assertTrue(says("Tour, step 4 of 5"));
    if (!label("#tour-task").isEmpty()) {
      robot.type(KeyCode.F8);
    } else {
      robot.type(KeyCode.ENTER);
    }
    assertTrue(says("Tour, step 5 of 5"));
    robot.type(KeyCode.ENTER);
    assertFalse(there("#tour"));
    awaitSaved();
  }

  @Test
  void theWayBackAndTheEndAreOneKeyEachAndTheKeyboardGoesBackToTheDesk() throws Exception {
    openSamples();
    takeTheTour();
    robot.type(KeyCode.ENTER, KeyCode.LEFT);
    assertTrue(says("Tour, step 1 of 5"));
    robot.type(KeyCode.ESCAPE);
    assertFalse(there("#tour"));
    AnnotationSet before = said();
    robot.type(KeyCode.ENTER);
    assertFalse(before.equals(said()));
    awaitSaved();
  }

  @Test
  void f6BringsTheKeyboardToTheCardAndBack() throws Exception {
    openSamples();
    takeTheTour();
    robot.type(KeyCode.ENTER, KeyCode.RIGHT);
    robot.type(KeyCode.F6);
    assertTrue(node("#tour").isFocused());
    robot.type(KeyCode.F6);
    assertFalse(node("#tour").isFocused());
    robot.type(KeyCode.F6, KeyCode.RIGHT);
    assertEquals(0, decided());
    assertTrue(says("Tour, step 4 of 5"));
  }

  @Test
  void aFrameStandsAroundWhatIsSpokenOfAndTheCardDoesNotCoverIt() throws Exception {
    openSamples();
    takeTheTour();
    robot.type(KeyCode.ENTER, KeyCode.RIGHT);
    assertTrue(bounds(".tour-frame").getWidth() > 100);
    assertFalse(bounds("#tour").intersects(bounds(".tour-frame")));
  }

  @Test
  void theLastStepEndsWhenTheHelpThatItNamesIsOpened() throws Exception {
    openSamples();
    takeTheTour();
    robot.type(KeyCode.ENTER, KeyCode.RIGHT);
    robot.type(KeyCode.F6, KeyCode.RIGHT);
    robot.type(KeyCode.F6);
    robot.interact(() -> node("#tour").requestFocus());
    robot.type(KeyCode.RIGHT);
    assertTrue(says("Tour, step 5 of 5"));
    robot.type(KeyCode.F1);
    assertFalse(there("#tour"));
    assertTrue(there("#help"));
  }

  @Test
  void inAnEmptyLibraryItBringsTheSampleLetters() throws Exception {
    takeTheTour();
    await(() -> there("#tour"));
    assertTrue(says("Tour, step 1 of 5"));
    Optional<Target> chosen = window.desk().chosen().get();
    assertTrue(chosen.isPresent());
  }

  private void takeTheTour() {
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F1);
  }

  private boolean there(String query) {
    return robot.lookup(query).tryQuery().isPresent();
  }

  private boolean says(String words) {
    Node card = node("#tour");
    return card.getAccessibleText().startsWith(words);
  }

  private javafx.geometry.Bounds bounds(String query) {
    Node node = node(query);
    return node.localToScene(node.getLayoutBounds());
  }

  private AnnotationSet said() {
    return window.desk().session().get().orElseThrow().annotations();
  }

  private long decided() {
    return said().all().stream().filter(a -> a.decided()).count();
  }
}
