package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Provenance;
import imr.ui.settings.Preferences;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Who annotates is asked in the window, shown in it, and signs every change. */
final class AnnotatorsTest extends WindowTest {

  @Override
  Preferences defaults() {
    return Preferences.of("ana");
  }

  private boolean asked() {
    return node("#chooser").isVisible();
  }

  private void write(String name) {
    robot.interact(() -> ((TextField) node("#chooser-other")).setText(name));
  }

  private void ask() {
    robot.clickOn("#analyst");
  }

  private void answerNew(String name) {
    robot.clickOn("#chooser-other");
    write(name);
    robot.type(KeyCode.ENTER);
  }

  private String signature(String field) {
    return at(field).map(Annotation::provenance).orElseThrow() instanceof Provenance.Person person
        ? person.name()
        : "a program";
  }

  @Test
  void theFirstStartAsksAndEnterTakesTheNameProposed() throws Exception {
    assertTrue(asked());
    assertEquals("ana", ((TextField) node("#chooser-other")).getText());
    robot.type(KeyCode.ENTER);
    assertFalse(asked());
    assertEquals("ana", label("#analyst"));
    restart();
    assertFalse(asked());
  }

  @Test
  void twoNamesAreAskedForAtEachStartAndADigitPicksOne() throws Exception {
    answerNew("  Ana Ito ");
    ask();
    answerNew("Ben");
    assertEquals("Ben", label("#analyst"));
    restart();
    assertTrue(asked());
    robot.type(KeyCode.DIGIT1);
    assertFalse(asked());
    assertEquals("Ana Ito", label("#analyst"));
    restart();
    assertTrue(asked());
    robot.type(KeyCode.ENTER);
    assertEquals("Ana Ito", label("#analyst"));
  }

  @Test
  void everyChangeIsSignedByWhoAnnotatesThen() throws Exception {
    answerNew("Ana");
    openSamples();
    choose("patient.age");
    robot.interact(() -> window.desk().confirm());
    ask();
    answerNew("Ben");
    choose("patient.sex");
    robot.interact(() -> window.desk().confirm());
    assertEquals("Ana", signature("patient.age"));
    assertEquals("Ben", signature("patient.sex"));
  }

  @Test
  void aNameThatCannotBeIsRefusedInASentence() {
    write("   ");
    robot.type(KeyCode.ENTER);
    assertTrue(asked());
    assertEquals("Enter a name. It's saved with every decision.", label("#chooser-problem"));
    write("x".repeat(61));
    robot.type(KeyCode.ENTER);
    assertEquals("Use a name of at most 60 characters.", label("#chooser-problem"));
  }

  @Test
  void aNameIsTakenOffTheListAndEscapeLeavesAllAsItWas() throws Exception {
    answerNew("Ana");
    ask();
    answerNew("Ben");
    ask();
    robot.type(KeyCode.DELETE);
    robot.type(KeyCode.ESCAPE);
    assertEquals("Ben", label("#analyst"));
    restart();
    assertTrue(asked());
    robot.type(KeyCode.DIGIT1);
    assertEquals("Ana", label("#analyst"));
    restart();
    assertFalse(asked());
  }

  @Test
  void whileItAsksKeysDoNothingElsewhere() throws Exception {
    answerNew("Ana");
    openSamples();
    choose("patient.age");
    ask();
    robot.interact(() -> window.focusForm());
    robot.type(KeyCode.DELETE);
    assertEquals("a program", signature("patient.age"));
    assertTrue(asked());
  }
}
