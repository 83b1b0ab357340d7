package imr.exchange;

import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import imr.letter.LetterText;
import imr.letter.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports a folder for {@code datasets.load_dataset} to train token classifiers: a dataset card,
 * and one Parquet file per split with one sentence per row. Tags are numbers ({@link BioTags});
 * their names are stored where {@code datasets} expects them. Offsets are code points, as in
 * Python.
 */
final class TokensFormat implements Format {
  private static final Map<String, ParquetWriter.Kind> COLUMNS = columns();

  private static Map<String, ParquetWriter.Kind> columns() {
    Map<String, ParquetWriter.Kind> columns = new LinkedHashMap<>();
    columns.put("id", ParquetWriter.Kind.STRING);
    columns.put("letter", ParquetWriter.Kind.STRING);
    columns.put("sentence", ParquetWriter.Kind.NUMBER);
    columns.put("tokens", ParquetWriter.Kind.STRINGS);
    columns.put("ner_tags", ParquetWriter.Kind.LONG_NUMBERS);
    columns.put("starts", ParquetWriter.Kind.NUMBERS);
    columns.put("ends", ParquetWriter.Kind.NUMBERS);
    return columns;
  }

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
        "huggingface-tokens",
        "Hugging Face dataset of tokens (Parquet)",
        "For training token classifiers: sentences as tokens with B, I, and O tags, in the"
            + " splits of the gold set.");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return Conll2003Format.lost(letter, schema);
  }

  /** Returns the names of the tags; the index is the tag's number. */
  static List<String> tags(Schema schema) {
    return Stream.concat(
            Stream.of("O"),
            schema
                .all()
                .filter(f -> !f.isGroup() && !f.longText())
                .flatMap(f -> Stream.of("B-" + f.id(), "I-" + f.id())))
        .toList();
  }

  private static String file(GoldSetPart part) {
    return "data/%s.parquet".formatted(HuggingFaceFormat.split(part));
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return AtomicOutput.ofFolder(out).begin(draft -> new Tokens(draft, schema));
  }

  /** An export in progress. */
  private final class Tokens implements ExportWriter {
    private final AtomicOutput draft;
    private final Schema schema;
    private final ExportReadme readme;
    private final List<String> names;
    private final Map<String, Integer> numbers;
    private final Map<GoldSetPart, ParquetWriter> files = new EnumMap<>(GoldSetPart.class);
    private final Map<GoldSetPart, Integer> rows = new EnumMap<>(GoldSetPart.class);

    Tokens(AtomicOutput draft, Schema schema) {
      this.draft = draft;
      this.schema = schema;
      this.readme = new ExportReadme(id(), schema);
      this.names = tags(schema);
      this.numbers =
          IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(names::get, n -> n));
    }

    @Override
    public Addition prepare(AnnotatedLetter letter) {
      letter.check();
      List<List<BioTags.Token>> sentences = sentences(letter);
      List<List<?>> sentenceRows = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        sentenceRows.add(row(letter, i, sentences.get(i)));
      }
      return readme.counting(letter, () -> add(PartFiles.part(letter), sentenceRows));
    }

    private void add(GoldSetPart part, List<List<?>> sentences) throws IOException {
      ParquetWriter file = file(part);
      for (List<?> row : sentences) {
        file.add(row);
      }
      rows.merge(part, sentences.size(), Integer::sum);
    }

    private ParquetWriter file(GoldSetPart part) throws IOException {
      ParquetWriter file = files.get(part);
      if (file == null) {
        Map<String, String> keys = Map.of("huggingface", features());
        file = new ParquetWriter(draft.output(TokensFormat.file(part)), COLUMNS, keys);
        files.put(part, file);
      }
      return file;
    }

    private List<List<BioTags.Token>> sentences(AnnotatedLetter letter) {
      List<List<BioTags.Token>> sentences = new ArrayList<>();
      for (BioTags.Token token : BioTags.of(letter, schema)) {
        if (token.begins()) {
          sentences.add(new ArrayList<>());
        }
        sentences.getLast().add(token);
      }
      return sentences;
    }

    private List<?> row(AnnotatedLetter letter, int sentence, List<BioTags.Token> tokens) {
      LetterText text = letter.letter().text();
      List<Span> spans = tokens.stream().map(BioTags.Token::span).toList();
      return List.of(
          letter.letter().id(),
          letter.letter().name(),
          sentence,
          spans.stream().map(text::quote).toList(),
          tokens.stream().map(t -> numbers.getOrDefault(t.tag(), 0)).toList(),
          spans.stream().map(s -> text.toCodePoints(s.start())).toList(),
          spans.stream().map(s -> text.toCodePoints(s.end())).toList());
    }

    /** Returns the column types in the form that {@code datasets} stores in a file. */
    private String features() {
      ObjectNode root = JsonMapper.shared().createObjectNode();
      ObjectNode features = root.putObject("info").putObject("features");
      COLUMNS.forEach(
          (name, kind) -> {
            ObjectNode feature = features.putObject(name);
            switch (kind) {
              case STRING -> value(feature, "string");
              case NUMBER -> value(feature, "int32");
              case STRINGS -> value(list(feature), "string");
              case NUMBERS -> value(list(feature), "int32");
              case LONG_NUMBERS -> {
                ObjectNode tag = list(feature).put("_type", "ClassLabel");
                names.forEach(tag.putArray("names")::add);
              }
            }
          });
      return root.toString();
    }

    private ObjectNode list(ObjectNode feature) {
      ObjectNode of = feature.putObject("feature");
      feature.put("_type", "Sequence");
      return of;
    }

    private void value(ObjectNode feature, String type) {
      feature.put("dtype", type).put("_type", "Value");
    }

    @Override
    public void finish() throws IOException {
      for (ParquetWriter file : files.values()) {
        file.close();
      }
      draft.write(FieldTable.FILE, FieldTable.csv(schema));
      draft.write("labels.txt", String.join("\n", names) + "\n");
      draft.write(ExportReadme.FILE, head() + readme.text());
      draft.moveIntoPlace();
    }

    /** Returns the part of the page that the Hub and {@code datasets} read. */
    private String head() {
      String splits =
          rows.keySet().stream()
              .map(
                  p ->
                      "  - split: %s\n    path: %s\n"
                          .formatted(HuggingFaceFormat.split(p), TokensFormat.file(p)))
              .collect(Collectors.joining());
      int all = rows.values().stream().mapToInt(n -> n).sum();
      return """
      ---
      pretty_name: Independent Medical Review letters, tokens with tags
      language:
      - en
      license: unknown
      task_categories:
      - token-classification
      size_categories:
      - %s
      configs:
      - config_name: default
        data_files:
      %s---

      """
          .formatted(DatasetCard.size(all), splits);
    }

    @Override
    public void close() throws IOException {
      try (draft) {
        for (ParquetWriter file : files.values()) {
          file.close();
        }
      }
    }
  }
}
