package imr.search;

import imr.letter.LetterIds;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/**
 * Collects the letters that match a query and sorts them. Uses primitive arrays with one sort key
 * per letter, so that a hundred thousand letters need no objects.
 */
final class ResultSorter extends SimpleCollector {
  private final SearchSort sort;
  private final SortedDocValues titles;
  private long[] keys = new long[1_024];
  private long[] numbers = new long[1_024];
  private long[] ids = new long[1_024 * LetterIds.LONGS];
  private int count;

  private int base;
  private NumericDocValues key = none();
  private NumericDocValues number = none();
  private BinaryDocValues id = DocValues.emptyBinary();
  private Scorable scorer = new Unscored();

  private ResultSorter(SearchSort sort, SortedDocValues titles) {
    this.sort = sort;
    this.titles = titles;
  }

  private static NumericDocValues none() {
    return DocValues.emptyNumeric();
  }

  private static final class Unscored extends Scorable {
    @Override
    public float score() {
      return 0;
    }
  }

  /** Runs a query and returns its letters in order. */
  static SearchResults find(
      IndexSearcher searcher,
      org.apache.lucene.search.Query query,
      SearchSort sort,
      TitleOrder titles)
      throws IOException {
    ResultSorter all =
        new ResultSorter(
            sort,
            sort.by() == SearchSort.By.TITLE
                ? titles.of(searcher.getIndexReader())
                : DocValues.emptySorted());
    searcher.search(query, new SingleCollectorManager<>(all));
    return all.sorted();
  }

  @Override
  public ScoreMode scoreMode() {
    return sort.by() == SearchSort.By.BEST_MATCH
        ? ScoreMode.COMPLETE
        : ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public void setScorer(Scorable now) {
    scorer = now;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
    base = leaf.docBase;
    number = DocValues.getNumeric(leaf.reader(), IndexFields.NUMBER);
    id = DocValues.getBinary(leaf.reader(), IndexFields.WHICH);
    key =
        switch (sort.by()) {
          case BEST_MATCH, TITLE, ARRIVAL -> none();
          case NEEDS_EYES -> DocValues.getNumeric(leaf.reader(), IndexFields.EYES);
          case DOUBT -> DocValues.getNumeric(leaf.reader(), IndexFields.DOUBT);
          case CHANGED -> DocValues.getNumeric(leaf.reader(), IndexFields.CHANGED);
          case ADDED -> DocValues.getNumeric(leaf.reader(), IndexFields.ADDED);
        };
  }

  @Override
  public void collect(int doc) throws IOException {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, count * 2);
      numbers = Arrays.copyOf(numbers, count * 2);
      ids = Arrays.copyOf(ids, count * 2 * LetterIds.LONGS);
    }
    numbers[count] = number.advanceExact(doc) ? number.longValue() : 0;
    keys[count] = sortedBy(doc);
    if (id.advanceExact(doc)) {
      BytesRef bytes = id.binaryValue();
      LetterIds.pack(bytes.bytes, bytes.offset, ids, count);
    }
    count++;
  }

  /** Returns the sort key of a document. Smaller keys come first. */
  private long sortedBy(int doc) throws IOException {
    return switch (sort.by()) {
      case BEST_MATCH -> -Float.floatToIntBits(scorer.score());
      case NEEDS_EYES, DOUBT, CHANGED, ADDED -> key.advanceExact(doc) ? -key.longValue() : 0;
      case ARRIVAL -> 0;
      case TITLE -> titles.advanceExact(base + doc) ? titles.ordValue() : -1;
    };
  }

  private SearchResults sorted() {
    int[] order = LongSorter.sorted(count, keys, numbers);
    long[] sorted = new long[count * LetterIds.LONGS];
    for (int i = 0; i < count; i++) {
      int at = order[sort.reversed() ? count - 1 - i : i];
      System.arraycopy(ids, at * LetterIds.LONGS, sorted, i * LetterIds.LONGS, LetterIds.LONGS);
    }
    return new SearchResults(new LetterIds(sorted));
  }
}
