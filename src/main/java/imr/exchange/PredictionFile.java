package imr.exchange;

import imr.annotation.AnnotationSet;
import imr.annotation.Claim;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.UnlocatedClaim;
import imr.letter.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program's predictions for a letter as one line of JSON: a record with rules and confidences,
 * and under {@code unplaced} the claims without a location.
 */
public final class PredictionFile {
  private static final String UNPLACED = "unplaced";

  private final Schema schema;
  private final RecordFile records;

  /** Creates a reader and writer for records of a schema. */
  public PredictionFile(Schema schema) {
    this.schema = schema;
    this.records = new RecordFile(schema);
  }

  /** The contents of a line. */
  public record StoredPredictions(AnnotationSet annotations, List<UnlocatedClaim> unplaced) {
    public StoredPredictions {
      unplaced = List.copyOf(unplaced);
    }
  }

  /**
   * Writes a line.
   *
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  public String line(Letter letter, StoredPredictions said) {
    ObjectNode root =
        new RecordWriter(
                schema,
                letter,
                said.annotations(),
                RecordFile.Detail.WITH_AUTHORS,
                ValueOrigins.NONE)
            .tree();
    ArrayNode list = root.putArray(UNPLACED);
    said.unplaced().forEach(u -> put(list.addObject(), u));
    return root.toString();
  }

  private static void put(ObjectNode node, UnlocatedClaim unplaced) {
    Claim claim = unplaced.claim();
    node.put("subject", claim.target().subject());
    node.put("field", claim.target().field().path());
    node.put("entry", claim.target().entry());
    claim.quote().ifPresent(q -> node.put("text", q));
    claim.value().ifPresent(v -> node.put("value", v));
    claim.confidence().ifPresent(c -> node.put("confidence", c));
    claim.author().ifPresent(a -> node.put("author", a));
    if (claim.absent()) {
      node.put("absent", true);
    }
    node.put("reason", unplaced.reason().name());
  }

  /**
   * Reads a line for this letter; empty if it is invalid or belongs to another text or schema.
   *
   * @param by the provenance of values without a rule or confidence of their own
   */
  public Optional<StoredPredictions> read(String line, Letter letter, Provenance.Program by) {
    return switch (records.read(line, letter.text(), by)) {
      case RecordFile.RecordReadResult.Refused _ -> Optional.empty();
      case RecordFile.RecordReadResult.Read read ->
          Optional.of(new StoredPredictions(read.annotations(), unplaced(line)));
    };
  }

  private static List<UnlocatedClaim> unplaced(String line) {
    List<UnlocatedClaim> all = new ArrayList<>();
    JsonMapper.shared().readTree(line).path(UNPLACED).forEach(node -> all.add(unplaced(node)));
    return all;
  }

  private static UnlocatedClaim unplaced(JsonNode node) {
    Target target =
        new Target(
            node.path("subject").asString(""),
            new FieldId(node.path("field").asString("unknown")),
            node.path("entry").asString(""));
    JsonNode sure = node.path("confidence");
    Claim claim =
        new Claim(
            target,
            node.path("text").asStringOpt(),
            Optional.empty(),
            node.path("value").asStringOpt(),
            node.path("absent").asBoolean(false),
            sure.isNumber() ? OptionalDouble.of(sure.asDouble()) : OptionalDouble.empty(),
            node.path("author").stringValueOpt());
    return new UnlocatedClaim(
        claim, UnlocatedClaim.Reason.valueOf(node.path("reason").asString("NOT_FOUND")));
  }
}
