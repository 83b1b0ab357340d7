package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.intake.LetterPages;
import imr.intake.PageBox;
import imr.intake.PageGlyphs;
import imr.intake.PdfLetter;
import imr.letter.Span;
import imr.review.Highlight;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The printed pages of a letter, in the real window. */
final class PageViewTest extends WindowTest {

  private void openPages() throws TimeoutException {
    openLetter("1-partial-approval.pdf");
    robot.push(KeyCode.CONTROL, KeyCode.P);
    await(() -> drawn("#page-1"));
  }

  private void openLetter(String name) throws TimeoutException {
    openSamples();
    String id =
        workbench.letters().stream()
            .filter(r -> r.name().equals(name))
            .findFirst()
            .orElseThrow()
            .id();
    robot.interact(() -> window.library().open(id));
    await(() -> session().letter().id().equals(id));
  }

  private imr.review.ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private List<PageGlyphs> sheets() {
    PdfLetter printed =
        ((LetterPages.Printed)
                workbench.pages(session().letter().id(), Optional.empty(), () -> false))
            .letter();
    return printed.sheets();
  }

  private boolean drawn(String page) {
    return robot.lookup(page).tryQuery().isPresent()
        && ((Parent) node(page))
            .getChildrenUnmodifiable().stream()
                .anyMatch(n -> n instanceof ImageView view && view.getImage() != null);
  }

  private double width(String page) {
    return ((Region) node(page)).getWidth();
  }

  /** Where a box of a page is on the screen. */
  private Point2D middle(PageGlyphs sheet, PageBox box) {
    Region paper = (Region) node("#page-" + sheet.number());
    double zoom = paper.getWidth() / sheet.width();
    return paper.localToScreen(
        (box.left() + box.right()) / 2 * zoom, (box.top() + box.bottom()) / 2 * zoom);
  }

  private boolean inSight(PageGlyphs sheet, PageBox box) {
    Node pane = node("#pages");
    return pane.localToScreen(pane.getBoundsInLocal()).contains(middle(sheet, box));
  }

  /** TestFX's own dragging moves nothing at times without a display. */
  private void mouse(javafx.event.EventType<MouseEvent> what, Point2D screen) {
    Node paper = node("#page-1");
    Point2D at = paper.localToScene(paper.screenToLocal(screen));
    boolean down = what != MouseEvent.MOUSE_RELEASED;
    robot.interact(
        () ->
            Event.fireEvent(
                paper,
                new MouseEvent(
                    what,
                    at.getX(),
                    at.getY(),
                    screen.getX(),
                    screen.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    down,
                    false,
                    false,
                    false,
                    false,
                    what == MouseEvent.MOUSE_PRESSED,
                    null)));
  }

  /** The value whose words begin last of all on a page. */
  private Highlight lastOn(PageGlyphs sheet) {
    return session().highlights().stream()
        .filter(h -> !h.field().longText() && !sheet.boxes(h.span()).isEmpty())
        .max(Comparator.comparingInt(h -> h.span().start()))
        .orElseThrow();
  }

  private Span evidence(Target target) {
    return session()
        .annotations()
        .at(target)
        .flatMap(a -> a.evidence())
        .map(Evidence::span)
        .orElseThrow();
  }

  @Test
  void draggingOverWordsOfThePageSelectsThemAndEnterAssignsThem() throws Exception {
    openPages();
    Target number = Target.of(new FieldId("case.number"));
    Span words = evidence(number);
    PageGlyphs first = sheets().getFirst();
    Point2D from =
        middle(first, first.boxes(new Span(words.start(), words.start() + 1)).getFirst());
    Point2D to = middle(first, first.boxes(new Span(words.end() - 1, words.end())).getFirst());
    mouse(MouseEvent.MOUSE_PRESSED, from);
    mouse(MouseEvent.MOUSE_DRAGGED, to);
    mouse(MouseEvent.MOUSE_RELEASED, to);
    assertEquals(Optional.of(words), window.desk().selection().get());
    choose("injury.mechanism");
    robot.type(KeyCode.ENTER);
    assertEquals(words, evidence(Target.of(new FieldId("injury.mechanism"))));
  }

  @Test
  void theLettersPagesAreShownAndLeft() throws Exception {
    openPages();
    assertEquals(sheets().size(), robot.lookup(".paper").queryAll().size());
    assertTrue(robot.lookup("#letter").tryQuery().isEmpty());
    robot.push(KeyCode.CONTROL, KeyCode.P);
    assertTrue(robot.lookup("#letter").tryQuery().isPresent());
    assertTrue(robot.lookup("#pages").tryQuery().isEmpty());
  }

  @Test
  void aClickOnAValuesWordsChoosesItsField() throws Exception {
    openPages();
    choose("patient.age");
    PageGlyphs sheet = sheets().getFirst();
    Highlight highlight =
        session().highlights().stream()
            .filter(h -> !h.field().longText() && !sheet.boxes(h.span()).isEmpty())
            .filter(h -> inSight(sheet, sheet.boxes(h.span()).getFirst()))
            .filter(h -> !h.target().equals(chosen()))
            .findFirst()
            .orElseThrow();
    robot.clickOn(middle(sheet, sheet.boxes(highlight.span()).getFirst()));
    assertTrue(
        evidence(highlight.target()).contains(evidence(chosen())),
        chosen() + " for " + highlight.target());
  }

  @Test
  void choosingAFieldOnTheLastPageScrollsThere() throws Exception {
    openPages();
    PageGlyphs last = sheets().getLast();
    Highlight highlight = lastOn(last);
    choose("patient.age");
    robot.interact(() -> ((ScrollPane) node("#pages")).setVvalue(0));
    PageBox box = last.boxes(highlight.span()).getFirst();
    assertFalse(inSight(last, box));
    robot.interact(() -> window.desk().choose(highlight.target()));
    await(() -> inSight(last, box));
    await(() -> drawn("#page-" + last.number()));
  }

  @Test
  void thePagesGrowShrinkAndFit() throws Exception {
    openPages();
    double fitted = width("#page-1");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.MINUS);
    await(() -> Math.abs(width("#page-1") - fitted / 1.2) < 1);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
    await(() -> Math.abs(width("#page-1") - fitted * 1.2) < 1);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT9);
    await(
        () ->
            ((Region) node("#page-1")).getHeight()
                < ((ScrollPane) node("#pages")).getViewportBounds().getHeight());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT0);
    await(() -> Math.abs(width("#page-1") - fitted) < 1);
  }

  @Test
  void aTextLetterSaysThatItHasNoPagesAndHowToGoBack() throws Exception {
    openLetter("2-opioid-overturned.txt");
    robot.push(KeyCode.CONTROL, KeyCode.P);
    await(() -> label("#pages-sentence").contains("is a text file"));
    assertTrue(label("#pages-sentence").endsWith("Ctrl+P goes back to the text."));
    assertFalse(node("#pages-password").isVisible());
  }

  @Test
  void textAndPageStandSideBySideWhereThereIsRoom() throws Exception {
    openPages();
    robot.interact(() -> stage.setWidth(1800));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    await(() -> robot.lookup("#letter").tryQuery().isPresent() && drawn("#page-1"));
    assertTrue(robot.lookup("#pages").tryQuery().isPresent());
    robot.interact(() -> stage.setWidth(1100));
    await(() -> robot.lookup("#letter").tryQuery().isEmpty());
    assertTrue(robot.lookup("#pages").tryQuery().isPresent());
  }
}
