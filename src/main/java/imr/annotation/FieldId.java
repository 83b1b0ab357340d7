package imr.annotation;

import java.util.Locale;

/**
 * A field's stable name: words parted by dots, the first one its group, as the schema writes it
 * ({@code patient.age}, {@code items.reviewerCitations.guideline}).
 */
public record FieldId(String path) implements Comparable<FieldId> {
  public FieldId {
    if (path.isBlank()
        || !path.equals(path.strip())
        || path.startsWith(".")
        || path.endsWith(".")) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "not a field's name: '%s'", path));
    }
  }

  /** The last word: the key under which a record carries the field. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The field of that name inside this one. */
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
