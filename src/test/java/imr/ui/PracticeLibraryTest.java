package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ui.shell.NextLibrary;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Properties;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The practice library says what it is, and one command leads back. */
final class PracticeLibraryTest extends WindowTest {

  @Override
  boolean practices() {
    return true;
  }

  private void fill() throws Exception {
    robot.interact(() -> window.practice(false));
    await(() -> window.desk().session().get().isPresent());
    await(() -> window.library().letters().size() == 5);
  }

  @Test
  void itIsLabeledAndHasTheSampleLetters() throws Exception {
    fill();
    assertEquals("IMR Workbench – Practice library", stage.getTitle());
    assertTrue(node("#practice").isVisible());
    assertFalse(command("practice-library").enabled().get());
  }

  @Test
  void oneClickLeadsBack() throws Exception {
    fill();
    robot.clickOn("#return-to-library");
    await(() -> !stage.isShowing());
    assertEquals(NextLibrary.OWN, window.next());
  }

  @Test
  void oneCommandLeadsBack() throws Exception {
    fill();
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    robot.write("return to your library").type(KeyCode.ENTER);
    await(() -> !stage.isShowing());
    assertEquals(NextLibrary.OWN, window.next());
  }

  @Test
  void closingTheWindowEndsTheProgram() throws Exception {
    fill();
    robot.interact(window::close);
    await(() -> !stage.isShowing());
    assertEquals(NextLibrary.NONE, window.next());
  }

  @Test
  void whichLetterWasOpenInTheOwnLibraryStaysKnown() throws Exception {
    fill();
    robot.clickOn("#return-to-library");
    await(() -> !stage.isShowing());
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("settings.properties"))) {
      lines.load(reader);
    }
    assertTrue(
        lines.stringPropertyNames().stream()
            .noneMatch(
                n ->
                    n.toLowerCase(java.util.Locale.ROOT).contains("letter")
                        && workbench.letters().stream()
                            .anyMatch(l -> l.id().equals(lines.getProperty(n)))));
  }
}
