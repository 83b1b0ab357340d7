package imr.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A minimal JSON reader for objects, arrays, strings, and booleans. Used for the schema, which is
 * read at startup: initializing Jackson takes longer than extracting the first letter.
 */
final class PlainJson {
  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  /**
   * Parses an object to ordered maps, lists, strings, and booleans.
   *
   * @throws IllegalArgumentException if the text isn't a single object of these
   */
  static Map<String, Object> object(String text) {
    PlainJson json = new PlainJson(text);
    Map<String, Object> object = json.object();
    if (json.next() != 0) {
      throw json.refused();
    }
    return object;
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    while (next() != '}') {
      String key = string();
      expect(':');
      members.put(key, value());
      separated('}');
    }
    at++;
    return members;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    expect('[');
    while (next() != ']') {
      elements.add(value());
      separated(']');
    }
    at++;
    return elements;
  }

  private Object value() {
    return switch (next()) {
      case '{' -> object();
      case '[' -> array();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      default -> string();
    };
  }

  private boolean literal(String word, boolean value) {
    if (!text.startsWith(word, at)) {
      throw refused();
    }
    at += word.length();
    return value;
  }

  private String string() {
    expect('"');
    int end = text.indexOf('"', at);
    if (end >= 0 && text.indexOf('\\', at, end) < 0) {
      String plain = text.substring(at, end);
      at = end + 1;
      return plain;
    }
    StringBuilder out = new StringBuilder();
    for (char c = character(); c != '"'; c = character()) {
      out.append(c == '\\' ? escaped(character()) : c);
    }
    return out.toString();
  }

  private char escaped(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      case '"', '\\', '/' -> c;
      default -> throw refused();
    };
  }

  private char unicode() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(character(), 16);
      if (digit < 0) {
        throw refused();
      }
      unit = 16 * unit + digit;
    }
    return (char) unit;
  }

  private char character() {
    if (at >= text.length()) {
      throw refused();
    }
    return text.charAt(at++);
  }

  /** Skips a comma unless the closing bracket follows. */
  private void separated(char close) {
    if (next() != close) {
      expect(',');
      if (next() == close) {
        throw refused();
      }
    }
  }

  private void expect(char c) {
    if (next() != c) {
      throw refused();
    }
    at++;
  }

  /** Returns the next character that isn't white space, or 0 at the end. */
  private char next() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException refused() {
    return new IllegalArgumentException("not the JSON of a schema, at character " + at);
  }
}
