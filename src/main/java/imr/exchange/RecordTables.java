package imr.exchange;

import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import imr.letter.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Converts records to tables: one table per group (disputed items, citations) with one row per
 * entry, one with a row per letter for the letter's own fields, one with a row per value for all
 * lists, and one with a row per value and per field marked as not stated, including location and
 * {@link ValueOrigin}.
 *
 * <p>Every row starts with the letter's file name and hash. In a group's table, the path in the
 * record follows ({@code items[0].reviewerCitations[1]}), which can be used to join tables. A cell
 * contains the normalized value, list entries are separated by {@code "; "}, and the last column
 * lists the fields marked as not stated. A value without a normalized form is an empty cell.
 */
final class RecordTables {
  static final String LETTERS = "letters";
  static final String LISTS = "lists";
  static final String VALUES = "values";
  private static final Map<String, String> LABELS =
      Map.of(
          "status", "Status",
          "author", "Author",
          "at", "Decided at",
          "rule", "Extraction rule",
          "confidence", "Confidence",
          "suggested", "What was suggested");

  /**
   * A column.
   *
   * @param id the last part of a field's id, or the name of a general column
   */
  record Column(String id, String label, boolean passage) {}

  /**
   * A table.
   *
   * @param id {@code items}, {@code items.reviewerCitations}, {@code letters}
   * @param fields the fields that have a column of their own
   */
  record Table(String id, String label, List<Column> columns, List<Field> fields) {}

  /** The content of a cell. */
  sealed interface Cell {
    record TextCell(String words) implements Cell {}

    record NumberCell(long number) implements Cell {}

    record DateCell(LocalDate day) implements Cell {}

    record EmptyCell() implements Cell {}

    /** Returns the cell's text for text-only files. */
    default String text() {
      return switch (this) {
        case TextCell(String words) -> words;
        case NumberCell(long number) -> Long.toString(number);
        case DateCell(LocalDate day) -> day.toString();
        case EmptyCell() -> "";
      };
    }
  }

  private static final List<Column> LETTER =
      List.of(
          new Column("letter", "Letter", false), new Column("textSha256", "Text SHA-256", false));
  private static final Column PATH = new Column("path", "Path in the record", false);
  private static final Column PART = new Column("part", "Part of the gold set", false);
  private static final Column ABSENT = new Column("absent", "Marked as not stated", false);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private final Schema schema;
  private final boolean withText;
  private final List<Table> tables;

  /**
   * @param withText false to omit values that are letter text
   */
  RecordTables(Schema schema, boolean withText) {
    this.schema = schema;
    this.withText = withText;
    this.tables =
        Stream.of(
                schema.all().filter(Field::isGroup).map(this::ofGroup),
                Stream.of(ofLetters(), ofLists(), ofValues()))
            .flatMap(s -> s)
            .toList();
  }

  /**
   * Returns the tables of groups in form order, followed by those of letters, lists, and values.
   */
  List<Table> all() {
    return tables;
  }

  private Table ofGroup(Field group) {
    List<Field> fields = shown(group.fields());
    return new Table(
        group.id().path(),
        group.label(),
        columns(Stream.of(PATH), fields, f -> f.id().name()),
        fields);
  }

  private Table ofLetters() {
    List<Field> fields = shown(schema.fields());
    return new Table(
        LETTERS, "Letters", columns(Stream.of(PART), fields, f -> f.id().path()), fields);
  }

  private Table ofLists() {
    Stream<Column> columns =
        Stream.of(PATH, new Column("field", "Field", false), new Column("value", "Value", false));
    return new Table(LISTS, "Lists", Stream.concat(LETTER.stream(), columns).toList(), List.of());
  }

  private Table ofValues() {
    Stream<Column> place =
        Stream.of(
            PATH,
            new Column("field", "Field", false),
            new Column("start", "Start", false),
            new Column("end", "End", false),
            new Column("value", "Value", false),
            new Column("absent", "Not stated", false));
    Stream<Column> origin =
        ValueOrigin.KEYS.stream().map(key -> new Column(key, LABELS.getOrDefault(key, key), false));
    return new Table(
        VALUES,
        "Values",
        Stream.of(LETTER.stream(), place, origin).flatMap(s -> s).toList(),
        List.of());
  }

  private List<Field> shown(List<Field> fields) {
    return fields.stream().filter(f -> !f.isGroup() && isShown(f)).toList();
  }

  private boolean isShown(Field field) {
    return withText || field.type() != Field.Type.TEXT;
  }

  private static List<Column> columns(
      Stream<Column> first, List<Field> fields, Function<Field, String> id) {
    return Stream.of(
            LETTER.stream(),
            first,
            fields.stream().map(f -> new Column(id.apply(f), f.label(), f.longText())),
            Stream.of(ABSENT))
        .flatMap(s -> s)
        .toList();
  }

