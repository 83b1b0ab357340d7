package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Schema;
import imr.letter.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Imports doccano's JSON, one object per line or in any other layout, in all its variants: {@code
 * label} with {@code [start, end, label]}, {@code entities} with {@code relations}, and the older
 * {@code annotations}, each with a {@code user}. Offsets are code points unless the spans indicate
 * otherwise ({@link GivenSpans}).
 *
 * <p>Each user is an author. doccano exports one file per user: if two files in a folder contain
 * the same letter, the file name is the author.
 *
 * <p>Labels alone don't distinguish items: a value inside items belongs to the item with the
 * nearest preceding {@code items.request}, unless relations or our own {@link ExportMetadata} say
 * otherwise ({@link EntryAssigner}).
 */
final class DoccanoPredictions implements PredictionFormat {
  private static final String[] ENDINGS = {".jsonl", ".json", ".ndjson"};

  /** The keys of spans in different versions. */
  private static final List<String> SPANS = List.of("label", "labels", "annotations", "entities");

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
    return ForeignFiles.first(fileOrFolder, ENDINGS)
        .filter(DoccanoPredictions::isLetter)
        .isPresent();
  }

  private static boolean isLetter(JsonNode line) {
    return text(line).isPresent()
        && !line.has("extractions")
        && SPANS.stream()
            .anyMatch(key -> line.path(key).isArray() && areSpans(line.path(key), key));
  }

  /** An empty list is ambiguous, but no other tool uses it with these keys. */
  private static boolean areSpans(JsonNode spans, String key) {
    return spans.isEmpty()
        ? !key.equals("annotations")
        : isSpan(spans.path(0)) && (spans.path(0).isArray() || spans.path(0).has("start_offset"));
  }

  private static boolean isSpan(JsonNode span) {
    return (span.isArray() && span.size() >= 3 && span.path(0).isNumber())
        || span.has("start_offset");
  }

  /** Returns the text, or the longest string if the project's column has another name. */
  private static Optional<String> text(JsonNode line) {
    return line.path("text")
        .asStringOpt()
        .or(
            () ->
                line.properties().stream()
                    .filter(p -> p.getValue().isString())
                    .map(p -> p.getValue().asString())
                    .max(Comparator.comparingInt(String::length)));
  }

  @Override
  public List<PredictionInput> inputs(Path fileOrFolder, Schema schema) throws IOException {
    FieldLabels names = new FieldLabels(schema);
    List<Path> files =
        ForeignFiles.of(fileOrFolder, ENDINGS).stream()
            .filter(f -> !String.valueOf(f.getFileName()).endsWith(".labels.json"))
            .toList();
    boolean perUser = shareLetters(files);
    return files.stream()
        .map(
            file ->
                new PredictionInput(
                    file,
                    (each, trouble) -> {
                      GivenSpans.FileCounting counting = new GivenSpans.FileCounting();
                      Optional<String> user = Optional.of(base(file)).filter(_ -> perUser);
                      ForeignFiles.objects(
                          file,
                          (line, where) ->
                              new Line(line, where, schema, names, trouble, counting, user)
                                  .read(String.valueOf(file.getFileName()), each),
                          trouble);
                    }))
        .toList();
  }

  private static String base(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  private static boolean shareLetters(List<Path> files) throws IOException {
    Set<String> before = new HashSet<>();
    for (Path file : files.size() > 1 ? files : List.<Path>of()) {
      Set<String> here = new HashSet<>();
      ForeignFiles.objects(
          file, (line, _) -> text(line).map(Sha256::of).ifPresent(here::add), _ -> {});
      if (here.stream().anyMatch(before::contains)) {
        return true;
      }
      before.addAll(here);
    }
    return false;
  }

  /** Reads one letter. */
  private record Line(
      JsonNode line,
      String where,
      Schema schema,
      FieldLabels names,
      Consumer<String> trouble,
      GivenSpans.FileCounting counting,
      Optional<String> fileUser) {

    void read(String file, Consumer<Prediction> each) {
      Optional<String> text =
          text(line).filter(_ -> line.path("text").isString() || isLetter(line));
      if (text.isEmpty()) {
        trouble.accept(where + ": no letter text (\"text\") in it.");
        return;
      }
      Map<Optional<String>, List<JsonNode>> byUser = new LinkedHashMap<>();
      spans().forEach(s -> byUser.computeIfAbsent(user(s), _ -> new ArrayList<>()).add(s));
      if (byUser.isEmpty()) {
        byUser.put(approver().or(() -> fileUser), List.of());
      }
      FileText whole = new FileText(text.get());
      byUser.forEach(
          (user, spans) ->
              each.accept(
                  new Said(this, whole, spans, user, new ClaimBuilder(schema, names))
                      .prediction(file)));
    }

    private Stream<JsonNode> spans() {
      return SPANS.stream().flatMap(key -> line.path(key).valueStream());
    }

    private Optional<String> user(JsonNode span) {
      return name(span.path("user"))
          .or(() -> name(span.path("annotator")))
          .or(this::approver)
          .or(() -> fileUser);
    }

    private Optional<String> approver() {
      return Stream.of("annotator", "username", "annotation_approver")
          .flatMap(key -> name(line.path(key)).stream())
          .findFirst();
    }

    private static Optional<String> name(JsonNode user) {
      return user.isInt()
          ? Optional.of("user " + user.asInt())
          : user.asStringOpt().filter(name -> !name.isBlank());
    }
  }

  /** Reads one user's annotations of a letter. */
  private static final class Said {
    private final Line of;
    private final FileText text;
    private final List<JsonNode> spans;
    private final Optional<String> user;
    private final ClaimBuilder gathering;
    private final ExportMetadata note;
    private final GivenSpans places;
    private final Map<String, ImportedFact> byId = new HashMap<>();

    Said(
        Line of,
        FileText text,
        List<JsonNode> spans,
        Optional<String> user,
        ClaimBuilder gathering) {
      this.of = of;
      this.user = user;
      this.text = text;
      this.spans = spans;
      this.gathering = gathering;
      this.note = ExportMetadata.in(of.line());
      this.places =
          new GivenSpans(
              text, spans.stream().flatMap(s -> given(s).stream()).toList(), of.counting());
    }

    Prediction prediction(String file) {
      spans.forEach(this::span);
      of.line().path("relations").forEach(this::relation);
      note.addTo(gathering, user.isEmpty());
      gathering.remark(places.remarks(file, of.counting()));
      return gathering.prediction(
          note.letter().isEmpty() ? LetterNames.in(of.line()) : note.letter(),
          note.textSha256(),
          Optional.of(text.whole()),
          user);
    }

    private static Optional<GivenSpans.GivenSpan> given(JsonNode span) {
      JsonNode start = span.isArray() ? span.path(0) : span.path("start_offset");
      JsonNode end = span.isArray() ? span.path(1) : span.path("end_offset");
      return start.isNumber() && end.isNumber()
          ? Optional.of(new GivenSpans.GivenSpan(start.asInt(-1), end.asInt(-1), Optional.empty()))
          : Optional.empty();
    }

    private void span(JsonNode span) {
      Optional<GivenSpans.GivenSpan> given = given(span);
      Optional<String> label = label(span.isArray() ? span.path(2) : span.path("label"));
      if (given.isEmpty() || label.isEmpty()) {
        of.trouble().accept(of.where() + ": a label without start, end, or name.");
        return;
      }
      places
          .place(given.get())
          .ifPresentOrElse(
              place -> keep(place, label.get(), span),
              () ->
                  of.trouble()
                      .accept(of.where() + ": a label's start or end is outside the text."));
    }

    /** Older versions give the number of a label instead of its name. */
    private static Optional<String> label(JsonNode label) {
      return label.isInt() ? Optional.of("label " + label.asInt()) : label.asStringOpt();
    }

    private void keep(Claim.CodePointRange place, String label, JsonNode span) {
      ExportMetadata.SpanMetadata told = note.told(place, label);
      ClaimBuilder.ClaimedValue words =
          new ClaimBuilder.ClaimedValue(
              told.path(),
              Optional.of(text.quote(place)),
              Optional.of(place),
              told.value(),
              OptionalDouble.empty(),
              told.author().filter(_ -> user.isEmpty()));
      Optional<ImportedFact> found = gathering.value(label, words);
      found.filter(_ -> span.has("id")).ifPresent(f -> byId.put(span.path("id").asString(), f));
    }

    private void relation(JsonNode relation) {
      entity(relation, "from_id")
          .ifPresent(one -> entity(relation, "to_id").ifPresent(o -> gathering.together(one, o)));
    }

    private Optional<ImportedFact> entity(JsonNode relation, String key) {
      return relation.path(key).asStringOpt().map(byId::get);
    }
  }
}
