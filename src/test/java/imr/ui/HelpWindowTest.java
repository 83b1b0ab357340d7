package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ui.kit.KeyPlaceholders;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The help in the real window. */
final class HelpWindowTest extends WindowTest {
  private static final Pattern DO = Pattern.compile("\\(do:([^)]+)\\)");

  @BeforeEach
  void layALetterDown() throws Exception {
    openSamples();
    robot.interact(window::focusForm);
  }

  @Test
  void everyVerbThatAnArticleNamesExists() throws Exception {
    KeyPlaceholders keys = new KeyPlaceholders(window.allVerbs());
    List<String> unknown =
        articles()
            .flatMap(
                text ->
                    Stream.concat(
                        KeyPlaceholders.KEY.matcher(text).results().map(m -> m.group(1)),
                        DO.matcher(text).results().map(m -> m.group(1))))
            .filter(id -> keys.command(id).isEmpty())
            .distinct()
            .toList();
    assertEquals(List.of(), unknown);
  }

  @Test
  void oneKeyOpensTheArticleAboutThePaneAndEscapeGivesTheKeyboardBack() {
    Node before = stage.getScene().getFocusOwner();
    robot.type(KeyCode.F1);
    assertEquals("Review a letter", label(".help-title"));
    robot.type(KeyCode.ESCAPE);
    assertFalse(node("#overlay").isVisible());
    assertEquals(before, stage.getScene().getFocusOwner());
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
    robot.type(KeyCode.F1);
    assertEquals("Find letters", label(".help-title"));
  }

  @Test
  void overASheetItTellsAboutTheSheetWhichComesBackAsItWas() {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    robot.write("switch th");
    robot.type(KeyCode.F1);
    assertEquals("Keyboard shortcuts", label(".help-title"));
    robot.type(KeyCode.ESCAPE);
    TextInputControl typed = (TextInputControl) node("#chooser");
    assertEquals("switch th", typed.getText());
    assertTrue(typed.isFocused());
    robot.push(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.G);
    robot.type(KeyCode.F1);
    assertEquals("Gold sets", label(".help-title"));
  }

  @Test
  void whatIsTypedFindsArticlesAndMarksTheWordsFound() {
    robot.type(KeyCode.F1);
    robot.write("restoring backups");
    assertEquals("Backups, passphrase, and repair", label(".help-title"));
    assertTrue(robot.lookup(".help-found").queryAll().size() > 2);
    robot.type(KeyCode.ENTER);
    assertTrue(((ScrollPane) node("#help-page")).isFocused());
  }

  @Test
  void aVerbIsFoundWithItsKeyAndDoneFromThere() {
    String before = colors();
    robot.type(KeyCode.F1);
    robot.write("switch theme");
    assertEquals("Switch theme", label(".help-title"));
    robot.clickOn("Run command");
    assertFalse(before.equals(colors()));
    assertFalse(node("#overlay").isVisible());
  }

  @Test
  void aFieldIsFoundWithWhatBelongsInIt() {
    robot.type(KeyCode.F1);
    robot.write("date assigned");
    assertEquals("Date assigned", label(".help-title"));
  }

  @Test
  void keysInArticlesFollowTheAnalystsOwnKeys() {
    robot.interact(
        () ->
            new KeyPlaceholders(window.allVerbs())
                .command("mark-not-stated")
                .orElseThrow()
                .setKey("Shortcut+M"));
    robot.type(KeyCode.F1);
    String own = new KeyPlaceholders(window.allVerbs()).of("mark-not-stated");
    assertTrue(
        robot.lookup(".help-article .key").queryAll().stream()
            .anyMatch(n -> ((Labeled) n).getText().equals(own)));
    assertTrue(
        robot.lookup(".help-paragraph").queryAllAs(TextFlow.class).stream()
            .allMatch(p -> !p.getAccessibleText().isBlank()));
  }

  @Test
  void aLinkLeadsToItsArticleAndAltLeftBack() {
    robot.type(KeyCode.F1);
    robot.write("get started");
    robot.clickOn("Import letters");
    assertEquals("Import letters", label(".help-title"));
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    assertEquals("Get started", label(".help-title"));
  }

  private static Stream<String> articles() throws Exception {
    return read("index.txt").lines().filter(l -> !l.isBlank()).map(HelpWindowTest::article);
  }

  private static String article(String id) {
    try {
      return read(id + ".md");
    } catch (Exception missing) {
      throw new AssertionError(id, missing);
    }
  }

  private static String read(String name) throws Exception {
    try (InputStream in = HelpWindowTest.class.getResourceAsStream("/imr/help/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
