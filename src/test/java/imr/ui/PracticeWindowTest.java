package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ui.settings.Preferences;
import imr.ui.shell.NextLibrary;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** From the user's own library, sample letters and the tour lead to the practice library. */
final class PracticeWindowTest extends WindowTest {

  @Override
  Preferences defaults() {
    return Preferences.of("Ana").annotatedBy("Ana");
  }

  private void awaitChange(NextLibrary next) throws Exception {
    await(() -> !stage.isShowing());
    assertEquals(next, window.next());
    assertEquals(List.of(), workbench.letters());
  }

  @Test
  void buttonOfTheEmptyLibraryOpensThePracticeLibrary() throws Exception {
    robot.clickOn("#open-samples");
    awaitChange(NextLibrary.PRACTICE);
  }

  @Test
  void keyOpensThePracticeLibrary() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.O);
    awaitChange(NextLibrary.PRACTICE);
  }

  @Test
  void tourLeadsToThePracticeLibrary() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F1);
    awaitChange(NextLibrary.TOUR);
  }

  @Test
  void offeredTourLeavesTheLetterAlone() throws Exception {
    openSamples();
    var before = workbench.letters();
    robot.clickOn("#tour-take");
    await(() -> !stage.isShowing());
    assertEquals(NextLibrary.TOUR, window.next());
    assertEquals(before, workbench.letters());
  }

  @Test
  void ownLibraryHasNoStripAndNoWayBack() throws Exception {
    assertTrue(robot.lookup("#practice").tryQuery().isEmpty());
    assertFalse(command("return-to-library").enabled().get());
    assertFalse(command("restart-practice").enabled().get());
    assertEquals("IMR Workbench", stage.getTitle());
  }
}
