package imr.exchange;

import imr.annotation.Field;
import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The {@code README.md} of an exported folder: instructions for the tool, a summary of the contents
 * and provenance, and the labels with their colors. Counts letters as they are written.
 */
final class ExportReadme {
  static final String FILE = "README.md";

  private final String format;
  private final Schema schema;
  private final Map<GoldSetPart, Integer> parts = new EnumMap<>(GoldSetPart.class);
  private final Map<String, Integer> statuses = new TreeMap<>();
  private final Map<String, Integer> authors = new TreeMap<>();
  private final Map<String, Integer> fields = new LinkedHashMap<>();
  private Optional<String> goldSet = Optional.empty();
  private int letters;
  private int values;

  /**
   * Starts a page.
   *
   * @param format the format's id; the instructions are the resource with that name
   */
  ExportReadme(String format, Schema schema) {
    this.format = format;
    this.schema = schema;
  }

  /** Returns what counts a letter together with what is written of it. */
  Format.Addition counting(AnnotatedLetter letter, Format.Addition addition) {
    List<RecordEntry> record =
        RecordEntry.of(letter.annotations(), schema).stream().filter(RecordEntry::isValue).toList();
    return () -> {
      count(letter, record);
      addition.write();
    };
  }

  private void count(AnnotatedLetter letter, List<RecordEntry> record) {
    letters++;
    letter.part().ifPresent(p -> parts.merge(p, 1, Integer::sum));
    goldSet = goldSet.or(letter::goldSet);
    values += record.size();
    for (RecordEntry mention : record) {
      ValueOrigin origin = letter.origins().of(mention.annotation());
      statuses.merge(origin.statusWord(), 1, Integer::sum);
      authors.merge(origin.author(), 1, Integer::sum);
      fields.merge(mention.field().id().path(), 1, Integer::sum);
    }
  }

  /** Returns the whole page. */
  String text() throws IOException {
    return steps() + "\n" + contents();
  }

  private String steps() throws IOException {
    String name = "/imr/exchange/readme/" + format + ".md";
    try (var in = Objects.requireNonNull(ExportReadme.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns the summary of contents that every export has. */
  String contents() {
    return """
    ## Contents

    %,d letters with %,d values, by the schema `%s`.

    %s
    ## Provenance

    | status | values |
    | --- | --- |
    %s
    | made by | values |
    | --- | --- |
    %s
    A `suggested` value comes from a program, and no one has reviewed it. `confirmed`, `corrected`,
    and `added` values come from a person. Where the format allows it, each value has its status,
    author, time, extraction rule, confidence, and the suggestion before a correction.

    ## Labels

    | label | name | color | values |
    | --- | --- | --- | --- |
    %s
    ## Personal data

    The letters contain protected health information (PHI). Make sure you're authorized to share them.
    """
        .formatted(letters, values, schema.id(), gold(), rows(statuses), rows(authors), labels());
  }

  private String gold() {
    return goldSet
        .map(
            name ->
                "They're the gold set “%s”: %s.\n"
                    .formatted(
                        name,
                        parts.entrySet().stream()
                            .map(e -> "%s %,d".formatted(e.getKey().word(), e.getValue()))
                            .collect(Collectors.joining(", "))))
        .orElse("They aren't from a gold set.\n");
  }

  private static String rows(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(e -> "| %s | %,d |\n".formatted(cell(e.getKey()), e.getValue()))
        .collect(Collectors.joining());
  }

  private String labels() {
    return schema.all().filter(f -> !f.isGroup()).map(this::label).collect(Collectors.joining());
  }

  private String label(Field field) {
    return "| `%s` | %s | `%s` | %,d |\n"
        .formatted(
            field.id(),
            cell(field.label()),
            ToolColors.of(field, schema),
            fields.getOrDefault(field.id().path(), 0));
  }

  private static String cell(String words) {
    return words.replace("|", "\\|").replace("\n", " ");
  }
}
