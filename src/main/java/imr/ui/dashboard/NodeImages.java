package imr.ui.dashboard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Pictures of what stands on the screen. */
public final class NodeImages {
  /** Fine enough to be printed. */
  private static final double SCALE = 2;

  private NodeImages() {}

  /**
   * As it is on the screen, twice as fine.
   *
   * @param ground behind it
   */
  public static Image of(Node node, Color ground) {
    SnapshotParameters how = new SnapshotParameters();
    how.setTransform(Transform.scale(SCALE, SCALE));
    how.setFill(ground);
    return node.snapshot(how, null);
  }

  /** As the bytes of a PNG file. */
  public static byte[] png(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    copy.setRGB(0, 0, width, height, pixels, 0, width);
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(copy, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException nothingCanFailInMemory) {
      throw new UncheckedIOException(nothingCanFailInMemory);
    }
  }
}
