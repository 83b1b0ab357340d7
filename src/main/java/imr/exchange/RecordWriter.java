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
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Letter;
import imr.letter.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Creates a record's JSON tree by walking the schema. An instance is used once. */
final class RecordWriter {
  static final String ABSENT_ORIGINS = "absentOrigins";
  static final String POSSIBLE = "possible";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Schema schema;
  private final Letter letter;
  private final AnnotationSet annotations;
  private final RecordFile.Detail detail;
  private final ValueOrigins origins;
  private final Map<String, Annotation> absent = new LinkedHashMap<>();

  /** Whether something in a custom field was written. */
  private boolean own;

  RecordWriter(
      Schema schema,
      Letter letter,
      AnnotationSet annotations,
      RecordFile.Detail detail,
      ValueOrigins origins) {
    if (!annotations.holdsIn(letter.text())) {
      throw new IllegalArgumentException("a quote does not stand at its span in the letter's text");
    }
    this.schema = schema;
    this.letter = letter;
    this.annotations = annotations;
    this.detail = detail;
    this.origins = origins;
  }

  ObjectNode tree() {
    ObjectNode root = NODES.objectNode();
    root.put("schema", schema.base());
    root.put("letter", letter.name());
    root.put("textSha256", letter.id());
    fill(root, Target.LETTER, "", schema.fields());
    ArrayNode list = root.putArray("absent");
    absent.keySet().forEach(list::add);
    if (withOrigins() && !absent.isEmpty()) {
      ObjectNode by = root.putObject(ABSENT_ORIGINS);
      absent.forEach((path, said) -> origins.of(said).putInto(by.putObject(path)));
    }
    if (own) {
      root.put("schema", schema.base() + "+own");
    }
    return root;
  }

  static void put(ObjectNode node, Letter letter, RecordFile.PossibleEntry possible) {
    Span span = possible.evidence().span();
    node.put("field", possible.path());
    node.put("text", possible.evidence().quote());
    node.put("start", letter.text().toCodePoints(span.start()));
    node.put("end", letter.text().toCodePoints(span.end()));
    possible.value().known().ifPresent(v -> node.put("value", v));
    node.put("confidence", Math.round(possible.probability() * 10_000) / 10_000.0);
  }

  /**
   * Adds a subject's fields to its object.
   *
   * @param path the object's path in the record: empty or, for example, {@code items[0].}
   */
  private void fill(ObjectNode object, String subject, String path, List<Field> fields) {
    for (Field field : fields) {
      String key = keyOf(field);
      boolean said = putValues(object, subject, path + key, field);
      Optional<Annotation> notStated = said ? Optional.empty() : absent(subject, field);
      if (notStated.isPresent()) {
        absent.put(path + key, notStated.get());
        said = true;
      }
      own |= said && CustomId.isOwn(field.id());
    }
  }

  /**
   * Returns the field's name within its owner: {@code injury.date}, or {@code request} for an item.
   */
  private String keyOf(Field field) {
    String path = field.id().path();
    return schema
        .parent(field.id())
        .map(owner -> path.substring(owner.id().path().length() + 1))
        .orElse(path);
  }

  private Optional<Annotation> absent(String subject, Field field) {
    return annotations
        .at(Target.of(subject, field.id()))
        .filter(Annotation::counts)
        .filter(a -> a.answer() instanceof Answer.Absent);
  }

  /** Adds the values of a field. Returns whether there were any. */
  private boolean putValues(ObjectNode object, String subject, String path, Field field) {
    ArrayNode values = NODES.arrayNode();
    if (field.isGroup()) {
      for (Annotation entry : annotations.counted(subject, field.id())) {
        ObjectNode inner = values.addObject();
        String place = path + "[" + (values.size() - 1) + "].";
        fill(inner, entry.target().entry(), place, field.fields());
      }
    } else {
      annotations.stated(subject, field).forEach(a -> value(field, a).ifPresent(values::add));
    }
    if (!values.isEmpty()) {
      put(object, keyOf(field), field.many() ? values : values.get(0));
    }
    return !values.isEmpty();
  }

