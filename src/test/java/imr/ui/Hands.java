package imr.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.letter.DisplayText;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.robot.Robot;
import org.fxmisc.richtext.StyledTextArea;
import org.fxmisc.richtext.model.TwoDimensional;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A person's hands on the real window's keyboard and mouse, which count what they do. Keys go
 * through the window's own robot, the mouse through TestFX's.
 */
final class Hands {
  private final WindowTest test;
  private final FxRobot mouse;
  private int keys;
  private int letters;
  private int clicks;
  private int drags;

  Hands(WindowTest test) {
    this.test = test;
    this.mouse = test.robot;
  }

  /** What was done so far: keys without typed words, clicks, drags, and typed characters. */
  record Count(int keys, int clicks, int drags, int letters) {
    Count since(Count before) {
      return new Count(
          keys - before.keys,
          clicks - before.clicks,
          drags - before.drags,
          letters - before.letters);
    }

    /** Keys, clicks, and drags; the characters of a value that has to be typed are its own. */
    int gestures() {
      return keys + clicks + drags;
    }

    @Override
    public String toString() {
      return Stream.of(said(keys, "key"), said(drags, "drag"), said(clicks, "click"))
          .filter(s -> !s.isEmpty())
          .collect(java.util.stream.Collectors.joining(" + "));
    }

    private static String said(int number, String what) {
      return number == 0 ? "" : number + " " + what + (number == 1 ? "" : "s");
    }
  }

  Count count() {
    return new Count(keys, clicks, drags, letters);
  }

  /** Presses a key with others held, which together count as one. */
  void press(KeyCode key, KeyCode... held) throws Exception {
    keys++;
    onWindow(
        () -> {
          Robot keyboard = new Robot();
          Stream.of(held).map(Hands::real).forEach(keyboard::keyPress);
          keyboard.keyType(key);
          Stream.of(held).map(Hands::real).forEach(keyboard::keyRelease);
        });
    test.awaitSettled();
  }

  private static KeyCode real(KeyCode held) {
    return held == KeyCode.SHORTCUT ? KeyCode.CONTROL : held;
  }

  /** Counts what was typed as a key, too: it was no value that had to be written. */
  void pressed() {
    keys++;
  }

  /** Types words into what has the keyboard. */
  void type(String words) throws Exception {
    for (int i = 0; i < words.length(); i = words.offsetByCodePoints(i, 1)) {
      String character = Character.toString(words.codePointAt(i));
      letters++;
      onWindow(() -> typed(character));
    }
  }

