package imr.search;

import imr.annotation.FieldId;
import imr.annotation.Headline.State;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Counts the terms that {@link IndexDocuments} indexes, over the letters that match a query. */
final class StatisticsCollector extends SimpleCollector {
  private final List<LeafReaderContext> leaves = new ArrayList<>();
  private final List<FixedBitSet> met = new ArrayList<>();
  private int letters;

  static LibraryStatistics count(
      IndexSearcher searcher, org.apache.lucene.search.Query query, List<FieldId> valuesOf)
      throws IOException {
    StatisticsCollector counting = new StatisticsCollector();
    searcher.search(query, new SingleCollectorManager<>(counting));
    return counting.figures(valuesOf);
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext leaf) {
    leaves.add(leaf);
    met.add(new FixedBitSet(leaf.reader().maxDoc()));
  }

  @Override
  public void collect(int doc) {
    met.getLast().set(doc);
    letters++;
  }

  private LibraryStatistics figures(List<FieldId> valuesOf) throws IOException {
    Map<FieldId, Map<String, Integer>> values = new LinkedHashMap<>();
    for (FieldId field : valuesOf) {
      values.put(field, byName(IndexFields.of(field)));
    }
    return new LibraryStatistics(
        letters,
        states(),
        finished(),
        byName(IndexFields.of(LetterProperty.BY)),
        byName(IndexFields.of(LetterProperty.ASSIGNED)),
        byName(IndexFields.of(LetterProperty.CHECK)),
        values,
        said(),
        corrected());
  }

  private Map<State, Integer> states() throws IOException {
    Map<State, Integer> states = new EnumMap<>(State.class);
    byName(IndexFields.of(LetterProperty.STATE))
        .forEach((name, count) -> states.put(State.valueOf(name), count));
    return states;
  }

  private List<LibraryStatistics.FinishedCount> finished() throws IOException {
    List<LibraryStatistics.FinishedCount> done = new ArrayList<>();
    terms(IndexFields.facts(IndexFields.of(LetterProperty.FINISHED)))
        .forEach(
            (term, count) -> {
              String[] parts = parts(term);
              done.add(
                  new LibraryStatistics.FinishedCount(LocalDate.parse(parts[0]), parts[1], count));
            });
    done.sort(
        Comparator.comparing(LibraryStatistics.FinishedCount::day)
            .thenComparing(LibraryStatistics.FinishedCount::by));
    return List.copyOf(done);
  }

  private Map<FieldId, Map<AnnotationKind, Integer>> said() throws IOException {
    Map<FieldId, Map<AnnotationKind, Integer>> said = new LinkedHashMap<>();
    terms(IndexFields.TALLY)
        .forEach(
            (term, count) -> {
              String[] parts = parts(term);
              said.computeIfAbsent(new FieldId(parts[0]), f -> new EnumMap<>(AnnotationKind.class))
                  .merge(
                      AnnotationKind.valueOf(parts[1]),
                      count * Integer.parseInt(parts[2]),
                      Integer::sum);
            });
    return said;
  }

  private Map<FieldId, Map<String, Integer>> corrected() throws IOException {
    Map<FieldId, Map<String, Integer>> corrected = new LinkedHashMap<>();
    terms(IndexFields.CORRECTED)
        .forEach(
            (term, count) -> {
              String[] parts = parts(term);
              corrected
                  .computeIfAbsent(new FieldId(parts[0]), f -> new TreeMap<>())
                  .merge(parts[1], count * Integer.parseInt(parts[2]), Integer::sum);
            });
    return corrected;
  }

  /** Sums the counts by name, most frequent first. */
  private Map<String, Integer> byName(String key) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    terms(IndexFields.facts(key))
        .forEach(
            (term, count) -> {
              String[] parts = parts(term);
              counts.merge(parts[0], count * Integer.parseInt(parts[1]), Integer::sum);
            });
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
  }

  private static String[] parts(String term) {
    return term.split(String.valueOf(IndexFields.PART), -1);
  }

  /** Counts the matching letters with each term. */
  private Map<String, Integer> terms(String field) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < leaves.size(); i++) {
      count(leaves.get(i).reader(), field, met.get(i), counts);
    }
    return counts;
  }

  private static void count(
      LeafReader leaf, String field, FixedBitSet met, Map<String, Integer> counts)
      throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(leaf, field);
    int[] byTerm = new int[Math.toIntExact(values.getValueCount())];
    DocIdSetIterator docs = new BitSetIterator(met, 0);
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if (values.advanceExact(doc)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          byTerm[(int) values.nextOrd()]++;
        }
      }
    }
    for (int term : met(byTerm)) {
      counts.merge(values.lookupOrd(term).utf8ToString(), byTerm[term], Integer::sum);
    }
  }

  /** Returns the ordinals of the terms with a count. */
  private static int[] met(int[] byTerm) {
    return IntStream.range(0, byTerm.length).filter(term -> byTerm[term] > 0).toArray();
  }
}
