package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Field;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads LangExtract's JSON Lines of annotated documents. Intervals are code points; an extraction
 * without one is a claim without a place, and so is one whose words do not fit the file's own text
 * there.
 *
 * <p>An extraction's attributes {@code value}, {@code path} and {@code confidence} tell of itself.
 * An attribute that is a field of the schema, by its id or by its last word within the class's
 * group ({@code decision} of an {@code items.request}), is a value of its own in the same item.
 * Neighbours with one {@code group_index} belong together; the number alone does not say so, since
 * it starts anew with each chunk of the text. Otherwise a value inside items belongs to the request
 * before it ({@link Entries}).
 */
final class LangExtractPredictions implements PredictionFormat {
  private static final String CONFIDENCE = "confidence";
  private static final Set<String> OWN =
      Set.of(LangExtractFormat.PATH, LangExtractFormat.VALUE, CONFIDENCE);

  @Override
  public String id() {
    return "langextract";
  }

  @Override
  public String label() {
    return "LangExtract (JSON Lines)";
  }

  @Override
  public boolean looksLike(Path fileOrFolder) throws IOException {
    String start = ForeignFiles.beginning(fileOrFolder, ".jsonl", ".json").stripLeading();
    return start.startsWith("{")
        && start.contains("\"extractions\"")
        && (start.contains("\"extraction_class\"") || start.contains("\"document_id\""));
  }

  @Override
  public List<Path> files(Path fileOrFolder) throws IOException {
    return ForeignFiles.of(fileOrFolder, ".jsonl", ".json");
  }

  @Override
  public void read(
      Path fileOrFolder, Schema schema, Consumer<Prediction> each, Consumer<String> trouble)
      throws IOException {
    FieldNames names = new FieldNames(schema);
    for (Path file : files(fileOrFolder)) {
      ForeignFiles.lines(
          file,
          (line, where) ->
              new Line(line, where, names, new Gathering(schema, names), trouble).read(each),
          trouble);
    }
  }

  /** One letter. */
  private static final class Line {
    private final JsonNode line;
    private final String where;
    private final FieldNames names;
    private final Gathering gathering;
    private final Consumer<String> trouble;
    private final Optional<FileText> text;

    Line(
        JsonNode line,
        String where,
        FieldNames names,
        Gathering gathering,
        Consumer<String> trouble) {
      this.line = line;
      this.where = where;
      this.names = names;
      this.gathering = gathering;
      this.trouble = trouble;
      this.text = line.path("text").asStringOpt().map(FileText::new);
    }

    void read(Consumer<Prediction> each) {
      if (!line.path("extractions").isArray()) {
        trouble.accept(where + ": no \"extractions\" in it.");
        return;
      }
      Optional<Found> before = Optional.empty();
      JsonNode last = line.path("extractions").path(0);
      for (JsonNode extraction : line.path("extractions")) {
        Optional<Found> found = extraction(extraction);
        if (sameGroup(last, extraction)) {
          together(before, found);
        }
        before = found;
        last = extraction;
      }
      CoverNote note = CoverNote.in(line);
      note.addTo(gathering);
      each.accept(
          gathering.prediction(
              note.letter().isEmpty() ? line.path("document_id").asString("") : note.letter(),
              note.textSha256(),
              text.map(FileText::whole),
              Optional.empty()));
    }

    private static boolean sameGroup(JsonNode one, JsonNode next) {
      JsonNode group = one.path("group_index");
      return group.isInt()
          && group.equals(next.path("group_index"))
          && one.path("extraction_index").asInt(-1) + 1 == next.path("extraction_index").asInt(-1);
    }

    private void together(Optional<Found> one, Optional<Found> other) {
      one.ifPresent(a -> other.ifPresent(b -> gathering.together(a, b)));
    }

    private Optional<Found> extraction(JsonNode extraction) {
      JsonNode kind = extraction.path("extraction_class");
      if (!kind.isString() || kind.asString().isBlank()) {
        trouble.accept(where + ": an extraction without its class.");
        return Optional.empty();
      }
      JsonNode attributes = extraction.path("attributes");
      Optional<String> quote =
          extraction.path("extraction_text").asStringOpt().filter(q -> !q.isBlank());
      Optional<Found> found =
          gathering.value(
              kind.asString(),
              new Gathering.Words(
                  first(attributes.path(LangExtractFormat.PATH)),
                  quote,
                  quote.flatMap(q -> place(extraction.path("char_interval"), q)),
                  first(attributes.path(LangExtractFormat.VALUE)),
                  confidence(attributes.path(CONFIDENCE))));
      found.ifPresent(of -> attributes.properties().forEach(a -> attribute(of, a)));
      return found;
    }

    private Optional<Claim.Place> place(JsonNode interval, String quote) {
      JsonNode start = interval.path("start_pos");
      JsonNode end = interval.path("end_pos");
      if (!start.isInt() || !end.isInt() || end.asInt() <= start.asInt() || start.asInt() < 0) {
        return Optional.empty();
      }
      return text.isEmpty()
          ? Optional.of(new Claim.Place(start.asInt(), end.asInt()))
          : text.get()
              .place(start.asInt(), end.asInt())
              .filter(p -> text.get().quote(p).equals(quote));
    }

    /** A number, also as words. */
    private static OptionalDouble confidence(JsonNode node) {
      String words = first(node).orElse("");
      return words.matches("[01](\\.\\d{1,15})?|\\.\\d{1,15}")
          ? OptionalDouble.of(Double.parseDouble(words))
          : OptionalDouble.empty();
    }

    /** The words, or the first of several. */
    private static Optional<String> first(JsonNode node) {
      JsonNode one = node.isArray() ? node.path(0) : node;
      return one.isString() || one.isNumber() ? Optional.of(one.asString()) : Optional.empty();
    }

    private void attribute(Found of, Map.Entry<String, JsonNode> attribute) {
      String name = attribute.getKey();
      if (OWN.contains(name)) {
        return;
      }
      Optional<Field> field = inGroupOf(of.field(), name).or(() -> names.find(name));
      if (field.isEmpty()) {
        gathering.passOver(of.field().id() + ": " + name);
        return;
      }
      JsonNode values = attribute.getValue();
      for (JsonNode value : values.isArray() ? values.values() : List.of(values)) {
        first(value).ifPresent(v -> valued(of, field.get(), v));
      }
    }

    private Optional<Field> inGroupOf(Field field, String name) {
      String path = field.id().path();
      int dot = path.lastIndexOf('.');
      return dot < 0 ? Optional.empty() : names.find(path.substring(0, dot + 1) + name);
    }

    private void valued(Found of, Field field, String value) {
      Gathering.Words words =
          new Gathering.Words(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(value),
              of.confidence());
      together(Optional.of(of), gathering.value(field.id().path(), words));
    }
  }
}
