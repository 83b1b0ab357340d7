package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.CustomId;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.RecordFile.RecordReadResult;
import imr.letter.LetterText;
import imr.letter.Span;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a record's JSON. An instance is used once. The ids of items, citations, and list entries
 * are their paths in the record ({@code items[0].reviewerCitations[1]}), which no other source of
 * ids uses.
 */
final class RecordReader {
  private static final Set<String> ENVELOPE =
      Set.of(
          "schema",
          "letter",
          "textSha256",
          "part",
          "text",
          "absent",
          RecordWriter.ABSENT_ORIGINS,
          RecordWriter.POSSIBLE);

  private final Schema schema;
  private final JsonMapper mapper;
  private final Optional<LetterText> text;
  private final Provenance by;
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<Target, Annotation> read = new LinkedHashMap<>();
  private final Set<Target> filled = new HashSet<>();

  /** The group of each item or citation, by its id. */
  private final Map<String, FieldId> groups = new HashMap<>();

  private final List<String> unknown = new ArrayList<>();

  RecordReader(Schema schema, JsonMapper mapper, Optional<LetterText> text, Provenance by) {
    this.schema = schema;
    this.mapper = mapper;
    this.text = text;
    this.by = by;
    schema.all().forEach(f -> fields.put(f.id().path(), f));
  }

  /** Stops reading from any depth. Never leaves this class. */
  private static final class Refusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    Refusal(String why) {
      super(why, null, false, false);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  RecordReadResult read(String json) {
    try {
      return read(mapper.readTree(json));
    } catch (JacksonException e) {
      return new RecordReadResult.Refused("The file is not well-formed JSON" + placeOf(e) + ".");
    } catch (Refusal refusal) {
      return new RecordReadResult.Refused(refusal.why());
    }
  }

  /** Jackson's own message isn't used because it may quote the letter. */
  private static String placeOf(JacksonException e) {
    return e.getLocation() == null || e.getLocation().getLineNr() < 1
        ? ""
        : " (line " + e.getLocation().getLineNr() + ")";
  }

  private RecordReadResult read(JsonNode root) {
    if (!root.isObject()) {
      throw new Refusal("The file isn't a record: it doesn't contain a single JSON object.");
    }
    String id = root.path("schema").asString("");
    if (!Schema.baseOf(id).equals(schema.base())) {
      throw new Refusal("The record uses the schema “%s”, not %s.".formatted(id, schema.base()));
    }
    Optional<String> hash = root.path("textSha256").asStringOpt();
    text.ifPresent(t -> requireSameText(hash, t));
    readObject(root, "", Target.LETTER, "");
    root.path("absent").forEach(a -> readAbsent(a.asString("")));
    return new RecordReadResult.Read(
        root.path("letter").asString(""),
        hash,
        AnnotationSet.of(read.values()),
        List.copyOf(unknown));
  }

  private static void requireSameText(Optional<String> hash, LetterText text) {
    if (hash.isEmpty()) {
      throw new Refusal("The record doesn't identify its letter text (textSha256 is missing).");
    }
    if (!hash.get().equals(text.sha256())) {
      throw new Refusal("The record was made from a different text (textSha256 differs).");
    }
  }

