package imr.ui.review;

import imr.annotation.Schema;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Two letters for each display group, which tell groups apart where colors do not. */
final class GroupTags {
  private final Map<String, String> tags = new HashMap<>();

  /**
   * The first letter of a group's id, without the prefix of a project's own, and the next one that
   * no group before it has taken.
   */
  GroupTags(Schema schema) {
    schema.groups().forEach(g -> tags.put(g.id(), free(g.id())));
  }

  private String free(String id) {
    String name = id.substring(id.lastIndexOf('.') + 1);
    String first = name.substring(0, 1).toUpperCase(Locale.ROOT);
    return (name.substring(1) + "abcdefghijklmnopqrstuvwxyz")
        .chars()
        .mapToObj(c -> first + (char) c)
        .filter(tag -> !tags.containsValue(tag))
        .findFirst()
        .orElse(first);
  }

  /** The tag of a group of the schema; empty for another one. */
  String of(String group) {
    return tags.getOrDefault(group, "");
  }
}
