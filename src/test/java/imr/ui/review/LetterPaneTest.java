package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.grounding.RuleBasedLookup;
import imr.letter.Letter;
import imr.letter.Span;
import imr.review.ReviewFixture;
import imr.review.ReviewSession;
import imr.ui.kit.ColorPalette;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.fxmisc.richtext.model.StyleSpans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The letter's pane in a real window: what is painted, what is in sight, what a click chooses. */
@SuppressWarnings("NullAway.Init") // set before each test
final class LetterPaneTest {
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final Target MECHANISM = Target.of(new FieldId("injury.mechanism"));
  private static final Target DIAGNOSIS = Target.of(new FieldId("clinical.diagnoses")).entry("v1");
  private static final String FILLING = "The records were read and weighed with care. ".repeat(40);
  private static final String TEXT =
      "A 52 year old.\n\n" + FILLING + "\n\n" + FILLING + "chronic strain from a fall. End.\n";

  private final FxRobot robot = new FxRobot();
  private final ReviewModel model =
      new ReviewModel(
          (letter, pass, gesture, headline, kept, failed) -> kept.run(),
          () -> "Ana",
          Clock.system(ZoneOffset.UTC));
  private final SimpleObjectProperty<ColorPalette> palette =
      new SimpleObjectProperty<>(ColorPalette.ofLight());
  private final GroupsModel groups = new GroupsModel();
  private LetterPane pane;

