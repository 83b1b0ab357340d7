package imr.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues.MultiSortedDocValues;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.packed.PackedInts;

/**
 * The sort order of titles across all segments. Computed once per state of the index, and only if
 * needed.
 */
final class TitleOrder {
  private volatile Optional<Known> last = Optional.empty();

  private record Known(IndexReader.CacheKey index, OrdinalMap order) {}

  /** Returns the titles of all documents by their global ordinal. */
  SortedDocValues of(IndexReader reader) throws IOException {
    List<LeafReaderContext> leaves = reader.leaves();
    SortedDocValues[] values = new SortedDocValues[leaves.size()];
    int[] starts = new int[leaves.size() + 1];
    starts[leaves.size()] = reader.maxDoc();
    long cost = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = DocValues.getSorted(leaves.get(i).reader(), IndexFields.TITLE);
      starts[i] = leaves.get(i).docBase;
      cost += values[i].cost();
    }
    return new MultiSortedDocValues(values, starts, order(reader, values), cost);
  }

  private OrdinalMap order(IndexReader reader, SortedDocValues[] values) throws IOException {
    IndexReader.CacheKey key = reader.getReaderCacheHelper().getKey();
    Optional<Known> known = last.filter(k -> k.index().equals(key));
    if (known.isPresent()) {
      return known.get().order();
    }
    OrdinalMap order = OrdinalMap.build(key, values, PackedInts.DEFAULT);
    last = Optional.of(new Known(key, order));
    return order;
  }
}
