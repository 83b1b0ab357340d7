package imr.annotation;

import java.util.Locale;

/**
 * The stable name of a field: words separated by dots, starting with the group ({@code
 * patient.age}, {@code items.reviewerCitations.guideline}).
 */
public record FieldId(String path) implements Comparable<FieldId> {
  /**
   * @throws IllegalArgumentException if the path is blank, has surrounding white space, or starts
   *     or ends with a dot
   */
  public FieldId {
    if (path.isBlank()
        || !path.equals(path.strip())
        || path.startsWith(".")
        || path.endsWith(".")) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "not a field's name: '%s'", path));
    }
  }

  /** Returns the last word, which is the key of the field in a record. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Returns the id of a field inside this group. */
  public FieldId child(String name) {
    return new FieldId(path + "." + name);
  }

  @Override
  public int compareTo(FieldId other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
