package imr.exchange;

import imr.annotation.Field;

/**
 * The path of a value in a record: the field's id, with the index of the entry, starting at 0,
 * after each item, citation, and list entry ({@code items[0].bodyParts[1]}).
 */
final class FieldPath {
  /** The maximum length of a path in UTF-16 units. */
  private static final int LONGEST = 500;

  private FieldPath() {}

  /**
   * Returns the path of a field of a subject.
   *
   * @param owner the path of the item or citation; empty for the letter
   */
  static String in(String owner, Field field) {
    String id = field.id().path();
    return owner.isEmpty() ? id : owner + id.substring(fieldOf(owner).length());
  }

  static String entry(String path, int place) {
    return path + "[" + place + "]";
  }

  /** Returns the field id in a path: {@code items.bodyParts}. */
  static String fieldOf(String path) {
    return path.replaceAll("\\[\\d{1,9}]", "");
  }

  /** Returns whether the path is that of a list or group entry. */
  static boolean isEntry(String path) {
    return path.endsWith("]");
  }

  /**
   * Returns the part of a path that names an entry of a group: {@code items[0]} of {@code
   * items[0].bodyParts[1]} for {@code items}. A path without such an entry is returned unchanged.
   */
  static String entryOf(String path, Field group) {
    int end = path.length() > LONGEST ? -1 : path.indexOf(']');
    while (end >= 0 && !fieldOf(path.substring(0, end + 1)).equals(group.id().path())) {
      end = path.indexOf(']', end + 1);
    }
    return end < 0 ? path : path.substring(0, end + 1);
  }
}
