package imr.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The canonical text of a text file: decoded, line ends as {@code \n}, nothing else changed (schema
 * page, "Values"). UTF-8 with or without a byte order mark; UTF-16 with one; Windows-1252 where it
 * is not valid UTF-8.
 */
final class TextFile {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final char UNDEFINED = '\uFFFD';

  private TextFile() {}

  static String canonical(byte[] file) {
    return unixLineEnds(decode(file));
  }

  static String unixLineEnds(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /**
   * Half a surrogate pair, which a PDF's own map of characters can give, is no character and would
   * not come back from a file or the store as it went in: it becomes U+FFFD.
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

  static boolean isUtf16(byte[] file) {
    return startsWith(file, 0xFE, 0xFF) || startsWith(file, 0xFF, 0xFE);
  }

  private static String decode(byte[] file) {
    if (isUtf16(file)) {
      return new String(file, StandardCharsets.UTF_16);
    }
    int mark = startsWith(file, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    try {
      ByteBuffer text = ByteBuffer.wrap(file, mark, file.length - mark);
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException notUtf8) {
      return windows1252(file);
    }
  }

  /**
   * Bytes 81, 8D, 8F, 90 and 9D have no character in Windows-1252; they become the control
   * characters of the same number, as the WHATWG Encoding Standard has it.
   */
  private static String windows1252(byte[] file) {
    char[] text = new String(file, WINDOWS_1252).toCharArray();
    for (int at = 0; at < text.length; at++) {
      if (text[at] == UNDEFINED) {
        text[at] = (char) (file[at] & 0xff);
      }
    }
    return new String(text);
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
