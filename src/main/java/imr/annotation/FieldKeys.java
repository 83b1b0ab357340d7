package imr.annotation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The keys that stand for fields: one letter or digit, or two of them pressed one after the other.
 * No key is another one's beginning, so that each press is clear.
 */
public final class FieldKeys {
  /** The built-in fields leave it free; it begins the keys of a project's own. */
  private static final String FIRST = "0";

  private static final String ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789";

  private FieldKeys() {}

  /** True for one or two capital letters or digits. */
  public static boolean isKey(String key) {
    return key.matches("[A-Z0-9]{1,2}");
  }

  /** The field whose key cannot stand beside this one: the same, or one begins with the other. */
  public static Optional<Field> against(Schema schema, String key, FieldId except) {
    return schema
        .all()
        .filter(f -> !f.id().equals(except) && !f.key().isEmpty())
        .filter(f -> f.key().startsWith(key) || key.startsWith(f.key()))
        .findFirst();
  }

  /**
   * A free key for a field of that label: {@code 0} and one of its letters where it can be, else
   * {@code 0} and any; empty where all are taken.
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

  /** The field that has a key. */
  public static Optional<Field> field(Schema schema, String key) {
    return schema
        .all()
        .filter(f -> f.key().equalsIgnoreCase(key) && !schema.isHidden(f.id()))
        .findFirst();
  }

  /** True where a longer key begins so: another press is to follow. */
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
