import imr.ui.kit.AppIcon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/**
 * Draws the program's sign into a folder: a PNG of each size, and from those an icon for Windows
 * ({@code icon.ico}) and one for macOS ({@code icon.icns}). Needs JavaFX and the program's jar; the
 * other files here start it.
 */
final class Icons {
  private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512, 1024);
  private static final List<Integer> OF_WINDOWS = List.of(16, 24, 32, 48, 64, 256);

  /** Apple's names of the sizes; the last five are for screens of twice the density. */
  private static final Map<String, Integer> OF_MAC =
      new TreeMap<>(
          Map.of(
              "icp4", 16, "icp5", 32, "ic07", 128, "ic08", 256, "ic09", 512, "ic11", 32, "ic12", 64,
              "ic13", 256, "ic14", 512, "ic10", 1024));

  private Icons() {}

  public static void main(String[] arguments) throws Exception {
    CompletableFuture<Map<Integer, byte[]>> drawn = new CompletableFuture<>();
    Platform.startup(() -> {});
    Platform.runLater(() -> draw(drawn));
    write(Path.of(arguments[0]), drawn.get());
    Platform.exit();
  }

  private static void draw(CompletableFuture<Map<Integer, byte[]>> to) {
    try {
      AppIcon icon = new AppIcon();
      Map<Integer, byte[]> drawn = new TreeMap<>();
      for (int size : SIZES) {
        drawn.put(size, png(icon.at(size)));
      }
      to.complete(drawn);
    } catch (IOException | RuntimeException failed) {
      to.completeExceptionally(failed);
    }
  }

  private static byte[] png(Image image) throws IOException {
    int size = (int) image.getWidth();
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }

  private static void write(Path folder, Map<Integer, byte[]> drawn) throws IOException {
    for (Map.Entry<Integer, byte[]> png : drawn.entrySet()) {
      Files.write(folder.resolve("icon-%d.png".formatted(png.getKey())), png.getValue());
    }
    Files.write(folder.resolve("icon.ico"), ico(drawn));
    Files.write(folder.resolve("icon.icns"), icns(drawn));
  }

  /** A head, an entry of 16 bytes for each picture, then the pictures; least byte first. */
  private static byte[] ico(Map<Integer, byte[]> drawn) {
    int head = 6 + 16 * OF_WINDOWS.size();
    int all = head + OF_WINDOWS.stream().mapToInt(size -> drawn.get(size).length).sum();
    ByteBuffer file = ByteBuffer.allocate(all).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0).putShort((short) 1).putShort((short) OF_WINDOWS.size());
    int at = head;
    for (int size : OF_WINDOWS) {
      // a byte cannot hold 256: there 0 means it
      file.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0);
      file.putShort((short) 1).putShort((short) 32).putInt(drawn.get(size).length).putInt(at);
      at += drawn.get(size).length;
    }
    OF_WINDOWS.forEach(size -> file.put(drawn.get(size)));
    return file.array();
  }

  /** A head, then each picture after its name and its length, which count themselves. */
  private static byte[] icns(Map<Integer, byte[]> drawn) throws IOException {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(parts);
    for (Map.Entry<String, Integer> entry : OF_MAC.entrySet()) {
      byte[] png = drawn.get(entry.getValue());
      out.write(entry.getKey().getBytes(StandardCharsets.US_ASCII));
      out.writeInt(8 + png.length);
      out.write(png);
    }
    ByteBuffer file = ByteBuffer.allocate(8 + parts.size());
    file.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(8 + parts.size());
    return file.put(parts.toByteArray()).array();
  }
}
