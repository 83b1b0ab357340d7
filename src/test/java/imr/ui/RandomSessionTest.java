package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.ledger.Gesture;
import imr.letter.Span;
import imr.review.FoldedForm;
import imr.review.ReviewSession;
import imr.ui.kit.Overlay;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Somebody clicks, types and drags without thinking, seeded, in the real window; after each step
 * what must always be so is looked at. {@code -Drandom.steps=N} and {@code -Drandom.seed=N}.
 */
@SuppressWarnings("NullAway.Init") // found once the window is open
final class RandomSessionTest extends WindowTest {
  private static final int STEPS = Integer.getInteger("random.steps", 2000);
  private static final long SEED = Long.getLong("random.seed", 16);
  private static final Set<String> LINES = Set.of("blank", "head", "more", "unstated", "decision");
  private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");

  /** One action changes its target, what follows from it, and never more. */
  private static final int MOST_TARGETS = 45;

  private static final Provenance.Person ANA = new Provenance.Person("Ana", Instant.EPOCH);

  private final Random random = new Random(SEED);
  private final Deque<String> last = new ArrayDeque<>();
  private Node form;
  private Node letter;
  private Node hints;
  private Overlay overlay;
  private int undone;

  @Test
  void noStepOfARandomSessionBreaksWhatMustAlwaysBeSo() throws Exception {
    openSamples();
    form = node(".form");
    letter = node("#letter");
    hints = node("#hints");
    overlay = (Overlay) node("#overlay");
    robot.interact(window::focusForm);
    for (int i = 0; i < STEPS; i++) {
      int step = i;
      ReviewSession before = onWindow(() -> step(step));
      // where the window is drawn, what the action put off until then is done
      onWindow(
          () -> {
            look(before);
            return before;
          });
    }
    await(() -> !window.desk().unsaved());
    assertTrue(undone > STEPS / 50, undone + " steps were undone");
  }

  private static ReviewSession onWindow(Callable<ReviewSession> action) throws Exception {
    return WaitForAsyncUtils.asyncFx(action).get(60, TimeUnit.SECONDS);
  }

  /** Gives the session before the step. */
  private ReviewSession step(int number) {
    ReviewSession before = session();
    String did = act();
    last.add(number + " " + did);
    while (last.size() > 12) {
      last.remove();
    }
    closeWhatOpened();
    return before;
  }

  private String act() {
    int dice = random.nextInt(100);
    if (dice < 40) {
      KeyCode key = KEYS.get(random.nextInt(KEYS.size()));
      press(key, false, false);
      return "press " + key;
    }
    if (dice < 55) {
      KeyCode key = ALT_KEYS.get(random.nextInt(ALT_KEYS.size()));
      press(key, false, true);
      return "press Alt+" + key;
    }
    if (dice < 62) {
      KeyCode key = COMMANDS.get(random.nextInt(COMMANDS.size()));
      press(key, true, false);
      return "press Ctrl+" + key;
    }
    if (dice < 75) {
      String letter = String.valueOf((char) ('a' + random.nextInt(26)));
      type(letter);
      return "type " + letter;
    }
    return dice < 90 ? click() : select();
  }

  private static final List<KeyCode> KEYS =
      List.of(
          KeyCode.ENTER,
          KeyCode.ENTER,
          KeyCode.DOWN,
          KeyCode.DOWN,
          KeyCode.UP,
          KeyCode.F2,
          KeyCode.DELETE,
          KeyCode.ESCAPE,
          KeyCode.TAB);
  private static final List<KeyCode> ALT_KEYS =
      List.of(
          KeyCode.RIGHT,
          KeyCode.LEFT,
          KeyCode.PERIOD,
          KeyCode.COMMA,
          KeyCode.DOWN,
          KeyCode.UP,
          KeyCode.PAGE_DOWN);
  private static final List<KeyCode> COMMANDS =
      List.of(
          KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.D, KeyCode.E, KeyCode.Z, KeyCode.A, KeyCode.J);

