package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.Limits;
import imr.letter.Span;
import imr.review.ReviewSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Selecting a citation with the keyboard, where a line of it looks like a heading. */
final class CitationKeysTest extends WindowTest {
  private static final Path SAMPLE = Path.of("resources/imr/samples/2-opioid-overturned.txt");
  private static final String PLAIN = "Section(s): Ongoing management, and";
  private static final String SOURCE =
      "MTUS Opioids 2016, Section(s): 1.4\nCare After Surgery: Opioids for Four Weeks";
  private static final FieldId ITEMS = new FieldId("items");
  private static final FieldId CITES = ITEMS.child("reviewerCitations");

  private int at;

  @BeforeEach
  void openTheLetter() throws Exception {
    String sample = Files.readString(SAMPLE);
    int line = sample.indexOf(PLAIN);
    String letter =
        sample.substring(0, line)
            + "Section(s): 1.4\nCare After Surgery: Opioids for Four Weeks, and"
            + sample.substring(line + PLAIN.length());
    Path file = Files.writeString(folder.resolve("heading.txt"), letter);
    IntakeResult.Read read =
        (IntakeResult.Read) new Intake(Limits.standard()).read(file, Optional.empty(), () -> false);
    workbench.add(List.of(workbench.suggest(read)));
    restart();
    await(() -> window.desk().session().get().isPresent());
    at = session().letter().text().canonical().indexOf(SOURCE);
    assertTrue(at > 0);
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private String selected() {
    return window.desk().selection().get().map(session().letter().text()::quote).orElse("");
  }

  private Target first() {
    String item = session().annotations().counted(Target.LETTER, ITEMS).getFirst().target().entry();
    return session().annotations().counted(item, CITES).getFirst().target();
  }

  private void selectWord() {
    robot.interact(() -> window.selectInLetter(new Span(at, at + 4)));
    robot.interact(() -> node("#letter").requestFocus());
  }

  @Test
  void oneKeySelectsAllOfACitationAndTheNextGivesItToTheItem() throws Exception {
    Target rejected = first();
    robot.interact(() -> window.desk().choose(rejected));
    robot.interact(window::focusForm);
    robot.type(KeyCode.DELETE);
    selectWord();
    robot.push(KeyCode.SHIFT, KeyCode.SPACE);
    assertEquals(SOURCE, selected());
    robot.type(KeyCode.G);
    Annotation added =
        session().annotations().counted(rejected.subject(), CITES).stream()
            .filter(a -> a.status() == Status.ADDED)
            .findFirst()
            .orElseThrow();
    assertEquals(
        Optional.of("1.4 Care After Surgery: Opioids for Four Weeks"),
        session()
            .annotations()
            .at(Target.of(added.target().entry(), CITES.child("section")))
            .flatMap(Annotation::value)
            .flatMap(Value::known));
    awaitSaved();
  }

  @Test
  void theSelectionGoesFromTheCitationToTheSentenceAndBack() {
    selectWord();
    robot.push(KeyCode.SHIFT, KeyCode.SPACE);
    robot.push(KeyCode.SHIFT, KeyCode.SPACE);
    assertTrue(ValueReader.singleSpaced(selected()).startsWith("MAXIMUS guideline: Decision"));
    robot.push(KeyCode.SHIFT, KeyCode.BACK_SPACE);
    assertEquals(SOURCE, selected());
    robot.push(KeyCode.SHIFT, KeyCode.BACK_SPACE);
    assertEquals("MTUS", selected());
  }

  @Test
  void fromTheFormTheChosenValuesCitationIsSelectedAndTheLetterHasTheKeyboard() {
    robot.interact(() -> window.desk().choose(first()));
    robot.interact(window::focusForm);
    robot.push(KeyCode.SHIFT, KeyCode.SPACE);
    assertEquals(SOURCE, selected());
    assertEquals("letter", stage.getScene().getFocusOwner().getId());
  }

  @Test
  void aWholeCitationIsOfferedToTheCitationWhosePartIsChosen() throws Exception {
    Target section = Target.of(first().entry(), CITES.child("section"));
    Target guideline = Target.of(first().entry(), CITES.child("guideline"));
    Optional<Value> right = session().annotations().at(guideline).flatMap(Annotation::value);
    robot.interact(() -> window.desk().enter(section, "1.4"));
    robot.interact(() -> window.desk().choose(guideline));
    robot.interact(window::focusForm);
    robot.push(KeyCode.SHIFT, KeyCode.SPACE);
    robot.type(KeyCode.ENTER);
    assertEquals(
        Optional.of("1.4 Care After Surgery: Opioids for Four Weeks"),
        session().annotations().at(section).flatMap(Annotation::value).flatMap(Value::known));
    assertEquals(right, session().annotations().at(guideline).flatMap(Annotation::value));
    awaitSaved();
  }

  @Test
  void acceptingGivesTheFormTheKeyboardWhereverItWas() throws Exception {
    robot.interact(() -> node("#letter").requestFocus());
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    awaitPreview();
    robot.type(KeyCode.ENTER);
    Target next = chosen();
    robot.type(KeyCode.ENTER);
    assertTrue(session().annotations().at(next).isEmpty() || decided(next), next + "");
    assertTrue(!"letter".equals(stage.getScene().getFocusOwner().getId()));
  }

  private boolean decided(Target target) {
    return session().annotations().at(target).filter(Annotation::decided).isPresent();
  }

  @Test
  void theSelectionsEndMovesByLines() throws Exception {
    run("reading-view");
    selectWord();
    await(() -> !selected().isEmpty());
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    assertTrue(selected().startsWith("MTUS Opioids 2016, Section(s): 1.4\nCare"), selected());
    assertTrue(selected().length() < SOURCE.length() + 60, selected());
    robot.push(KeyCode.SHIFT, KeyCode.UP);
    assertTrue(selected().startsWith("MTUS"), selected());
    assertTrue(!selected().contains("\n"), selected());
  }
}
