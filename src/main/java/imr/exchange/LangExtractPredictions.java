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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Imports LangExtract's JSON Lines of annotated documents. Intervals are code points. An extraction
 * without an interval, or whose text doesn't match the file's own text, is a claim without a
 * location.
 *
 * <p>The attributes {@code value}, {@code path}, and {@code confidence} describe the extraction
 * itself. An attribute named after a field of the schema, by its id or its last word within the
 * class's group ({@code decision} of an {@code items.request}), is a value of its own in the same
 * item. Neighbors with the same {@code group_index} belong together; the number alone isn't enough
 * because it restarts for each chunk of text. Otherwise, a value inside items belongs to the
 * preceding request ({@link EntryAssigner}).
 */
final class LangExtractPredictions implements PredictionFormat {
  private static final String CONFIDENCE = "confidence";
  private static final Set<String> OWN =
      Stream.concat(
              Stream.of(LangExtractFormat.PATH, LangExtractFormat.VALUE, LangExtractFormat.ABSENT),
              ValueOrigin.KEYS.stream())
          .collect(Collectors.toUnmodifiableSet());

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
    return ForeignFiles.first(fileOrFolder, ".jsonl", ".json")
        .filter(d -> d.path("extractions").isArray())
        .filter(d -> d.has("document_id") || d.path("extractions").path(0).has("extraction_class"))
        .isPresent();
  }

  @Override
  public List<PredictionInput> inputs(Path fileOrFolder, Schema schema) throws IOException {
    FieldLabels names = new FieldLabels(schema);
    return ForeignFiles.of(fileOrFolder, ".jsonl", ".json").stream()
        .map(
            file ->
                new PredictionInput(
                    file,
                    (each, trouble) -> {
                      GivenSpans.FileCounting counting = new GivenSpans.FileCounting();
                      ForeignFiles.objects(
                          file,
                          (line, where) ->
                              new Line(
                                      line,
                                      where,
                                      names,
                                      new ClaimBuilder(schema, names),
                                      trouble,
                                      counting)
                                  .read(String.valueOf(file.getFileName()), each),
                          trouble);
                    }))
        .toList();
  }

  /** Reads one letter. */
  private static final class Line {
    private final JsonNode line;
    private final String where;
    private final FieldLabels names;
    private final ClaimBuilder gathering;
    private final Consumer<String> trouble;
    private final Optional<FileText> text;
    private final GivenSpans.FileCounting counting;
    private final Optional<GivenSpans> spans;

    /** Whether an extraction, and not our note, contains something without a location. */
    private boolean inlined;

    Line(
        JsonNode line,
        String where,
        FieldLabels names,
        ClaimBuilder gathering,
        Consumer<String> trouble,
        GivenSpans.FileCounting counting) {
      this.line = line;
      this.counting = counting;
      this.where = where;
      this.names = names;
      this.gathering = gathering;
      this.trouble = trouble;
      this.text = line.path("text").stringValueOpt().map(FileText::new);
      List<GivenSpans.GivenSpan> given =
          line.path("extractions").valueStream().flatMap(e -> given(e).stream()).toList();
      this.spans = text.map(t -> new GivenSpans(t, given, counting));
    }

    void read(String file, Consumer<Prediction> each) {
      if (!line.path("extractions").isArray()) {
        trouble.accept(where + ": no \"extractions\" in it.");
        return;
      }
      Optional<ImportedFact> before = Optional.empty();
      JsonNode last = line.path("extractions").path(0);
      for (JsonNode extraction : line.path("extractions")) {
        Optional<ImportedFact> found = extraction(extraction);
        if (sameGroup(last, extraction)) {
          together(before, found);
        }
        before = found;
        last = extraction;
      }
      ExportMetadata note = ExportMetadata.in(line);
      if (inlined) {
        note.addEntriesTo(gathering);
      } else {
        note.addTo(gathering, true);
      }
      spans.ifPresent(s -> gathering.remark(s.remarks(file, counting)));
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

    private void together(Optional<ImportedFact> one, Optional<ImportedFact> other) {
      one.ifPresent(a -> other.ifPresent(b -> gathering.together(a, b)));
    }

    private Optional<ImportedFact> extraction(JsonNode extraction) {
      JsonNode kind = extraction.path("extraction_class");
      if (!kind.isString() || kind.asString().isBlank()) {
        trouble.accept(where + ": an extraction without its class.");
        return Optional.empty();
      }
      JsonNode attributes = extraction.path("attributes");
      Optional<String> path = first(attributes.path(LangExtractFormat.PATH));
      if (path.isPresent()
          && attributes.path(LangExtractFormat.ABSENT).asString("").equals("true")) {
        gathering.absent(path.get());
        inlined = true;
        return Optional.empty();
      }
      inlined |= path.isPresent() && extraction.path("char_interval").isNull();
      boolean placed = !extraction.path("char_interval").isNull() || path.isEmpty();
      Optional<String> quote =
          extraction.path("extraction_text").asStringOpt().filter(q -> !q.isBlank());
      Optional<ImportedFact> found =
          gathering.value(
              kind.asString(),
              new ClaimBuilder.ClaimedValue(
                  path,
                  quote.filter(_ -> placed),
                  place(extraction),
                  first(attributes.path(LangExtractFormat.VALUE)),
                  confidence(attributes.path(CONFIDENCE)),
                  first(attributes.path("author"))));
      found.ifPresent(of -> attributes.properties().forEach(a -> attribute(of, a)));
      return found;
    }

    private static Optional<GivenSpans.GivenSpan> given(JsonNode extraction) {
      JsonNode start = extraction.path("char_interval").path("start_pos");
      JsonNode end = extraction.path("char_interval").path("end_pos");
      Optional<String> words =
          extraction.path("extraction_text").stringValueOpt().filter(q -> !q.isBlank());
      return words
          .filter(_ -> start.isInt() && end.isInt())
          .filter(_ -> start.asInt() >= 0 && end.asInt() > start.asInt())
          .map(w -> new GivenSpans.GivenSpan(start.asInt(), end.asInt(), Optional.of(w)));
    }

    private Optional<Claim.CodePointRange> place(JsonNode extraction) {
      Optional<GivenSpans.GivenSpan> given = given(extraction);
      return spans.isEmpty()
          ? given.map(g -> new Claim.CodePointRange(g.start(), g.end()))
          : given.flatMap(
              g -> spans.get().place(g).filter(p -> g.words().filter(w -> isAt(w, p)).isPresent()));
    }

    /**
     * An alignment may be of different text than the model's; then the model's text is searched.
     */
    private boolean isAt(String words, Claim.CodePointRange place) {
      return text.filter(t -> GivenSpans.same(t.quote(place), words)).isPresent();
    }

    /** Reads a number, possibly given as a string. */
    private static OptionalDouble confidence(JsonNode node) {
      String words = first(node).orElse("");
      return words.matches("[01](\\.\\d{1,15})?|\\.\\d{1,15}")
          ? OptionalDouble.of(Double.parseDouble(words))
          : OptionalDouble.empty();
    }

    /** Returns the string, or the first of several. */
    private static Optional<String> first(JsonNode node) {
      JsonNode one = node.isArray() ? node.path(0) : node;
      return one.isString() || one.isNumber() ? Optional.of(one.asString()) : Optional.empty();
    }

    private void attribute(ImportedFact of, Map.Entry<String, JsonNode> attribute) {
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

    private void valued(ImportedFact of, Field field, String value) {
      ClaimBuilder.ClaimedValue words =
          new ClaimBuilder.ClaimedValue(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(value),
              of.confidence());
      together(Optional.of(of), gathering.value(field.id().path(), words));
    }
  }
}
