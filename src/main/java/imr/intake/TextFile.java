package imr.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The canonical text of a text file: decoded, with {@code \n} for line ends, otherwise unchanged
 * (schema, "Values"). Supports UTF-8, UTF-16, and UTF-32 with or without a byte order mark; invalid
 * UTF-8 is read as Windows-1252.
 */
final class TextFile {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final char UNDEFINED = '\uFFFD';
  private static final int LOOKED_AT = 8192;

  private TextFile() {}

  /**
   * A decoded file.
   *
   * @param strays what was read as Windows-1252 in a file that is otherwise UTF-8; usually empty
   */
  record Decoded(String text, String strays) {}

  static String canonical(byte[] file) {
    return decode(file).text();
  }

  static Decoded decode(byte[] file) {
    Decoded decoded = raw(file);
    return new Decoded(unixLineEnds(wellFormed(decoded.text())), decoded.strays());
  }

  static String unixLineEnds(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /**
   * Replaces unpaired surrogates, which a PDF's character map may produce, by U+FFFD. They aren't
   * characters and can't be stored.
   */
  static String wellFormed(String text) {
    if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
      return text;
    }
    return text.codePoints()
        .map(c -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c) ? UNDEFINED : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * Returns whether a file is UTF-16 or UTF-32, judged by its byte order mark or its zero bytes.
   */
  static boolean isWide(byte[] file) {
    return wide(file).isPresent();
  }

  private static Decoded raw(byte[] file) {
    Optional<Charset> wide = wide(file);
    if (wide.isPresent()) {
      String text = new String(file, wide.get());
      return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, "");
    }
    return utf8(file, startsWith(file, 0xEF, 0xBB, 0xBF) ? 3 : 0);
  }

  private static Optional<Charset> wide(byte[] file) {
    if (startsWith(file, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (startsWith(file, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (startsWith(file, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return startsWith(file, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : byZeros(file);
  }

  /**
   * Detects English text in UTF-16, in which every other byte is zero, and in UTF-32, in which
   * three of four are.
   */
  private static Optional<Charset> byZeros(byte[] file) {
    int quarter = Math.min(file.length, LOOKED_AT) / 4;
    int[] zeros = new int[4];
    for (int at = 0; at < quarter * 4; at++) {
      zeros[at % 4] += file[at] == 0 ? 1 : 0;
    }
    if (quarter < 2 || zeros[1] + zeros[2] == 0) {
      return Optional.empty();
    }
    if (most(quarter, zeros[1], zeros[2])) {
      return most(quarter, zeros[0])
          ? Optional.of(Charset.forName("UTF-32BE"))
          : most(quarter, zeros[3]) ? Optional.of(Charset.forName("UTF-32LE")) : Optional.empty();
    }
    if (most(quarter, zeros[0], zeros[2]) && few(quarter, zeros[1], zeros[3])) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return most(quarter, zeros[1], zeros[3]) && few(quarter, zeros[0], zeros[2])
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  private static boolean most(int all, int... counts) {
    for (int count : counts) {
      if (count * 10 < all * 7) {
        return false;
      }
    }
    return true;
  }

  private static boolean few(int all, int... counts) {
    for (int count : counts) {
      if (count * 10 > all) {
        return false;
      }
    }
    return true;
  }

  /** Decodes valid UTF-8, and all other bytes as Windows-1252. */
  private static Decoded utf8(byte[] file, int from) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(file, from, file.length - from);
    CharBuffer text = CharBuffer.allocate(file.length - from + 1);
    StringBuilder strays = new StringBuilder();
    CoderResult result = decoder.decode(bytes, text, true);
    while (result.isError()) {
      for (int left = result.length(); left > 0; left--) {
        char stray = windows1252(bytes.get());
        text.put(stray);
        strays.append(stray);
      }
      result = decoder.decode(bytes, text, true);
    }
    String decoded = text.flip().toString();
    long wide = decoded.chars().filter(c -> c >= 0x80).count();
    return new Decoded(decoded, wide > strays.length() ? strays.toString() : "");
  }

  /**
   * Decodes a byte. 81, 8D, 8F, 90, and 9D are undefined in Windows-1252 and become control
   * characters, as in the WHATWG Encoding Standard.
   */
  private static char windows1252(byte stray) {
    char read = new String(new byte[] {stray}, WINDOWS_1252).charAt(0);
    return read == UNDEFINED ? (char) (stray & 0xff) : read;
  }

  static boolean startsWith(byte[] file, int... bytes) {
    if (file.length < bytes.length) {
      return false;
    }
    for (int at = 0; at < bytes.length; at++) {
      if ((file[at] & 0xff) != bytes[at]) {
        return false;
      }
    }
    return true;
  }
}
