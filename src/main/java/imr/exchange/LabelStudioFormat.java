package imr.exchange;

import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports Label Studio files: {@code tasks.json} with one task per letter, and the labeling
 * configuration {@code labels.xml}. Offsets are code points: according to the editor's tests, its
 * text regions count them although it is written in JavaScript.
 *
 * <p>A region's id is the value's path in the record, its normalized value is in a text box or
 * choice, and relations named after their group connect the values of an item or citation.
 * Everything else is in the task's data ({@link ExportMetadata}). People's decisions form the
 * task's annotation; the rest is its prediction, with scores. Each region's {@code meta} contains
 * its {@link ValueOrigin}.
 *
 * @see <a href="https://labelstud.io/guide/task_format">Label Studio's task format</a>
 */
final class LabelStudioFormat implements Format {

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
        "label-studio",
        "Label Studio (tasks and configuration)",
        "For continuing in Label Studio, with the program's label colors.");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return FormatLossCounter.count(
        letter, schema, FormatLoss.UNREAL, FormatLoss.UNREAD, FormatLoss.REMARKS);
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return AtomicOutput.ofFolder(out).begin(draft -> writing(draft, schema));
  }

  private ExportWriter writing(AtomicOutput draft, Schema schema) throws IOException {
    draft.write("labels.xml", LabelStudioConfig.of(schema));
    JsonArrayFile tasks = new JsonArrayFile(draft.writer("tasks.json"));
    return new FolderWriter(draft, id(), schema) {
      @Override
      Addition content(AnnotatedLetter letter) {
        String task = JsonMapper.shared().writeValueAsString(task(letter, schema));
        return () -> tasks.add(task);
      }

      @Override
      void complete() throws IOException {
        tasks.end();
      }

      @Override
      void closeFiles() throws IOException {
        tasks.close();
      }
    };
  }

  private static ObjectNode task(AnnotatedLetter letter, Schema schema) {
    MarkedRecord marked = MarkedRecord.of(letter, schema);
    ObjectNode task = JsonNodeFactory.instance.objectNode();
    ObjectNode data = task.putObject("data");
    data.put(LabelStudioConfig.TEXT, letter.letter().text().canonical());
    data.set(ExportMetadata.KEY, ExportMetadata.of(letter, schema, marked, false));
    List<ValueRelation> bonds = ValueRelation.of(marked.marks(), schema);
    List<ValueSpan> decided = marked.marks().stream().filter(m -> m.origin().decided()).toList();
    List<ValueSpan> open = marked.marks().stream().filter(m -> !m.origin().decided()).toList();
    if (!decided.isEmpty() || isDecided(letter)) {
      result(task.putArray("annotations").addObject(), decided, bonds);
    }
    if (!open.isEmpty() || !task.has("annotations")) {
      ObjectNode by = task.putArray("predictions").addObject();
      by.put("model_version", open.stream().map(m -> m.origin().author()).findFirst().orElse(""));
      open.stream()
          .flatMapToDouble(m -> m.origin().confidence().stream())
          .average()
          .ifPresent(score -> by.put("score", Math.round(score * 10_000) / 10_000.0));
      result(by, open, bonds);
    }
    return task;
  }

  /**
   * Returns whether the letter has a field that a person marked as not stated, even if there is
   * nothing else.
   */
  private static boolean isDecided(AnnotatedLetter letter) {
    return letter.annotations().all().stream()
        .anyMatch(a -> a.decided() && a.answer() instanceof Answer.Absent);
  }

  private static void result(ObjectNode by, List<ValueSpan> marks, List<ValueRelation> bonds) {
    ArrayNode result = by.putArray("result");
    marks.forEach(mark -> region(result, mark));
    bonds.stream()
        .filter(b -> marks.contains(b.from()) && marks.contains(b.to()))
        .forEach(bond -> relation(result, bond));
  }

  private static void region(ArrayNode result, ValueSpan mark) {
    ObjectNode labels = part(result, mark, LabelStudioConfig.LABELS, "labels");
    labels.withObjectProperty("value").putArray("labels").add(mark.label());
    mark.origin().confidence().ifPresent(c -> labels.put("score", c));
    ObjectNode meta = labels.putObject("meta");
    meta.putArray("text").add(mark.origin().line());
    mark.origin().putInto(meta);
    mark.told().ifPresent(v -> value(result, mark, v));
  }

  private static void value(ArrayNode result, ValueSpan mark, String normal) {
    Field field = mark.field();
    if (LabelStudioConfig.hasChoices(field)
        && field.codes().stream().anyMatch(c -> c.code().equals(normal))) {
      part(result, mark, LabelStudioConfig.choicesOf(field), "choices")
          .withObjectProperty("value")
          .putArray("choices")
          .add(normal);
    } else {
      ObjectNode box = part(result, mark, LabelStudioConfig.VALUE, "textarea");
      box.withObjectProperty("value").putArray("text").add(normal);
    }
  }

  private static ObjectNode part(ArrayNode result, ValueSpan mark, String control, String type) {
    ObjectNode part = result.addObject();
    part.put("id", mark.path()).put("from_name", control).put("to_name", LabelStudioConfig.TEXT);
    part.put("type", type);
    ObjectNode value = part.putObject("value").put("start", mark.start()).put("end", mark.end());
    if (type.equals("labels")) {
      value.put("text", mark.quote());
    }
    return part;
  }

  private static void relation(ArrayNode result, ValueRelation bond) {
    ObjectNode relation = result.addObject().put("type", "relation").put("direction", "right");
    relation.put("from_id", bond.from().path()).put("to_id", bond.to().path());
    relation.putArray("labels").add(bond.group().id().path());
  }
}