  /** Returns a letter's rows by table id. */
  Map<String, List<List<Cell>>> rows(AnnotatedLetter letter) {
    List<RecordEntry> record = RecordEntry.of(letter.annotations(), schema);
    Map<String, List<RecordEntry>> owned =
        record.stream().collect(Collectors.groupingBy(RecordEntry::owner));
    Map<String, List<List<Cell>>> rows = new LinkedHashMap<>();
    for (Table table : tables) {
      rows.put(
          table.id(),
          switch (table.id()) {
            case LETTERS -> List.of(row(letter, owned, table, part(letter), ""));
            case LISTS -> lists(letter, record);
            case VALUES -> values(letter, record);
            default -> entries(letter, record, owned, table);
          });
    }
    return rows;
  }

  private static String part(AnnotatedLetter letter) {
    return letter.part().map(GoldSetPart::word).orElse("");
  }

  private static List<List<Cell>> entries(
      AnnotatedLetter letter,
      List<RecordEntry> record,
      Map<String, List<RecordEntry>> owned,
      Table table) {
    FieldId group = new FieldId(table.id());
    return record.stream()
        .filter(m -> m.field().id().equals(group) && !m.isAbsent())
        .map(m -> row(letter, owned, table, m.path(), m.path()))
        .toList();
  }

  private static List<Cell> row(
      AnnotatedLetter letter,
      Map<String, List<RecordEntry>> owned,
      Table table,
      String first,
      String owner) {
    List<RecordEntry> own = owned.getOrDefault(owner, List.of());
    Map<FieldId, List<RecordEntry>> values =
        own.stream()
            .filter(RecordEntry::isValue)
            .collect(Collectors.groupingBy(m -> m.field().id()));
    List<Cell> cells = start(letter);
    cells.add(words(first));
    for (Field field : table.fields()) {
      cells.add(cell(field, values.getOrDefault(field.id(), List.of())));
    }
    cells.add(
        words(
            String.join(
                "; ",
                own.stream()
                    .filter(RecordEntry::isAbsent)
                    .map(m -> m.field().id().path())
                    .toList())));
    return cells;
  }

  private static List<Cell> start(AnnotatedLetter letter) {
    List<Cell> cells = new ArrayList<>();
    cells.add(words(letter.letter().name()));
    cells.add(words(letter.letter().id()));
    return cells;
  }

  private List<List<Cell>> lists(AnnotatedLetter letter, List<RecordEntry> record) {
    return record.stream()
        .filter(m -> m.isValue() && m.field().many() && isShown(m.field()))
        .map(
            m -> {
              List<Cell> cells = start(letter);
              cells.add(words(m.path()));
              cells.add(words(m.field().id().path()));
              cells.add(cell(m.field(), List.of(m)));
              return cells;
            })
        .toList();
  }

  /** Returns a row with provenance for each value and each field marked as not stated. */
  private List<List<Cell>> values(AnnotatedLetter letter, List<RecordEntry> record) {
    return record.stream()
        .filter(m -> m.isValue() || m.isAbsent())
        .map(m -> value(letter, m))
        .toList();
  }

  private List<Cell> value(AnnotatedLetter letter, RecordEntry mention) {
    List<Cell> cells = start(letter);
    cells.add(words(mention.path()));
    cells.add(words(mention.field().id().path()));
    Optional<Span> span = mention.annotation().evidence().map(Evidence::span);
    cells.add(offset(letter, span.map(Span::start)));
    cells.add(offset(letter, span.map(Span::end)));
    boolean shown = isShown(mention.field());
    cells.add(shown ? cell(mention.field(), List.of(mention)) : new Cell.EmptyCell());
    cells.add(words(mention.isAbsent() ? "yes" : ""));
    Map<String, String> origin = letter.origins().of(mention.annotation()).words();
    ValueOrigin.KEYS.stream()
        .map(key -> key.equals("suggested") && !shown ? "" : origin.getOrDefault(key, ""))
        .forEach(word -> cells.add(words(word)));
    return cells;
  }

  /** Returns an offset in code points. */
  private static Cell offset(AnnotatedLetter letter, Optional<Integer> at) {
    return at.<Cell>map(a -> new Cell.NumberCell(letter.letter().text().toCodePoints(a)))
        .orElseGet(Cell.EmptyCell::new);
  }

  private static Cell cell(Field field, List<RecordEntry> values) {
    List<String> normal = values.stream().flatMap(m -> m.normal().stream()).toList();
    return normal.size() == 1
        ? cell(field.type(), normal.getFirst())
        : words(String.join("; ", normal));
  }

  private static Cell cell(Field.Type type, String normal) {
    return switch (type) {
      case NUMBER, QUANTITY ->
          NUMBER.matcher(normal).matches()
              ? new Cell.NumberCell(Long.parseLong(normal))
              : words(normal);
      case DATE ->
          DATE.matcher(normal).matches()
              ? new Cell.DateCell(LocalDate.parse(normal))
              : words(normal);
      case TEXT, CODE, STATE, PAIN_SCORE, PAGES, GROUP -> words(normal);
    };
  }

  private static Cell words(String words) {
    return words.isEmpty() ? new Cell.EmptyCell() : new Cell.TextCell(words);
  }
}
