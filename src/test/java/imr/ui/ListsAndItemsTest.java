package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Lists, items and citations, added to and taken from by keyboard in the real window. */
final class ListsAndItemsTest extends WindowTest {
  private static final FieldId MEDICATIONS = new FieldId("clinical.medications");
  private static final FieldId ITEMS = new FieldId("items");
  private static final FieldId REVIEWER_CITES = new FieldId("items.reviewerCitations");

  private List<Annotation> entries(String subject, FieldId field) {
    return window.desk().session().get().orElseThrow().annotations().entries(subject, field);
  }

  private void chooseAndFocus(Target target) {
    robot.interact(() -> window.desk().choose(target));
    robot.interact(window::focusForm);
  }

  @Test
  void anEntryIsTypedIntoTheLineThatAddsToAList() throws Exception {
    openSamples();
    int before = entries(Target.LETTER, MEDICATIONS).size();
    chooseAndFocus(Target.of(MEDICATIONS));
    robot.type(KeyCode.ENTER).write("Voltaren").type(KeyCode.ENTER);
    List<Annotation> after = entries(Target.LETTER, MEDICATIONS);
    assertEquals(before + 1, after.size());
    assertTrue(
        after.stream()
            .anyMatch(
                a ->
                    a.status() == Status.ADDED
                        && a.value().equals(Optional.of(Value.of("Voltaren")))));
    awaitSaved();
  }

  @Test
  void anEntryIsStruckOutAndConfirmedAgain() throws Exception {
    openSamples();
    Target first = entries(Target.LETTER, MEDICATIONS).getFirst().target();
    chooseAndFocus(first);
    robot.type(KeyCode.DELETE);
    assertEquals(Status.REJECTED, annotation(first).status());
    chooseAndFocus(first);
    robot.type(KeyCode.ENTER);
    assertEquals(Status.CONFIRMED, annotation(first).status());
    awaitSaved();
  }

  private Annotation annotation(Target target) {
    return window.desk().session().get().orElseThrow().annotations().at(target).orElseThrow();
  }

  @Test
  void anItemIsAddedFromTheSelectionAndTakenAwayAgain() throws Exception {
    openSamples();
    int before = entries(Target.LETTER, ITEMS).size();
    chooseAndFocus(Target.of(ITEMS));
    selectInLetter("corticosteroid");
    robot.push(KeyCode.SHORTCUT, KeyCode.I);
    List<Annotation> items = entries(Target.LETTER, ITEMS);
    assertEquals(before + 1, items.size());
    Target added =
        items.stream().filter(a -> a.status() == Status.ADDED).findFirst().orElseThrow().target();
    Target request = Target.of(added.entry(), new FieldId("items.request"));
    assertEquals(Optional.of(Value.of("corticosteroid")), annotation(request).value());
    chooseAndFocus(added);
    robot.type(KeyCode.DELETE);
    assertEquals(before, entries(Target.LETTER, ITEMS).size());
    awaitSaved();
  }

  @Test
  void aCitationIsAddedToTheItemItStandsIn() throws Exception {
    openSamples();
    String item = entries(Target.LETTER, ITEMS).getFirst().target().entry();
    int before = entries(item, REVIEWER_CITES).size();
    Target first = entries(item, REVIEWER_CITES).getFirst().target();
    chooseAndFocus(Target.of(first.entry(), REVIEWER_CITES.child("guideline")));
    robot.push(KeyCode.SHORTCUT, KeyCode.I);
    assertEquals(before + 1, entries(item, REVIEWER_CITES).size());
    assertEquals(REVIEWER_CITES.child("guideline"), chosen().field());
    assertFalse(chosen().subject().equals(first.entry()));
    robot.write("Official Disability Guidelines (ODG)").type(KeyCode.ENTER);
    awaitSaved();
  }

  @Test
  void enterOnACitationsHeadConfirmsAllInside() throws Exception {
    openSamples();
    String item = entries(Target.LETTER, ITEMS).getFirst().target().entry();
    Target head = entries(item, REVIEWER_CITES).getFirst().target();
    chooseAndFocus(head);
    robot.type(KeyCode.ENTER);
    Target guideline = Target.of(head.entry(), REVIEWER_CITES.child("guideline"));
    assertEquals(Status.CONFIRMED, annotation(guideline).status());
    awaitSaved();
  }

  @Test
  void theDecisionIsSwitchedByItsFirstLetterAndByTheMouse() throws Exception {
    openSamples();
    String item = entries(Target.LETTER, ITEMS).getFirst().target().entry();
    Target decision = Target.of(item, new FieldId("items.decision"));
    chooseAndFocus(decision);
    robot.type(KeyCode.F2).write("m");
    assertEquals(Optional.of(Value.of("modified")), annotation(decision).value());
    chooseAndFocus(decision);
    robot.clickOn("Overturned");
    assertEquals(Optional.of(Value.of("overturned")), annotation(decision).value());
    awaitSaved();
  }

  @Test
  void theCategoryIsPickedFromTheListByWordsOfIt() throws Exception {
    openSamples();
    String item = entries(Target.LETTER, ITEMS).getFirst().target().entry();
    Target category = Target.of(item, new FieldId("items.category"));
    // From below, so that the list of categories opens well inside the screen.
    chooseAndFocus(entries(Target.LETTER, ITEMS).getLast().target());
    chooseAndFocus(category);
    robot.type(KeyCode.F2).write("acupunc").type(KeyCode.ENTER);
    assertEquals(Optional.of(Value.of("rehabilitation/acupuncture")), annotation(category).value());
    awaitSaved();
  }
}
