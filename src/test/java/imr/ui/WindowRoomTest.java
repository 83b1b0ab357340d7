package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ui.settings.Preferences;
import imr.ui.settings.Preferences.WindowPlace;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window opens where it can be seen, and uses the room that it has. */
final class WindowRoomTest extends WindowTest {

  /** Far outside of every screen, and larger than one. */
  @Override
  Preferences defaults() {
    return super.defaults().withWindow(new WindowPlace(30_000, -44_000, 1440, 900, false));
  }

  private void resize(double width, double height) {
    robot.interact(
        () -> {
          stage.getScene().getRoot().resize(width, height);
          for (int i = 0; i < 4; i++) {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
          }
        });
    // The division follows the width later.
    robot.interact(() -> stage.getScene().getRoot().layout());
  }

  private Bounds bounds(String query) {
    Node node = node(query);
    return node.localToScene(node.getLayoutBounds());
  }

  private double divider() {
    for (Node at = node(".letter-side"); at != null; at = at.getParent()) {
      if (at instanceof SplitPane pane) {
        return pane.getDividerPositions()[0];
      }
    }
    throw new AssertionError("no divider");
  }

  @Test
  void windowThatWasFarOutsideOpensOnAScreen() throws Exception {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    assertTrue(stage.getX() >= screen.getMinX() && stage.getX() < screen.getMaxX(), "x");
    assertTrue(stage.getY() >= screen.getMinY() && stage.getY() < screen.getMaxY(), "y");
  }

  @ParameterizedTest
  @CsvSource({
    "-30000, 44000, 1200, 800",
    "1900, 1000, 1200, 800",
    "-1180, 10, 1200, 800",
    "100, -790, 1200, 800",
    "0, 0, 5000, 4000",
    "3000, 100, 1200, 800"
  })
  void everyPlaceIsMovedInsideOfAScreen(double x, double y, double width, double height) {
    List<Rectangle2D> screens =
        List.of(new Rectangle2D(0, 0, 1920, 1080), new Rectangle2D(1920, -200, 2560, 1400));
    WindowPlace place =
        SavedWindowState.within(new WindowPlace(x, y, width, height, false), screens);
    assertTrue(
        screens.stream()
            .anyMatch(s -> s.contains(place.x(), place.y(), place.width(), place.height())),
        place::toString);
  }

  @Test
  void placeOnAScreenStaysAsItIs() {
    WindowPlace place = new WindowPlace(2000, 0, 1200, 800, true);
    assertEquals(
        place,
        SavedWindowState.within(
            place,
            List.of(new Rectangle2D(0, 0, 1920, 1080), new Rectangle2D(1920, -200, 2560, 1400))));
  }

  @Test
  void smallWindowShowsTheFormAndLargeOneUsesItsWidth() throws Exception {
    openSamples();
    resize(1024, 640);
    double small = bounds(".form-side").getWidth();
    assertTrue(small > 250, () -> "the form is " + small + " wide");
    assertTrue(bounds(".form-side").getMaxX() <= 1025);
    assertFalse(node("#way-both").isVisible());
    resize(2560, 1440);
    double large = bounds(".form-side").getWidth();
    assertTrue(large > 2 * small, () -> "the form is " + large + " wide");
    assertEquals(2560, bounds(".form-side").getMaxX(), 1);
    assertTrue(node("#way-both").isVisible());
    robot.interact(() -> ((javafx.scene.control.ToggleButton) node("#way-both")).fire());
    resize(2560, 1440);
    assertTrue(node("#letter").isVisible());
    assertTrue(bounds("#pages").getWidth() > 400);
    robot.interact(() -> ((javafx.scene.control.ToggleButton) node("#way-both")).fire());
    assertTrue(robot.lookup("#pages").tryQuery().isEmpty());
  }

  @Test
  void warningTakesFewLinesInASmallWindow() throws Exception {
    openSamples();
    choose("patient.sex");
    robot.interact(() -> window.desk().reject());
    await(() -> node("#checks").isVisible());
    resize(1024, 640);
    double height = bounds("#checks").getHeight();
    assertTrue(height > 20 && height < 100, () -> "the warning is " + height + " pixels high");
  }

  @Test
  void zoomingInAndBackRestoresTheLayout() throws Exception {
    openSamples();
    List<Bounds> before = places();
    double divided = divider();
    for (int i = 0; i < 10; i++) {
      robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);
    }
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
    await(() -> window.looks().zoom().getValue().doubleValue() == 1);
    await(() -> places().equals(before));
    assertEquals(divided, divider(), 0.002);
  }

  private List<Bounds> places() {
    List<Bounds> places = new ArrayList<>();
    for (String query : List.of(".letter-side", ".form-side", "#library", "#letter-name")) {
      places.add(bounds(query));
    }
    return places;
  }

  @Test
  void ownLinesOfTheLetterAreNotWrapped() throws Exception {
    openSamples();
    robot.interact(() -> ((javafx.scene.control.ToggleButton) node("#way-lines")).fire());
    var area = (org.fxmisc.richtext.StyledTextArea<?, ?>) node("#letter");
    await(() -> !area.isWrapText());
    robot.interact(
        () -> {
          for (int line = 0; line < area.getVisibleParagraphs().size(); line++) {
            assertEquals(1, area.getParagraphLinesCount(area.visibleParToAllParIndex(line)));
          }
        });
    robot.interact(() -> ((javafx.scene.control.ToggleButton) node("#way-reading")).fire());
    await(area::isWrapText);
  }
}
