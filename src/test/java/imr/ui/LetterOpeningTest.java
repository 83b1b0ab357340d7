package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Value;
import imr.ledger.Gesture;
import imr.review.FormRow;
import imr.store.LetterRow;
import imr.ui.review.ReviewModel;
import imr.workbench.Background;
import imr.workbench.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Letters are opened in the background; a slow store delays what follows, and mixes up nothing. */
final class LetterOpeningTest extends WindowTest {
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean unreadable;

  @Override
  void beforeStoreIsUsed() {
    try {
      assertTrue(gate.await(30, TimeUnit.SECONDS), "the test left the store waiting");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    if (unreadable) {
      throw new IllegalStateException("no letter can be read now");
    }
  }

  @Test
  void storeIsRefusedOnTheWindowsThread() {
    robot.interact(() -> assertThrows(IllegalStateException.class, store::letters));
    robot.interact(
        () ->
            assertThrows(
                IllegalStateException.class, () -> store.maintenance().orElseThrow().backups()));
    assertEquals(2, usesOnTheWindowsThread().size());
  }

  @Test
  void ofManyThatAreAskedForInARowTheLastIsOpened() throws Exception {
    begin();
    List<String> shown = new ArrayList<>();
    onTheWindow(
        () -> window.desk().session().addListener((o, was, is) -> shown.add(openIn(window))));
    closeGate();
    keys(KeyCode.N, KeyCode.N, KeyCode.N);
    assertEquals(Optional.of(id(0)), window.library().opened().get());
    assertEquals(Optional.of(id(3)), window.library().opening().get());
    gate.countDown();
    awaitLetter(3);
    assertEquals(List.of(id(3)), shown.stream().distinct().toList());
  }

  @Test
  void whatIsTypedMeanwhileGoesIntoTheLetterThatIsOpened() throws Exception {
    begin();
    List<Gesture> before = store.ledger(id(0));
    closeGate();
    keys(KeyCode.N);
    onTheWindow(() -> new TestKeyboard(stage.getScene()).press(KeyCode.F2));
    onTheWindow(() -> new TestKeyboard(stage.getScene()).write("77"));
    assertFalse(robot.lookup(".edit").tryQuery().isPresent());
    gate.countDown();
    awaitLetter(1);
    await(() -> focusedText().equals(Optional.of("77")));
    robot.type(KeyCode.ENTER);
    awaitSaved();
    assertEquals(before, store.ledger(id(0)));
    assertEquals(
        1,
        ledger(id(1)).stream()
            .filter(g -> g.changes().stream().anyMatch(LetterOpeningTest::is77))
            .count());
  }

  private static boolean is77(imr.annotation.Change change) {
    return change.after().flatMap(a -> a.value()).filter(LetterOpeningTest::shows77).isPresent();
  }

  private static boolean shows77(Value value) {
    return value.shown().equals("77");
  }

  @Test
  void changesAreOnDiskBeforeAnotherLetterIsRead() throws Exception {
    begin();
    List<Boolean> unsaved = new ArrayList<>();
    onTheWindow(
        () ->
            window
                .desk()
                .session()
                .addListener(
                    (o, was, is) -> {
                      if (!openIn(window).equals(id(0))) {
                        unsaved.add(window.desk().unsaved());
                      }
                    }));
    closeGate();
    onTheWindow(() -> window.desk().confirm());
    onTheWindow(() -> window.desk().confirm());
    keys(KeyCode.N);
    assertTrue(window.desk().unsaved());
    gate.countDown();
    awaitLetter(1);
    assertFalse(unsaved.contains(true));
    assertEquals(3, store.ledger(id(0)).size());
    closeGate();
    keys(KeyCode.B);
    gate.countDown();
    awaitLetter(0);
    robot.interact(() -> window.desk().confirm());
    awaitSaved();
    assertEquals(4, store.ledger(id(0)).size());
  }

  @Test
  void finishingAndOpeningTheNextIsOneKeyHoweverSlowTheStoreIs() throws Exception {
    begin();
    onTheWindow(this::decideAll);
    assertEquals(List.of(), window.desk().session().get().orElseThrow().form().open());
    awaitSaved();
    closeGate();
    onTheWindow(() -> new TestKeyboard(stage.getScene()).command(KeyCode.ENTER));
    if (node("#overlay").isVisible()) { // the checks have something to say
      onTheWindow(() -> new TestKeyboard(stage.getScene()).press(KeyCode.ENTER));
    }
    assertEquals(Optional.of(id(0)), window.library().opened().get());
    gate.countDown();
    awaitLetter(1);
    assertTrue(workbench.open(id(0)).finished());
  }

  @Test
  void letterThatWasOpenStaysWhereTheNextCannotBeReadAndWhatWasTypedForThatIsDropped()
      throws Exception {
    begin();
    unreadable = true;
    keys(KeyCode.N);
    onTheWindow(() -> new TestKeyboard(stage.getScene()).write("77"));
    await(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
    unreadable = false;
    robot.type(KeyCode.ENTER);
    assertEquals(Optional.of(id(0)), window.library().opened().get());
    assertEquals(Optional.empty(), focusedText());
    keys(KeyCode.N);
    awaitLetter(1);
  }

  @Test
  void goingBackToTheOpenLetterLeavesItAsItIs() throws Exception {
    begin();
    closeGate();
    keys(KeyCode.N, KeyCode.B);
    assertEquals(Optional.empty(), window.library().opening().get());
    gate.countDown();
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(Optional.of(id(0)), window.library().opened().get());
  }

  @Test
  void nothingElseWritesIntoLettersWhileOneIsOpen() throws Exception {
    begin();
    Task task = new Task(System::nanoTime);
    try (Background here = Background.onCallersThread()) {
      assertThrows(
          IllegalStateException.class, () -> workbench.reExtraction().renewAll(here, task));
      robot.interact(() -> window.library().keepClosed());
      assertEquals(0, workbench.reExtraction().renewAll(here, task).changed());
    }
  }

  private void begin() throws Exception {
    openSamples();
    await(() -> window.library().letters().size() == 5);
    robot.interact(() -> window.library().open(id(0)));
    robot.interact(window::focusForm);
  }

  private void decideAll() {
    ReviewModel desk = window.desk();
    for (FormRow.Blank blank : desk.session().get().orElseThrow().form().open()) {
      desk.choose(blank.target());
      if (blank.said().isPresent()) {
        desk.confirm();
      } else {
        desk.absent();
      }
    }
  }

  private void closeGate() {
    gate = new CountDownLatch(1);
  }

  /** Presses keys that are commands with Ctrl or ⌘, and waits for nothing. */
  private void keys(KeyCode... codes) {
    for (KeyCode code : codes) {
      onTheWindow(() -> new TestKeyboard(stage.getScene()).command(code));
    }
  }

  /** Not by the robot, which waits until letters are open. */
  private static void onTheWindow(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(30_000, action);
  }

  private void awaitLetter(int at) throws Exception {
    await(() -> window.library().opened().get().equals(Optional.of(id(at))));
  }

  private String id(int at) {
    return window.library().letters().stream().map(LetterRow::id).toList().get(at);
  }

  private static String openIn(WorkbenchWindow window) {
    return window.desk().session().get().map(s -> s.letter().id()).orElse("");
  }

  private List<Gesture> ledger(String id) {
    return store.ledger(id);
  }

  private Optional<String> focusedText() {
    return Optional.ofNullable(stage.getScene().getFocusOwner())
        .filter(TextInputControl.class::isInstance)
        .map(n -> ((TextInputControl) n).getText());
  }
}
