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
import imr.letter.Span;
import imr.review.FoldedForm;
import imr.review.FormRow;
import imr.review.ReviewSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.fxmisc.richtext.StyledTextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** One gesture, one meaning, by keyboard, by mouse and mixed, in the real window. */
final class GesturesTest extends WindowTest {
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final Target SEX = Target.of(new FieldId("patient.sex"));
  private static final Target INJURY = Target.of(new FieldId("injury.date"));
  private static final FieldId MEDICATIONS = new FieldId("clinical.medications");
  private static final FieldId ITEMS = new FieldId("items");
  private static final FieldId CITES = new FieldId("items.reviewerCitations");

  @BeforeEach
  void openALetter() throws Exception {
    openSamples();
    robot.interact(window::focusForm);
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private Optional<Annotation> at(Target target) {
    return session().annotations().at(target);
  }

  private void go(Target target) {
    robot.interact(() -> window.desk().choose(target));
    robot.interact(window::focusForm);
  }

  private Node focused() {
    return stage.getScene().getFocusOwner();
  }

  private Node chosenRow() {
    return stage.getScene().getRoot().lookupAll(".blank").stream()
        .filter(
            n ->
                n.getPseudoClassStates().stream()
                    .anyMatch(p -> p.getPseudoClassName().equals("chosen")))
        .findFirst()
        .orElseThrow();
  }

  private Node button(String words) {
    return chosenRow().lookupAll(".row-button").stream()
        .filter(n -> words.equals(n.getAccessibleText()) && n.isVisible())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void afterWordsAreAssignedTheSelectionIsGoneAndTheNextEnterConfirms() {
    go(AGE);
    select("female");
    robot.type(KeyCode.S);
    assertEquals(Optional.empty(), window.desk().selection().get());
    assertFalse("letter".equals(focused().getId()));
    Target next = chosen();
    robot.type(KeyCode.ENTER);
    assertTrue(at(next).orElseThrow().decided());
    assertEquals(Optional.of(Value.of("female")), at(SEX).orElseThrow().value());
  }

  private void select(String words) {
    selectInLetter(words);
    robot.interact(() -> node("#letter").requestFocus());
  }

  @Test
  void typingNeverEditsADecidedValueAndGoesToTheFieldOfTheKey() {
    go(AGE);
    robot.type(KeyCode.ENTER);
    go(AGE);
    Annotation before = at(AGE).orElseThrow();
    robot.write("m").type(KeyCode.ENTER);
    assertEquals(before, at(AGE).orElseThrow());
    assertTrue(at(new Target("", new FieldId("injury.mechanism"), "")).orElseThrow().decided());
  }

  @Test
  void selectingAllAndTypingWritesNothing() {
    var before = session().annotations();
    robot.interact(() -> node("#letter").requestFocus());
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.write("as");
    assertEquals(before, session().annotations());
  }

  @Test
  void aClickedRowHasTheKeyboardAndOneClickConfirmsRejectsOrMarksNotStated() {
    robot.interact(() -> node("#letter").requestFocus());
    go(AGE);
    robot.interact(() -> node("#letter").requestFocus());
    robot.clickOn(chosenRow().lookup(".blank-label"));
    assertEquals(chosenRow(), focused());
    robot.clickOn(button("Confirm"));
    assertEquals(Status.CONFIRMED, at(AGE).orElseThrow().status());
    go(SEX);
    robot.clickOn(button("Reject value"));
    assertEquals(Status.REJECTED, at(SEX).orElseThrow().status());
    go(INJURY);
    robot.clickOn(button("Mark as not stated"));
    assertTrue(at(INJURY).orElseThrow().answer() instanceof Answer.Absent);
  }

  @Test
  void choosingARowMovesNoOther() {
    go(AGE);
    Node sex = row(SEX);
    double y = sex.localToScene(0, 0).getY();
    go(INJURY);
    assertEquals(y, row(SEX).localToScene(0, 0).getY());
    go(SEX);
    assertEquals(y, row(SEX).localToScene(0, 0).getY());
  }

  private Node row(Target target) {
    String name = session().schema().field(target.field()).label();
    return stage.getScene().getRoot().lookupAll(".blank-label").stream()
        .filter(n -> ((Labeled) n).getText().equals(name))
        .findFirst()
        .orElseThrow()
        .getParent();
  }

  @Test
  void aTypedValueMovesItsHighlightOrSaysThatItHasNone() {
    go(AGE);
    robot.type(KeyCode.F2).write("71").type(KeyCode.ENTER);
    assertEquals(Optional.empty(), at(AGE).orElseThrow().evidence());
    assertTrue(
        robot.lookup(".problem").queryAll().stream()
            .anyMatch(n -> ((Labeled) n).getText().equals("Not linked to the letter")));
  }

  @Test
  void anEntryWhoseNewWordsAreNotInTheLetterStaysInItsPlace() {
    FieldId treatments = new FieldId("clinical.treatments");
    List<Target> before = entries(treatments);
    assertTrue(before.size() > 2, before + "");
    go(before.get(1));
    robot.type(KeyCode.F2).write("quartz lamp").type(KeyCode.ENTER);
    assertEquals(Optional.empty(), at(before.get(1)).orElseThrow().evidence());
    assertEquals(before, entries(treatments));
    go(before.getFirst());
    robot.type(KeyCode.F2).write("quartz bath").type(KeyCode.ENTER);
    assertEquals(before, entries(treatments));
    go(Target.of(treatments));
    robot.push(KeyCode.SHORTCUT, KeyCode.I);
    robot.write("quartz rest").type(KeyCode.ENTER);
    assertEquals(before, entries(treatments).subList(0, before.size()));
    assertEquals(before.size() + 1, entries(treatments).size());
  }

  private List<Target> entries(FieldId list) {
    return session().annotations().entries(Target.LETTER, list).stream()
        .map(Annotation::target)
        .toList();
  }

  @Test
  void aDateIsPickedInACalendarByKeysAndEscapeKeepsTheField() throws Exception {
    go(INJURY);
    String was = at(INJURY).orElseThrow().value().orElseThrow().known().orElseThrow();
    robot.type(KeyCode.F2);
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    await(() -> calendar().isShowing());
    robot.type(KeyCode.ESCAPE);
    await(() -> focused() instanceof TextField);
    assertFalse(focused().getScene() == null);
    robot.type(KeyCode.F4);
    await(() -> calendar().isShowing());
    robot.type(KeyCode.RIGHT).type(KeyCode.ENTER);
    LocalDate next = LocalDate.parse(was).plusDays(1);
    await(
        () -> at(INJURY).flatMap(Annotation::value).equals(Optional.of(Value.of(next.toString()))));
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertEquals(Optional.of(Value.of(was)), at(INJURY).flatMap(Annotation::value));
    robot.type(KeyCode.F2);
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    await(() -> calendar().isShowing());
    robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE);
    assertEquals(Optional.of(Value.of(was)), at(INJURY).flatMap(Annotation::value));
    assertEquals(INJURY, chosen());
    assertEquals(chosenRow(), focused());
  }

  private DatePicker calendar() {
    return (DatePicker) chosenRow().lookup(".calendar-button");
  }

  @Test
  void anImpossibleDateSaysWhatIsWrongAndStaysOpen() {
    go(INJURY);
    robot.type(KeyCode.F2).write("20/03/2017").type(KeyCode.ENTER);
    assertEquals(INJURY, chosen());
    assertEquals(Optional.of(new Value.Unread("20/03/2017")), at(INJURY).orElseThrow().value());
    assertTrue(
        robot.lookup(".problem.wrong").queryAll().stream()
            .anyMatch(n -> ((Labeled) n).getText().startsWith("There's no month 20.")));
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertTrue(at(INJURY).orElseThrow().value().orElseThrow().known().isPresent());
  }

  @Test
  void aLineOfFieldsThatAreNotStatedIsConfirmedByOneKeyAndUndoneByOne() {
    var before = session().annotations();
    FormRow.Unstated fold = fold();
    robot.interact(() -> window.desk().choose(fold.target()));
    robot.interact(window::focusForm);
    robot.type(KeyCode.ENTER);
    assertTrue(
        fold.blanks().stream()
            .allMatch(b -> at(b.target()).orElseThrow().answer() instanceof Answer.Absent));
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertEquals(before, session().annotations());
  }

  @Test
  void aFieldThatIsFoldedAwayIsShownWhenItIsGoneTo() {
    FormRow.Unstated fold = fold();
    Target inside = fold.blanks().getLast().target();
    go(inside);
    assertEquals(inside, chosen());
    robot.write("x");
    assertTrue(focused() instanceof javafx.scene.control.TextInputControl);
  }

  private FormRow.Unstated fold() {
    return FoldedForm.of(
            session().form(), java.util.Set.of(), java.util.Set.of(), java.util.Set.of())
        .rows()
        .stream()
        .flatMap(
            r ->
                r instanceof FormRow.Unstated u && !u.open().isEmpty()
                    ? java.util.stream.Stream.of(u)
                    : null)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aListWhoseEntriesAreAllRejectedAsksWhetherItIsNotStatedAndEnterSaysSo() {
    for (Annotation entry : session().annotations().counted(Target.LETTER, MEDICATIONS)) {
      go(entry.target());
      robot.type(KeyCode.DELETE);
    }
    Target whole = Target.of(MEDICATIONS);
    go(whole);
    assertTrue(
        robot.lookup(".blank-value").queryAll().stream()
            .anyMatch(n -> ((Labeled) n).getText().equals("Not stated?")));
    robot.type(KeyCode.ENTER);
    assertTrue(at(whole).orElseThrow().answer() instanceof Answer.Absent);
    go(whole);
    robot.type(KeyCode.F2).write("Voltaren gel").type(KeyCode.ENTER);
    assertEquals(Optional.empty(), at(whole));
    assertTrue(
        robot.lookup(".blank-value").queryAll().stream()
            .filter(Node::isVisible)
            .noneMatch(n -> ((Labeled) n).getText().equals("Not stated") && isOf(n, whole)));
  }

  private boolean isOf(Node value, Target whole) {
    Node row = value.getParent().getParent();
    return row.lookupAll(".blank-label").stream()
        .anyMatch(
            l -> ((Labeled) l).getText().equals(session().schema().field(whole.field()).label()));
  }

  @Test
  void aWholeCitationIsAddedFromOneSelectionByOneKey() {
    String item = session().annotations().counted(Target.LETTER, ITEMS).getFirst().target().entry();
    Target first = session().annotations().counted(item, CITES).getFirst().target();
    List<Optional<Value>> parts = parts(first.entry());
    Span words =
        session().annotations().within(first.entry()).stream()
            .flatMap(a -> a.evidence().stream())
            .map(Evidence::span)
            .reduce((a, b) -> new Span(Math.min(a.start(), b.start()), Math.max(a.end(), b.end())))
            .orElseThrow();
    go(first);
    robot.type(KeyCode.DELETE);
    robot.interact(() -> window.selectInLetter(words));
    robot.interact(() -> node("#letter").requestFocus());
    robot.type(KeyCode.G);
    Target added =
        session().annotations().counted(item, CITES).stream()
            .filter(a -> a.status() == Status.ADDED)
            .findFirst()
            .orElseThrow()
            .target();
    assertEquals(parts, parts(added.entry()));
  }

  private List<Optional<Value>> parts(String citation) {
    return List.of("guideline", "family", "section", "pages").stream()
        .map(p -> at(Target.of(citation, CITES.child(p))).flatMap(Annotation::value))
        .toList();
  }

  @Test
  void repeatedMovesOfAnEndAreOneUndo() {
    var before = session().annotations();
    go(Target.of(new FieldId("injury.mechanism")));
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    robot.push(KeyCode.ALT, KeyCode.RIGHT);
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertEquals(before, session().annotations());
  }

  @Test
  void undoTakesBackWhatIsBeingTypedAndNothingElse() {
    go(AGE);
    robot.type(KeyCode.ENTER);
    var before = session().annotations();
    go(INJURY);
    robot.type(KeyCode.F2).write("01/02/2016");
    robot.interact(() -> node("#letter").requestFocus());
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertEquals(before, session().annotations());
    assertTrue(at(AGE).orElseThrow().decided());
  }

  @Test
  void leavingATypedFieldOfAFoldByAnArrowKeepsTheKeyboardInTheForm() {
    FormRow.Unstated fold = fold();
    go(fold.blanks().getLast().target());
    robot.write("x").type(KeyCode.DOWN);
    assertTrue(focused().getScene() != null, focused() + "");
    assertTrue(at(fold.blanks().getLast().target()).isPresent());
    assertFalse(focused() instanceof javafx.scene.control.TextInputControl);
  }

  @Test
  void finishingWithAFlagAsksOnceAndListsIt() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    awaitPreview();
    for (int i = 0; i < 100; i++) {
      robot.type(KeyCode.LEFT);
    }
    robot.type(KeyCode.ENTER);
    go(AGE);
    robot.type(KeyCode.F7);
    while (!session().form().open().isEmpty()) {
      robot.interact(() -> window.desk().chooseNextOpen());
      robot.interact(() -> window.desk().absent());
    }
    robot.interact(window::focusForm);
    robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
    assertTrue(node("#finish-dialog").isVisible());
    assertFalse(session().finished());
    String id = session().letter().id();
    robot.type(KeyCode.ENTER);
    awaitSaved();
    assertTrue(workbench.open(id).finished());
  }

  @Test
  void aDragEndsAtAWholeWordAndAPopupOffersTheLikeliestFieldFirst() throws Exception {
    Target medication =
        session().annotations().counted(Target.LETTER, MEDICATIONS).getFirst().target();
    go(medication);
    robot.type(KeyCode.DELETE);
    robot.interact(() -> window.desk().choose(AGE));
    Span words = at(medication).orElseThrow().evidence().orElseThrow().span();
    drag(words.start(), words.end() - 2);
    assertEquals(Optional.of(words), window.desk().selection().get());
    assertTrue(node("#selection-popup").isVisible());
    assertTrue(
        robot.lookup(".selection-row").queryAll().stream()
            .anyMatch(n -> "Add medication".equals(n.getAccessibleText())));
    Node add =
        robot.lookup(".selection-row").queryAll().stream()
            .filter(n -> "Add medication".equals(n.getAccessibleText()))
            .findFirst()
            .orElseThrow();
    robot.clickOn(add);
    assertTrue(
        session().annotations().counted(Target.LETTER, MEDICATIONS).stream()
            .anyMatch(a -> a.evidence().map(Evidence::span).equals(Optional.of(words))));
    assertFalse(node("#selection-popup").isVisible());
  }

  @Test
  void anotherRowOrEscapeTakesTheOfferAwayAndEscapeTheSelectionToo() throws Exception {
    Span words =
        at(Target.of(new FieldId("injury.mechanism")))
            .orElseThrow()
            .evidence()
            .orElseThrow()
            .span();
    drag(words.start(), words.end() - 2);
    assertTrue(node("#selection-popup").isVisible());
    robot.interact(() -> window.desk().choose(AGE));
    assertFalse(node("#selection-popup").isVisible());
    assertEquals(Optional.of(words), window.desk().selection().get());
    drag(words.start(), words.end() - 2);
    assertTrue(node("#selection-popup").isVisible());
    robot.type(KeyCode.ESCAPE);
    assertFalse(node("#selection-popup").isVisible());
    assertEquals(Optional.empty(), window.desk().selection().get());
    assertEquals(chosenRow(), focused());
  }

  /** From the middle of a character's left edge to another's, by the letter's own indexes. */
  private void drag(int from, int to) throws Exception {
    StyledTextArea<?, ?> area = (StyledTextArea<?, ?>) node("#letter");
    robot.interact(() -> window.selectInLetter(new Span(from, to)));
    int start = area.getSelection().getStart();
    int end = area.getSelection().getEnd();
    robot.interact(area::deselect);
    await(() -> area.getCharacterBoundsOnScreen(start, start + 1).isPresent());
    Thread.sleep(700); // until the text has come to rest
    Bounds first = bounds(area, start);
    Bounds last = bounds(area, end - 1);
    robot.moveTo(first.getMinX() + 1, first.getCenterY());
    robot.press(MouseButton.PRIMARY);
    robot.moveTo(last.getMaxX() - 1, last.getCenterY());
    robot.release(MouseButton.PRIMARY);
  }

  private static Bounds bounds(StyledTextArea<?, ?> area, int at) throws Exception {
    return WaitForAsyncUtils.asyncFx(
            () -> area.getCharacterBoundsOnScreen(at, at + 1).orElseThrow())
        .get(10, TimeUnit.SECONDS);
  }

  @Test
  void theOutlineLeadsToEachItemAndAnItemCollapses() throws Exception {
    robot.interact(() -> window.library().open(severalItems()));
    await(() -> session().letter().id().equals(severalItems()));
    robot.interact(window::focusForm);
    List<Annotation> items = session().annotations().counted(Target.LETTER, ITEMS);
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    assertEquals(items.getFirst().target(), chosen());
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    assertEquals(items.get(1).target(), chosen());
    robot.type(KeyCode.F2);
    Target next = Target.of(items.get(1).target().entry(), new FieldId("items.request"));
    robot.type(KeyCode.DOWN);
    assertFalse(chosen().subject().equals(next.subject()));
    go(next);
    assertEquals(next, chosen());
  }

  @Test
  void enterOnAnItemsHeadShowsWhatWouldBeConfirmedAndLeavesDoubtfulValuesOpen() throws Exception {
    robot.interact(() -> window.library().open(severalItems()));
    await(() -> session().letter().id().equals(severalItems()));
    robot.interact(window::focusForm);
    var before = session().annotations();
    String item = session().annotations().counted(Target.LETTER, ITEMS).getFirst().target().entry();
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    robot.type(KeyCode.F2);
    robot.interact(this::pressEnterTwice);
    assertTrue(node("#accept-list").isVisible());
    awaitPreview();
    assertEquals(before, session().annotations(), "Enter pressed twice isn't an answer");
    robot.type(KeyCode.ENTER);
    List<FormRow.Blank> left =
        session().form().open().stream().filter(b -> b.target().subject().equals(item)).toList();
    assertTrue(
        left.stream().allMatch(b -> b.said().filter(this::sure).isEmpty()), left + " is left");
    assertTrue(
        session().annotations().all().stream()
            .filter(a -> a.decided() && a.target().subject().equals(item))
            .anyMatch(a -> before.at(a.target()).filter(this::sure).isPresent()));
    assertTrue(
        before.within(item).stream()
            .filter(a -> a.answer() instanceof Answer.Stated && !sure(a))
            .noneMatch(a -> at(a.target()).orElseThrow().decided()));
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertEquals(before, session().annotations());
  }

  private void pressEnterTwice() {
    for (int i = 0; i < 2; i++) {
      for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
        Event.fireEvent(
            focused(), new KeyEvent(type, "", "", KeyCode.ENTER, false, false, false, false));
      }
    }
  }

  private boolean sure(Annotation said) {
    return window.desk().chance(said) >= window.desk().order().get().sure();
  }

  private String severalItems() {
    return window.library().letters().stream()
        .filter(l -> l.headline().items() > 2)
        .findFirst()
        .orElseThrow()
        .id();
  }
}
