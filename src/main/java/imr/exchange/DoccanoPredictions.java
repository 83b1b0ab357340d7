package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads doccano's JSON Lines in both shapes ({@link DoccanoFormat}): {@code label} with {@code
 * [start, end, label]}, or {@code entities} with {@code relations}. Offsets are code points.
 *
 * <p>Labels alone do not tell items apart: a value inside items belongs to the item whose {@code
 * items.request} stands nearest before it, unless relations or our own {@link CoverNote} say
 * otherwise ({@link Entries}).
 */
final class DoccanoPredictions implements PredictionFormat {

  @Override
  public String id() {
    return "doccano";
  }

  @Override
  public String label() {
    return "doccano (JSON Lines)";
  }

  @Override
  public boolean looksLike(Path fileOrFolder) throws IOException {
    String start = ForeignFiles.beginning(fileOrFolder, ".jsonl", ".json");
    return start.stripLeading().startsWith("{")
        && start.contains("\"text\"")
        && !start.contains("\"extractions\"")
        && (start.matches("(?s).*\"(label|labels)\"\\s*:\\s*\\[.*")
            || start.matches("(?s).*\"entities\"\\s*:\\s*\\[\\s*(\\]|\\{[^}]*\"start_offset\").*"));
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
          (line, where) -> new Line(line, where, new Gathering(schema, names), trouble).read(each),
          trouble);
    }
  }

  /** One letter. */
  private static final class Line {
    private final JsonNode line;
    private final String where;
    private final Gathering gathering;
    private final Consumer<String> trouble;
    private final CoverNote note;
    private final FileText text;
    private final Map<String, Found> byId = new HashMap<>();

    Line(JsonNode line, String where, Gathering gathering, Consumer<String> trouble) {
      this.line = line;
      this.where = where;
      this.gathering = gathering;
      this.trouble = trouble;
      this.note = CoverNote.in(line);
      this.text = new FileText(line.path("text").asString(""));
    }

    void read(Consumer<Prediction> each) {
      if (!line.path("text").isString()) {
        trouble.accept(where + ": no letter's text (\"text\") in it.");
        return;
      }
      for (String key : new String[] {"label", "labels", "entities"}) {
        line.path(key).forEach(this::span);
      }
      line.path("relations").forEach(this::relation);
      note.addTo(gathering);
      Optional<String> whole = Optional.of(text.whole());
      each.accept(gathering.prediction(note.letter(), note.textSha256(), whole, Optional.empty()));
    }

    private void span(JsonNode span) {
      JsonNode start = span.isArray() ? span.path(0) : span.path("start_offset");
      JsonNode end = span.isArray() ? span.path(1) : span.path("end_offset");
      JsonNode label = span.isArray() ? span.path(2) : span.path("label");
      if (!start.isInt() || !end.isInt() || !label.isString()) {
        trouble.accept(where + ": a label without start, end and name.");
        return;
      }
      text.place(start.asInt(), end.asInt())
          .ifPresentOrElse(
              place -> keep(place, label.asString(), span),
              () -> trouble.accept(where + ": a label's start and end do not lie in the text."));
    }

    private void keep(Claim.Place place, String label, JsonNode span) {
      CoverNote.Told told = note.told(place, label);
      Gathering.Words words =
          new Gathering.Words(
              told.path(),
              Optional.of(text.quote(place)),
              Optional.of(place),
              told.value(),
              OptionalDouble.empty());
      Optional<Found> found = gathering.value(label, words);
      found.filter(_ -> span.has("id")).ifPresent(f -> byId.put(span.path("id").asString(), f));
    }

    private void relation(JsonNode relation) {
      entity(relation, "from_id")
          .ifPresent(one -> entity(relation, "to_id").ifPresent(o -> gathering.together(one, o)));
    }

    private Optional<Found> entity(JsonNode relation, String key) {
      return relation.path(key).asStringOpt().map(byId::get);
    }
  }
}
