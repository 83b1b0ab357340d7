package imr.exchange;

import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.letter.Sha256;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A gold set as a file of hashes: letters, revisions, and parts. It contains no letter text and can
 * be published with evaluation results.
 */
public final class GoldManifest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private GoldManifest() {}

  /** Returns the pretty-printed manifest with a final line end. */
  public static String of(GoldSet set, String schema) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("goldSet", set.name());
    root.put("schema", schema);
    root.put("by", set.by());
    root.put("at", set.at().toString());
    root.put("sha256", sha256(set));
    ObjectNode sizes = root.putObject("letters");
    Arrays.stream(GoldSetPart.values()).forEach(p -> sizes.put(p.word(), set.size(p)));
    var members = root.putArray("members");
    for (GoldSet.Member member : set.members()) {
      ObjectNode node = members.addObject();
      node.put("textSha256", member.letter());
      node.put("revision", member.revision());
      node.put("recordSha256", member.sha256());
      node.put("part", member.part().word());
    }
    return JSON.writer()
            .with(new DefaultPrettyPrinter().withArrayIndenter(INDENT).withObjectIndenter(INDENT))
            .writeValueAsString(root)
        + "\n";
  }

  /** Returns the hash of all data in a set. If it differs, the set is damaged. */
  public static String sha256(GoldSet set) {
    StringBuilder all = new StringBuilder();
    all.append(set.name()).append('\n').append(set.by()).append('\n').append(set.at());
    for (GoldSet.Member m : set.members()) {
      all.append('\n').append(m.letter()).append(' ').append(m.revision()).append(' ');
      all.append(m.sha256()).append(' ').append(m.part().word());
    }
    return Sha256.of(all.toString());
  }

  /** Reads the set in a manifest; empty if it isn't a manifest or was modified. */
  public static Optional<GoldSet> read(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      List<GoldSet.Member> members = new ArrayList<>();
      root.path("members").forEach(m -> members.add(member(m)));
      GoldSet set =
          new GoldSet(
              root.path("goldSet").asString(""),
              root.path("by").asString(""),
              Instant.parse(root.path("at").asString("")),
              members);
      return Optional.of(set).filter(s -> sha256(s).equals(root.path("sha256").asString("")));
    } catch (JacksonException | IllegalArgumentException | DateTimeException broken) {
      return Optional.empty();
    }
  }

  private static GoldSet.Member member(JsonNode node) {
    String word = node.path("part").asString("");
    GoldSetPart part =
        Arrays.stream(GoldSetPart.values())
            .filter(p -> p.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no part"));
    return new GoldSet.Member(
        node.path("textSha256").asString(""),
        node.path("revision").asInt(0),
        node.path("recordSha256").asString(""),
        part);
  }
}
