package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads Label Studio's tasks, as exported with all annotations and predictions: a file with a list
 * of tasks, or with one after the other. Each annotation and each prediction is somebody's own; one
 * that was skipped in the tool is passed over. Offsets are code points ({@link LabelStudioFormat}).
 *
 * <p>A region's normal form is what else the region was given: words in a box, a choice, a number.
 * A region's score, else its prediction's, is its confidence. Relations and regions within regions
 * tell what belongs together; without them, and without our ids, a value inside items belongs to
 * the request before it ({@link Entries}).
 */
final class LabelStudioPredictions implements PredictionFormat {

  @Override
  public String id() {
    return "label-studio";
  }

  @Override
  public String label() {
    return "Label Studio (JSON)";
  }

  @Override
  public boolean looksLike(Path fileOrFolder) throws IOException {
    String start = ForeignFiles.beginning(fileOrFolder, ".json");
    boolean tasks = start.stripLeading().startsWith("[") || start.contains("\"annotations\"");
    return start.contains("\"from_name\"") || (tasks && start.contains("\"data\""));
  }

  @Override
  public List<Path> files(Path fileOrFolder) throws IOException {
    return ForeignFiles.of(fileOrFolder, ".json");
  }

  @Override
  public void read(
      Path fileOrFolder, Schema schema, Consumer<Prediction> each, Consumer<String> trouble)
      throws IOException {
    FieldNames names = new FieldNames(schema);
    for (Path file : files(fileOrFolder)) {
      ForeignFiles.values(
          file,
          "task",
          (task, where) ->
              new Task(task, where, trouble).read(() -> new Gathering(schema, names), each),
          trouble);
    }
  }

  /** One letter. */
  private record Task(JsonNode task, String where, Consumer<String> trouble) {

    void read(Supplier<Gathering> gathering, Consumer<Prediction> each) {
      Optional<String> words = words();
      if (words.isEmpty()) {
        trouble.accept(where + ": no letter's text (\"data\": {\"text\": …}) in it.");
        return;
      }
      FileText text = new FileText(words.get());
      Stream.concat(task.path("annotations").valueStream(), task.path("predictions").valueStream())
          .filter(said -> !said.path("was_cancelled").asBoolean(false))
          .forEach(said -> each.accept(new Said(this, text, said, gathering.get()).prediction()));
    }

    /** The text, or in a project of other names the longest words of the data. */
    private Optional<String> words() {
      Optional<String> text = task.path("data").path(LabelStudioConfig.TEXT).asStringOpt();
      return text.or(
          () ->
              task.path("data")
                  .valueStream()
                  .filter(JsonNode::isString)
                  .map(JsonNode::asString)
                  .max(Comparator.comparingInt(String::length)));
    }
  }

  /** What one person or program says of one letter. */
  private static final class Said {
    private final Task task;
    private final FileText text;
    private final JsonNode said;
    private final Gathering gathering;

    /** Boxes and choices of each region, by its id. */
    private final Map<String, String> values = new LinkedHashMap<>();

    private final Map<String, List<Found>> regions = new LinkedHashMap<>();

    Said(Task task, FileText text, JsonNode said, Gathering gathering) {
      this.task = task;
      this.text = text;
      this.said = said;
      this.gathering = gathering;
    }

    Prediction prediction() {
      JsonNode result = said.path("result");
      result.forEach(this::value);
      result.forEach(this::region);
      result.forEach(this::bond);
      CoverNote note = CoverNote.in(task.task().path("data"));
      note.addTo(gathering);
      return gathering.prediction(
          note.letter(), note.textSha256(), Optional.of(text.whole()), author());
    }

    private Optional<String> author() {
      JsonNode person = said.path("completed_by");
      return said.path("model_version")
          .asStringOpt()
          .or(() -> person.path("email").asStringOpt())
          .or(() -> person.isInt() ? Optional.of("user " + person.asInt()) : Optional.empty())
          .filter(name -> !name.isBlank());
    }

    /** What a region was given beside its label. */
    private void value(JsonNode part) {
      for (String kind : List.of("text", "choices", "number", "datetime", "taxonomy")) {
        JsonNode given = part.path("value").path(kind);
        JsonNode first = given.isArray() ? given.path(0) : given;
        boolean words = first.isString() || first.isNumber();
        if (!isLabels(part) && part.has("id") && words && !first.asString().isBlank()) {
          values.putIfAbsent(part.path("id").asString(), first.asString());
        }
      }
    }

    private static boolean isLabels(JsonNode part) {
      return part.path("value").path("labels").isArray();
    }

    private void region(JsonNode part) {
      if (!isLabels(part)) {
        return;
      }
      JsonNode value = part.path("value");
      Optional<Claim.Place> place =
          value.path("start").isInt() && value.path("end").isInt()
              ? text.place(value.path("start").asInt(), value.path("end").asInt())
              : Optional.empty();
      place.ifPresentOrElse(
          p -> value.path("labels").forEach(label -> label(part, label.asString(""), p)),
          () -> task.trouble().accept(task.where() + ": a region does not lie in the text."));
    }

    private void label(JsonNode part, String label, Claim.Place place) {
      String id = part.path("id").asString("");
      Gathering.Words words =
          new Gathering.Words(
              Optional.of(id),
              Optional.of(text.quote(place)),
              Optional.of(place),
              Optional.ofNullable(values.get(id)),
              confidence(part));
      gathering
          .value(label, words)
          .ifPresent(f -> regions.computeIfAbsent(id, _ -> new ArrayList<>()).add(f));
    }

    private OptionalDouble confidence(JsonNode part) {
      JsonNode score = part.path("score").isNumber() ? part.path("score") : said.path("score");
      return score.isNumber() ? OptionalDouble.of(score.asDouble()) : OptionalDouble.empty();
    }

    private void bond(JsonNode part) {
      join(part.path("from_id"), part.path("to_id"));
      if (isLabels(part)) {
        join(part.path("parentID"), part.path("id"));
      }
    }

    private void join(JsonNode one, JsonNode other) {
      for (Found from : regions.getOrDefault(one.asString(""), List.of())) {
        regions.getOrDefault(other.asString(""), List.of()).stream()
            .filter(to -> from.number() != to.number())
            .forEach(to -> gathering.together(from, to));
      }
    }
  }
}
