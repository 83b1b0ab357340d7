package imr.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.IntUnaryOperator;

/** A rendered page: opaque pixels in rows from the top left. */
public final class PageImage {
  private final int width;
  private final int height;
  private final int[] pixels;

  /**
   * @param pixels {@code width * height} values {@code 0xffRRGGBB}; not copied
   */
  PageImage(int width, int height, int[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(width);
    WireFormat.write(out, pixels);
  }

  /** What {@link #write} wrote. */
  static PageImage read(DataInputStream in) throws IOException {
    int width = in.readInt();
    int[] pixels = WireFormat.numbers(in);
    return new PageImage(width, pixels.length / Math.max(1, width), pixels);
  }

  public int width() {
    return width;
  }

  /** Returns the height in pixels. */
  public int height() {
    return height;
  }

  /** Returns the pixels as {@code 0xffRRGGBB}. Not a copy, because images take megabytes. */
  public int[] pixels() {
    return pixels;
  }

  /** Changes the color of each pixel in place and returns this image. */
  public PageImage toned(IntUnaryOperator tone) {
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = tone.applyAsInt(pixels[at]);
    }
    return this;
  }
}
