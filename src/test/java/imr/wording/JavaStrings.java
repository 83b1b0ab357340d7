package imr.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The string literals of a Java source file; literals joined by {@code +} count as one. */
final class JavaStrings {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|\"\"\"\\R(?<block>.*?)\"\"\"|\"(?<line>(?:[^\"\\\\]|\\\\.)*+)\""
              + "|'(?:[^'\\\\]|\\\\.)+'",
          Pattern.DOTALL);

  /** Calls whose strings only engineers read. */
  private static final Pattern NOT_FOR_USERS =
      Pattern.compile(
          "(LOG\\s*\\.\\s*log|Exception|AssertionError|System\\.getLogger|Pattern\\.compile"
              + "|@SuppressWarnings|getStyleClass\\(\\)|setStyle|requireNonNull|replaceAll|matches"
              + "|replaceFirst|getProperty|setId|resource)\\s*\\([^;]*$",
          Pattern.DOTALL);

  private static final int LOOK_BACK = 240;

  private JavaStrings() {}

  /** Those that a user can read, in the order of the file. */
  static List<String> forUsers(String source) {
    List<String> found = new ArrayList<>();
    Matcher token = TOKEN.matcher(source);
    int end = -1;
    boolean kept = false;
    while (token.find()) {
      String text = text(token);
      if (text == null) {
        continue;
      }
      boolean joined = end >= 0 && source.substring(end, token.start()).matches("\\s*\\+\\s*");
      if (joined && kept) {
        found.set(found.size() - 1, found.getLast() + text);
      } else if (!joined) {
        kept = !NOT_FOR_USERS.matcher(before(source, token.start())).find();
        if (kept) {
          found.add(text);
        }
      }
      end = token.end();
    }
    return found.stream().map(JavaStrings::unescaped).filter(JavaStrings::isWords).toList();
  }

  /** Those of one word in lower case, which can be a label, an id, or both. */
  static List<String> ofOneWord(String source) {
    return TOKEN
        .matcher(source)
        .results()
        .flatMap(r -> Stream.ofNullable(r.group("line")))
        .filter(text -> text.matches("[a-z]+"))
        .toList();
  }

  private static String before(String source, int at) {
    String part = source.substring(Math.max(0, at - LOOK_BACK), at);
    int statement =
        Math.max(part.lastIndexOf(';'), Math.max(part.lastIndexOf("->"), part.lastIndexOf('{')));
    return part.substring(statement + 1);
  }

  private static @org.jspecify.annotations.Nullable String text(Matcher token) {
    String line = token.group("line");
    return line == null ? token.group("block") : line;
  }

  private static String unescaped(String literal) {
    return literal
        .replaceAll("\\\\\\R\\s*", "")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\\"", "\"");
  }

  /** Leaves out ids, patterns, file names, and other strings that aren't read as words. */
  private static boolean isWords(String text) {
    boolean words = text.matches("(?s).*\\p{L}{2,}.*") && !text.matches("[a-z0-9@#./:_%*+-]*");
    boolean code =
        text.matches("(?s).*(\\(\\?|\\\\|<[a-z/!]|\\{ *$|-fx-|\"=|=\"|\\$\\w|&[a-z]+;).*");
    boolean id = !text.contains(" ") && text.matches(".*[a-z][A-Z._$].*|.*[A-Z_]{4,}.*");
    boolean sql = text.matches("(?s)\\s*(SELECT|INSERT|UPDATE|DELETE|MERGE|VALUES|FROM)\\b.*");
    return words && !code && !id && !sql;
  }
}
