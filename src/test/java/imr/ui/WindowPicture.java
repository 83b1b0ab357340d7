package imr.ui;

import java.awt.image.BufferedImage;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A picture of a window with what floats over it; on the window's thread. */
final class WindowPicture {
  private final Stage stage;
  private final BufferedImage all;

  private WindowPicture(Stage stage) {
    this.stage = stage;
    this.all =
        new BufferedImage(
            (int) width(stage.getScene().getRoot()),
            (int) height(stage.getScene().getRoot()),
            BufferedImage.TYPE_INT_RGB);
  }

  private static double width(Parent root) {
    return root.getLayoutBounds().getWidth();
  }

  private static double height(Parent root) {
    return root.getLayoutBounds().getHeight();
  }

  static BufferedImage of(Stage stage) {
    WindowPicture picture = new WindowPicture(stage);
    List.copyOf(Window.getWindows()).forEach(picture::paint);
    return picture.all;
  }

  private void paint(Window window) {
    Scene scene = window.getScene();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    WritableImage image = scene.getRoot().snapshot(parameters, null);
    PixelReader pixels = image.getPixelReader();
    int left = (int) (window.getX() - stage.getX());
    int top = (int) (window.getY() - stage.getY());
    for (int y = Math.max(0, -top); y < image.getHeight() && y + top < all.getHeight(); y++) {
      for (int x = Math.max(0, -left); x < image.getWidth() && x + left < all.getWidth(); x++) {
        int argb = pixels.getArgb(x, y);
        if (argb >>> 24 > 127) {
          all.setRGB(x + left, y + top, argb);
        }
      }
    }
  }
}
