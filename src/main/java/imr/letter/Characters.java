package imr.letter;

import java.nio.charset.Charset;
import java.text.Normalizer;

/** Classifies single characters: invisible ones, and variants of plain ASCII characters. */
final class Characters {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int SOFT_HYPHEN = 0xAD;

  private static final int HYPHEN_OF_WORD = 0x1E;

  /** A blank to the eye, and no space to Unicode. */
  private static final int BLANK_BRAILLE = 0x2800;

  private Characters() {}

  /**
   * Returns whether no cleaning rule applies to {@code c}. Most letters contain only such
   * characters.
   */
  static boolean plain(char c) {
    return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t' || c == '\f' || wide(c);
  }

  private static boolean wide(char c) {
    return c > 0xA0 && c < 0x132 && c != SOFT_HYPHEN;
  }

  /**
   * A soft hyphen, or the control character (0x1E) that old word processors write for a nonbreaking
   * hyphen.
   */
  static boolean softHyphen(int c) {
    return c == SOFT_HYPHEN || c == HYPHEN_OF_WORD;
  }

  /**
   * Returns the cleaned form of a code point, or an empty string if it is invisible. Dashes other
   * than U+2010, U+2011 and U+2212 are left to {@link #dash(int)}, because they depend on their
   * neighbors.
   */
  static String read(int c) {
    if (c <= Character.MAX_VALUE && plain((char) c)) {
      return Character.toString(c);
    }
    if (lineEnd(c)) {
      return "\n";
    }
    if (c == 0x2010 || c == 0x2011 || c == 0x2212) {
      return "-";
    }
    if (unseen(c)) {
      return "";
    }
    if (Character.isSpaceChar(c) || c == BLANK_BRAILLE) {
      return " ";
    }
    return c < 0xA0 ? windows(c) : folded(c);
  }

  private static boolean lineEnd(int c) {
    return c == 0x0B || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /**
   * Control characters, format characters, and the rest of Unicode's Default_Ignorable_Code_Point.
   */
  private static boolean unseen(int c) {
    return c < ' '
        || c == 0x7F
        || Character.getType(c) == Character.FORMAT
        || c == 0x34F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x2065
        || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFFA0
        || (c >= 0xFFF0 && c <= 0xFFFC)
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  /**
   * Reads a C1 control character as the Windows-1252 character of the same number, as found in
   * files that were converted twice.
   */
  private static String windows(int c) {
    String read = new String(new byte[] {(byte) c}, WINDOWS_1252);
    return read.equals("\uFFFD") ? "" : read;
  }

  private static String folded(int c) {
    String own = Character.toString(c);
    return switch (c) {
      case 0xF001 -> "fi";
      case 0xF002 -> "fl";
      case 0x17F -> "s";
      default -> compatible(c) ? Normalizer.normalize(own, Normalizer.Form.NFKC) : own;
    };
  }

  /** Ligatures, digraphs, full-width, and half-width forms, and mathematical letters. */
  private static boolean compatible(int c) {
    return c == 0x132
        || c == 0x133
        || (c >= 0x1C4 && c <= 0x1CC)
        || (c >= 0x1F1 && c <= 0x1F3)
        || (c >= 0xFB00 && c <= 0xFB4F)
        || c == 0xFE63
        || (c >= 0xFF00 && c <= 0xFFEF)
        || (c >= 0x1D400 && c <= 0x1D7FF);
  }

  /**
   * A dash of any length except the ASCII hyphen. Between two parts of a word it counts as a
   * hyphen.
   */
  static boolean dash(int c) {
    return (Character.getType(c) == Character.DASH_PUNCTUATION && c != '-')
        || c == 0x2043
        || c == 0x2D7;
  }

  static boolean longDash(int c) {
    return c == 0x2014 || c == 0x2015;
  }

  /** Returns whether NFC composes this code point with the one before it. */
  static boolean combining(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || (c >= 0x1161 && c <= 0x11FF);
  }

  static boolean word(int c) {
    return Character.isLetterOrDigit(c) || combining(c);
  }
}
