package imr.extract;

import imr.letter.Letter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The developers' letters with their gold records. Tests that need them are skipped if they are
 * missing.
 */
final class GoldLetters {
  private static final Path FOLDER = Path.of("../shared/letters");

  private GoldLetters() {}

  /** A letter with its gold record. */
  record Gold(Letter letter, JsonNode record) {}

  /** A gold value: its field, its span in code points, and its normalized form. */
  record GoldValue(String field, int start, int end, String value) {}

  static Path folder() {
    Path folder = Files.isDirectory(FOLDER) ? FOLDER : Path.of("..").resolve(FOLDER);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "the letters of ../shared/letters are not on this machine");
    return folder;
  }

  static List<Gold> all() {
    Path folder = folder();
    try (Stream<Path> files = Files.list(folder.resolve("gold"))) {
      return files.sorted().map(f -> gold(folder, f)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Gold gold(Path folder, Path file) {
    try {
      String name = file.getFileName().toString().replace(".json", "");
      String text = Files.readString(folder.resolve("text").resolve(name + ".txt"));
      JsonNode record = JsonMapper.shared().readTree(Files.readString(file));
      return new Gold(Letter.of(name, text.replace("\r\n", "\n"), true), record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the values of the letter itself. */
  static List<GoldValue> values(JsonNode record) {
    List<GoldValue> values = new ArrayList<>();
    for (String group :
        List.of("case", "reviewer", "patient", "injury", "clinical", "request", "review")) {
      record.path(group).properties().forEach(e -> add(group + "." + e.getKey(), e, values));
    }
    return values;
  }

  /** Returns each item's values, including those of its citations. */
  static List<List<GoldValue>> items(JsonNode record) {
    List<List<GoldValue>> items = new ArrayList<>();
    for (JsonNode item : record.path("items")) {
      List<GoldValue> values = new ArrayList<>();
      for (Map.Entry<String, JsonNode> e : item.properties()) {
        String field = "items." + e.getKey();
        if (field.endsWith("Citations")) {
          e.getValue()
              .forEach(
                  c ->
                      c.properties()
                          .forEach(part -> add(field + "." + part.getKey(), part, values)));
        } else {
          add(field, e, values);
        }
      }
      items.add(values);
    }
    return items;
  }

  private static void add(String field, Map.Entry<String, JsonNode> entry, List<GoldValue> values) {
    JsonNode node = entry.getValue();
    if (node.isArray()) {
      node.forEach(v -> values.add(value(field, v)));
    } else {
      values.add(value(field, node));
    }
  }

  private static GoldValue value(String field, JsonNode node) {
    return new GoldValue(
        field,
        node.path("start").asInt(),
        node.path("end").asInt(),
        node.path("value").asString("").toLowerCase(java.util.Locale.ROOT));
  }

  /** Groups values by field. */
  static Map<String, List<GoldValue>> byField(List<GoldValue> values) {
    Map<String, List<GoldValue>> map = new TreeMap<>();
    values.forEach(v -> map.computeIfAbsent(v.field(), f -> new ArrayList<>()).add(v));
    return map;
  }
}
