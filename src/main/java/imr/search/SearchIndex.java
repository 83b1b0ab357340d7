package imr.search;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * A full-text search index of all letters in its own folder, for up to a hundred thousand letters.
 * Thread-safe.
 *
 * <p>Damage never causes a failure: an index that can't be read, or whose checksums differ, is
 * deleted and recreated empty, and listeners ({@link #whenBegunAnew}) then add all letters again.
 * If it can't be recreated (full disk, read-only folder), or if that happens repeatedly, {@link
 * #trouble()} says so, searches find nothing, and updates are ignored.
 *
 * <p>Programming errors and running out of memory are not damage. They are thrown, and the index is
 * kept.
 */
public final class SearchIndex implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());

  /**
   * If the index is recreated more often than this in one run, the cause isn't temporary damage.
   */
  private static final int MOST_BEGINNINGS = 3;

  /** Likely errors are told apart to a thousandth. */
  private static final double RANKS = 1_000;

  private final Path folder;
  private final Optional<byte[]> secret;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Guarded by the lock, like the fields below. */
  private Optional<LuceneIndex> index = Optional.empty();

  private int beginnings;
  private boolean closed;

  private SearchIndex(Path folder, Optional<byte[]> secret) {
    this.folder = folder;
    this.secret = secret.map(byte[]::clone);
  }

  /**
   * Opens the index in a folder, which is created with access for the current user only.
   *
   * @param secret the secret for encrypting the files; an index made with another secret, or
   *     without one, is recreated
   */
  public static SearchIndex open(Path folder, Optional<byte[]> secret) {
    SearchIndex catalogue = new SearchIndex(folder, secret);
    catalogue.open();
    return catalogue;
  }

  private void open() {
    // why RuntimeException: Lucene throws any kind of exception for damaged files, and
    // InternalError if a memory-mapped file has been truncated.
    try {
      makeFolder();
      index = Optional.of(LuceneIndex.open(folder, secret));
    } catch (IOException | RuntimeException | AssertionError | InternalError damage) {
      LOG.log(Level.WARNING, "the search index could not be opened and is recreated", damage);
      openAnew();
    }
  }

  private void openAnew() {
    // why RuntimeException: as above. If a new index can't be created, only search is affected.
    try {
      delete(folder);
      makeFolder();
      index = Optional.of(LuceneIndex.open(folder, secret));
    } catch (IOException | RuntimeException trouble) {
      LOG.log(Level.ERROR, "the search index could not be recreated", trouble);
      index = Optional.empty();
    }
  }

  private void makeFolder() throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mine =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(folder, mine);
  }

  /**
   * Deletes an index that isn't open. Does nothing if there is none.
   *
   * @throws IOException if a file can't be deleted
   */
  public static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.deleteIfExists(folder);
  }

  /** Returns a sentence that says why search isn't available; empty if it is. */
  public Optional<String> trouble() {
    lock.readLock().lock();
    try {
      return index.isPresent() ? Optional.empty() : Optional.of(sentence());
    } finally {
      lock.readLock().unlock();
    }
  }

  private String sentence() {
    return """
    Search isn't available: couldn't write to the folder %s. Your letters are safe. Make sure that \
    the drive is connected and has free space, and then restart the program.\
    """
        .formatted(folder);
  }

  /**
   * Registers a listener that is called after the index was recreated, on the thread that detected
   * the damage.
   */
  public void whenBegunAnew(Runnable listener) {
    listeners.add(listener);
  }

  private interface Work<T> {
    T on(LuceneIndex index) throws IOException;
  }

  /**
   * Runs an operation on the index, recreating the index if it turns out to be damaged.
   *
   * @param nothing the result if the index isn't available
   */
  private <T> T work(Work<T> work, T nothing) {
    Optional<LuceneIndex> used = Optional.empty();
    lock.readLock().lock();
    // why RuntimeException: either damage or a programming error; the checksums decide.
    try {
      used = index;
      return used.isPresent() ? work.on(used.get()) : nothing;
    } catch (IOException | RuntimeException | AssertionError | InternalError trouble) {
      throwUnlessDamaged(used, trouble);
      LOG.log(Level.WARNING, "the search index is damaged and is recreated", trouble);
    } finally {
      lock.readLock().unlock();
    }
    beginAnew(used);
    return nothing;
  }

  /**
   * A writer that closed itself also counts as damaged. Lucene's does so when it runs out of
   * memory.
   */
  private static void throwUnlessDamaged(Optional<LuceneIndex> used, Throwable trouble) {
    if (used.map(LuceneIndex::isIntact).orElse(false)) {
      switch (trouble) {
        case RuntimeException mistake -> throw mistake;
        case Error mistake -> throw mistake;
        default -> {
          // An IOException is damage, whatever the checksums say.
        }
      }
    }
  }

  private void beginAnew(Optional<LuceneIndex> broken) {
    lock.writeLock().lock();
    try {
      if (closed || !index.equals(broken)) {
        return;
      }
      broken.ifPresent(SearchIndex::drop);
      index = Optional.empty();
      beginnings++;
      if (beginnings <= MOST_BEGINNINGS) {
        openAnew();
      }
    } finally {
      lock.writeLock().unlock();
    }
    listeners.forEach(Runnable::run);
  }

  private static void drop(LuceneIndex broken) {
    // why RuntimeException: the index is deleted next anyway.
    try {
      broken.drop();
    } catch (IOException | RuntimeException | AssertionError | InternalError damage) {
      LOG.log(Level.DEBUG, "the damaged search index could not be closed", damage);
    }
  }

  /** Returns the stamp of each letter in the index, see {@link EntryStamp}. */
  public Map<String, Long> stamps() {
    return work(i -> i.look(IndexValues::stamps), Map.of());
  }

  /** Adds or replaces the entries of letters. They are found from the next query on. */
  public void file(Collection<IndexEntry> cards) {
    work(
        i -> {
          i.file(cards);
          return true;
        },
        false);
  }

  /**
   * Ranks letters by how many errors are likely in them, for {@link SearchSort.By#DOUBT}. Adding a
   * letter again removes its rank.
   *
   * @param errors by letter, which must be in the index; 0 or more
   */
  public void rank(Map<String, Double> errors) {
    Map<String, Long> doubts = new TreeMap<>();
    errors.forEach((id, e) -> doubts.put(id, Math.round(e * RANKS)));
    work(
        i -> {
          i.rank(doubts);
          return true;
        },
        false);
  }

  /** Removes the entries of letters. */
  public void remove(Collection<String> ids) {
    work(
        i -> {
          i.remove(ids);
          return true;
        },
        false);
  }

  /** As {@link #find(LetterQuery, SearchSort, Collection)}, over all letters. */
  public SearchResults find(LetterQuery query, SearchSort sort) {
    return find(query, sort, List.of());
  }

  /**
   * Finds the letters that match a query. Replace {@code me} with {@link LetterQuery#as} first.
   *
   * @param hidden the ids of letters that are left out
   */
  public SearchResults find(LetterQuery query, SearchSort sort, Collection<String> hidden) {
    return work(
        i ->
            i.look(
                at ->
                    ResultSorter.find(
                        at,
                        new QueryCompiler(i.parts(), at.getIndexReader()).of(query, hidden),
                        sort,
                        i.titles())),
        SearchResults.NOTHING);
  }

  /** As {@link #figures(LetterQuery, List, Collection)}, of all letters. */
  public LibraryStatistics figures(LetterQuery query, List<FieldId> valuesOf) {
    return figures(query, valuesOf, List.of());
  }

  /**
   * Computes statistics of the letters that match a query.
   *
   * @param valuesOf the fields whose values are counted
   * @param hidden the ids of letters that are left out
   */
  public LibraryStatistics figures(
      LetterQuery query, List<FieldId> valuesOf, Collection<String> hidden) {
    return work(
        i ->
            i.look(
                at ->
                    StatisticsCollector.count(
                        at,
                        new QueryCompiler(i.parts(), at.getIndexReader()).of(query, hidden),
                        valuesOf)),
        LibraryStatistics.NOTHING);
  }

  /**
   * A value of a field, and the number of letters with it (for an item's field, the number of
   * items).
   */
  public record ValueCount(String value, int count) {}

  /** Returns the values of a field with a prefix, most frequent first. */
  public List<ValueCount> values(QuerySubject about, String beginning, int limit) {
    return work(i -> i.look(at -> IndexValues.values(at, about, beginning, limit)), List.of());
  }

  /**
   * As {@link #values(QuerySubject, String, int)}, without the values of some letters.
   *
   * @param hidden the ids of letters that aren't looked at
   */
  public List<ValueCount> values(
      QuerySubject about, String beginning, int limit, Collection<String> hidden) {
    if (hidden.isEmpty() || !(about instanceof QuerySubject.FieldSubject in)) {
      return values(about, beginning, limit);
    }
    String folded = TextNormalizer.folded(beginning);
    return figures(LetterQuery.ALL, List.of(in.field()), hidden)
        .values()
        .getOrDefault(in.field(), Map.of())
        .entrySet()
        .stream()
        .filter(e -> TextNormalizer.folded(e.getKey()).startsWith(folded))
        .map(e -> new ValueCount(e.getKey(), e.getValue()))
        .sorted(
            Comparator.comparingInt(ValueCount::count).reversed().thenComparing(ValueCount::value))
        .limit(limit)
        .toList();
  }

  /**
   * Suggests completions of a query: names of conditions, keywords, codes, and indexed values. The
   * number of suggestions is limited.
   *
   * @param caret a UTF-16 index
   */
  public List<QueryCompletion> completions(String written, int caret, Schema schema) {
    return completions(written, caret, schema, List.of());
  }

  /**
   * As {@link #completions(String, int, Schema)}, without the values of some letters.
   *
   * @param hidden the ids of letters that aren't looked at
   */
  public List<QueryCompletion> completions(
      String written, int caret, Schema schema, Collection<String> hidden) {
    return new Completions(
            QueryVocabulary.of(schema),
            (about, beginning, limit) -> values(about, beginning, limit, hidden))
        .of(written, caret);
  }

  /**
   * Verifies the checksums of all files, which takes seconds for a hundred thousand letters.
   * Recreates the index if they differ.
   *
   * @return false if the index was damaged or isn't available
   */
  public boolean checkIntegrity() {
    return work(
        i -> {
          i.checkIntegrity();
          return true;
        },
        false);
  }

  /** Commits all updates to disk. If the process is killed, uncommitted updates are lost. */
  public void keep() {
    work(
        i -> {
          i.keep();
          return true;
        },
        false);
  }

  /** Commits and closes. A second call does nothing. */
  @Override
  public void close() {
    lock.writeLock().lock();
    // why RuntimeException: what can't be committed is added again when the index is next opened.
    try {
      closed = true;
      if (index.isPresent()) {
        index.get().close();
      }
    } catch (IOException | RuntimeException | AssertionError | InternalError damage) {
      LOG.log(Level.WARNING, "the search index could not be kept", damage);
    } finally {
      index = Optional.empty();
      lock.writeLock().unlock();
    }
  }
}
