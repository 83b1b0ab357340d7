package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The main job by mouse and keyboard: letters come in, are seen, corrected, and kept. */
final class MainJobTest extends WindowTest {

  @Test
  void theFirstStartOffersTheSampleLettersAndOneClickOpensThem() throws Exception {
    assertTrue(node("#open-samples").isVisible());
    openSamples();
    assertEquals(5, window.library().letters().size());
    assertTrue(label("#letter-state").startsWith("New"));
  }

  @Test
  void aTypedValueIsSavedAndStandsThereAfterARestart() throws Exception {
    openSamples();
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.F2).write("71").type(KeyCode.ENTER);
    awaitSaved();
    assertEquals(Optional.of(Value.of("71")), at("patient.age").orElseThrow().value());
    restart();
    assertEquals(Optional.of(Value.of("71")), at("patient.age").orElseThrow().value());
    assertEquals("Ana", nameOf(at("patient.age").orElseThrow()));
  }

  private static String nameOf(Annotation annotation) {
    return switch (annotation.provenance()) {
      case imr.annotation.Provenance.Person person -> person.name();
      case imr.annotation.Provenance.Program program -> program.name();
    };
  }

  @Test
  void undoReachesBackOverARestart() throws Exception {
    openSamples();
    Optional<Annotation> suggested = at("patient.age");
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.F2).write("71").type(KeyCode.ENTER);
    awaitSaved();
    restart();
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    awaitSaved();
    assertEquals(suggested, at("patient.age"));
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    await(() -> at("patient.age").orElseThrow().value().equals(Optional.of(Value.of("71"))));
  }

  @Test
  void enterConfirmsAndGoesOnAndDeleteTwiceSaysAbsent() throws Exception {
    openSamples();
    choose("patient.sex");
    robot.interact(window::focusForm);
    robot.type(KeyCode.ENTER);
    assertEquals(Status.CONFIRMED, at("patient.sex").orElseThrow().status());
    choose("injury.date");
    robot.type(KeyCode.DELETE, KeyCode.DELETE);
    assertTrue(at("injury.date").orElseThrow().answer() instanceof Answer.Absent);
    awaitSaved();
  }

  @Test
  void selectedWordsAreAssignedToTheChosenFieldByEnter() throws Exception {
    openSamples();
    String text = window.desk().session().get().orElseThrow().letter().text().canonical();
    String words =
        text.substring(text.indexOf("CLINICAL CASE"), text.indexOf("CLINICAL CASE") + 13);
    choose("injury.mechanism");
    selectInLetter(words);
    assertTrue(node("#assign").isVisible());
    robot.interact(() -> node("#letter").requestFocus());
    robot.type(KeyCode.ENTER);
    Annotation now = at("injury.mechanism").orElseThrow();
    assertEquals(words, now.evidence().map(Evidence::quote).orElseThrow());
    assertFalse(chosen().equals(Target.of(new FieldId("injury.mechanism"))));
    awaitSaved();
  }

  @Test
  void aValueThatCannotBeReadSaysSoBesideTheFieldAndIsNotLost() throws Exception {
    openSamples();
    choose("injury.date");
    robot.interact(window::focusForm);
    robot.type(KeyCode.F2).write("last spring").type(KeyCode.ENTER);
    assertTrue(robot.lookup(".problem.wrong").tryQuery().isPresent());
    awaitSaved();
    restart();
    assertEquals(
        Optional.of(new Value.Unread("last spring")), at("injury.date").orElseThrow().value());
  }

  @Test
  void whatIsTypedInAFieldThatIsLeftByTheMouseIsKept() throws Exception {
    openSamples();
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.F2).write("66");
    choose("patient.sex");
    assertEquals(Optional.of(Value.of("66")), at("patient.age").orElseThrow().value());
  }

  @Test
  void escapeDropsWhatWasTyped() throws Exception {
    openSamples();
    Optional<Annotation> before = at("patient.age");
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.F2).write("66").type(KeyCode.ESCAPE);
    assertEquals(before, at("patient.age"));
  }

  @Test
  void theNextLetterIsOneKeyAwayAndTheLastOpenOneComesBack() throws Exception {
    openSamples();
    String first = window.library().opened().get().orElseThrow();
    robot.push(KeyCode.SHORTCUT, KeyCode.N);
    String second = window.library().opened().get().orElseThrow();
    assertFalse(first.equals(second));
    restart();
    assertEquals(Optional.of(second), window.library().opened().get());
  }

  @Test
  void filesAreImportedInTheBackgroundAndABadOneStopsNothing() throws Exception {
    openSamples();
    Path good = folder.resolve("Müller & Söhne letter.txt");
    Files.writeString(
        good,
        "HOW THE IMR FINAL DETERMINATION WAS MADE\n\nCLINICAL CASE SUMMARY\n\n"
            + "A 44 year old baker.\n\n"
            + "IMR ISSUES, DECISIONS AND RATIONALES\n\n"
            + "Wrist splint: Overturned\n\n"
            + "Decision rationale: The splint is medically necessary.\n");
    Path bad = folder.resolve("broken.pdf");
    Files.writeString(bad, "%PDF-1.7 and nothing more");
    robot.interact(() -> window.importFiles(List.of(bad, good)));
    await(() -> window.library().letters().size() == 6);
    await(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
  }

  @Test
  void lightAndDarkAndSizeAreRemembered() throws Exception {
    openSamples();
    String light = colors();
    robot.push(KeyCode.SHORTCUT, KeyCode.T);
    robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);
    String dark = colors();
    assertFalse(light.equals(dark));
    restart();
    assertEquals(dark, colors());
  }

  @Test
  void searchMarksAllPlacesAndGoesFromOneToTheNext() throws Exception {
    openSamples();
    robot.push(KeyCode.SHORTCUT, KeyCode.F);
    robot.write("medical");
    assertTrue(label(".find-bar .muted").startsWith("1 of "));
    robot.type(KeyCode.ENTER);
    assertTrue(label(".find-bar .muted").startsWith("2 of "));
    robot.type(KeyCode.ESCAPE);
    assertFalse(node("#find").getParent().isVisible());
  }

  @Test
  void aFinishedLetterOpensTheNextAndOneWithOpenFieldsSaysHowMany() throws Exception {
    openSamples();
    robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
    assertTrue(label("#notice").contains("your review"));
  }
}
