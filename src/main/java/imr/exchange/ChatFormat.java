package imr.exchange;

import imr.annotation.Field;
import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports conversations for fine-tuning chat models, one per line, in one file per part. The system
 * prompt explains the schema, the user provides a letter, and the assistant answers with its
 * record. Offsets are omitted because models can't count characters; the import locates the quotes
 * in the letter.
 */
final class ChatFormat implements Format {

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
        "chat",
        "Chat messages for fine-tuning (JSON Lines)",
        "For fine-tuning chat models that turn a letter into its record.");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return FormatLossCounter.count(
        letter,
        schema,
        FormatLoss.PLACE,
        FormatLoss.UNREAD,
        FormatLoss.DECISIONS,
        FormatLoss.REMARKS);
  }

  private static String file(GoldSetPart part) {
    return switch (part) {
      case TRAIN -> "train.jsonl";
      case DEVELOPMENT -> "validation.jsonl";
      case TEST -> "test.jsonl";
    };
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    String prompt = prompt(schema);
    return AtomicOutput.ofFolder(out)
        .begin(
            draft ->
                new PartFolderWriter(
                    draft,
                    id(),
                    schema,
                    ChatFormat::file,
                    letter -> line(letter, schema, prompt) + "\n",
                    Map.of("system-prompt.txt", prompt)));
  }

  private static String line(AnnotatedLetter letter, Schema schema, String prompt) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    ArrayNode messages = line.putArray("messages");
    message(messages, "system", prompt);
    message(messages, "user", letter.letter().text().canonical());
    message(messages, "assistant", record(letter, schema));
    return JsonMapper.shared().writeValueAsString(line);
  }

  private static void message(ArrayNode messages, String role, String content) {
    messages.addObject().put("role", role).put("content", content);
  }

  private static String record(AnnotatedLetter letter, Schema schema) {
    String line =
        new RecordFile(schema).line(letter.letter(), letter.annotations(), RecordFile.Detail.PLAIN);
    ObjectNode record = (ObjectNode) JsonMapper.shared().readTree(line);
    record.remove(List.of("letter", "textSha256"));
    withoutOffsets(record);
    return record.toString();
  }

  private static void withoutOffsets(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("start")) {
      object.remove(List.of("start", "end"));
    }
    new ArrayList<>(node.values()).forEach(ChatFormat::withoutOffsets);
  }

  /** Returns the instructions and the schema, one line per field. */
  static String prompt(Schema schema) {
    return """
    You read one California workers' compensation Independent Medical Review (IMR) determination
    letter and answer with its record as one JSON object, and nothing else.
    A value is an object: "text" holds the letter's own characters, exactly; "value" what they mean:
    dates as YYYY-MM-DD, whole numbers as numbers, codes as listed, other words with single spaces,
    null where the letter says something that can't be real. Lists are in the letter's order.
    Leave out what the letter doesn't state; fields that you looked for and that it doesn't state
    go into "absent" by their paths. "schema" is "%s".

    Fields (a dot leads into an object, [] into each entry of a list):
    """
            .formatted(schema.base())
        + schema.lasting().all().map(f -> line(f, schema)).collect(Collectors.joining());
  }

  private static String line(Field field, Schema schema) {
    String codes =
        field.type() == Field.Type.CODE
            ? field.codes().stream()
                .map(Field.Code::code)
                .collect(Collectors.joining(", ", " (", ")"))
            : "";
    return "- %s: %s%s. %s\n"
        .formatted(path(field, schema), FieldTable.type(field), codes, field.help());
  }

  private static String path(Field field, Schema schema) {
    String id = field.id().path();
    String path =
        schema
            .parent(field.id())
            .map(owner -> path(owner, schema) + id.substring(owner.id().path().length()))
            .orElse(id);
    return field.many() ? path + "[]" : path;
  }
}
