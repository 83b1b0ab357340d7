package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.letter.Span;
import imr.letter.WordSpans;
import imr.review.Highlight;
import imr.review.ReviewSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the mouse does in letter, form, and library: real presses, moves, and releases. */
final class MouseGesturesTest extends WindowTest {
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final Target MECHANISM = Target.of(new FieldId("injury.mechanism"));
  private static final FieldId DIAGNOSES = new FieldId("clinical.diagnoses");
  private static final FieldId ITEMS = new FieldId("items");
  private static final FieldId CITATIONS = new FieldId("items.reviewerCitations");

  private Hands hands;

  @BeforeEach
  void openALetter() throws Exception {
    openSamples();
    // smaller than the screen, so that a menu has room
    robot.interact(
        () -> {
          stage.setWidth(1024);
          stage.setHeight(640);
        });
    hands = new Hands(this);
  }

  @Test
  void theEndOfAHighlightIsDraggedByWordsAndUndoneAtOnce() throws Exception {
    Annotation before = at(MECHANISM);
    Span span = span(MECHANISM);
    go(MECHANISM);
    hands.bringIntoSight(span);
    Span shorter = WordSpans.of(session().letter().text()).grown(span, WordSpans.Edge.END, -1);
    hands.dragEnd(shorter.end());
    assertEquals(shorter, span(MECHANISM));
    assertEquals(
        session().letter().text().quote(shorter), at(MECHANISM).evidence().orElseThrow().quote());
    run("undo");
    assertEquals(before, at(MECHANISM));
  }

  @Test
  void theStartOfAHighlightIsDraggedToo() throws Exception {
    Span span = span(MECHANISM);
    go(MECHANISM);
    hands.bringIntoSight(span);
    Span shorter = WordSpans.of(session().letter().text()).grown(span, WordSpans.Edge.START, -1);
    hands.dragStart(shorter.start());
    assertEquals(shorter, span(MECHANISM));
  }

  @Test
  void aDragOffersFieldsBesideItAndAClickGivesTheWordsToOne() throws Exception {
    Annotation lost = session().annotations().counted(Target.LETTER, DIAGNOSES).getFirst();
    go(lost.target());
    Hands.onWindow(() -> window.desk().reject());
    hands.dragOver(lost.evidence().orElseThrow().span());
    assertTrue(node("#selection-popup").isVisible());
    hands.click(offered(Target.of(DIAGNOSES)));
    assertTrue(
        session().annotations().counted(Target.LETTER, DIAGNOSES).stream()
            .anyMatch(a -> a.answer().equals(lost.answer())));
    assertFalse(node("#selection-popup").isVisible());
    assertEquals(Optional.empty(), window.desk().selection().get());
  }

  @Test
  void allFieldsAreAClickAwayAndAClickElsewhereTakesTheOfferAway() throws Exception {
    Span words = span(MECHANISM);
    hands.dragOver(words);
    hands.click(node("#selection-all"));
    assertTrue(lookup(".selection-row").count() > 8);
    Bounds letter = Hands.onScreen(node("#letter"));
    hands.click(new Point2D(letter.getMinX() + 20, letter.getMaxY() - 12), MouseButton.PRIMARY);
    assertFalse(node("#selection-popup").isVisible());
  }

  @Test
  void halfAWordThatWasDraggedOverIsSelectedWhole() throws Exception {
    Span words = span(MECHANISM);
    hands.dragOver(new Span(words.start() + 2, words.end() - 2));
    assertEquals(Optional.of(words), window.desk().selection().get());
  }

  @Test
  void aDoubleClickOnAHighlightEditsItsValue() throws Exception {
    go(AGE);
    hands.bringIntoSight(span(MECHANISM));
    Point2D at = hands.pointAt(span(MECHANISM).start() + 3);
    hands.doubleClick(at);
    assertEquals(MECHANISM, chosen());
    assertTrue(stage.getScene().getFocusOwner() instanceof TextInputControl);
    robot.push(javafx.scene.input.KeyCode.ESCAPE);
    assertFalse(stage.getScene().getFocusOwner() instanceof TextInputControl);
  }

  @Test
  void aSecondClickReachesTheHighlightBeneath() throws Exception {
    int place =
        session().highlights().stream()
            .map(h -> h.span().start() + 1)
            .filter(at -> under(at).size() > 1)
            .findFirst()
            .orElseThrow();
    hands.bringIntoSight(new Span(place, place + 1));
    Point2D at = hands.pointAt(place);
    hands.click(at, MouseButton.PRIMARY);
    Target first = chosen();
    Thread.sleep(600); // so that it is no double click
    hands.click(at, MouseButton.PRIMARY);
    assertEquals(under(place).subList(0, 2), List.of(first, chosen()));
  }

  private List<Target> under(int place) {
    return Highlight.allAt(place, session().highlights()).stream().map(Highlight::target).toList();
  }

