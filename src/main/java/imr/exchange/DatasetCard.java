package imr.exchange;

import imr.annotation.Field;
import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code README.md} of a Hugging Face dataset: a YAML header that lists files and features, and
 * a page for people.
 */
final class DatasetCard {
  private final Schema schema;
  private final boolean withText;

  DatasetCard(Schema schema, boolean withText) {
    this.schema = schema;
    this.withText = withText;
  }

  /**
   * Returns the file's content.
   *
   * @param letters the number of letters in each existing file
   * @param contents the summary of contents that every export has
   * @param quality a section about the gold set's quality; empty where there is no gold set
   */
  String of(Map<GoldSetPart, Integer> letters, String contents, Optional<String> quality) {
    return "---\n"
        + head(letters)
        + "---\n\n"
        + page(letters)
        + "\n"
        + quality.map(q -> q + "\n").orElse("")
        + contents;
  }

  private String head(Map<GoldSetPart, Integer> letters) {
    String files =
        lines(
            letters,
            p -> "  - split: %s\n    path: %s\n".formatted(split(p), HuggingFaceFormat.file(p)));
    String splits =
        lines(
            letters,
            p -> "  - name: %s\n    num_examples: %d\n".formatted(split(p), letters.get(p)));
    return """
    pretty_name: Independent Medical Review letters, annotated
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
    %sdataset_info:
      features:
      - name: id
        dtype: string
      - name: letter
        dtype: string
    %s  - name: values
        list:
        - name: field
          dtype: string
        - name: path
          dtype: string
        - name: start
          dtype: int32
        - name: end
          dtype: int32
    %s    - name: value
          dtype: string
        - name: status
          dtype: string
        - name: author
          dtype: string
        - name: at
          dtype: string
        - name: rule
          dtype: string
        - name: confidence
          dtype: float64
        - name: suggested
          dtype: string
      - name: absent
        list: string
      splits:
    %s\
    """
        .formatted(
            size(letters.values().stream().mapToInt(n -> n).sum()),
            files,
            text("  - name: text\n    dtype: string\n"),
            text("    - name: text\n      dtype: string\n"),
            splits);
  }

  private String text(String lines) {
    return withText ? lines : "";
  }

  private static String split(GoldSetPart part) {
    return HuggingFaceFormat.split(part);
  }

  private static String lines(
      Map<GoldSetPart, Integer> letters, java.util.function.Function<GoldSetPart, String> line) {
    return letters.keySet().stream().map(line).collect(Collectors.joining());
  }

  /** Returns the size category used by the Hub. */
  static String size(int letters) {
    if (letters < 1_000) {
      return "n<1K";
    }
    return letters < 10_000 ? "1K<n<10K" : letters < 100_000 ? "10K<n<100K" : "100K<n<1M";
  }

  private String page(Map<GoldSetPart, Integer> letters) {
    return """
    # Independent Medical Review letters, annotated

    Final determination letters with the values that people or programs found in them, according to
    the schema `%s`. %s

    | split | letters |
    | --- | --- |
    %s
    ## Format

    Each line is one letter.

    - `id`: SHA-256 of the letter's text as UTF-8. `letter`: the file name.
    %s- `values`: in schema order, then in the order of the letter. `field` is one of the fields
      below. `path` says which disputed item or citation the value belongs to:
      `items[0].reviewerCitations[1].pages` is in the second citation of the first item. `start` and
      `end` count Unicode code points, as Python does; `end` is exclusive. They're null if the value
      has no location. %s`value` is the normalized value as a string; it's null if there is
      none%s. `status` is `suggested`, `confirmed`, `corrected`, or `added`. `author` is who made
      that decision, and `at` when a person made it. `rule` and `confidence` are those of the
      suggestion. `suggested` is the suggestion that a person corrected.
    - `absent`: paths of fields that are marked as not stated in the letter. A field that is neither
      here nor in `values` is unreviewed.

    ## Fields

    | field | label | type | codes |
    | --- | --- | --- | --- |
    %s
    ## License

    No license is set. The letters are public records of the State of California; choose a license
    for the annotations before you publish them.
    """
        .formatted(
            schema.id(),
            withText ? "Letter text is included." : "Letter text isn't included.",
            lines(letters, p -> "| %s | %,d |\n".formatted(split(p), letters.get(p))),
            text("- `text`: the letter's text.\n"),
            text("`text` is the letter's text at that location. "),
            withText ? "" : " or if it would contain letter text",
            fields());
  }

  private String fields() {
    return schema
        .all()
        .filter(f -> !f.isGroup())
        .map(
            f ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(f.id(), cell(f.label()), type(f), cell(codes(f))))
        .collect(Collectors.joining());
  }

  private static String type(Field field) {
    String type = FieldTable.type(field);
    return field.many() ? "list of " + type : type;
  }

  /** Lists the codes of a field, except for states. */
  private static String codes(Field field) {
    Stream<Field.Code> codes =
        Optional.of(field).filter(f -> f.type() == Field.Type.CODE).stream()
            .flatMap(f -> f.codes().stream());
    return codes.map(c -> "`" + c.code() + "`").collect(Collectors.joining(", "));
  }

  private static String cell(String words) {
    return words.replace("|", "\\|").replace("\n", " ");
  }
}
