package imr.annotation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The keyboard keys of fields: one letter or digit, or two pressed one after the other. No key is a
 * prefix of another, so every key press is unambiguous.
 */
public final class FieldKeys {
  /** The first character of custom fields' keys. Built-in fields don't use it. */
  private static final String FIRST = "0";

  private static final String ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789";

  private FieldKeys() {}

  /** Returns whether a string is one or two capital letters or digits. */
  public static boolean isKey(String key) {
    return key.matches("[A-Z0-9]{1,2}");
  }

  /**
   * Returns a field whose key conflicts with {@code key}: equal, or one is a prefix of the other.
   *
   * @param except the field to ignore
   */
  public static Optional<Field> against(Schema schema, String key, FieldId except) {
    return schema
        .all()
        .filter(f -> !f.id().equals(except) && !f.key().isEmpty())
        .filter(f -> f.key().startsWith(key) || key.startsWith(f.key()))
        .findFirst();
  }

  /**
   * Suggests a free key for a field: {@code 0} and a letter of its label if possible, otherwise
   * {@code 0} and any letter or digit. Returns an empty string if all are taken.
   */
  public static String suggested(Schema schema, FieldId field, String label) {
    return Stream.concat(letters(label.toUpperCase(Locale.ROOT)), letters(ALL))
        .map(second -> FIRST + second)
        .filter(key -> against(schema, key, field).isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Stream<String> letters(String words) {
    return IntStream.range(0, words.length())
        .mapToObj(i -> words.substring(i, i + 1))
        .filter(ALL::contains);
  }

  /** Returns the visible field with a key, ignoring case. */
  public static Optional<Field> field(Schema schema, String key) {
    return schema
        .all()
        .filter(f -> f.key().equalsIgnoreCase(key) && !schema.isHidden(f.id()))
        .findFirst();
  }

  /** Returns whether a longer key starts with {@code key}, so another key press must follow. */
  public static boolean begins(Schema schema, String key) {
    String typed = key.toUpperCase(Locale.ROOT);
    return schema
        .all()
        .anyMatch(
            f ->
                f.key().length() > typed.length()
                    && f.key().startsWith(typed)
                    && !schema.isHidden(f.id()));
  }
}
