package imr.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.search.IndexEntry.Entry;
import imr.search.IndexEntry.FieldContents;
import imr.search.SearchSort.By;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the index finds and counts the same as a naive implementation. */
final class SearchIndexTest {
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<IndexEntry> cards = SampleIndexEntries.some(150, random);

  @TempDir private Path folder;
  private SearchIndex catalogue;

  @BeforeEach
  void fileAll() {
    catalogue = SearchIndex.open(folder.resolve("catalogue"), Optional.empty());
    // Some are added twice, so that there are deleted documents.
    catalogue.file(SampleIndexEntries.some(60, new Random(seed + 1)));
    cards.forEach(card -> catalogue.file(List.of(card)));
    assertEquals(Optional.empty(), catalogue.trouble());
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private List<String> find(LetterQuery query, SearchSort sort) {
    return List.copyOf(catalogue.find(query, sort).ids());
  }

  private List<IndexEntry> slowly(LetterQuery query) {
    return cards.stream().filter(c -> NaiveSearch.finds(query, c)).toList();
  }

  private static List<String> ids(List<IndexEntry> cards) {
    return cards.stream().map(IndexEntry::id).toList();
  }

  /** Returns how many letters both find. */
  private int assertFindsTheSame(LetterQuery query) {
    List<String> found = ids(slowly(query));
    assertEquals(
        found,
        find(query, SearchSort.by(By.ARRIVAL)),
        () -> query.written() + " with seed " + seed);
    return found.size();
  }

  @Test
  void eachKindOfConditionFindsWhatLookingAtEachCardFinds() {
    RandomQueries queries = new RandomQueries(random);
    List<QuerySubject> all = QueryVocabulary.of(SampleIndexEntries.SCHEMA).all();
    for (int i = 0; i < 25; i++) {
      all.forEach(about -> assertFindsTheSame(LetterQuery.of(queries.condition(about))));
      assertFindsTheSame(LetterQuery.of(queries.condition(new QuerySubject.TextSubject())));
    }
  }

  @Test
  void conditionsTogetherFindWhatLookingAtEachCardFinds() {
    RandomQueries queries = new RandomQueries(random);
    int found = 0;
    for (int i = 0; i < 600; i++) {
      LetterQuery query = queries.query();
      found += assertFindsTheSame(query) > 0 ? 1 : 0;
    }
    assertTrue(found > 60, "hardly any query found anything: " + found);
  }

  @Test
  void figuresCountWhatLookingAtEachCardCounts() {
    RandomQueries queries = new RandomQueries(random);
    List<FieldId> fields =
        List.of("reviewer.specialties", "items.decision", "items.category", "items.bodyParts")
            .stream()
            .map(FieldId::new)
            .toList();
    for (int i = 0; i < 200; i++) {
      LetterQuery query = i == 0 ? LetterQuery.ALL : queries.query();
      List<IndexEntry> found = slowly(query);
      LibraryStatistics figures = catalogue.figures(query, fields);
      String where = query.written() + " with seed " + seed;
      assertEquals(found.size(), figures.letters(), where);
      assertEquals(counted(found, c -> Stream.of(c.headline().state())), figures.states(), where);
      assertEquals(counted(found, c -> c.annotators().stream()), figures.annotators(), where);
      assertEquals(counted(found, c -> c.assigned().stream()), figures.assigned(), where);
      assertEquals(counted(found, c -> c.checks().stream()), figures.checks(), where);
      assertEquals(
          counted(found, c -> c.finished().stream()),
          figures.finished().stream()
              .collect(
                  Collectors.toMap(
                      d -> new IndexEntry.Finished(d.day(), d.by()), d -> d.letters())),
          where);
      for (FieldId field : fields) {
        assertEquals(
            counted(found, c -> facts(c, field).flatMap(f -> f.values().stream())),
            figures.values().get(field),
            where);
      }
      assertEquals(said(found), figures.said(), where);
      assertEquals(corrected(found), figures.corrected(), where);
    }
  }

  private static <T> Map<T, Integer> counted(
      List<IndexEntry> cards, Function<IndexEntry, Stream<T>> what) {
    return cards.stream()
        .flatMap(what)
        .collect(Collectors.toMap(t -> t, t -> 1, Integer::sum, HashMap::new));
  }

  private static Stream<FieldContents> facts(IndexEntry card) {
    return Stream.concat(
        card.facts().stream(), card.entries().stream().map(Entry::facts).flatMap(List::stream));
  }

  private static Stream<FieldContents> facts(IndexEntry card, FieldId field) {
    return facts(card).filter(f -> f.field().id().equals(field));
  }

  private static Map<FieldId, Map<AnnotationKind, Integer>> said(List<IndexEntry> cards) {
    Map<FieldId, Map<AnnotationKind, Integer>> said = new HashMap<>();
    cards.stream()
        .flatMap(SearchIndexTest::facts)
        .filter(f -> !f.said().isEmpty())
        .forEach(
            f ->
                f.said()
                    .forEach(
                        (s, n) ->
                            said.computeIfAbsent(f.field().id(), x -> new HashMap<>())
                                .merge(s, n, Integer::sum)));
    return said;
  }

  private static Map<FieldId, Map<String, Integer>> corrected(List<IndexEntry> cards) {
    Map<FieldId, Map<String, Integer>> corrected = new HashMap<>();
    cards.stream()
        .map(IndexEntry::corrected)
        .map(Map::entrySet)
        .flatMap(Collection::stream)
        .forEach(
            e ->
                e.getValue()
                    .forEach(
                        (kind, n) ->
                            corrected
                                .computeIfAbsent(e.getKey(), x -> new HashMap<>())
                                .merge(kind, n, Integer::sum)));
    return corrected;
  }

  @Test
  void lettersComeInTheOrderAskedForAndInItsReverse() {
    Comparator<IndexEntry> arrival = Comparator.comparingInt(IndexEntry::number);
    Map<By, Comparator<IndexEntry>> orders =
        Map.of(
            By.ARRIVAL, arrival,
            By.BEST_MATCH, arrival,
            By.ADDED, Comparator.comparing(IndexEntry::added).reversed().thenComparing(arrival),
            By.CHANGED, Comparator.comparing(IndexEntry::changed).reversed().thenComparing(arrival),
            By.NEEDS_EYES,
                Comparator.<IndexEntry>comparingInt(c -> -c.checks().size())
                    .thenComparingDouble(c -> c.confidence().orElse(1))
                    .thenComparingInt(c -> -c.headline().open())
                    .thenComparing(arrival),
            By.TITLE,
                Comparator.<IndexEntry>comparingInt(c -> part(c, 0))
                    .thenComparingInt(c -> part(c, 1))
                    .thenComparing(arrival));
    orders.forEach(
        (by, order) -> {
          List<String> expected = ids(cards.stream().sorted(order).toList());
          assertEquals(
              expected, find(LetterQuery.ALL, SearchSort.by(by)), by + " with seed " + seed);
          assertEquals(
              expected.reversed(), find(LetterQuery.ALL, SearchSort.by(by).reverse()), by.name());
        });
  }

  private static int part(IndexEntry card, int at) {
    return Integer.parseInt(card.headline().title().substring(2).split("-", -1)[at]);
  }

  @Test
  void theLetterThatHasTheWordMoreOftenComesFirst() {
    IndexEntry often = with(cards.get(7), "yttrium yttrium yttrium, said the yttrium.");
    IndexEntry once =
        with(cards.get(3), "Of yttrium it says little, and much of all the other metals.");
    catalogue.file(List.of(once, often));
    LetterQuery query =
        assertInstanceOf(LetterQuery.class, LetterQuery.read("yttrium", SampleIndexEntries.SCHEMA));
    assertEquals(List.of(often.id(), once.id()), find(query, SearchSort.by(By.BEST_MATCH)));
  }

  private static IndexEntry with(IndexEntry card, String text) {
    return new IndexEntry(
        card.id(),
        card.stamp(),
        card.number(),
        text,
        card.file(),
        card.headline(),
        card.recognised(),
        card.archived(),
        card.added(),
        card.changed(),
        card.finished(),
        card.annotators(),
        card.assigned(),
        card.checks(),
        card.confidence(),
        card.facts(),
        card.entries(),
        card.corrected());
  }

  @Test
  void twoConditionsOnItemsAreAboutTheSameItem() {
    FieldContents opioid = fact("items.category", "drug/opioid");
    FieldContents other = fact("items.category", "program");
    FieldContents overturned = fact("items.decision", "overturned");
    FieldContents upheld = fact("items.decision", "upheld");
    IndexEntry crossed =
        with(cards.get(0), List.of(List.of(opioid, upheld), List.of(other, overturned)));
    IndexEntry same =
        with(cards.get(1), List.of(List.of(opioid, overturned), List.of(other, upheld)));
    catalogue.remove(ids(cards));
    catalogue.file(List.of(crossed, same));
    assertEquals(List.of(same.id()), found("category:drug/opioid decision:overturned"));
    assertEquals(List.of(crossed.id(), same.id()), found("category:drug/opioid"));
    assertEquals(List.of(), found("category:drug/opioid -decision:overturned"));
  }

  private List<String> found(String written) {
    LetterQuery query =
        assertInstanceOf(LetterQuery.class, LetterQuery.read(written, SampleIndexEntries.SCHEMA));
    return find(query, SearchSort.by(By.ARRIVAL));
  }

  private static FieldContents fact(String field, String value) {
    return new FieldContents(
        SampleIndexEntries.SCHEMA.field(new FieldId(field)),
        List.of(value),
        Map.of(AnnotationKind.ANY, 1));
  }

  private static IndexEntry with(IndexEntry card, List<List<FieldContents>> items) {
    return new IndexEntry(
        card.id(),
        card.stamp(),
        card.number(),
        card.text(),
        card.file(),
        card.headline(),
        card.recognised(),
        card.archived(),
        card.added(),
        card.changed(),
        card.finished(),
        card.annotators(),
        card.assigned(),
        card.checks(),
        card.confidence(),
        card.facts(),
        items.stream().map(facts -> new Entry(SampleIndexEntries.ITEMS, facts)).toList(),
        card.corrected());
  }

  @Test
  void valuesComeTheMostFrequentFirst() {
    QuerySubject decision =
        QueryVocabulary.of(SampleIndexEntries.SCHEMA).about(new FieldId("items.decision"));
    Map<String, Integer> expected =
        counted(
            cards,
            c ->
                c.entries().stream()
                    .flatMap(
                        e ->
                            e.facts().stream()
                                .filter(f -> f.field().id().path().equals("items.decision"))
                                .flatMap(f -> f.values().stream())));
    List<SearchIndex.ValueCount> values = catalogue.values(decision, "", 10);
    assertEquals(
        expected, values.stream().collect(Collectors.toMap(v -> v.value(), v -> v.count())));
    assertEquals(
        values.stream()
            .map(SearchIndex.ValueCount::count)
            .sorted(Comparator.reverseOrder())
            .toList(),
        values.stream().map(SearchIndex.ValueCount::count).toList());
    assertEquals(
        Optional.ofNullable(expected.get("upheld")),
        catalogue.values(decision, "UPH", 1).stream()
            .map(SearchIndex.ValueCount::count)
            .findFirst());
  }

  @Test
  void whatWasKeptIsThereWhenItIsOpenedAgain() {
    catalogue.close();
    catalogue = SearchIndex.open(folder.resolve("catalogue"), Optional.empty());
    assertEquals(
        cards.stream().collect(Collectors.toMap(IndexEntry::id, IndexEntry::stamp)),
        catalogue.stamps());
    assertEquals(ids(cards), find(LetterQuery.ALL, SearchSort.by(By.ARRIVAL)));
    assertTrue(catalogue.checkIntegrity());
  }

  @Test
  void theFolderAndEveryFileInItIsForTheUserAlone() throws Exception {
    assertPrivate(folder.resolve("catalogue"));
  }

  @Test
  void filesThatWereReadableByOthersBecomePrivateWhenTheIndexIsOpened() throws Exception {
    catalogue.close();
    Path where = folder.resolve("catalogue");
    try (Stream<Path> files = Files.list(where)) {
      for (Path file : files.toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
    catalogue = SearchIndex.open(where, Optional.empty());
    assertPrivate(where);
  }

  @Test
  void anEncryptedIndexIsForTheUserAlone() throws Exception {
    Path where = folder.resolve("encrypted");
    try (SearchIndex encrypted = SearchIndex.open(where, Optional.of(new byte[32]))) {
      encrypted.file(cards);
      encrypted.keep();
      assertPrivate(where);
    }
    assertPrivate(where);
  }

  private static void assertPrivate(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        assertEquals(
            Files.isDirectory(each) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(each)),
            each.toString());
      }
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidInASentenceAndNothingIsFound() throws Exception {
    Path file = Files.createFile(folder.resolve("a file"));
    try (SearchIndex nowhere = SearchIndex.open(file.resolve("catalogue"), Optional.empty())) {
      nowhere.file(cards);
      assertTrue(nowhere.trouble().orElseThrow().startsWith("Search isn't available: "));
      assertEquals(0, nowhere.find(LetterQuery.ALL, SearchSort.by(By.ARRIVAL)).count());
      assertEquals(LibraryStatistics.NOTHING, nowhere.figures(LetterQuery.ALL, List.of()));
      assertEquals(Map.of(), nowhere.stamps());
    }
  }
}
