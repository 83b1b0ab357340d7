package imr.intake;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/**
 * Extracts the text of a Rich Text Format file (RTF 1.9.1), without headers, footers, images, and
 * hidden text. Takes linear time; groups may be nested arbitrarily.
 */
final class RtfText {
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("par", "\n"),
          Map.entry("line", "\n"),
          Map.entry("sect", "\n"),
          Map.entry("row", "\n"),
          Map.entry("page", "\f"),
          Map.entry("tab", "\t"),
          Map.entry("cell", "\t"),
          Map.entry("lquote", "\u2018"),
          Map.entry("rquote", "\u2019"),
          Map.entry("ldblquote", "\u201C"),
          Map.entry("rdblquote", "\u201D"),
          Map.entry("endash", "\u2013"),
          Map.entry("emdash", "\u2014"),
          Map.entry("bullet", "\u2022"),
          Map.entry("emspace", "\u2003"),
          Map.entry("enspace", "\u2002"));
  private static final Set<String> NO_TEXT =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "footnote",
          "fldinst",
          "listtable",
          "listoverridetable",
          "annotation",
          "atnid",
          "atnauthor",
          "filetbl",
          "revtbl",
          "nonshppict",
          "themedata",
          "datastore");

  private final String file;
  private final Guard guard;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder bytes = new StringBuilder();
  private final Deque<State> outer = new ArrayDeque<>();
  private State state = new State(false, 1);
  private Charset charset = Charset.forName("windows-1252");
  private int at;

  /**
   * The state of a group: whether it is skipped, and how many fallback characters follow a Unicode
   * character.
   */
  private record State(boolean skipped, int fallback) {}

  private RtfText(byte[] file, Guard guard) {
    this.file = new String(file, StandardCharsets.ISO_8859_1);
    this.guard = guard;
  }

  static String of(byte[] file, Guard guard) {
    RtfText rtf = new RtfText(file, guard);
    rtf.run();
    return rtf.text.toString();
  }

  private void run() {
    while (at < file.length()) {
      guard.tick();
      char c = file.charAt(at++);
      switch (c) {
        case '{' -> {
          flush();
          outer.push(state);
        }
        case '}' -> {
          flush();
          state = outer.isEmpty() ? state : outer.pop();
        }
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> raw(c);
      }
    }
    flush();
  }

  private void raw(char c) {
    if (!state.skipped()) {
      bytes.append(c);
    }
  }

  private void say(String words) {
    flush();
    if (!state.skipped()) {
      text.append(words);
    }
  }

  /** Decodes pending bytes. In some code pages, several bytes form one character. */
  private void flush() {
    if (!bytes.isEmpty()) {
      text.append(new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1), charset));
      bytes.setLength(0);
    }
  }

  private void control() {
    if (at >= file.length()) {
      return;
    }
    char c = file.charAt(at);
    if (Character.isLetter(c)) {
      word();
      return;
    }
    at++;
    switch (c) {
      case '\'' -> hex();
      case '~' -> say("\u00A0");
      case '_' -> say("\u2011");
      case '-' -> say("\u00AD");
      case '*' -> state = new State(true, state.fallback());
      case '\n', '\r' -> say("\n");
      case '\\', '{', '}' -> raw(c);
      default -> {}
    }
  }

  private void hex() {
    int end = Math.min(at + 2, file.length());
    try {
      raw((char) Integer.parseInt(file.substring(at, end), 16));
    } catch (NumberFormatException noByte) {
      // A damaged escape is ignored.
    }
    at = end;
  }

  private void word() {
    int from = at;
    while (at < file.length() && at - from < 32 && Character.isLetter(file.charAt(at))) {
      at++;
    }
    String name = file.substring(from, at);
    int digits = at;
    if (at < file.length() && file.charAt(at) == '-') {
      at++;
    }
    while (at < file.length() && at - digits < 8 && Character.isDigit(file.charAt(at))) {
      at++;
    }
    int number = number(file.substring(digits, at));
    if (at < file.length() && file.charAt(at) == ' ') {
      at++;
    }
    obey(name, number);
  }

  private static int number(String digits) {
    return digits.isEmpty() || digits.equals("-") ? 1 : Integer.parseInt(digits);
  }

  private void obey(String name, int number) {
    switch (name) {
      case "u" -> {
        say(Character.toString(number < 0 ? (char) (number + 65536) : (char) number));
        skipFallback();
      }
      case "uc" -> state = new State(state.skipped(), Math.max(0, number));
      case "bin" -> at = Math.min(file.length(), at + Math.max(0, number));
      case "ansicpg" -> charset = codePage(number);
      case "v", "deleted" -> {
        flush();
        state = new State(number != 0 || state.skipped(), state.fallback());
      }
      default -> {
        if (NO_TEXT.contains(name)) {
          state = new State(true, state.fallback());
        } else if (SIGNS.containsKey(name)) {
          say(SIGNS.getOrDefault(name, ""));
        }
      }
    }
  }

  /** Skips the fallback for programs without Unicode: characters or single-character escapes. */
  private void skipFallback() {
    for (int left = state.fallback(); left > 0 && at < file.length(); left--) {
      char c = file.charAt(at);
      if (c == '{' || c == '}') {
        return;
      }
      if (file.startsWith("\\'", at)) {
        at = Math.min(file.length(), at + 4);
      } else if (c == '\\') {
        return;
      } else {
        at++;
      }
    }
  }

  private Charset codePage(int number) {
    try {
      return Charset.forName(number == 65001 ? "UTF-8" : "windows-" + number);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return charset;
    }
  }
}
