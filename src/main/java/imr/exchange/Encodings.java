package imr.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads text files of unknown encoding. A byte order mark decides; otherwise, the zero bytes of
 * UTF-16 and UTF-32; otherwise, whether the file is valid UTF-8. Everything else is read as
 * Windows-1252.
 */
public final class Encodings {
  private static final int SAMPLE = 1 << 12;

  private Encodings() {}

  /**
   * The encoding of a file.
   *
   * @param mark the length of its byte order mark in bytes
   */
  private record Encoding(Charset charset, int mark) {}

  /**
   * Reads a whole file without its byte order mark. Invalid bytes become U+FFFD.
   *
   * @throws FileSystemException if it is larger than 64 MB
   */
  public static String text(Path file) throws IOException {
    try (BufferedReader reader = reader(file)) {
      return reader.readAllAsString();
    } catch (SizeLimitException larger) {
      throw new FileSystemException(file.toString(), null, "it is larger than 64 MB");
    }
  }

  /** Opens a file for reading, with the encoding detected as in {@link #text}. */
  static BufferedReader reader(Path file) throws IOException {
    return reader(file, ForeignInput.open(file));
  }

  /**
   * Opens a reader on a stream of the file.
   *
   * @param in the file from its start
   */
  static BufferedReader reader(Path file, ForeignInput in) throws IOException {
    Encoding encoding = of(file);
    in.skipNBytes(encoding.mark());
    return new BufferedReader(new InputStreamReader(in, encoding.charset()), 1 << 16);
  }

  private static Encoding of(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(SAMPLE);
    }
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3);
    }
    if (begins(start, 0xFF, 0xFE, 0, 0)) {
      return new Encoding(StandardCharsets.UTF_32LE, 4);
    }
    if (begins(start, 0, 0, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_32BE, 4);
    }
    if (begins(start, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2);
    }
    return begins(start, 0xFE, 0xFF)
        ? new Encoding(StandardCharsets.UTF_16BE, 2)
        : new Encoding(unmarked(file, start), 0);
  }

  private static boolean begins(byte[] start, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= start.length || (start[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /** Detects UTF-16 and UTF-32, in which most English text has zeros at regular positions. */
  private static Charset unmarked(Path file, byte[] start) throws IOException {
    int[] zeros = new int[4];
    for (int i = 0; i < start.length; i++) {
      zeros[i % 4] += start[i] == 0 ? 1 : 0;
    }
    int most = Math.max(1, start.length / 4) * 2 / 3;
    boolean[] zero = new boolean[4];
    for (int i = 0; i < 4; i++) {
      zero[i] = zeros[i] > most;
    }
    if (zero[1] && zero[2] && zero[3]) {
      return StandardCharsets.UTF_32LE;
    }
    if (zero[0] && zero[1] && zero[2]) {
      return StandardCharsets.UTF_32BE;
    }
    if (zero[1] && zero[3]) {
      return StandardCharsets.UTF_16LE;
    }
    if (zero[0] && zero[2]) {
      return StandardCharsets.UTF_16BE;
    }
    return mostlyUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
  }

  /** Returns whether the file has fewer invalid sequences than non-ASCII characters, or none. */
  private static boolean mostlyUtf8(Path file) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    long broken = 0;
    long beyond = 0;
    try (InputStream in = Files.newInputStream(file)) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = CoderResult.UNDERFLOW;
        do {
          result = decoder.decode(bytes, chars, end);
          chars.flip();
          beyond += chars.chars().filter(c -> c > 0x7F).count();
          chars.clear();
          if (result.isError()) {
            broken++;
            bytes.position(bytes.position() + result.length());
          }
        } while (!result.isUnderflow());
        bytes.compact();
      }
    }
    return broken == 0 || broken < beyond;
  }
}
