package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Label Studio: a folder with {@code tasks.json}, a task a letter, and the labelling configuration
 * {@code labels.xml}. Offsets are code points: the editor's own tests hold that its text regions
 * count them, though it is written in JavaScript.
 *
 * <p>A region's id is the value's path in the record; its normal form stands in a box or a choice
 * of the region; relations named after their group join the values of an item or a citation. What
 * regions cannot say stands in the task's data ({@link CoverNote}). A letter about which no person
 * has decided anything becomes a prediction, with each value's confidence, any other an annotation.
 *
 * @see <a href="https://labelstud.io/guide/task_format">Label Studio's task format</a>
 */
final class LabelStudioFormat implements Format {

  @Override
  public String id() {
    return "label-studio";
  }

  @Override
  public String label() {
    return "Label Studio (tasks and configuration)";
  }

  @Override
  public String purpose() {
    return "For continuing in Label Studio, with the program's label colors.";
  }

  @Override
  public String ending() {
    return "";
  }

  @Override
  public boolean needsText() {
    return true;
  }

  @Override
  public Map<Lost, Integer> losses(Labelled letter, Schema schema, boolean withText) {
    return Losses.count(letter, schema, Lost.UNREAL, Lost.UNREAD, Lost.DECISIONS);
  }

  @Override
  public Writing begin(Path out, Schema schema, boolean withText) throws IOException {
    return new Tasks(Draft.ofFolder(out), schema);
  }

  private static final class Tasks implements Writing {
    private final Draft draft;
    private final Schema schema;
    private final Writer tasks;
    private String before = "[\n";

    Tasks(Draft draft, Schema schema) throws IOException {
      this.draft = draft;
      this.schema = schema;
      draft.write("labels.xml", LabelStudioConfig.of(schema));
      this.tasks = draft.writer("tasks.json");
    }

    @Override
    public void write(Labelled letter) throws IOException {
      tasks.write(before + JsonMapper.shared().writeValueAsString(task(letter, schema)));
      before = ",\n";
    }

    @Override
    public void finish() throws IOException {
      tasks.write(before.startsWith("[") ? "[]\n" : "\n]\n");
      tasks.close();
      draft.moveIntoPlace();
    }

    @Override
    public void close() throws IOException {
      try (draft) {
        tasks.close();
      }
    }
  }

  private static ObjectNode task(Labelled letter, Schema schema) {
    Marked marked = Marked.of(letter, schema);
    ObjectNode task = JsonNodeFactory.instance.objectNode();
    ObjectNode data = task.putObject("data");
    data.put(LabelStudioConfig.TEXT, letter.letter().text().canonical());
    data.set(CoverNote.KEY, CoverNote.of(letter.letter(), schema, marked, false));
    List<Annotation> said = letter.annotations().all().stream().filter(Annotation::counts).toList();
    boolean decided = said.stream().anyMatch(Annotation::decided);
    ObjectNode by = task.putArray(decided ? "annotations" : "predictions").addObject();
    if (!decided) {
      by.put(
          "model_version",
          said.stream()
              .map(Annotation::provenance)
              .map(LabelStudioFormat::program)
              .findFirst()
              .orElse(""));
    }
    ArrayNode result = by.putArray("result");
    for (Mark mark : marked.marks()) {
      region(result, mark, decided);
    }
    for (Bond bond : Bond.of(marked.marks(), schema)) {
      relation(result, bond);
    }
    return task;
  }

  private static String program(Provenance by) {
    return switch (by) {
      case Provenance.Program program -> program.name() + " " + program.version();
      case Provenance.Person person -> person.name();
    };
  }

  private static void region(ArrayNode result, Mark mark, boolean decided) {
    ObjectNode labels = part(result, mark, LabelStudioConfig.LABELS, "labels");
    labels.withObjectProperty("value").putArray("labels").add(mark.label());
    if (!decided && mark.by() instanceof Provenance.Program program) {
      labels.put("score", program.confidence());
    }
    mark.value().ifPresent(v -> value(result, mark, v));
  }

  private static void value(ArrayNode result, Mark mark, String normal) {
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

  private static ObjectNode part(ArrayNode result, Mark mark, String control, String type) {
    ObjectNode part = result.addObject();
    part.put("id", mark.path()).put("from_name", control).put("to_name", LabelStudioConfig.TEXT);
    part.put("type", type);
    ObjectNode value = part.putObject("value").put("start", mark.start()).put("end", mark.end());
    if (type.equals("labels")) {
      value.put("text", mark.quote());
    }
    return part;
  }

  private static void relation(ArrayNode result, Bond bond) {
    ObjectNode relation = result.addObject().put("type", "relation").put("direction", "right");
    relation.put("from_id", bond.from().path()).put("to_id", bond.to().path());
    relation.putArray("labels").add(bond.group().id().path());
  }
}
