package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Status;
import imr.annotation.Value;
import imr.intake.Intake;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.workbench.OlderVersion;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** All unfinished letters extracted again from the window. */
final class ReExtractCommandTest extends WindowTest {

  @Test
  void whatWasTypedStaysAndTheOpenLetterShowsWhatIsNew() throws Exception {
    store.addAll(
        new SampleLetters(new Intake(Limits.standard()))
            .letters().stream().map(workbench::suggest).map(OlderVersion::of).toList());
    restart();
    Optional<String> letter = window.library().opened().get();
    assertEquals(Optional.empty(), at("patient.sex"));
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.F2).write("71");
    extractAgain();
    assertEquals(letter, window.library().opened().get());
    Annotation age = at("patient.age").orElseThrow();
    assertEquals(Optional.of(Value.of("71")), age.value());
    assertEquals(Status.CORRECTED, age.status());
    assertEquals(Status.SUGGESTED, at("patient.sex").orElseThrow().status());
    choose("patient.sex");
    robot.interact(window::focusForm);
    robot.type(KeyCode.ENTER);
    awaitSaved();
    assertEquals(Status.CONFIRMED, at("patient.sex").orElseThrow().status());
    assertEquals(4, store.ledger(letter.orElseThrow()).size());
  }

  private void extractAgain() throws Exception {
    run("rerun-extraction");
    await(() -> label("#notice").equals("5 letters changed."));
    assertTrue(window.desk().session().get().isPresent());
  }
}