  /** Adds a node at a dotted name, creating objects as needed. */
  private static void put(ObjectNode object, String dotted, tools.jackson.databind.JsonNode value) {
    FieldId id = new FieldId(dotted);
    int dot = dotted.indexOf('.');
    if (dot < 0) {
      object.set(id.name(), value);
    } else {
      put(object.withObjectProperty(dotted.substring(0, dot)), dotted.substring(dot + 1), value);
    }
  }

  private Optional<ObjectNode> value(Field field, Annotation annotation) {
    Value value = annotation.value().orElseThrow();
    boolean wordless = detail == RecordFile.Detail.WITHOUT_WORDS && field.type() == Field.Type.TEXT;
    if ((value.known().isEmpty() || wordless) && annotation.evidence().isEmpty()) {
      return Optional.empty();
    }
    ObjectNode node = NODES.objectNode();
    annotation.evidence().ifPresent(e -> place(node, e));
    switch (value) {
      case Value.Known(String normal) -> {
        if (!wordless) {
          putKnown(node, field, normal);
        }
      }
      case Value.Unreal(), Value.Unread(String _) -> node.putNull("value");
    }
    boolean rules =
        detail == RecordFile.Detail.WITH_RULES || detail == RecordFile.Detail.WITH_AUTHORS;
    if (rules && annotation.provenance() instanceof Provenance.Program program) {
      if (detail == RecordFile.Detail.WITH_AUTHORS) {
        node.put("author", program.name());
      }
      node.put("rule", program.rule());
      node.put("confidence", Math.round(program.confidence() * 10_000) / 10_000.0);
    }
    if (withOrigins()) {
      origin(node, origins.of(annotation), wordless);
    }
    return Optional.of(node);
  }

  private boolean withOrigins() {
    return detail == RecordFile.Detail.WITH_ORIGINS || detail == RecordFile.Detail.WITHOUT_WORDS;
  }

  /** Adds the origin, with the suggestion as a value of its own including its location. */
  private void origin(ObjectNode node, ValueOrigin origin, boolean wordless) {
    origin.putInto(node);
    node.remove("suggested");
    origin
        .suggested()
        .ifPresent(
            s -> {
              ObjectNode before = node.putObject("suggested");
              s.evidence().ifPresent(e -> place(before, e));
              s.value().known().filter(_ -> !wordless).ifPresent(v -> before.put("value", v));
            });
  }

  private void place(ObjectNode node, Evidence evidence) {
    if (detail != RecordFile.Detail.WITHOUT_WORDS) {
      node.put("text", evidence.quote());
    }
    node.put("start", letter.text().toCodePoints(evidence.span().start()));
    node.put("end", letter.text().toCodePoints(evidence.span().end()));
    pieces(node, letter.text().clean().pieces(letter.text(), evidence.span()));
  }

  /** If a page header or footer interrupts a value, adds the spans that belong to it. */
  private void pieces(ObjectNode node, List<Span> pieces) {
    if (pieces.size() > 1) {
      ArrayNode spans = node.putArray("spans");
      for (Span piece : pieces) {
        ObjectNode span = spans.addObject();
        span.put("start", letter.text().toCodePoints(piece.start()));
        span.put("end", letter.text().toCodePoints(piece.end()));
      }
    }
  }

  private static void putKnown(ObjectNode node, Field field, String normal) {
    switch (field.type()) {
      case NUMBER -> putNumber(node, normal);
      case TEXT, DATE, CODE, STATE, PAIN_SCORE, QUANTITY, PAGES, GROUP -> node.put("value", normal);
    }
  }

  /** The field may be text in another project that uses the same id. */
  private static void putNumber(ObjectNode node, String normal) {
    if (normal.matches("\\d{1,9}")) {
      node.put("value", Integer.parseInt(normal));
    } else {
      node.putNull("value");
    }
  }
}
