package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The window's sign, in all sizes that systems ask for. */
final class AppIconTest extends WindowTest {

  @Test
  void theWindowHasItsSignInAllSizesOnceItStands() throws Exception {
    await(() -> !stage.getIcons().isEmpty());
    assertEquals(
        List.of(16.0, 32.0, 48.0, 64.0, 128.0, 256.0),
        stage.getIcons().stream().map(Image::getWidth).toList());
    assertEquals(
        List.of(16.0, 32.0, 48.0, 64.0, 128.0, 256.0),
        stage.getIcons().stream().map(Image::getHeight).toList());
  }

  @Test
  void itIsALetterWithAMarkedPlaceAndACheckOnAnythingBehindIt() throws Exception {
    await(() -> !stage.getIcons().isEmpty());
    for (Image icon : stage.getIcons()) {
      double size = icon.getWidth();
      assertTrue(color(icon, 0, 0, size).getOpacity() < 0.3, "behind, at " + size);
      assertEquals(Color.web("#1f4f82"), color(icon, 0.1, 0.5, size), "frame, at " + size);
      assertEquals(Color.web("#ffc83d"), color(icon, 0.34, 0.44, size), "place, at " + size);
      assertEquals(Color.web("#1c8a4b"), color(icon, 0.69, 0.6, size), "check, at " + size);
    }
  }

  private static Color color(Image icon, double x, double y, double size) {
    return icon.getPixelReader().getColor((int) (x * size), (int) (y * size));
  }
}
