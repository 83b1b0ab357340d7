package imr.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads CAS JSON 0.4, in which feature structures are a list, or an object by their ids. UIMA's own
 * reader is not used: a key that it doesn't know makes it loop forever.
 */
final class UimaJson {
  private static final String VIEW = "_InitialView";

  private final JsonNode root;

  private UimaJson(JsonNode root) {
    this.root = root;
  }

  /** Empty where the file is no CAS. */
  static Optional<UimaCas> read(Path file) throws IOException {
    try {
      JsonNode root = JsonMapper.shared().readTree(ForeignFiles.anyText(file));
      boolean cas = root.isObject() && root.path("%FEATURE_STRUCTURES").isContainer();
      return cas ? Optional.of(new UimaJson(root).cas()) : Optional.empty();
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }

  private UimaCas cas() {
    Map<String, JsonNode> byId = byId();
    JsonNode view = view();
    JsonNode sofa =
        byId.getOrDefault(view.path("%SOFA").asString(""), JsonMapper.shared().missingNode());
    if (sofa.isMissingNode()) {
      sofa = byId.values().stream().filter(UimaJson::isSofa).findFirst().orElse(sofa);
    }
    Set<String> members = new HashSet<>();
    view.path("%MEMBERS").forEach(m -> members.add(m.asString("")));
    List<UimaCas.Structure> structures = new ArrayList<>();
    byId.forEach(
        (id, node) -> {
          if (members.contains(id) || view.isMissingNode()) {
            structures.add(structure(node));
          }
        });
    return new UimaCas(sofa.path("sofaString").asStringOpt(), structures);
  }

  private Map<String, JsonNode> byId() {
    JsonNode all = root.path("%FEATURE_STRUCTURES");
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    if (all.isArray()) {
      all.forEach(node -> byId.put(node.path("%ID").asString("?" + byId.size()), node));
    } else {
      all.properties().forEach(e -> byId.put(e.getKey(), e.getValue()));
    }
    return byId;
  }

  /** The first one is the one that documents of a single view have. */
  private JsonNode view() {
    JsonNode views = root.path("%VIEWS");
    JsonNode first = views.path(VIEW);
    return first.isMissingNode() && !views.isEmpty() ? views.iterator().next() : first;
  }

  private static boolean isSofa(JsonNode node) {
    return node.path("%TYPE").asString("").equals("uima.cas.Sofa");
  }

  private static UimaCas.Structure structure(JsonNode node) {
    Map<String, String> features = new HashMap<>();
    for (Map.Entry<String, JsonNode> feature : node.properties()) {
      if (feature.getValue().isString()) {
        features.put(feature.getKey(), feature.getValue().asString());
      }
    }
    return new UimaCas.Structure(
        node.path("%TYPE").asString(""),
        node.path("begin").isInt() && node.path("end").isInt(),
        node.path("begin").asInt(-1),
        node.path("end").asInt(-1),
        features);
  }
}
