package imr.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.IntUnaryOperator;

/** A drawn page: pixels in rows from the top left, opaque. */
public final class Picture {
  private final int width;
  private final int height;
  private final int[] pixels;

  /**
   * @param pixels {@code 0xffRRGGBB}, {@code width * height} of them; taken, not copied
   */
  Picture(int width, int height, int[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(width);
    Wire.write(out, pixels);
  }

  /** What {@link #write} wrote. */
  static Picture read(DataInputStream in) throws IOException {
    int width = in.readInt();
    int[] pixels = Wire.numbers(in);
    return new Picture(width, pixels.length / Math.max(1, width), pixels);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** {@code 0xffRRGGBB}; the picture's own, since copies of megabytes would be made for nothing. */
  public int[] pixels() {
    return pixels;
  }

  /** Changes the colour of each pixel, in place. */
  public Picture toned(IntUnaryOperator tone) {
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = tone.applyAsInt(pixels[at]);
    }
    return this;
  }
}
