package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is cut and nothing lies over anything else, at any size, on any screen or sheet. */
final class RoomTest extends WindowTest {

  @ParameterizedTest
  @CsvSource({
    "1024, 640, 0.8",
    "1024, 640, 1.0",
    "1024, 640, 1.5",
    "1024, 640, 2.0",
    "1440, 900, 0.8",
    "1440, 900, 1.0",
    "1440, 900, 1.5",
    "1440, 900, 2.0",
    "2560, 1440, 1.0"
  })
  void everyWordIsThere(double width, double height, double scale) throws Exception {
    Collection<String> trouble = new TreeSet<>();
    robot.interact(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          window.looks().zoomTo(scale);
        });
    Opened.settle();
    look("empty library", trouble);
    openSamples();
    Opened.settle();
    look("desk", trouble);
    new Opened(window, stage).each(verb -> look(verb, trouble));
    assertEquals("", String.join("\n", trouble));
  }

  private static void look(String where, Collection<String> trouble) {
    List<String> found =
        javafx.application.Platform.isFxApplicationThread() ? Fit.trouble() : ask();
    found.forEach(f -> trouble.add(where + ": " + f));
  }

  private static List<String> ask() {
    return org.testfx.util.WaitForAsyncUtils.waitForAsyncFx(10_000, Fit::trouble);
  }
}
