package imr.exchange;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The colors of fields in annotation tools: those of the workbench's light theme, one per display
 * group in schema order. Additional groups share a gray.
 */
final class ToolColors {
  private static final List<String> COLOURS =
      List.of(
          "#5b6673", "#8a4fbf", "#00796b", "#3c7a1f", "#a45b00", "#0b63ce", "#b3420f", "#b0246a");
  private static final String OTHER = "#59636e";

  private ToolColors() {}

  /** Returns the color as {@code #rrggbb}. */
  static String of(Field field, Schema schema) {
    List<Schema.Group> groups = schema.groups();
    return IntStream.range(0, Math.min(groups.size(), COLOURS.size()))
        .filter(i -> groups.get(i).id().equals(field.group()))
        .mapToObj(COLOURS::get)
        .findFirst()
        .orElse(OTHER);
  }
}