  private void typed(String character) {
    Node focused = test.stage.getScene().getFocusOwner();
    Event.fireEvent(
        focused,
        new KeyEvent(
            KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
  }

  /** Clicks the middle of a node, which must be in sight. */
  void click(Node node) throws Exception {
    clicks++;
    Bounds at = atRest(node);
    assertTrue(inWindow(at), node + " is out of sight: " + at);
    click(new Point2D(at.getCenterX(), at.getCenterY()), MouseButton.PRIMARY);
  }

  private boolean inWindow(Bounds at) {
    return at.getMinX() >= 0
        && at.getMaxX() <= test.stage.getX() + test.stage.getWidth()
        && at.getMinY() >= 0
        && at.getMaxY() <= test.stage.getY() + test.stage.getHeight();
  }

  void click(Point2D at, MouseButton button) throws Exception {
    moveTo(at);
    mouse.press(button).release(button);
    settle();
  }

  /** Two clicks within the time that makes them a double click, however busy the machine is. */
  void doubleClick(Point2D at) throws Exception {
    moveTo(at);
    onWindow(
        () -> {
          Robot hand = new Robot();
          hand.mouseMove(at);
          hand.mouseClick(MouseButton.PRIMARY);
          hand.mouseClick(MouseButton.PRIMARY);
        });
  }

  /** Asks for a menu; a window without a screen leaves it to us to tell what was asked. */
  void askForMenu(Point2D at) throws Exception {
    List<Node> under = new ArrayList<>();
    EventHandler<MouseEvent> note = e -> addAll((Node) e.getTarget(), under);
    moveTo(at);
    onWindow(() -> test.stage.getScene().addEventFilter(MouseEvent.MOUSE_PRESSED, note));
    mouse.press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);
    onWindow(
        () ->
            under.stream()
                .filter(n -> n.getScene() != null)
                .findFirst()
                .ifPresent(n -> Event.fireEvent(n, menuEvent(n, at))));
    onWindow(() -> test.stage.getScene().removeEventFilter(MouseEvent.MOUSE_PRESSED, note));
  }

  /** What was pressed may be painted anew by that. */
  private static void addAll(Node pressed, List<Node> under) {
    for (Node at = pressed; at != null; at = at.getParent()) {
      under.add(at);
    }
  }

  private static ContextMenuEvent menuEvent(Node node, Point2D at) {
    Point2D local = node.screenToLocal(at);
    Point2D scene = node.localToScene(local);
    PickResult pick = new PickResult(node, scene.getX(), scene.getY());
    return new ContextMenuEvent(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        local.getX(),
        local.getY(),
        at.getX(),
        at.getY(),
        false,
        pick);
  }

  void moveTo(Point2D at) {
    mouse.moveTo(at.getX(), at.getY(), Motion.DIRECT);
  }

  /** Drags over words of the letter, which are brought into sight first. */
  void dragOver(Span words) throws Exception {
    bringIntoSight(words);
    Bounds first = character(words.start());
    Bounds last = character(words.end() - 1);
    drag(
        new Point2D(first.getMinX() + 1, first.getCenterY()),
        new Point2D(last.getMaxX() - 1, last.getCenterY()));
  }

  /** Drags the grip at the end of the chosen highlight behind a character of the letter. */
  void dragEnd(int end) throws Exception {
    Bounds to = character(end - 1);
    drag(middle(test.node("#end-grip")), new Point2D(to.getMaxX() - 1, to.getCenterY()));
  }

  /** Drags the grip at the start of the chosen highlight before a character of the letter. */
  void dragStart(int start) throws Exception {
    Bounds to = character(start);
    drag(middle(test.node("#start-grip")), new Point2D(to.getMinX() + 1, to.getCenterY()));
  }

  /** Where a node's middle is once it has come to rest. */
  static Point2D middle(Node node) throws Exception {
    Bounds at = atRest(node);
    return new Point2D(at.getCenterX(), at.getCenterY());
  }

  void drag(Point2D from, Point2D to) throws Exception {
    drags++;
    moveTo(from);
    mouse.press(MouseButton.PRIMARY);
    moveTo(from.midpoint(to));
    moveTo(to);
    mouse.release(MouseButton.PRIMARY);
    settle();
  }

  private StyledTextArea<?, ?> area() {
    return (StyledTextArea<?, ?>) test.node("#letter");
  }

  /**
   * Scrolls as the mouse's wheel does, which isn't counted, and waits until the words stand still.
   */
  void bringIntoSight(Span words) throws Exception {
    Optional<Bounds> before = Optional.empty();
    for (int i = 0, still = 0; i < 200 && still < 4; i++) {
      Optional<Bounds> now = ask(() -> inSight(words));
      still = now.isPresent() && now.equals(before) ? still + 1 : 0;
      before = now;
      Thread.sleep(40);
    }
    assertTrue(before.isPresent(), words + " doesn't come into sight");
  }

  /** Where the first of the words is, if all of them are in sight; scrolls otherwise. */
  private Optional<Bounds> inSight(Span words) {
    Bounds pane = area().localToScreen(area().getLayoutBounds());
    Optional<Bounds> first = shown(words.start());
    Optional<Bounds> last = shown(words.end() - 1);
    if (first.isEmpty()) {
      int at =
          area().offsetToPosition(index(words.start()), TwoDimensional.Bias.Forward).getMajor();
      area().showParagraphAtTop(at);
      return Optional.empty();
    }
    boolean fits =
        first.get().getMinY() >= pane.getMinY()
            && last.filter(b -> b.getMaxY() <= pane.getMaxY()).isPresent();
    if (!fits) {
      area().scrollYBy(first.get().getMinY() - pane.getMinY() - 80);
    }
    return first.filter(b -> fits);
  }

  /** The middle of a character of the letter. */
  Point2D pointAt(int at) throws Exception {
    Bounds bounds = character(at);
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private Bounds character(int at) throws Exception {
    return ask(() -> shown(at)).orElseThrow();
  }

  private Optional<Bounds> shown(int at) {
    int index = index(at);
    return area().getCharacterBoundsOnScreen(index, index + 1);
  }

  private int index(int canonical) {
    LetterText text = test.window.desk().session().get().orElseThrow().letter().text();
    return DisplayText.reading(text).toShown(canonical);
  }

  private static Bounds atRest(Node node) throws Exception {
    Bounds before = onScreen(node);
    for (int i = 0, still = 0; i < 100 && still < 3; i++) {
      Thread.sleep(25);
      Bounds now = onScreen(node);
      still = now.equals(before) ? still + 1 : 0;
      before = now;
    }
    return before;
  }

  static Bounds onScreen(Node node) throws Exception {
    return ask(() -> node.localToScreen(node.getLayoutBounds()));
  }

  static <T> T ask(java.util.concurrent.Callable<T> what) throws Exception {
    return WaitForAsyncUtils.asyncFx(what).get(30, TimeUnit.SECONDS);
  }

  /** TestFX waits a good while after each of its gestures; here the window's own thread will do. */
  static void onWindow(Runnable gesture) throws Exception {
    Platform.runLater(gesture);
    settle();
  }

  static void settle() throws Exception {
    for (int i = 0; i < 2; i++) {
      CountDownLatch done = new CountDownLatch(1);
      Platform.runLater(done::countDown);
      assertTrue(done.await(30, TimeUnit.SECONDS));
    }
  }
}