  private void press(KeyCode key, boolean shortcut, boolean alt) {
    fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, shortcut, alt, false));
    fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, shortcut, alt, false));
  }

  private void type(String letter) {
    KeyCode key = KeyCode.getKeyCode(letter.toUpperCase(java.util.Locale.ROOT));
    fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    fire(
        new KeyEvent(
            KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
    fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, false, false, false));
  }

  private void fire(Event event) {
    Node owner = stage.getScene().getFocusOwner();
    Event.fireEvent(owner == null ? stage.getScene().getRoot() : owner, event);
  }

  /** Clicks a line of the form, a highlight's words in the letter, or a row's button. */
  private String click() {
    List<Node> lines =
        form.lookupAll(CLICKED.get(random.nextInt(CLICKED.size()))).stream()
            .filter(n -> n.isVisible() && n.getScene() != null)
            .toList();
    if (lines.isEmpty()) {
      return "click nothing";
    }
    Node node = lines.get(random.nextInt(lines.size()));
    if (node instanceof javafx.scene.control.Button button) {
      button.fire();
    } else {
      mouse(node, MouseEvent.MOUSE_PRESSED);
      mouse(node, MouseEvent.MOUSE_RELEASED);
      mouse(node, MouseEvent.MOUSE_CLICKED);
    }
    return "click " + node.getStyleClass();
  }

  private static final List<String> CLICKED =
      List.of(".blank", ".blank", ".head", ".more", ".unstated", ".row-button", ".outline-chip");

  private static void mouse(Node node, javafx.event.EventType<MouseEvent> type) {
    Bounds at = node.localToScene(node.getLayoutBounds());
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            4,
            4,
            at.getMinX() + 4,
            at.getMinY() + 4,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            type == MouseEvent.MOUSE_PRESSED,
            false,
            false,
            true,
            false,
            true,
            new PickResult(node, at.getMinX() + 4, at.getMinY() + 4)));
  }

  /** As a drag over some words; where it ends is no word's end. */
  private String select() {
    int length = session().letter().text().length();
    int start = random.nextInt(length - 40);
    Span span = new Span(start, start + 1 + random.nextInt(30));
    letter.requestFocus();
    window.selectInLetter(span);
    return "select " + span;
  }

  /** A dialog or a menu is another test's. */
  private void closeWhatOpened() {
    if (overlay.isVisible()) {
      overlay.hide();
    }
  }

  private void look(ReviewSession before) {
    stage.getScene().getRoot().applyCss();
    stage.getScene().getRoot().layout();
    ReviewSession now = session();
    if (!before.letter().id().equals(now.letter().id())) {
      return;
    }
    assertTrue(now.annotations().holdsIn(now.letter().text()), this::told);
    focusIsWhereItShows();
    shownKeysWork();
    if (!before.annotations().equals(now.annotations())) {
      onlyTheTargetChanged(before.annotations(), now);
      undoGoesBack(before, now);
    }
  }

  /** At most one line shows that it has the keyboard, and that one has it. */
  private void focusIsWhereItShows() {
    Node owner = stage.getScene().getFocusOwner();
    assertTrue(owner != null && owner.getScene() != null, this::told);
    focused(form)
        .forEach(
            line ->
                assertTrue(
                    line.equals(owner),
                    () -> told() + "\n" + line + " shows focus, which " + owner + " has"));
    boolean inForm = isInside(owner, form);
    boolean editing = owner instanceof javafx.scene.control.TextInputControl;
    if (inForm && !editing) {
      Optional<Target> line =
          window.desk().chosen().get().filter(t -> FoldedForm.isFold(t) || now(t));
      assertTrue(
          line.isPresent(), () -> told() + "\n" + owner + " has the focus at " + chosenNow());
    }
  }

  /** The lines of the form that show the keyboard. */
  private static Stream<Node> focused(Node in) {
    boolean shows =
        in.getPseudoClassStates().contains(FOCUSED)
            && in.getStyleClass().stream().anyMatch(LINES::contains);
    Stream<Node> inside =
        in instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(RandomSessionTest::focused)
            : Stream.empty();
    return shows ? Stream.concat(Stream.of(in), inside) : inside;
  }

  private String chosenNow() {
    return window.desk().chosen().get().map(Target::toString).orElse("nothing");
  }

  private boolean now(Target target) {
    return session().form().at(target).isPresent();
  }

  /** What the hint bar shows is never another's key: it is empty unless form or letter has it. */
  private void shownKeysWork() {
    boolean shows = !hints.lookupAll(".hint").isEmpty();
    Node owner = stage.getScene().getFocusOwner();
    boolean inLetter = letter.equals(owner);
    boolean inForm = isInside(owner, form);
    boolean typing = owner instanceof javafx.scene.control.TextInputControl;
    assertTrue(!shows || inForm || inLetter, this::told);
    assertTrue(!shows || !typing, this::told);
    boolean selected = window.desk().selection().get().filter(s -> s.length() > 0).isPresent();
    assertTrue(!(shows && inLetter && selected), this::told);
    for (Node key : hints.lookupAll(".key")) {
      String text = ((Label) key).getText();
      assertTrue(
          window.allVerbs().stream().anyMatch(c -> c.keyText().equals(text) && c.enabled().get()),
          () -> text + "\n" + told());
    }
  }

  private static boolean isInside(Node node, Node of) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(of)) {
        return true;
      }
    }
    return false;
  }

  private void onlyTheTargetChanged(AnnotationSet before, ReviewSession now) {
    Set<Target> changed = new HashSet<>();
    now.annotations().all().stream()
        .filter(a -> !before.at(a.target()).equals(Optional.of(a)))
        .forEach(a -> changed.add(a.target()));
    before.all().stream()
        .filter(a -> now.annotations().at(a.target()).isEmpty())
        .forEach(a -> changed.add(a.target()));
    assertTrue(changed.size() <= MOST_TARGETS, this::told);
    Set<String> fields = new HashSet<>();
    changed.forEach(t -> fields.add(t.subject()));
    assertTrue(fields.size() <= 3 || changed.size() > 3, this::told);
  }

  /** Undoing what a step did (a click also keeps what was being typed) gives what was before. */
  private void undoGoesBack(ReviewSession before, ReviewSession now) {
    int known = before.toUndo().map(Gesture::number).orElse(0);
    ReviewSession back = now;
    while (back.toUndo().filter(g -> g.number() > known).isPresent()) {
      back = back.undo(ANA).orElseThrow().after();
    }
    if (!back.equals(now)) {
      assertEquals(before.annotations(), back.annotations(), this::told);
      undone++;
    }
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private String told() {
    return String.join("\n", last);
  }
}
