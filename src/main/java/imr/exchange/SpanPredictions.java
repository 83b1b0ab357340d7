package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Imports labeled spans in the formats of common libraries, one JSON object per letter: spaCy's
 * {@code doc.to_json()} (span groups, or else entities), Prodigy's accepted tasks, and entities of
 * Hugging Face pipelines together with the letter's text. Offsets are code points unless the spans
 * indicate otherwise ({@link GivenSpans}).
 */
final class SpanPredictions implements PredictionFormat {
  private static final String[] ENDINGS = {".jsonl", ".json", ".ndjson"};
  private final Kind kind;

  /** The family of libraries. */
  enum Kind {
    SPACY("spacy", "spaCy or Prodigy (JSON, JSON Lines)"),
    HUGGING_FACE("huggingface", "Hugging Face (JSON Lines)");

    private final String id;
    private final String label;

    Kind(String id, String label) {
      this.id = id;
      this.label = label;
    }
  }

  SpanPredictions(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String id() {
    return kind.id;
  }

  @Override
  public String label() {
    return kind.label;
  }

  @Override
  public boolean looksLike(Path fileOrFolder) throws IOException {
    Path files =
        ForeignFiles.of(fileOrFolder, ENDINGS).isEmpty()
            ? fileOrFolder.resolve("data")
            : fileOrFolder;
    return ForeignFiles.first(files, ENDINGS)
        .filter(line -> line.path("text").isString())
        .filter(this::fits)
        .isPresent();
  }

  private boolean fits(JsonNode line) {
    JsonNode groups = line.path("spans");
    return switch (kind) {
      case SPACY ->
          line.path("ents").isArray()
              || groups.isObject()
              || (groups.isArray() && (groups.isEmpty() || isSpan(groups.path(0))));
      case HUGGING_FACE ->
          Stream.of("values", "entities", "predictions", "predicted_entities")
              .map(line::path)
              .anyMatch(list -> list.isArray() && !list.isEmpty() && isSpan(list.path(0)));
    };
  }

  private static boolean isSpan(JsonNode span) {
    return span.has("start") && span.has("end") && LabeledSpans.label(span).isPresent();
  }

  @Override
  public List<PredictionInput> inputs(Path fileOrFolder, Schema schema) throws IOException {
    FieldLabels names = new FieldLabels(schema);
    List<Path> files = new ArrayList<>(ForeignFiles.of(fileOrFolder, ENDINGS));
    Path data = fileOrFolder.resolve("data");
    if (files.isEmpty() && java.nio.file.Files.isDirectory(data)) {
      files.addAll(ForeignFiles.of(data, ENDINGS));
    }
    return files.stream()
        .map(
            file ->
                new PredictionInput(
                    file, (each, trouble) -> read(file, schema, names, each, trouble)))
        .toList();
  }

  private static void read(
      Path file,
      Schema schema,
      FieldLabels names,
      Consumer<Prediction> each,
      Consumer<String> trouble)
      throws IOException {
    GivenSpans.FileCounting counting = new GivenSpans.FileCounting();
    ForeignFiles.objects(
        file,
        (line, where) -> {
          String answer = line.path("answer").asString("accept");
          Optional<String> text = line.path("text").stringValueOpt();
          if (text.isEmpty()) {
            trouble.accept(where + ": no letter text (\"text\") in it.");
          } else if (answer.equals("accept")) {
            ClaimBuilder gathering = new ClaimBuilder(schema, names);
            ExportMetadata note = ExportMetadata.in(line.path("meta"));
            LabeledSpans spans =
                new LabeledSpans(text.get(), spans(line), note, gathering, counting);
            spans.gather(where, trouble);
            each.accept(prediction(line, note, gathering, spans, file, counting));
          }
        },
        trouble);
  }

  /** Returns the span groups, which may overlap, or else the entities. */
  private static List<JsonNode> spans(JsonNode line) {
    JsonNode groups = line.path("spans");
    List<JsonNode> spans =
        groups.isObject()
            ? groups.valueStream().flatMap(JsonNode::valueStream).toList()
            : groups.valueStream().toList();
    return !spans.isEmpty()
        ? spans
        : Stream.of("ents", "values", "entities", "predictions", "predicted_entities")
            .map(line::path)
            .filter(list -> list.isArray() && !list.isEmpty())
            .findFirst()
            .map(list -> list.valueStream().toList())
            .orElse(List.of());
  }

  private static Prediction prediction(
      JsonNode line,
      ExportMetadata note,
      ClaimBuilder gathering,
      LabeledSpans spans,
      Path file,
      GivenSpans.FileCounting counting) {
    note.addTo(gathering, true);
    line.path("absent").forEach(path -> gathering.absent(path.asString("")));
    spans.remark(String.valueOf(file.getFileName()), counting);
    Optional<String> hash =
        note.textSha256()
            .or(() -> line.path("meta").path("textSha256").stringValueOpt())
            .or(() -> line.path("id").stringValueOpt().filter(id -> id.matches("[0-9a-f]{64}")));
    return gathering.prediction(
        note.letter().isEmpty() ? LetterNames.in(line) : note.letter(),
        hash,
        spans.whole(),
        Stream.of("_annotator_id", "_session_id", "annotator", "model")
            .flatMap(key -> line.path(key).stringValueOpt().stream())
            .findFirst());
  }
}
