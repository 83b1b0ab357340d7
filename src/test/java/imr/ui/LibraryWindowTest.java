package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.store.LetterRow;
import imr.workbench.ManyLetters;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The list of letters: what is selected in it, and what stays when it changes. */
final class LibraryWindowTest extends WindowTest {
  private List<String> shown() {
    return window.library().shown().stream().map(LetterRow::id).toList();
  }

  private List<String> selected() {
    return window.library().chosen().stream().map(LetterRow::id).toList();
  }

  private void goToTheList() {
    robot.interact(() -> node("#library").requestFocus());
  }

  @Test
  void severalLettersAreSelectedWithShiftWhileTheFirstStaysOnTheDesk() throws Exception {
    openSamples();
    await(() -> window.library().letters().size() > 2);
    robot.interact(() -> window.library().open(shown().getFirst()));
    goToTheList();
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.DOWN).release(KeyCode.SHIFT);
    assertEquals(shown().subList(0, 3), selected());
    assertEquals(Optional.of(shown().getFirst()), window.library().opened().get());
  }

  @Test
  void aSingleSelectionLaysItsLetterOnTheDesk() throws Exception {
    openSamples();
    await(() -> window.library().letters().size() > 2);
    robot.interact(() -> window.library().open(shown().getFirst()));
    goToTheList();
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
    robot.type(KeyCode.DOWN);
    assertEquals(List.of(shown().get(2)), selected());
    assertEquals(Optional.of(shown().get(2)), window.library().opened().get());
  }

  @Test
  void whatIsSelectedStaysSelectedWhenTheListIsReadAnew() throws Exception {
    openSamples();
    await(() -> window.library().letters().size() > 2);
    robot.interact(() -> window.library().open(shown().getFirst()));
    goToTheList();
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
    List<String> before = selected();
    reread();
    ListView<?> list = (ListView<?>) node("#library");
    assertEquals(before, selected());
    assertEquals(List.of(0, 1), List.copyOf(list.getSelectionModel().getSelectedIndices()));
    assertTrue(before.size() == 2);
  }

  @Test
  void theListStaysWhereItIsScrolledToWhenItIsReadAnew() throws Exception {
    ManyLetters.fill(workbench, 80);
    reread();
    await(() -> shown().size() == 80);
    robot.interact(() -> window.library().open(shown().get(40)));
    await(() -> firstSeen() > 0);
    robot.interact(() -> ((ListView<?>) node("#library")).scrollTo(38));
    await(() -> firstSeen() == 38);
    reread();
    robot.interact(() -> stage.getScene().getRoot().layout());
    assertEquals(38, firstSeen());
  }

  private int firstSeen() {
    VirtualFlow<?> flow = (VirtualFlow<?>) node("#library").lookup(".virtual-flow");
    return flow.getFirstVisibleCell().getIndex();
  }

  @Test
  void aGestureOnTheDeskLeavesTheSelectionAndShowsInIt() throws Exception {
    openSamples();
    await(() -> window.library().letters().size() > 2);
    robot.interact(() -> window.library().open(shown().getFirst()));
    int gestures = window.library().chosen().getFirst().gestures();
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.ENTER);
    awaitSaved();
    assertEquals(List.of(shown().getFirst()), selected());
    assertEquals(gestures + 1, window.library().chosen().getFirst().gestures());
    assertEquals(window.library().shown().getFirst(), window.library().chosen().getFirst());
  }
}
