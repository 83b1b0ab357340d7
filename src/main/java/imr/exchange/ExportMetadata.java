package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Schema;
import imr.letter.Letter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Metadata that a tool's labeled spans can't represent, as an object with the key {@code imr}.
 * Tools keep unknown keys as document metadata and export them again. It contains the letter's name
 * and hash, values without a location, fields marked as not stated and, for tools that support only
 * labels, the path and value of each span. A span that was moved or relabeled in the tool no longer
 * matches its entry here and is treated as the tool's own.
 */
final class ExportMetadata {
  static final String KEY = "imr";
  private final JsonNode node;
  private final Map<Spot, Deque<JsonNode>> spans = new HashMap<>();

  /** A labeled span with offsets in code points. */
  private record Spot(int start, int end, String label) {}

  /** What the note says about a span. */
  record SpanMetadata(Optional<String> path, Optional<String> value, Optional<String> author) {}

  private ExportMetadata(JsonNode node) {
    this.node = node;
    for (JsonNode value : node.path("values")) {
      if (value.has("start")) {
        Spot spot =
            new Spot(
                value.path("start").asInt(-1),
                value.path("end").asInt(-1),
                value.path("label").asString(""));
        spans.computeIfAbsent(spot, _ -> new ArrayDeque<>()).add(value);
      }
    }
  }

  /**
   * Creates the note of a letter.
   *
   * @param spansToo whether to include spans, for tools that support only labels
   */
  static ObjectNode of(
      AnnotatedLetter labeled, Schema schema, MarkedRecord marked, boolean spansToo) {
    Letter letter = labeled.letter();
    ValueOrigins origins = labeled.origins();
    ObjectNode note = JsonNodeFactory.instance.objectNode();
    note.put("schema", schema.id());
    note.put("letter", letter.name());
    note.put("textSha256", letter.id());
    ArrayNode values = note.putArray("values");
    if (spansToo) {
      marked.marks().forEach(m -> span(values.addObject(), m));
    }
    for (RecordEntry value : marked.unplaced()) {
      ObjectNode node = values.addObject().put("path", value.path());
      node.put("value", value.normal().orElseThrow());
      origins.of(value.annotation()).putInto(node);
    }
    marked.absent().stream().map(RecordEntry::path).forEach(note.putArray("absent")::add);
    ObjectNode by = note.putObject(RecordWriter.ABSENT_ORIGINS);
    marked.absent().forEach(m -> origins.of(m.annotation()).putInto(by.putObject(m.path())));
    marked.bare().forEach(note.putArray("entries")::add);
    return note;
  }

  private static void span(ObjectNode value, ValueSpan mark) {
    value.put("path", mark.path()).put("label", mark.label());
    value.put("start", mark.start()).put("end", mark.end());
    mark.value().ifPresentOrElse(v -> value.put("value", v), () -> value.putNull("value"));
    mark.origin().putInto(value);
  }

  /** Returns the note in a tool's object, or an empty note. */
  static ExportMetadata in(JsonNode object) {
    return new ExportMetadata(object.path(KEY));
  }

  /** Returns the letter's file name, or an empty string if the note doesn't contain it. */
  String letter() {
    return node.path("letter").asString("");
  }

  Optional<String> textSha256() {
    return node.path("textSha256").asStringOpt();
  }

  /** Returns what the note says about a span. If several entries match, each is returned once. */
  SpanMetadata told(Claim.CodePointRange place, String label) {
    Deque<JsonNode> alike =
        spans.getOrDefault(new Spot(place.start(), place.end(), label), new ArrayDeque<>());
    JsonNode value = Optional.ofNullable(alike.poll()).orElse(JsonNodeFactory.instance.nullNode());
    return new SpanMetadata(
        value.path("path").asStringOpt(),
        value.path("value").asStringOpt(),
        value.path("author").stringValueOpt());
  }

  /** Adds the items and citations that have no values. */
  void addEntriesTo(ClaimBuilder gathering) {
    node.path("entries").forEach(e -> gathering.entry(e.asString("")));
  }

  /**
   * Adds everything that has no span.
   *
   * @param authors false if another person has since adopted all of it
   */
  void addTo(ClaimBuilder gathering, boolean authors) {
    for (JsonNode value : node.path("values")) {
      if (!value.has("start")) {
        String path = value.path("path").asString("");
        gathering.value(
            FieldPath.fieldOf(path),
            new ClaimBuilder.ClaimedValue(
                Optional.of(path),
                Optional.empty(),
                Optional.empty(),
                value.path("value").asStringOpt(),
                OptionalDouble.empty(),
                value.path("author").stringValueOpt().filter(_ -> authors)));
      }
    }
    addEntriesTo(gathering);
    node.path("absent").forEach(a -> gathering.absent(a.asString("")));
  }
}
