package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing is cut and nothing lies over anything else, at any size, on any screen or sheet. */
final class DialogRoomTest extends WindowTest {
  /**
   * @param scale 1 is the size as designed
   */
  private record Size(double width, double height, double scale) {}

  private static final List<Size> SIZES =
      List.of(
          new Size(1024, 640, 0.8),
          new Size(1024, 640, 1),
          new Size(1024, 640, 1.5),
          new Size(1024, 640, 2),
          new Size(1440, 900, 0.8),
          new Size(1440, 900, 1),
          new Size(1440, 900, 1.5),
          new Size(1440, 900, 2),
          new Size(2560, 1440, 1));

  private final Collection<String> trouble = new TreeSet<>();

  @Test
  void everyWordIsThere() throws Exception {
    robot.interact(() -> atEverySize("empty library"));
    openSamples();
    OpenedScreens opened = new OpenedScreens(window, stage);
    robot.interact(() -> atEverySize("desk"));
    opened.each(OpenedScreens::opensASheet, this::atEverySize);
    assertEquals("", String.join("\n", trouble));
  }

  private void atEverySize(String where) {
    for (Size size : SIZES) {
      stage.setWidth(size.width());
      stage.setHeight(size.height());
      window.looks().zoomTo(size.scale());
      // what leaves a bar, or comes back, does so in the layout after the one that found no room
      for (int i = 0; i < 4; i++) {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
      }
      LayoutCheck.trouble().forEach(t -> trouble.add(where + " at " + size + ": " + t));
    }
    stage.setWidth(1440);
    stage.setHeight(900);
    window.looks().zoomTo(1);
  }
}
