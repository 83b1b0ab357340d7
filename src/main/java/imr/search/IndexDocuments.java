package imr.search;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.search.LetterProperty.Kind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/**
 * Converts an index entry to Lucene documents: one for each entry of the letter's groups, followed
 * by the letter's own. Lucene treats such a block as children and their parent.
 */
final class IndexDocuments {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,30})?");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

  /** Larger counts are capped at this value. */
  private static final int MOST = 0xFFFF;

  private final IndexEntry card;
  private final Document letter = new Document();

  private IndexDocuments(IndexEntry card) {
    this.card = card;
  }

  static List<Document> of(IndexEntry card) {
    return new IndexDocuments(card).documents();
  }

  private List<Document> documents() {
    List<Document> block = new ArrayList<>();
    card.entries().forEach(entry -> block.add(entry(entry)));
    names(letter, IndexFields.LETTER);
    order();
    properties();
    words(letter, IndexFields.TEXT, card.text());
    words(letter, IndexFields.TEXT, card.headline().title());
    card.facts().forEach(fact -> fact(letter, fact));
    counted();
    block.add(letter);
    return block;
  }

  private void names(Document document, String is) {
    document.add(new StringField(IndexFields.ID, IndexFields.id(card.id()), Store.NO));
    document.add(new StringField(IndexFields.IS, is, Store.NO));
  }

  private Document entry(IndexEntry.Entry entry) {
    Document document = new Document();
    names(document, entry.group().path());
    entry.facts().forEach(fact -> fact(document, fact));
    return document;
  }

  private void order() {
    letter.add(new BinaryDocValuesField(IndexFields.WHICH, IndexFields.id(card.id())));
    number(IndexFields.STAMP, card.stamp());
    number(IndexFields.NUMBER, card.number());
    number(IndexFields.CHANGED, milliseconds(card.changed()));
    number(IndexFields.ADDED, milliseconds(card.added()));
    number(IndexFields.EYES, eyes());
    number(IndexFields.DOUBT, 0);
    letter.add(
        new SortedDocValuesField(
            IndexFields.TITLE, new BytesRef(sortable(card.headline().title()))));
  }

  private void number(String key, long number) {
    letter.add(new NumericDocValuesField(key, number));
  }

  private static long milliseconds(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /**
   * Returns the review priority: first the number of failing checks, then low confidence, then the
   * number of open fields. Larger is more urgent.
   */
  private long eyes() {
    long checks = Math.min(card.checks().size(), MOST);
    long doubt = Math.round((1 - card.confidence().orElse(1)) * MOST);
    return checks << 32 | doubt << 16 | Math.min(card.headline().open(), MOST);
  }

  /** Folds a title and pads its numbers, so that they sort by value. */
  static String sortable(String title) {
    Matcher digits = DIGITS.matcher(TextNormalizer.folded(IndexFields.cut(title)));
    return digits.replaceAll(d -> String.format(Locale.ROOT, "%018d", Long.parseLong(d.group())));
  }

  private void properties() {
    for (LetterProperty property : LetterProperty.values()) {
      String key = IndexFields.of(property);
      keywords(property).forEach(word -> keyword(letter, key, word));
      values(property).forEach(value -> value(letter, key, property.kind(), value));
    }
  }

  private List<String> keywords(LetterProperty property) {
    return switch (property) {
      case STATE ->
          List.of(card.headline().state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case FLAG -> List.of(card.headline().flagged() ? "yes" : "no");
      case ARCHIVED -> List.of(card.archived() ? "yes" : "no");
      case RECOGNIZED -> List.of(card.recognised() ? "yes" : "no");
      case BY, ASSIGNED, FINISHED_BY -> values(property).isEmpty() ? List.of("nobody") : List.of();
      case CHECK, FINISHED, CONFIDENCE -> List.of(values(property).isEmpty() ? "none" : "any");
      case ADDED, CHANGED, OPEN, CORRECTIONS, TITLE, FILE -> List.of();
    };
  }

  private Collection<String> values(LetterProperty property) {
    return switch (property) {
      case STATE, FLAG, ARCHIVED, RECOGNIZED -> List.of();
      case BY -> card.annotators();
      case ASSIGNED -> card.assigned().stream().toList();
      case FINISHED_BY -> card.finished().map(IndexEntry.Finished::by).stream().toList();
      case CHECK -> card.checks();
      case ADDED -> List.of(card.added().toLocalDate().toString());
      case CHANGED -> List.of(card.changed().toLocalDate().toString());
      case FINISHED -> card.finished().map(f -> f.day().toString()).stream().toList();
      case OPEN -> List.of(Integer.toString(card.headline().open()));
      case CONFIDENCE -> card.confidence().stream().mapToObj(IndexDocuments::plain).toList();
      case CORRECTIONS -> List.of(Integer.toString(corrections()));
      case TITLE -> List.of(card.headline().title());
      case FILE -> List.of(card.file());
    };
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }

  private int corrections() {
    return card.corrected().values().stream()
        .flatMap(kinds -> kinds.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static void fact(Document document, IndexEntry.FieldContents fact) {
    String key = IndexFields.of(fact.field().id());
    fact.said().keySet().forEach(said -> keyword(document, key, said.word()));
    Kind kind = QueryVocabulary.kind(fact.field().type());
    fact.values().forEach(value -> value(document, key, kind, value));
  }

  private static void keyword(Document document, String key, String word) {
    document.add(new StringField(IndexFields.said(key), word, Store.NO));
  }

  private static void value(Document document, String key, Kind kind, String value) {
    switch (kind) {
      case CHOICE -> {}
      case CODE, ID, DATE -> whole(document, key, value);
      case PERSON, TEXT -> {
        whole(document, key, value);
        words(document, key, value);
      }
      case AMOUNT -> {
        whole(document, key, value);
        words(document, key, value);
        numbersIn(value).forEach(n -> document.add(new DoublePoint(IndexFields.numbers(key), n)));
      }
      case NUMBER, DECIMAL, ENTRIES -> {
        whole(document, key, value);
        numbersIn(value).forEach(n -> document.add(new DoublePoint(IndexFields.numbers(key), n)));
      }
    }
  }

  /** Returns all numbers in an amount; {@code 6-8/10} contains six and eight. */
  static List<Double> numbersIn(String value) {
    String amount = value.endsWith("/10") ? value.substring(0, value.length() - 3) : value;
    return NUMBER.matcher(amount).results().map(n -> Double.parseDouble(n.group())).toList();
  }

  private static void whole(Document document, String key, String value) {
    String normal = IndexFields.cut(value);
    String term = TextNormalizer.folded(normal) + IndexFields.PART + normal;
    document.add(new StringField(IndexFields.values(key), term, Store.NO));
  }

  private static void words(Document document, String key, String text) {
    document.add(new TextField(IndexFields.words(key), text, Store.NO));
    document.add(new org.apache.lucene.document.Field(IndexFields.stems(key), text, STEMS));
  }

  /** Indexed with frequencies for scoring, but without positions. */
  private static final org.apache.lucene.document.FieldType STEMS = stems();

  private static org.apache.lucene.document.FieldType stems() {
    var type = new org.apache.lucene.document.FieldType(TextField.TYPE_NOT_STORED);
    type.setIndexOptions(org.apache.lucene.index.IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  /** Indexes the terms that {@link LibraryStatistics} counts. */
  private void counted() {
    fact(IndexFields.of(LetterProperty.STATE), card.headline().state().name());
    card.annotators()
        .forEach(name -> fact(IndexFields.of(LetterProperty.BY), IndexFields.cut(name)));
    card.assigned()
        .ifPresent(name -> fact(IndexFields.of(LetterProperty.ASSIGNED), IndexFields.cut(name)));
    card.checks().forEach(check -> fact(IndexFields.of(LetterProperty.CHECK), check));
    card.finished()
        .ifPresent(
            f ->
                fact(
                    IndexFields.of(LetterProperty.FINISHED),
                    parts(f.day(), IndexFields.cut(f.by()))));
    Map<FieldId, Map<AnnotationKind, Integer>> tally = new LinkedHashMap<>();
    Map<Field, Map<String, Integer>> values = new LinkedHashMap<>();
    all()
        .forEach(
            fact -> {
              fact.said()
                  .forEach(
                      (said, count) ->
                          tally
                              .computeIfAbsent(
                                  fact.field().id(), f -> new EnumMap<>(AnnotationKind.class))
                              .merge(said, count, Integer::sum));
              fact.values()
                  .forEach(
                      value ->
                          values
                              .computeIfAbsent(fact.field(), f -> new LinkedHashMap<>())
                              .merge(IndexFields.cut(value), 1, Integer::sum));
            });
    tally.forEach(
        (field, said) ->
            said.forEach(
                (s, count) -> set(IndexFields.TALLY, parts(field.path(), s.name(), count))));
    card.corrected()
        .forEach(
            (field, kinds) ->
                kinds.forEach(
                    (kind, count) -> set(IndexFields.CORRECTED, parts(field.path(), kind, count))));
    values.forEach((field, counts) -> values(field, counts));
  }

  private Stream<IndexEntry.FieldContents> all() {
    return Stream.concat(
        card.facts().stream(), card.entries().stream().flatMap(e -> e.facts().stream()));
  }

  /** Values of long text fields are not counted. */
  private void values(Field field, Map<String, Integer> counts) {
    if (!field.longText() && !field.isGroup()) {
      counts.forEach(
          (value, count) -> set(IndexFields.facts(field.id().path()), parts(value, count)));
    }
  }

  private void fact(String key, String value) {
    set(IndexFields.facts(key), parts(value, 1));
  }

  private void set(String key, String term) {
    letter.add(new SortedSetDocValuesField(key, new BytesRef(term)));
  }

  static String parts(Object... parts) {
    return Stream.of(parts)
        .map(Object::toString)
        .collect(java.util.stream.Collectors.joining(String.valueOf(IndexFields.PART)));
  }
}
