package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Imports Label Studio tasks as exported with all annotations and predictions: a list of tasks, or
 * consecutive tasks. Each annotation and each prediction has its own author; skipped tasks are
 * ignored. Offsets are code points ({@link LabelStudioFormat}) unless the regions' text indicates
 * otherwise ({@link GivenSpans}).
 *
 * <p>A region's normalized value is whatever else it was given: text, a choice, a number. Its
 * confidence is its own score or that of its prediction. Relations and nested regions connect
 * values; without those and our ids, a value inside items belongs to the preceding request ({@link
 * EntryAssigner}).
 */
final class LabelStudioPredictions implements PredictionFormat {
  private static final String[] ENDINGS = {".json", ".jsonl"};

  /** The kinds of values of a region, in order of preference. */
  private static final List<String> KINDS =
      List.of("choices", "taxonomy", "number", "datetime", "rating", "text");

  /** The kinds of labels: for plain text, marked-up text, and dialogues. */
  private static final List<String> LABELS =
      List.of("labels", "hypertextlabels", "paragraphlabels");

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
    return ForeignFiles.first(fileOrFolder, ENDINGS)
        .filter(t -> t.path("data").isObject())
        .filter(
            t ->
                t.path("annotations").isArray()
                    || t.path("predictions").isArray()
                    || t.path("completions").isArray())
        .isPresent();
  }

  @Override
  public List<PredictionInput> inputs(Path fileOrFolder, Schema schema) throws IOException {
    FieldLabels names = new FieldLabels(schema);
    return ForeignFiles.of(fileOrFolder, ENDINGS).stream()
        .map(
            file ->
                new PredictionInput(
                    file,
                    (each, trouble) -> {
                      GivenSpans.FileCounting counting = new GivenSpans.FileCounting();
                      ForeignFiles.objects(
                          file,
                          (task, where) ->
                              new Task(
                                      task,
                                      where,
                                      String.valueOf(file.getFileName()),
                                      counting,
                                      names,
                                      trouble)
                                  .read(() -> new ClaimBuilder(schema, names), each),
                          trouble);
                    }))
        .toList();
  }

  /** Reads one letter. */
  private record Task(
      JsonNode task,
      String where,
      String file,
      GivenSpans.FileCounting counting,
      FieldLabels names,
      Consumer<String> trouble) {

    void read(Supplier<ClaimBuilder> gathering, Consumer<Prediction> each) {
      Optional<String> words = words();
      if (words.isEmpty()) {
        trouble.accept(where + ": no letter text (\"data\": {\"text\": …}) in it.");
        return;
      }
      if (said().isEmpty() && !task.path("drafts").isEmpty()) {
        trouble.accept(where + ": only drafts. Submit them in Label Studio, and export again.");
      }
      FileText text = new FileText(words.get());
      int number = 0;
      for (JsonNode said : said()) {
        number++;
        if (!said.path("was_cancelled").asBoolean(false)) {
          each.accept(new Said(this, text, said, gathering.get()).prediction(number));
        }
      }
    }

    private List<JsonNode> said() {
      return Stream.of("annotations", "completions", "predictions")
          .flatMap(key -> task.path(key).valueStream())
          .toList();
    }

    /** Returns the text, or the longest string if the project uses other names. */
    private Optional<String> words() {
      Optional<String> text = task.path("data").path(LabelStudioConfig.TEXT).stringValueOpt();
      return text.or(
          () ->
              task.path("data")
                  .valueStream()
                  .filter(JsonNode::isString)
                  .map(JsonNode::asString)
                  .max(Comparator.comparingInt(String::length)));
    }
  }

  /** Reads what one person or program says about a letter. */
  private static final class Said {
    private final Task task;
    private final FileText text;
    private final JsonNode said;
    private final ClaimBuilder gathering;
    private final GivenSpans places;

    /** The region and field of each value so far. */
    private final Set<String> done = new HashSet<>();

    /** Text boxes and choices by region id. */
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Values of other fields by region id. The controls are named after the fields. */
    private final Map<String, Map<String, String>> ofFields = new LinkedHashMap<>();

    private final Map<String, List<ImportedFact>> regions = new LinkedHashMap<>();

    Said(Task task, FileText text, JsonNode said, ClaimBuilder gathering) {
      this.task = task;
      this.text = text;
      this.said = said;
      this.gathering = gathering;
      List<GivenSpans.GivenSpan> given =
          said.path("result")
              .valueStream()
              .filter(Said::isLabels)
              .flatMap(part -> given(part).stream())
              .toList();
      this.places = new GivenSpans(text, given, task.counting());
    }

    private static Optional<GivenSpans.GivenSpan> given(JsonNode part) {
      JsonNode value = part.path("value");
      // In marked-up text, start and end refer to elements; these offsets count characters.
      JsonNode offsets = value.path("start").isInt() ? value : value.path("globalOffsets");
      return offsets.path("start").isInt() && offsets.path("end").isInt()
          ? Optional.of(
              new GivenSpans.GivenSpan(
                  offsets.path("start").asInt(),
                  offsets.path("end").asInt(),
                  value.path("text").stringValueOpt()))
          : Optional.empty();
    }

    /**
     * Returns the result.
     *
     * @param number the annotation's number in its task, starting at 1
     */
    Prediction prediction(int number) {
      JsonNode result = said.path("result");
      // A choice is a decision; a text box may contain an earlier value.
      KINDS.forEach(kind -> result.forEach(part -> value(part, kind)));
      result.forEach(this::region);
      result.forEach(this::bond);
      ExportMetadata note = ExportMetadata.in(task.task().path("data"));
      if (!isPredicted() || !task.task().path("annotations").isArray()) {
        note.addTo(gathering, author().isEmpty());
      }
      gathering.remark(places.remarks(task.file(), task.counting()));
      return gathering.prediction(
          note.letter().isEmpty() ? LetterNames.in(task.task()) : note.letter(),
          note.textSha256(),
          Optional.of(text.whole()),
          author().or(() -> Optional.of("annotation " + number).filter(_ -> number > 1)));
    }

    /** A person's decisions without a location don't belong to a program. */
    private boolean isPredicted() {
      return said.has("model_version") && !said.has("completed_by");
    }

    private Optional<String> author() {
      JsonNode person = said.path("completed_by");
      return said.path("model_version")
          .stringValueOpt()
          .or(() -> person.path("email").stringValueOpt())
          .or(() -> person.path("username").stringValueOpt())
          .or(person::stringValueOpt)
          .or(() -> number(person))
          .or(() -> number(person.path("id")))
          .filter(name -> !name.isBlank());
    }

    private static Optional<String> number(JsonNode id) {
      return id.isInt() ? Optional.of("user " + id.asInt()) : Optional.empty();
    }

    /**
     * Reads a value given to a region in addition to its label. A text box contains a list of
     * strings; a single string is the region's own text, which some editors write incorrectly.
     */
    private void value(JsonNode part, String kind) {
      JsonNode given = part.path("value").path(kind);
      JsonNode first = given.isArray() ? given.path(0) : given;
      while (first.isArray()) {
        first = first.path(first.size() - 1); // The last element of a path in a taxonomy.
      }
      boolean counts = !kind.equals("text") || given.isArray();
      boolean words = first.isString() || first.isNumber();
      if (counts && !isLabels(part) && part.has("id") && words && !first.asString().isBlank()) {
        String id = part.path("id").asString();
        String told = first.asString();
        task.names()
            .find(part.path("from_name").asString(""))
            .filter(field -> !field.isGroup())
            .ifPresentOrElse(
                field ->
                    ofFields
                        .computeIfAbsent(id, _ -> new LinkedHashMap<>())
                        .putIfAbsent(field.id().path(), told),
                () -> values.putIfAbsent(id, told));
      }
    }

    private static boolean isLabels(JsonNode part) {
      return labels(part).isArray();
    }

    private static JsonNode labels(JsonNode part) {
      JsonNode value = part.path("value");
      return LABELS.stream()
          .map(value::path)
          .filter(JsonNode::isArray)
          .findFirst()
          .orElseGet(() -> value.path("labels"));
    }

    private void region(JsonNode part) {
      if (!isLabels(part)) {
        return;
      }
      given(part)
          .flatMap(places::place)
          .ifPresentOrElse(
              p -> {
                labels(part).forEach(label -> label(part, label.asString(""), p));
                // A control named after another field contains that field's value at the same
                // location.
                ofFields
                    .getOrDefault(part.path("id").asString(""), Map.of())
                    .keySet()
                    .forEach(field -> label(part, field, p));
              },
              () -> task.trouble().accept(task.where() + ": a region is outside the text."));
    }

    private void label(JsonNode part, String label, Claim.CodePointRange place) {
      String id = part.path("id").asString("");
      Optional<String> field = task.names().find(label).map(f -> f.id().path());
      Map<String, String> named = ofFields.getOrDefault(id, Map.of());
      if (field.isPresent() && !done.add(id + " " + field.get())) {
        return;
      }
      ClaimBuilder.ClaimedValue words =
          new ClaimBuilder.ClaimedValue(
              Optional.of(id),
              Optional.of(text.quote(place)),
              Optional.of(place),
              field.map(named::get).or(() -> Optional.ofNullable(values.get(id))),
              confidence(part),
              part.path("meta").path("author").stringValueOpt().filter(_ -> author().isEmpty()));
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
      for (ImportedFact from : regions.getOrDefault(one.asString(""), List.of())) {
        regions.getOrDefault(other.asString(""), List.of()).stream()
            .filter(to -> from.number() != to.number())
            .forEach(to -> gathering.together(from, to));
      }
    }
  }
}