  @BeforeEach
  void show() throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          pane = new LetterPane(model, groups, palette, new SimpleObjectProperty<Number>(15));
          Stage stage = new Stage();
          stage.setScene(new Scene(pane, 700, 300));
          stage.show();
          model.open(session());
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.cleanupStages();
  }

  private static ReviewSession session() {
    Letter letter = Letter.of("long.txt", TEXT, true);
    List<Annotation> said =
        List.of(
            says(letter, AGE, "52"),
            says(letter, MECHANISM, "strain from a fall"),
            says(letter, DIAGNOSIS, "chronic strain"));
    return ReviewSession.open(
        letter,
        SchemaFile.builtIn(),
        new ValueReader(2026),
        new RuleBasedLookup(letter.text(), new ValueReader(2026)),
        ReviewFixture.suggested(AnnotationSet.of(said)));
  }

  private static Annotation says(Letter letter, Target target, String words) {
    Evidence evidence = Evidence.in(letter.text(), at(words));
    return Annotation.suggested(
        target, Answer.stated(Value.of(words), evidence), ReviewFixture.RULES);
  }

  private static Span at(String words) {
    return new Span(TEXT.indexOf(words), TEXT.indexOf(words) + words.length());
  }

  private Optional<Bounds> boundsOf(String words) {
    Span shown = pane.shown().toShown(at(words));
    return pane.area()
        .getCharacterBoundsOnScreen(shown.start(), shown.end())
        .map(pane::screenToLocal);
  }

  private boolean inSight(String words) throws Exception {
    return WaitForAsyncUtils.asyncFx(() -> inSightNow(words)).get(5, TimeUnit.SECONDS);
  }

  private boolean inSightNow(String words) {
    return boundsOf(words)
        .filter(b -> b.getMinY() >= 0 && b.getMaxY() <= pane.getHeight())
        .isPresent();
  }

  private RunStyle lookAt(String words) {
    StyleSpans<RunStyle> looks = pane.area().getStyleSpans(0, pane.area().getLength());
    int index = pane.shown().toShown(at(words)).start();
    int start = 0;
    for (var span : looks) {
      if (index < start + span.getLength()) {
        return span.getStyle();
      }
      start += span.getLength();
    }
    throw new AssertionError(words + " is not shown");
  }

  @Test
  void choosingAFieldBringsItsPlaceIntoSightAlsoDeepInALongParagraph() throws Exception {
    assertFalse(inSight("strain from a fall"));
    robot.interact(() -> model.choose(MECHANISM));
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> inSight("strain from a fall"));
    assertTrue(lookAt("strain from a fall").chosen());
    robot.interact(() -> model.choose(AGE));
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> inSight("52"));
  }

  @Test
  void clickingAHighlightChoosesItsField() throws Exception {
    robot.interact(() -> model.choose(MECHANISM));
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> inSight("chronic"));
    Bounds chronic =
        WaitForAsyncUtils.asyncFx(() -> pane.localToScreen(boundsOf("chronic").orElseThrow()))
            .get(5, TimeUnit.SECONDS);
    robot.clickOn(chronic.getCenterX(), chronic.getCenterY());
    assertEquals(Optional.of(DIAGNOSIS), model.chosen().get());
  }

  @Test
  void ofOverlappingHighlightsTheInnerGivesTintAndLineAndTheLineIsThicker() {
    ColorPalette light = ColorPalette.ofLight();
    RunStyle one = lookAt("from a fall");
    RunStyle both = lookAt("strain from");
    assertEquals(Optional.of(light.tintOf("patient")), one.tint());
    assertFalse(one.several());
    assertEquals(Optional.of(light.tintOf("patient")), both.tint());
    assertEquals(Optional.of(light.group("patient")), both.line());
    assertTrue(both.several());
  }

  @Test
  void aSuggestionsLineIsDashedAndADecidedOnesSolid() {
    assertTrue(lookAt("52").dashed());
    robot.interact(
        () -> {
          model.choose(AGE);
          model.confirm();
        });
    assertFalse(lookAt("52").dashed());
  }

  @Test
  void linesAndReadingShowTheSameSelection() {
    robot.interact(() -> pane.select(at("chronic strain")));
    assertEquals(Optional.of(at("chronic strain")), model.selection().get());
    robot.interact(() -> pane.showReading(false));
    robot.interact(() -> pane.select(at("chronic strain")));
    assertEquals(Optional.of(at("chronic strain")), model.selection().get());
  }

  @Test
  void theDarkPaletteRepaintsTheText() {
    robot.interact(() -> palette.set(ColorPalette.ofDark()));
    assertEquals(Optional.of(ColorPalette.ofDark().group("patient")), lookAt("52").line());
  }

  private void type(KeyCode... keys) {
    robot.interact(() -> pane.area().requestFocus());
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String selected() {
    return model.selection().get().map(s -> TEXT.substring(s.start(), s.end())).orElse("(nothing)");
  }

  private void chooseInSight(Target target, String words) throws Exception {
    robot.interact(() -> model.choose(target));
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> inSight(words));
  }

  private void press(String words, int clicks) throws Exception {
    Bounds at =
        WaitForAsyncUtils.asyncFx(() -> pane.localToScreen(boundsOf(words).orElseThrow()))
            .get(5, TimeUnit.SECONDS);
    robot.moveTo(at.getCenterX(), at.getCenterY());
    for (int i = 0; i < clicks; i++) {
      robot.clickOn(MouseButton.PRIMARY);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Longer than what makes two clicks one double click. */
  private static void pauseBetweenClicks() {
    WaitForAsyncUtils.sleep(700, TimeUnit.MILLISECONDS);
  }

  @Test
  void theWordCursorBeginsAtTheChosenValueAndGoesByWords() throws Exception {
    chooseInSight(MECHANISM, "strain from a fall");
    robot.interact(() -> pane.focusText());
    assertEquals("strain from a fall", selected());
    type(KeyCode.RIGHT);
    assertEquals("End", selected());
    type(KeyCode.LEFT);
    assertEquals("fall", selected());
    type(KeyCode.SHIFT, KeyCode.LEFT);
    assertEquals("a fall", selected());
    type(KeyCode.SHIFT, KeyCode.RIGHT);
    assertEquals("fall", selected());
  }

  @Test
  void theSelectionWidensToTheSentenceAndBack() throws Exception {
    chooseInSight(AGE, "52");
    robot.interact(() -> pane.resizeSelection(true));
    assertEquals("A 52 year old.", selected());
    robot.interact(() -> pane.resizeSelection(false));
    assertEquals("52", selected());
  }

  @Test
  void withShiftUpAndDownMoveTheSelectionsEndByALine() throws Exception {
    chooseInSight(AGE, "52");
    robot.interact(() -> pane.focusText());
    type(KeyCode.SHIFT, KeyCode.DOWN);
    Span down = model.selection().get().orElseThrow();
    assertEquals(TEXT.indexOf("52"), down.start());
    assertTrue(selected().contains("The"), selected());
    type(KeyCode.SHIFT, KeyCode.UP);
    assertEquals("52", selected());
  }

  @Test
  void upAndDownGoToTheWordAboveAndBelowAndHomeAndEndToTheLinesEnds() throws Exception {
    chooseInSight(AGE, "52");
    robot.interact(() -> pane.focusText());
    type(KeyCode.END);
    assertEquals("old", selected());
    type(KeyCode.HOME);
    assertEquals("A", selected());
    type(KeyCode.DOWN);
    assertEquals("The", selected());
    type(KeyCode.DOWN);
    Span second = model.selection().get().orElseThrow();
    assertTrue(second.start() > TEXT.indexOf("The records") + 40, selected());
    type(KeyCode.UP);
    assertEquals(TEXT.indexOf("The records"), model.selection().get().orElseThrow().start());
    type(KeyCode.UP);
    assertEquals("A", selected());
  }

  @Test
  void wordsAreReachedInLinesToo() throws Exception {
    robot.interact(() -> pane.showReading(false));
    chooseInSight(DIAGNOSIS, "chronic strain");
    robot.interact(() -> pane.focusText());
    type(KeyCode.RIGHT);
    assertEquals("from", selected());
  }

  @Test
  void aDoubleClickSelectsTheWordAndAThirdItsSentenceAndTheChoiceStays() throws Exception {
    chooseInSight(AGE, "52");
    press("year", 2);
    assertEquals("year", selected());
    pauseBetweenClicks();
    press("old", 2);
    assertEquals("old", selected());
    pauseBetweenClicks();
    press("year", 3);
    assertEquals("A 52 year old.", selected());
    assertEquals(Optional.of(AGE), model.chosen().get());
  }

  @Test
  void clicksAtOnePlaceReachEveryFieldThatHoldsIt() throws Exception {
    chooseInSight(AGE, "52");
    chooseInSight(MECHANISM, "strain from a fall");
    press("strain", 1);
    assertEquals(Optional.of(DIAGNOSIS), model.chosen().get());
    pauseBetweenClicks();
    press("strain", 1);
    assertEquals(Optional.of(MECHANISM), model.chosen().get());
    pauseBetweenClicks();
    press("strain", 1);
    assertEquals(Optional.of(DIAGNOSIS), model.chosen().get());
  }

  @Test
  void aKeyReachesEveryFieldOfAPlaceToo() throws Exception {
    chooseInSight(MECHANISM, "strain from a fall");
    robot.interact(() -> pane.chooseNextHere());
    assertEquals(Optional.of(DIAGNOSIS), model.chosen().get());
    robot.interact(() -> pane.chooseNextHere());
    assertEquals(Optional.of(MECHANISM), model.chosen().get());
    robot.interact(() -> model.choose(AGE));
    robot.interact(() -> pane.chooseNextHere());
    assertEquals("No other value is highlighted here.", model.notice().get());
  }

  @Test
  void hiddenGroupsAreNotPaintedAndAreShownAgain() {
    robot.interact(() -> groups.toggle("clinical"));
    assertEquals(Optional.empty(), lookAt("chronic").line());
    assertFalse(lookAt("strain from").several());
    robot.interact(() -> groups.toggle("clinical"));
    assertEquals(Optional.of(ColorPalette.ofLight().group("clinical")), lookAt("chronic").line());
  }

  @Test
  void linesThatAreALittleTooWideAreShownSmallerAndVeryWideOnesAreReadable() throws Exception {
    String line =
        "The records were read and weighed with care, and the request was for six visits.";
    double full =
        WaitForAsyncUtils.asyncFx(() -> LineFit.size(line, 15, 10_000)).get(10, TimeUnit.SECONDS);
    double fitted =
        WaitForAsyncUtils.asyncFx(() -> LineFit.size(line, 15, 560)).get(10, TimeUnit.SECONDS);
    double least =
        WaitForAsyncUtils.asyncFx(() -> LineFit.size(line, 15, 100)).get(10, TimeUnit.SECONDS);
    assertEquals(15, full);
    assertTrue(fitted < 15 && fitted > 11.25, "shown at " + fitted);
    assertEquals(11.25, least);
    robot.interact(() -> pane.showReading(false));
    robot.interact(() -> pane.showReading(true));
    assertEquals(15, fontSize());
  }

  private double fontSize() {
    return pane.area().lookupAll(".text").stream()
        .filter(n -> n instanceof javafx.scene.text.Text)
        .mapToDouble(n -> ((javafx.scene.text.Text) n).getFont().getSize())
        .max()
        .orElse(0);
  }

  @Test
  void theOtherViewOpensAtTheSamePlace() throws Exception {
    chooseInSight(MECHANISM, "strain from a fall");
    robot.interact(() -> pane.showReading(false));
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> inSight("strain from a fall"));
    robot.interact(() -> pane.showReading(true));
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> inSight("chronic"));
  }
}