  private Annotation withParts() {
    return session().annotations().counted(Target.LETTER, ITEMS).stream()
        .flatMap(i -> session().annotations().counted(i.target().entry(), CITATIONS).stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSecondaryButtonOffersWhatCanBeDoneWithARow() throws Exception {
    go(AGE);
    hands.askForMenu(Hands.middle(row(AGE)));
    assertTrue(menu().containsAll(List.of("Confirm and go to next", "Reject value")), menu() + "");
    pick("Reject value");
    assertTrue(!at(AGE).counts());
  }

  @Test
  void theSecondaryButtonOffersWhatCanBeDoneWithAHighlight() throws Exception {
    go(AGE);
    hands.bringIntoSight(span(MECHANISM));
    hands.askForMenu(hands.pointAt(span(MECHANISM).start() + 3));
    assertEquals(MECHANISM, chosen());
    pick("Confirm and go to next");
    assertTrue(at(MECHANISM).decided());
  }

  @Test
  void theSecondaryButtonOffersFieldsForASelectionAgain() throws Exception {
    Span words = span(MECHANISM);
    hands.dragOver(words);
    robot.push(javafx.scene.input.KeyCode.ESCAPE);
    hands.dragOver(words);
    Hands.onWindow(() -> node("#selection-popup").setVisible(false));
    hands.askForMenu(hands.pointAt(words.start() + 3));
    assertTrue(node("#selection-popup").isVisible());
    assertEquals(Optional.of(words), window.desk().selection().get());
  }

  @Test
  void theSecondaryButtonOffersWhatCanBeDoneWithAnItemAndWithACitation() throws Exception {
    Annotation citation = withParts();
    go(citation.target());
    Thread.sleep(600);
    hands.askForMenu(Hands.middle(chosenRow()));
    assertEquals(citation.target(), chosen());
    assertTrue(menu().contains("Reject value"), menu() + "");
    pick("Reject value");
    assertFalse(
        session().annotations().at(citation.target()).filter(Annotation::counts).isPresent());
    Target item = session().annotations().counted(Target.LETTER, ITEMS).getFirst().target();
    go(item);
    hands.askForMenu(Hands.middle(chosenRow().lookup(".head-title")));
    assertTrue(menu().contains("Accept this section or item…"), menu() + "");
  }

  @Test
  void theSecondaryButtonOffersWhatCanBeDoneWithALetterOfTheLibrary() throws Exception {
    Node letter = lookup(".letter-title").findFirst().orElseThrow();
    hands.askForMenu(Hands.middle(letter));
    assertTrue(menu().contains("Go to the form"), menu() + "");
  }

  @Test
  void aRowShowsItsButtonsUnderTheMouseAndTheyActOnThatRow() throws Exception {
    go(AGE);
    go(Target.of(new FieldId("patient.sex")));
    Node row = row(AGE);
    hands.moveTo(Hands.middle(row));
    Hands.settle();
    Node confirm =
        row.lookupAll(".row-button").stream()
            .filter(n -> "Confirm".equals(n.getAccessibleText()))
            .findFirst()
            .orElseThrow();
    hands.click(confirm);
    assertTrue(at(AGE).decided());
  }

  private Stream<Node> lookup(String style) {
    return stage.getScene().getRoot().lookupAll(style).stream().filter(Node::isVisible);
  }

  private Node offered(Target target) {
    return lookup(".selection-row")
        .filter(n -> target.equals(n.getUserData()))
        .findFirst()
        .orElseThrow();
  }

  private Node chosenRow() {
    return Stream.of(".blank", ".head", ".unstated")
        .flatMap(this::lookup)
        .filter(
            n ->
                n.getPseudoClassStates().stream()
                    .anyMatch(p -> p.getPseudoClassName().equals("chosen")))
        .findFirst()
        .orElseThrow();
  }

  private Node row(Target target) {
    String label = session().schema().field(target.field()).label();
    return lookup(".blank")
        .filter(
            n ->
                n.lookupAll(".blank-label").stream()
                    .anyMatch(l -> ((javafx.scene.control.Labeled) l).getText().equals(label)))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<ContextMenu> shownMenu() {
    return Window.getWindows().stream()
        .filter(w -> w instanceof ContextMenu && w.isShowing())
        .map(ContextMenu.class::cast)
        .findFirst();
  }

  private static List<String> menu() throws Exception {
    return Hands.ask(
        () ->
            shownMenu().stream()
                .flatMap(m -> m.getItems().stream())
                .map(i -> String.valueOf(i.getText()))
                .toList());
  }

  /** Clicks a line of the open menu. */
  private void pick(String words) throws Exception {
    Hands.onWindow(
        () ->
            shownMenu().stream()
                .flatMap(m -> m.getItems().stream())
                .filter(i -> words.equals(i.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    Hands.onWindow(() -> shownMenu().ifPresent(ContextMenu::hide));
  }

  private void go(Target target) throws Exception {
    Hands.onWindow(() -> window.desk().choose(target));
    Hands.onWindow(window::focusForm);
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private Annotation at(Target target) {
    return session().annotations().at(target).orElseThrow();
  }

  private Span span(Target target) {
    return at(target).evidence().map(Evidence::span).orElseThrow();
  }
}
