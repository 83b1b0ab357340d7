package imr.app;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Makes text safe for a terminal. Letters, file names, and exception messages may contain escape
 * sequences that repaint the screen, line ends that fake other output, and characters that change
 * the writing direction. They are made visible: control characters as symbols (from U+2400), others
 * as U+FFFD.
 */
final class TerminalText {
  private static final Pattern RETURN = Pattern.compile("\\r(?!\n)");
  private static final int PICTURES = 0x2400;
  private static final int DELETE = 0x7F;
  private static final int PICTURE_OF_DELETE = 0x2421;
  private static final int REPLACEMENT = 0xFFFD;

  private TerminalText() {}

  /** Returns a single line. Tabs are kept as column separators. */
  static String line(String text) {
    return shown(text, c -> c != '\t');
  }

  /** Returns a single column. */
  static String cell(String text) {
    return shown(text, c -> true);
  }

  /** Returns several lines. A lone carriage return would go back to the start of its line. */
  static String lines(String text) {
    return shown(
        RETURN.matcher(text).replaceAll("\u240d"), c -> c != '\t' && c != '\n' && c != '\r');
  }

  /** Returns equivalent JSON. Unsafe characters can occur only inside strings. */
  static String json(String line) {
    if (line.codePoints().noneMatch(TerminalText::isObeyed)) {
      return line;
    }
    StringBuilder safe = new StringBuilder();
    line.chars()
        .forEach(
            unit -> {
              if (isObeyed(unit)) {
                safe.append("\\u%04x".formatted(unit));
              } else {
                safe.append((char) unit);
              }
            });
    return safe.toString();
  }

  private static String shown(String text, IntPredicate unwanted) {
    if (text.codePoints().noneMatch(c -> isObeyed(c) && unwanted.test(c))) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .map(c -> isObeyed(c) && unwanted.test(c) ? picture(c) : c)
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static int picture(int control) {
    if (control < ' ') {
      return PICTURES + control;
    }
    return control == DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
  }

  private static boolean isObeyed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> turns(c);
      default -> false;
    };
  }

  /** Returns whether a character changes the writing direction (Unicode Standard Annex 9). */
  private static boolean turns(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
