package imr.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.store.Effort;
import imr.ui.dashboard.NodeImages;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The dashboard, and the counting of keys and minutes, in the real window. */
final class DashboardTest extends WindowTest {

  @Test
  void anEmptyLibrarySaysWhatToDo() throws Exception {
    openDashboard();
    await(() -> says("#dashboard-nothing", "No letters yet."));
  }

  @Test
  void itCountsAllLettersOrThoseOfAQuery() throws Exception {
    openSamples();
    openDashboard();
    await(() -> label("#dashboard-letters").equals("5 letters"));
    assertEquals(
        "Letters by state. New: 5 (100%); In review: 0 (0%); Finished: 0 (0%).", read("states"));
    robot.write("category:drug/opioid");
    await(() -> label("#dashboard-letters").equals("1 letter"));
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.write("state:sleeping");
    await(() -> label("#dashboard-notice").contains("sleeping"));
    assertEquals("1 letter", label("#dashboard-letters"));
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.write("state:finished");
    await(() -> robot.lookup("#dashboard-nothing").tryQuery().isPresent());
    assertTrue(label("#dashboard-nothing").startsWith("No letters match this filter."));
  }

  @Test
  void cardsUseTheWidth() throws Exception {
    openSamples();
    openDashboard();
    await(() -> label("#dashboard-letters").equals("5 letters"));
    assertEquals(2, columnsAt(1024));
    assertEquals(3, columnsAt(1440));
    assertEquals(4, columnsAt(2560));
  }

  private long columnsAt(double width) {
    AtomicLong columns = new AtomicLong();
    robot.interact(
        () -> {
          stage.getScene().getRoot().resize(width, 900);
          for (int i = 0; i < 4; i++) {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
          }
          columns.set(
              robot.lookup(".plot-card").queryAll().stream()
                  .map(n -> Math.round(n.getLayoutX()))
                  .distinct()
                  .count());
        });
    return columns.get();
  }

  @Test
  void whatIsCorrectedIsSeenThere() throws Exception {
    openSamples();
    choose("patient.sex");
    robot.interact(window::focusForm);
    robot.push(KeyCode.SHORTCUT, KeyCode.D);
    awaitSaved();
    openDashboard();
    await(() -> label("#dashboard-letters").equals("5 letters"));
    await(() -> read("corrections").equals("Corrections by field. Sex: 1 (spurious 1)."));
    assertTrue(read("states").contains("In review: 1 (20%)"));
  }

  @Test
  void aPlotIsTakenAsFiguresAndAsAPicture() throws Exception {
    openSamples();
    openDashboard();
    await(() -> label("#dashboard-letters").equals("5 letters"));
    robot.interact(() -> ((MenuButton) node("#take-states")).getItems().get(2).fire());
    assertEquals(
        "state,letters\r\nNew,5\r\nIn review,0\r\nFinished,0\r\n",
        WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()).get());
    Image picture =
        WaitForAsyncUtils.asyncFx(
                () -> NodeImages.of(node("#plot-states .plot-picture"), Color.WHITE))
            .get();
    assertTrue(picture.getWidth() > 400 && picture.getHeight() > 150);
    assertArrayEquals(
        new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(NodeImages.png(picture), 4));
  }

  @Test
  void keysAreCountedForTheLetterThatLiesOnTheDesk() throws Exception {
    openSamples();
    String first = letter();
    robot.interact(window::focusForm);
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.UP);
    robot.push(KeyCode.SHORTCUT, KeyCode.N);
    await(() -> !letter().equals(first));
    awaitStored(() -> !store.efforts().isEmpty());
    Effort effort = store.efforts().getFirst();
    assertEquals(
        new Effort(first, "Ana", LocalDate.now(ZoneId.systemDefault()), 4, effort.seconds()),
        effort);
    String second = letter();
    robot.interact(window::focusForm);
    robot.type(KeyCode.DOWN, KeyCode.UP);
    restart();
    assertEquals(
        List.of(2),
        store.efforts().stream().filter(e -> e.letter().equals(second)).map(Effort::keys).toList());
  }

  @Test
  void whoDoesNotWantItCountedTurnsItOff() throws Exception {
    openSamples();
    robot.interact(window::focusForm);
    robot.push(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.K);
    assertTrue(label("#notice").startsWith("Keystroke and time tracking is off."));
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.UP);
    restart();
    assertEquals(List.of(), store.efforts());
  }

  private boolean says(String query, String words) {
    return robot.lookup(query).tryQueryAs(Labeled.class).stream()
        .anyMatch(l -> l.getText().startsWith(words));
  }

  private void openDashboard() {
    robot.push(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.D);
  }

  private String read(String plot) {
    return node("#plot-" + plot + " .plot-picture").getAccessibleText();
  }

  private String letter() {
    return window.desk().session().get().orElseThrow().letter().id();
  }
}
