package imr.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Texts, bytes, and lists between two processes: how many, then each. */
final class WireFormat {
  /** More than any file and any picture. */
  private static final int MOST = 256 << 20;

  private WireFormat() {}

  /** Writes one of a list. */
  interface ToWire<T> {
    void write(DataOutputStream out, T value) throws IOException;
  }

  /** Reads one of a list. */
  interface FromWire<T> {
    T read(DataInputStream in) throws IOException;
  }

  static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IOException if the count is more than 256 MB
   */
  static byte[] bytes(DataInputStream in) throws IOException {
    int count = count(in);
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  /** Keeps halves of surrogate pairs, which UTF-8 wouldn't. */
  static void write(DataOutputStream out, String text) throws IOException {
    ByteBuffer units = ByteBuffer.allocate(2 * text.length());
    units.asCharBuffer().put(text);
    write(out, units.array());
  }

  static String text(DataInputStream in) throws IOException {
    return ByteBuffer.wrap(bytes(in)).asCharBuffer().toString();
  }

  static void write(DataOutputStream out, int[] numbers) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
    bytes.asIntBuffer().put(numbers);
    write(out, bytes.array());
  }

  static int[] numbers(DataInputStream in) throws IOException {
    byte[] bytes = bytes(in);
    int[] numbers = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(numbers);
    return numbers;
  }

  static <T> void write(DataOutputStream out, List<T> list, ToWire<T> each) throws IOException {
    out.writeInt(list.size());
    for (T value : list) {
      each.write(out, value);
    }
  }

  static <T> List<T> list(DataInputStream in, FromWire<T> each) throws IOException {
    int count = count(in);
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(each.read(in));
    }
    return List.copyOf(list);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("too much, or a broken stream");
    }
    return count;
  }
}
