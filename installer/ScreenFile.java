import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** What a virtual screen keeps in its file (X's own format of window dumps), as a PNG. */
final class ScreenFile {
  private ScreenFile() {}

  /** Only of 32 bits a pixel. */
  static void toPng(Path xwd, Path png) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(xwd));
    int head = file.getInt(0);
    int width = file.getInt(16);
    int height = file.getInt(20);
    boolean leastFirst = file.getInt(28) == 0;
    int line = file.getInt(48);
    int colors = file.getInt(76);
    file.order(leastFirst ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int start = head + colors * 12;
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, file.getInt(start + y * line + 4 * x));
      }
    }
    ImageIO.write(picture, "png", png.toFile());
  }
}
