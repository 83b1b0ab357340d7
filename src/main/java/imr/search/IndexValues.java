package imr.search;

import imr.search.SearchIndex.ValueCount;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Reads stamps and values directly from the index. */
final class IndexValues {
  /** The maximum number of values read per segment. Typing another character narrows the list. */
  private static final int MOST_VALUES = 50_000;

  private IndexValues() {}

  static Map<String, Long> stamps(IndexSearcher searcher) throws IOException {
    Map<String, Long> stamps = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      NumericDocValues stamp = DocValues.getNumeric(leaf.reader(), IndexFields.STAMP);
      BinaryDocValues id = DocValues.getBinary(leaf.reader(), IndexFields.WHICH);
      for (int doc = id.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = id.nextDoc()) {
        if ((live == null || live.get(doc)) && stamp.advanceExact(doc)) {
          stamps.put(hex(id.binaryValue()), stamp.longValue());
        }
      }
    }
    return stamps;
  }

  private static String hex(BytesRef id) {
    return HexFormat.of().formatHex(id.bytes, id.offset, id.offset + id.length);
  }

  static List<ValueCount> values(
      IndexSearcher searcher, QuerySubject about, String beginning, int limit) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    BytesRef prefix = new BytesRef(TextNormalizer.folded(beginning));
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(IndexFields.values(IndexFields.of(about)));
      if (terms != null) {
        count(leaf.reader(), terms.iterator(), prefix, counts);
      }
    }
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .map(e -> new ValueCount(e.getKey(), e.getValue()))
        .toList();
  }

  private static void count(
      LeafReader leaf, TermsEnum all, BytesRef prefix, Map<String, Integer> counts)
      throws IOException {
    boolean more = all.seekCeil(prefix) != TermsEnum.SeekStatus.END;
    for (int i = 0; i < MOST_VALUES && more && StringHelper.startsWith(all.term(), prefix); i++) {
      String term = all.term().utf8ToString();
      String value = term.substring(term.indexOf(IndexFields.PART) + 1);
      counts.merge(value, documents(leaf.getLiveDocs(), all), Integer::sum);
      more = all.next() != null;
    }
  }

  /** Returns the number of documents with a term, without deleted ones. */
  private static int documents(@org.jspecify.annotations.Nullable Bits live, TermsEnum term)
      throws IOException {
    if (live == null) {
      return term.docFreq();
    }
    PostingsEnum docs = term.postings(null, PostingsEnum.NONE);
    int count = 0;
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      count += live.get(doc) ? 1 : 0;
    }
    return count;
  }
}
