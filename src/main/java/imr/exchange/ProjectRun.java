package imr.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prediction run in a project file, as one line of JSON.
 *
 * @param format the id of the import format; empty if it isn't known
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

  /** Reads a line; empty if {@link #line} didn't write it. */
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
