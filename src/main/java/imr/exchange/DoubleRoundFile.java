package imr.exchange;

import imr.annotation.DoubleRound;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A round of double annotation as one line of JSON. It holds no word of a letter. */
public final class DoubleRoundFile {
  private static final JsonMapper JSON = JsonMapper.shared();

  private DoubleRoundFile() {}

  /** Without a line end. */
  public static String line(DoubleRound round) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("round", round.name());
    root.put("by", round.by());
    root.put("at", round.at().toString());
    root.put("purpose", round.purpose().name().toLowerCase(Locale.ROOT));
    round.person().ifPresent(p -> root.put("person", p));
    root.put("from", round.from().toString());
    var letters = root.putArray("letters");
    for (DoubleRound.Member member : round.letters()) {
      ObjectNode node = letters.addObject();
      node.put("textSha256", member.letter());
      member.first().ifPresent(f -> node.put("first", f));
    }
    return JSON.writeValueAsString(root);
  }

  /** The round in a line; empty where it is none that this version could have written. */
  public static Optional<DoubleRound> read(String line) {
    try {
      JsonNode root = JSON.readTree(line);
      List<DoubleRound.Member> letters = new ArrayList<>();
      root.path("letters")
          .forEach(
              m ->
                  letters.add(
                      new DoubleRound.Member(
                          m.path("textSha256").asString(""), words(m, "first"))));
      return Optional.of(
          new DoubleRound(
              root.path("round").asString(""),
              root.path("by").asString(""),
              Instant.parse(root.path("at").asString("")),
              DoubleRound.Purpose.valueOf(
                  root.path("purpose").asString("").toUpperCase(Locale.ROOT)),
              words(root, "person"),
              Instant.parse(root.path("from").asString("")),
              letters));
    } catch (JacksonException | IllegalArgumentException | DateTimeException broken) {
      return Optional.empty();
    }
  }

  private static Optional<String> words(JsonNode node, String key) {
    return Optional.of(node.path(key).asString("")).filter(w -> !w.isBlank());
  }
}
