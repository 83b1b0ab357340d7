package imr.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run of predictions as a project file names it, one line of JSON each.
 *
 * @param format the id of the form of files that it came in; empty where that isn't known
 */
public record ProjectRun(String name, String author, String version, Instant at, String format) {
  String line() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("name", name);
    node.put("author", author);
    node.put("version", version);
    node.put("at", at.toString());
    node.put("format", format);
    return node + "\n";
  }

  /** Empty for a line that {@link #line} didn't write. */
  static Optional<ProjectRun> read(String line) {
    try {
      JsonNode node = JsonMapper.shared().readTree(line);
      String name = node.path("name").asString("");
      return name.isBlank()
          ? Optional.empty()
          : Optional.of(
              new ProjectRun(
                  name,
                  node.path("author").asString(""),
                  node.path("version").asString(""),
                  Instant.parse(node.path("at").asString("")),
                  node.path("format").asString("")));
    } catch (JacksonException | DateTimeException forged) {
      return Optional.empty();
    }
  }
}
