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
import imr.letter.Span;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.ui.kit.Command;
import imr.ui.kit.FormerLabels;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk's verbs by their keys, in the real window. */
final class ReviewKeysTest extends WindowTest {

  @BeforeEach
  void layALetterDown() throws Exception {
    openSamples();
    robot.interact(window::focusForm);
  }

  @Test
  void theSureValuesAreAcceptedAfterALookAndOneUndoTakesThemBack() throws Exception {
    var before = session().annotations();
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    ListView<?> list = (ListView<?>) node("#accept-list");
    int shown = list.getItems().size();
    assertTrue(shown > 5);
    assertEquals("Accept " + shown, ((Labeled) node(".overlay-sheet .accent-button")).getText());
    robot.type(KeyCode.ENTER);
    assertEquals(shown, decided().size());
    assertFalse(node("#overlay").isVisible());
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertEquals(before, session().annotations());
    awaitSaved();
  }

  @Test
  void theConfidenceIsSetByArrowsAndKeptForTheNextStart() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    int at95 = ((ListView<?>) node("#accept-list")).getItems().size();
    for (int i = 0; i < 30; i++) {
      robot.type(KeyCode.LEFT);
    }
    assertEquals(0.65, window.desk().order().get().sure());
    assertTrue(((ListView<?>) node("#accept-list")).getItems().size() > at95);
    robot.type(KeyCode.ESCAPE);
    restart();
    assertEquals(0.65, window.desk().order().get().sure());
  }

  @Test
  void emptyFieldsAreMarkedAbsentInTheSameGoWhereTheAnalystWantsIt() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    for (int i = 0; i < 95; i++) {
      robot.type(KeyCode.LEFT);
    }
    robot.type(KeyCode.A, KeyCode.ENTER);
    assertTrue(
        session().form().open().stream()
            .allMatch(
                b -> window.desk().checks().stream().anyMatch(c -> c.target().equals(b.target()))));
    assertTrue(decided().stream().anyMatch(a -> a.answer() instanceof Answer.Absent));
    awaitSaved();
  }

  @Test
  void onlyTheGroupOfTheChosenFieldIsAccepted() throws Exception {
    choose("patient.sex");
    robot.push(KeyCode.SHORTCUT, KeyCode.G);
    robot.type(KeyCode.ENTER);
    assertFalse(decided().isEmpty());
    assertTrue(
        decided().stream()
            .allMatch(a -> session().schema().field(a.target().field()).group().equals("patient")));
  }

  @Test
  void anEndOfThePlaceMovesByWordAndTheNextPlaceIsOneKeyAway() throws Exception {
    Target diagnosis = first("clinical.diagnoses");
    robot.interact(() -> window.desk().choose(diagnosis));
    Span was = span(diagnosis);
    robot.push(KeyCode.ALT, KeyCode.RIGHT);
    assertTrue(span(diagnosis).end() > was.end());
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    assertEquals(was, span(diagnosis));
    robot.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.LEFT);
    assertTrue(span(diagnosis).start() < was.start());
    assertEquals(Status.CORRECTED, at(diagnosis).status());
    awaitSaved();
  }

  @Test
  void aFieldsKeyInTheTextGivesItTheSelectedWords() throws Exception {
    String text = session().letter().text().canonical();
    String words =
        text.substring(text.indexOf("CLINICAL CASE"), text.indexOf("CLINICAL CASE") + 13);
    selectInLetter(words);
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    selectInLetter(words);
    robot.type(KeyCode.M);
    assertEquals(
        Optional.of(words), at("injury.mechanism").orElseThrow().evidence().map(Evidence::quote));
  }

  @Test
  void aFieldsKeyWithoutSelectedWordsGoesToTheField() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    robot.interact(() -> window.desk().select(Optional.empty()));
    robot.type(KeyCode.R);
    assertEquals(new FieldId("items.rationale"), chosen().field());
  }

  @Test
  void aNoteAndAFlagAreKeptAndShown() throws Exception {
    choose("patient.age");
    robot.type(KeyCode.F9);
    robot.write("page 2 says otherwise").type(KeyCode.ENTER);
    robot.type(KeyCode.F7);
    assertEquals("page 2 says otherwise", label(".remark.flagged"));
    awaitSaved();
    restart();
    Target age = Target.of(new FieldId("patient.age"));
    FormRow.Blank blank = (FormRow.Blank) session().form().at(age).orElseThrow();
    assertEquals(Optional.of("page 2 says otherwise"), blank.note());
    assertTrue(blank.flagged());
    assertTrue(window.library().letters().getFirst().headline().flagged());
    choose("patient.sex");
    robot.push(KeyCode.SHIFT, KeyCode.F7);
    assertEquals(age, chosen());
  }

  @Test
  void aCheckIsSetAsideWithAReasonOnly() throws Exception {
    choose("patient.age");
    robot.type(KeyCode.DELETE);
    int checks = window.desk().checks().size();
    assertTrue(checks > 0);
    robot.push(KeyCode.SHIFT, KeyCode.F8);
    robot.type(KeyCode.ENTER);
    assertEquals(checks, window.desk().checks().size());
    robot.push(KeyCode.SHIFT, KeyCode.F8);
    robot.write("the letter is like that").type(KeyCode.ENTER);
    assertEquals(checks - 1, window.desk().checks().size());
    awaitSaved();
  }

  @Test
  void finishingListsWhatIsOpenAndEnterGoesThere() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
    assertTrue(node("#overlay").isVisible());
    assertTrue(label("#notice").contains("your review"));
    robot.write("mechanism").type(KeyCode.ENTER);
    assertEquals(new FieldId("injury.mechanism"), chosen().field());
    assertFalse(node("#overlay").isVisible());
  }

  @Test
  void everyVerbOfTheDeskHasAKeyAndAllHaveKeysAndNamesOfTheirOwn() {
    List<Command> verbs = window.allVerbs();
    List<Command> keyless = verbs.stream().filter(v -> v.key().isEmpty()).toList();
    assertEquals(
        Set.of("File", "Library", "Quality", "View"),
        keyless.stream().map(Command::menu).collect(Collectors.toSet()));
    assertEquals(
        verbs.size() - keyless.size(),
        verbs.stream().flatMap(v -> v.combination().stream()).distinct().count());
    assertEquals(verbs.size(), verbs.stream().map(Command::id).distinct().count());
  }

  @Test
  void everyFormerLabelLeadsToACommand() {
    Set<String> ids =
        window.allVerbs().stream().map(c -> c.id().value()).collect(Collectors.toSet());
    Set<String> lost = new TreeSet<>(FormerLabels.read().ids());
    lost.removeAll(ids);
    assertEquals(Set.of(), lost);
  }

  @Test
  void everyVerbIsFoundByItsWords() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    robot.write("switch theme").type(KeyCode.ENTER);
    String dark = colors();
    robot.push(KeyCode.SHORTCUT, KeyCode.T);
    assertFalse(dark.equals(colors()));
  }

  @Test
  void aVerbTakesAnotherKeyAndKeepsItAndTheOldOneDoesNothing() throws Exception {
    robot.type(KeyCode.F12);
    robot.write("mark").type(KeyCode.ESCAPE);
    robot.type(KeyCode.F12);
    robot.write("mark as not stated").type(KeyCode.TAB);
    robot.type(KeyCode.ENTER);
    robot.push(KeyCode.SHORTCUT, KeyCode.M);
    robot.type(KeyCode.ESCAPE);
    restart();
    choose("injury.mechanism");
    robot.interact(window::focusForm);
    Optional<Annotation> before = at("injury.mechanism");
    robot.push(KeyCode.SHORTCUT, KeyCode.D);
    assertEquals(before, at("injury.mechanism"));
    robot.push(KeyCode.SHORTCUT, KeyCode.M);
    assertTrue(at("injury.mechanism").orElseThrow().answer() instanceof Answer.Absent);
    awaitSaved();
  }

  @Test
  void whatBelongsInAFieldOpensBesideIt() throws Exception {
    choose("patient.sex");
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.G);
    assertTrue(robot.lookup(".guide-card").tryQuery().isPresent());
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.G);
    assertTrue(robot.lookup(".guide-card").tryQuery().isEmpty());
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private List<Annotation> decided() {
    return session().annotations().all().stream().filter(Annotation::decided).toList();
  }

  private Target first(String field) {
    return session().annotations().counted(Target.LETTER, new FieldId(field)).getFirst().target();
  }

  private Annotation at(Target target) {
    return session().annotations().at(target).orElseThrow();
  }

  private Span span(Target target) {
    return at(target).evidence().orElseThrow().span();
  }
}
