package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Imports our own records, one JSON object per file or line, including simplified ones: a value may
 * omit {@code start} and {@code end}, and {@code text}, or be just the value ({@code "age": 40}). A
 * list of one value may omit the brackets; {@code null} is ignored.
 */
final class JsonPredictions implements PredictionFormat {
  private static final String[] ENDINGS = {".json", ".jsonl", ".ndjson"};

  @Override
  public String id() {
    return "records";
  }

  @Override
  public String label() {
    return "IMR records (JSON, JSON Lines)";
  }

  @Override
  public boolean looksLike(Path fileOrFolder) throws IOException {
    return ForeignFiles.first(fileOrFolder, ENDINGS)
        .filter(
            r ->
                r.path("schema").asString("").startsWith("imr-letter")
                    || r.path("textSha256").isString())
        .isPresent();
  }

  @Override
  public List<PredictionInput> inputs(Path fileOrFolder, Schema schema) throws IOException {
    return ForeignFiles.of(fileOrFolder, ENDINGS).stream()
        .map(
            file ->
                new PredictionInput(
                    file,
                    (each, trouble) ->
                        ForeignFiles.objects(
                            file,
                            (record, _) -> each.accept(new Reading(schema).read(record)),
                            trouble)))
        .toList();
  }

  /** Reads one record. An instance is used once. */
  private static final class Reading {
    private static final Set<String> ENVELOPE =
        Set.of(
            "schema",
            "letter",
            "textSha256",
            "text",
            "author",
            "absent",
            "part",
            "unplaced",
            RecordWriter.ABSENT_ORIGINS,
            "$schema");

    private final Map<String, Field> fields = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    Reading(Schema schema) {
      schema.all().forEach(f -> fields.put(f.id().path(), f));
    }

    Prediction read(JsonNode record) {
      object(record, "", Target.LETTER, "");
      record.path("absent").forEach(a -> absent(a.asString("")));
      return new Prediction(
          record.path("letter").asString(""),
          record.path("textSha256").asStringOpt(),
          record.path("text").asStringOpt(),
          record.path("author").asStringOpt(),
          claims,
          passedOver);
    }

    /**
     * @param path the object's path in the record: empty or, for example, {@code items[0].}
     * @param owner the same as a prefix of field names: {@code items.}
     */
    private void object(JsonNode object, String path, String subject, String owner) {
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        String key = property.getKey();
        Optional<Field> field = Optional.ofNullable(fields.get(owner + key));
        JsonNode value = property.getValue();
        if (field.isPresent()) {
          field(value, path + key, subject, field.get());
        } else if (value.isObject() && beginsAField(owner + key + ".")) {
          object(value, path + key + ".", subject, owner + key + ".");
        } else if (!(path.isEmpty() && ENVELOPE.contains(key))) {
          passedOver.add(path + key);
        }
      }
    }

    private boolean beginsAField(String name) {
      return fields.keySet().stream().anyMatch(f -> f.startsWith(name));
    }

    private void field(JsonNode node, String path, String subject, Field field) {
      Target whole = Target.of(subject, field.id());
      if (!field.many()) {
        value(node, whole);
        return;
      }
      List<JsonNode> entries = new ArrayList<>();
      if (node.isArray()) {
        node.forEach(entries::add);
      } else {
        entries.add(node);
      }
      for (int i = 0; i < entries.size(); i++) {
        entry(entries.get(i), path + "[" + i + "]", whole, field);
      }
    }

    private void entry(JsonNode node, String path, Target list, Field field) {
      if (!field.isGroup()) {
        value(node, list.entry(path));
      } else if (node.isObject()) {
        claim(list.entry(path), Optional.empty(), Optional.empty(), Optional.empty(), node);
        object(node, path + ".", path, field.id().path() + ".");
      } else {
        passedOver.add(path);
      }
    }

    private void value(JsonNode node, Target target) {
      if (node.isObject()) {
        Optional<String> quote = node.path("text").asStringOpt();
        Optional<String> value =
            Optional.of(node.path("value")).filter(JsonNode::isValueNode).flatMap(Reading::words);
        claim(target, quote, place(node), value, node);
      } else if (node.isValueNode()) {
        words(node)
            .ifPresent(
                w -> claim(target, Optional.empty(), Optional.empty(), Optional.of(w), node));
      } else {
        passedOver.add(target.field().path());
      }
    }

    private static Optional<String> words(JsonNode node) {
      return node.isNull() || node.isMissingNode()
          ? Optional.empty()
          : Optional.of(node.asString()).filter(w -> !w.isBlank());
    }

    private static Optional<Claim.CodePointRange> place(JsonNode node) {
      return node.path("start").isInt() && node.path("end").isInt()
          ? Optional.of(
              new Claim.CodePointRange(node.path("start").asInt(), node.path("end").asInt()))
          : Optional.empty();
    }

    private void claim(
        Target target,
        Optional<String> quote,
        Optional<Claim.CodePointRange> place,
        Optional<String> value,
        JsonNode node) {
      Prediction.requireFew(claims.size());
      JsonNode sure = node.path("confidence");
      OptionalDouble confidence =
          sure.isNumber() && !Double.isNaN(sure.asDouble())
              ? OptionalDouble.of(sure.asDouble())
              : OptionalDouble.empty();
      claims.add(
          new Claim(
              target,
              quote,
              place,
              value,
              false,
              confidence,
              node.path("author").stringValueOpt().filter(name -> !name.isBlank())));
    }

    private void absent(String path) {
      Optional<Field> field = Optional.ofNullable(fields.get(path.replaceAll("\\[\\d{1,9}]", "")));
      if (field.isEmpty() || path.endsWith("]")) {
        passedOver.add(path);
        return;
      }
      Prediction.requireFew(claims.size());
      Target target = Target.of(path.substring(0, path.lastIndexOf(']') + 1), field.get().id());
      claims.add(
          new Claim(
              target,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              true,
              OptionalDouble.empty()));
    }
  }
}
