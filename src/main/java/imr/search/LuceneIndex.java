package imr.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * A Lucene index in a folder, open for reading and writing. All methods throw Lucene's exceptions.
 */
final class LuceneIndex implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LuceneIndex.class.getName());

  /** The size of the buffer for entries that aren't on disk yet. */
  private static final double MEGABYTES = 16;

  /**
   * Kept in a field, because loggers without references lose their level. Lucene would log advice
   * about JVM options, and might log letter text.
   */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private final Parts parts = new Parts(WordAnalyzer.exact(), WordAnalyzer.stems(), letters());
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final TitleOrder titles = new TitleOrder();
  private final AtomicLong filed = new AtomicLong();
  private volatile long seen;

  /** What compiling a query requires. */
  record Parts(WordAnalyzer exact, WordAnalyzer stems, BitSetProducer letters) {}

  private LuceneIndex(Directory directory, IndexWriter writer, SearcherManager searchers) {
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  private static BitSetProducer letters() {
    return new QueryBitSetProducer(QueryCompiler.LETTERS);
  }

  /** Opens the index in an existing folder, creating it if necessary. */
  static LuceneIndex open(Path folder, Optional<byte[]> secret) throws IOException {
    LUCENE.setLevel(Level.OFF);
    Directory directory =
        secret.isPresent()
            ? new EncryptedDirectory(folder, secret.get())
            : new PrivateDirectory(FSDirectory.open(folder));
    Optional<IndexWriter> begun = Optional.empty();
    boolean open = false;
    try {
      IndexWriter writer = new IndexWriter(directory, settings());
      begun = Optional.of(writer);
      LuceneIndex index =
          new LuceneIndex(directory, writer, new SearcherManager(writer, new Uncached()));
      open = true;
      return index;
    } finally {
      // The folder must be released before it can be deleted.
      if (!open) {
        begun.ifPresent(LuceneIndex::letGo);
        directory.close();
      }
    }
  }

  private static IndexWriterConfig settings() {
    return new IndexWriterConfig(analyzer()).setRAMBufferSizeMB(MEGABYTES).setCommitOnClose(false);
  }

  private static Analyzer analyzer() {
    WordAnalyzer exact = WordAnalyzer.exact();
    WordAnalyzer stems = WordAnalyzer.stems();
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return field.startsWith(IndexFields.stems("")) ? stems : exact;
      }
    };
  }

  /** Disables Lucene's query cache, which would use heap without a noticeable gain. */
  private static final class Uncached extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(
        org.apache.lucene.index.IndexReader reader,
        org.apache.lucene.index.@org.jspecify.annotations.Nullable IndexReader before) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  Parts parts() {
    return parts;
  }

  TitleOrder titles() {
    return titles;
  }

  interface IndexOperation<T> {
    T at(IndexSearcher searcher) throws IOException;
  }

  /** Runs a query on the current state of the index. */
  <T> T look(IndexOperation<T> look) throws IOException {
    long now = filed.get();
    if (seen < now) {
      // Blocks concurrent callers as well.
      searchers.maybeRefreshBlocking();
      seen = now;
    }
    IndexSearcher searcher = searchers.acquire();
    try {
      return look.at(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  void file(Collection<IndexEntry> cards) throws IOException {
    for (IndexEntry card : cards) {
      writer.updateDocuments(of(card.id()), IndexDocuments.of(card));
    }
    filed.incrementAndGet();
  }

  void remove(Collection<String> ids) throws IOException {
    for (String id : ids) {
      writer.deleteDocuments(of(id));
    }
    filed.incrementAndGet();
  }

  /** Changes what letters are sorted by, and nothing else of them. */
  void rank(Map<String, Long> doubts) throws IOException {
    for (Map.Entry<String, Long> doubt : doubts.entrySet()) {
      writer.updateNumericDocValue(of(doubt.getKey()), IndexFields.DOUBT, doubt.getValue());
    }
    filed.incrementAndGet();
  }

  private static Term of(String id) {
    return new Term(IndexFields.ID, IndexFields.id(id));
  }

  void keep() throws IOException {
    writer.commit();
  }

  /**
   * Verifies the checksum of every file.
   *
   * @throws IOException if one differs
   */
  void checkIntegrity() throws IOException {
    look(
        searcher -> {
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            leaf.reader().checkIntegrity();
          }
          return true;
        });
  }

  /** Returns whether the index is open and all checksums are correct. */
  boolean isIntact() {
    // why RuntimeException: as in SearchIndex.
    try {
      checkIntegrity();
      return writer.isOpen();
    } catch (IOException | RuntimeException | AssertionError | InternalError damage) {
      LOG.log(System.Logger.Level.DEBUG, "the search index is damaged", damage);
      return false;
    }
  }

  /** Commits and closes, without waiting for Lucene's background merges. */
  @Override
  public void close() throws IOException {
    try {
      if (writer.isOpen()) {
        keep();
      }
    } finally {
      drop();
    }
  }

  /** Closes without committing. */
  void drop() throws IOException {
    try {
      searchers.close();
    } finally {
      letGo(writer);
      directory.close();
    }
  }

  private static void letGo(IndexWriter writer) {
    try {
      writer.rollback();
    } catch (IOException | RuntimeException | AssertionError | InternalError broken) {
      // why RuntimeException: the index is closed anyway, and its letters are indexed again.
      LOG.log(System.Logger.Level.DEBUG, "the search index could not be let go", broken);
    }
  }
}
