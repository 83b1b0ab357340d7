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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Walks the schema over one letter's annotations and makes the record's JSON tree; used once. */
final class RecordWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Schema schema;
  private final Letter letter;
  private final AnnotationSet annotations;
  private final RecordFile.Detail detail;
  private final List<String> absent = new ArrayList<>();

  /** True once something of a project's own field was written. */
  private boolean own;

  RecordWriter(Schema schema, Letter letter, AnnotationSet annotations, RecordFile.Detail detail) {
    if (!annotations.holdsIn(letter.text())) {
      throw new IllegalArgumentException("a quote does not stand at its span in the letter's text");
    }
    this.schema = schema;
    this.letter = letter;
    this.annotations = annotations;
    this.detail = detail;
  }

  ObjectNode tree() {
    ObjectNode root = NODES.objectNode();
    root.put("schema", schema.base());
    root.put("letter", letter.name());
    root.put("textSha256", letter.id());
    fill(root, Target.LETTER, "", schema.fields());
    ArrayNode list = root.putArray("absent");
    absent.forEach(list::add);
    if (own) {
      root.put("schema", schema.base() + "+own");
    }
    return root;
  }

  /**
   * Puts a subject's fields into its object.
   *
   * @param path where the object stands in the record: empty, or {@code items[0].}
   */
  private void fill(ObjectNode object, String subject, String path, List<Field> fields) {
    for (Field field : fields) {
      String key = keyOf(field);
      boolean said = putValues(object, subject, path + key, field);
      if (!said && isAbsent(subject, field)) {
        absent.add(path + key);
        said = true;
      }
      own |= said && CustomId.isOwn(field.id());
    }
  }

  /** The field's name within its owner: {@code injury.date}, of an item {@code request}. */
  private String keyOf(Field field) {
    String path = field.id().path();
    return schema
        .parent(field.id())
        .map(owner -> path.substring(owner.id().path().length() + 1))
        .orElse(path);
  }

  private boolean isAbsent(String subject, Field field) {
    return annotations
        .at(Target.of(subject, field.id()))
        .filter(Annotation::counts)
        .filter(a -> a.answer() instanceof Answer.Absent)
        .isPresent();
  }

  /** True when there was something to put. */
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

  /** Puts a node at a dotted name, inside objects that are made where they are missing. */
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
    if (detail == RecordFile.Detail.WITH_RULES
        && annotation.provenance() instanceof Provenance.Program program) {
      node.put("rule", program.rule());
      node.put("confidence", Math.round(program.confidence() * 10_000) / 10_000.0);
    }
    return Optional.of(node);
  }

  private void place(ObjectNode node, Evidence evidence) {
    if (detail != RecordFile.Detail.WITHOUT_WORDS) {
      node.put("text", evidence.quote());
    }
    node.put("start", letter.text().toCodePoints(evidence.span().start()));
    node.put("end", letter.text().toCodePoints(evidence.span().end()));
  }

  private static void putKnown(ObjectNode node, Field field, String normal) {
    switch (field.type()) {
      case NUMBER -> putNumber(node, normal);
      case TEXT, DATE, CODE, STATE, PAIN_SCORE, QUANTITY, PAGES, GROUP -> node.put("value", normal);
    }
  }

  /** Another project's field of the same id can have been of words. */
  private static void putNumber(ObjectNode node, String normal) {
    if (normal.matches("\\d{1,9}")) {
      node.put("value", Integer.parseInt(normal));
    } else {
      node.putNull("value");
    }
  }
}