  /**
   * Reads the keys of an object.
   *
   * @param path the object's path in the record: {@code items[0].}, {@code patient.}, or empty
   * @param owner the same as a prefix of field names: {@code items.}, {@code patient.}
   */
  private void readObject(JsonNode object, String path, String subject, String owner) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String here = path + property.getKey();
      String name = owner + property.getKey();
      Optional<Field> field = Optional.ofNullable(fields.get(name));
      if (field.isPresent() && CustomId.isOwn(field.get().id()) && !fits(property, field.get())) {
        unknown.add(here);
      } else if (field.isPresent()) {
        readField(property.getValue(), here, subject, field.get());
      } else if (property.getValue().isObject() && beginsAField(name + ".")) {
        readObject(property.getValue(), here + ".", subject, name + ".");
      } else if (!(path.isEmpty() && ENVELOPE.contains(property.getKey()))) {
        passOver(property.getValue(), here);
      }
    }
  }

  /**
   * Returns false if a custom field has the same name as another project's field of a different
   * kind.
   */
  private static boolean fits(Map.Entry<String, JsonNode> property, Field field) {
    JsonNode node = property.getValue();
    if (field.many() != node.isArray()) {
      return false;
    }
    boolean number = field.type() == Field.Type.NUMBER;
    return (node.isArray() ? node.valueStream() : Stream.of(node))
        .allMatch(
            n -> {
              JsonNode value = n.path("value");
              return field.isGroup()
                  || value.isNull()
                  || (number ? value.isInt() : value.isString());
            });
  }

  /** Skips unknown keys. Other projects' custom fields are reported individually. */
  private void passOver(JsonNode value, String path) {
    if (value.isObject() && (path.equals("own") || path.endsWith(".own"))) {
      value.propertyNames().forEach(name -> unknown.add(path + "." + name));
    } else {
      unknown.add(path);
    }
  }

  private boolean beginsAField(String name) {
    return fields.keySet().stream().anyMatch(f -> f.startsWith(name));
  }

  private void readField(JsonNode node, String path, String subject, Field field) {
    Target whole = Target.of(subject, field.id());
    if (!field.many()) {
      keep(whole, stated(node, path, field), node);
      return;
    }
    if (!node.isArray()) {
      throw new Refusal("%s isn't a list.".formatted(path));
    }
    for (int i = 0; i < node.size(); i++) {
      readEntry(node.get(i), path + "[" + i + "]", whole, field);
    }
  }

  private void readEntry(JsonNode node, String path, Target list, Field field) {
    if (field.isGroup()) {
      requireObject(node, path);
      groups.put(path, field.id());
      keep(list.entry(path), new Answer.GroupEntry(), node);
      readObject(node, path + ".", path, field.id().path() + ".");
    } else {
      keep(list.entry(path), stated(node, path, field), node);
    }
  }

  private static void requireObject(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new Refusal("%s isn't an object.".formatted(path));
    }
  }

  private void keep(Target target, Answer answer, JsonNode node) {
    Annotation annotation =
        switch (by) {
          case Provenance.Person person -> Annotation.decided(target, answer, Status.ADDED, person);
          case Provenance.Program program ->
              Annotation.suggested(target, answer, asTold(program, node));
        };
    read.put(target, annotation);
    filled.add(target.whole());
  }

  private static Provenance.Program asTold(Provenance.Program program, JsonNode node) {
    double confidence = node.path("confidence").asDouble(program.confidence());
    String author = node.path("author").asString(program.name());
    return new Provenance.Program(
        author,
        author.equals(program.name()) ? program.version() : "",
        node.path("rule").asString(program.rule()),
        Math.clamp(confidence, 0, 1));
  }

  private Answer stated(JsonNode node, String path, Field field) {
    requireObject(node, path);
    Optional<Evidence> evidence = evidence(node, path);
    boolean wordless = !node.has("text") && !node.has("value") && field.type() == Field.Type.TEXT;
    Value value =
        evidence
            .filter(e -> wordless && !e.quote().isBlank())
            .map(e -> Value.of(e.quote().strip().replaceAll("\\s+", " ")))
            .orElseGet(() -> value(node.get("value"), path, field));
    return new Answer.Stated(value, evidence);
  }

  private static Value value(
      @org.jspecify.annotations.Nullable JsonNode node, String path, Field field) {
    if (node == null) {
      throw new Refusal("%s has no value.".formatted(path));
    }
    if (node.isNull()) {
      return new Value.Unreal();
    }
    boolean number = field.type() == Field.Type.NUMBER;
    if (number
        ? !node.isInt() || node.asInt() < 0
        : !node.isString() || node.asString().isBlank()) {
      throw new Refusal(
          "%s: the value should be %s or null."
              .formatted(path, number ? "a whole number" : "words"));
    }
    return Value.of(node.asString());
  }

  /**
   * Reads the location of a value; empty if it has no text, start, and end. In a file without
   * letter text, only start and end are present, and the available letter provides the text.
   */
  private Optional<Evidence> evidence(JsonNode node, String path) {
    if (!node.has("text") && !node.has("start") && !node.has("end")) {
      return Optional.empty();
    }
    int start = node.path("start").asInt(-1);
    int end = node.path("end").asInt(-1);
    String quote = node.path("text").asString(textAt(start, end, node.has("text")));
    if (start < 0 || end <= start || quote.codePointCount(0, quote.length()) != end - start) {
      throw new Refusal("%s: text, start, and end don't match.".formatted(path));
    }
    return Optional.of(
        text.map(t -> inText(t, start, end, quote, path))
            .orElseGet(() -> new Evidence(new Span(start, end), inBasicPlane(quote))));
  }

  private String textAt(int start, int end, boolean told) {
    return text.filter(t -> !told && start >= 0 && start < end)
        .filter(t -> end <= t.toCodePoints(t.length()))
        .map(t -> t.quote(new Span(t.fromCodePoints(start), t.fromCodePoints(end))))
        .orElse("");
  }

  private static Evidence inText(LetterText text, int start, int end, String quote, String path) {
    if (end <= text.toCodePoints(text.length())) {
      Span span = new Span(text.fromCodePoints(start), text.fromCodePoints(end));
      Evidence evidence = Evidence.in(text, span);
      if (evidence.quote().equals(quote)) {
        return evidence;
      }
    }
    throw new Refusal("%s: its text isn't at %d to %d in the letter.".formatted(path, start, end));
  }

  private static String inBasicPlane(String quote) {
    return quote
        .codePoints()
        .map(c -> Character.isBmpCodePoint(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void readAbsent(String path) {
    String subject = path.substring(0, path.lastIndexOf(']') + 1);
    Field field = fields.get(path.replaceAll("\\[\\d{1,9}]", ""));
    if (field == null || path.endsWith("]")) {
      unknown.add(path);
      return;
    }
    if (!Optional.ofNullable(groups.get(subject))
        .equals(schema.parent(field.id()).map(Field::id))) {
      throw new Refusal(
          "%s is listed as absent, but its item or citation doesn't exist.".formatted(path));
    }
    Target target = Target.of(subject, field.id());
    if (filled.contains(target)) {
      throw new Refusal("%s has a value and is listed as absent.".formatted(path));
    }
    keep(target, new Answer.Absent(), mapper.missingNode());
  }
}
