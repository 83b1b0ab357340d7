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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * The cards of all letters in a search index in a folder of its own; finds letters among a hundred
 * thousand. Any thread may call.
 *
 * <p>It never fails because of damage: an index that cannot be read, or whose checksums differ, is
 * deleted and recreated, empty; whoever listens ({@link #whenBegunAnew}) files the letters again.
 * Where it cannot be recreated (a full disk, a folder that cannot be written), or where that
 * happens again and again, it says so in {@link #trouble()}, finds nothing and takes nothing.
 *
 * <p>A mistake in the program, or a full memory, is no damage: it is thrown, and the index stays.
 */
public final class SearchIndex implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());

  /** More than so often in one sitting is no damage that goes away. */
  private static final int MOST_BEGINNINGS = 3;

  private final Path folder;
  private final Optional<byte[]> secret;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Under the lock, as the rest. */
  private Optional<Index> index = Optional.empty();

  private int beginnings;
  private boolean closed;

  private SearchIndex(Path folder, Optional<byte[]> secret) {
    this.folder = folder;
    this.secret = secret.map(byte[]::clone);
  }

  /**
   * Opens the catalogue in a folder, which is made for the user's eyes alone.
   *
   * @param secret what the files are encrypted with; a catalogue that was made with another secret,
   *     or without one, is started over
   */
  public static SearchIndex open(Path folder, Optional<byte[]> secret) {
    SearchIndex catalogue = new SearchIndex(folder, secret);
    catalogue.open();
    return catalogue;
  }

  private void open() {
    // why RuntimeException: Lucene opens damaged files with whatever exception they lead to, and
    // InternalError where a file that is mapped into memory has become shorter.
    try {
      makeFolder();
      index = Optional.of(Index.open(folder, secret));
    } catch (IOException | RuntimeException | AssertionError | InternalError damage) {
      LOG.log(Level.WARNING, "the search index could not be opened and is recreated", damage);
      openAnew();
    }
  }

  private void openAnew() {
    // why RuntimeException: as above; nothing that keeps a new index from being created ends more
    // than the finding of letters.
    try {
      delete(folder);
      makeFolder();
      index = Optional.of(Index.open(folder, secret));
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
   * Deletes a catalogue that nobody has open; fine where there is none. Throws where a file cannot
   * be deleted.
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

  /** Why letters cannot be found now, in a sentence; empty while they can. */
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

  /** Called on whatever thread finds the damage, after the catalogue was started over. */
  public void whenBegunAnew(Runnable listener) {
    listeners.add(listener);
  }

  private interface Work<T> {
    T on(Index index) throws IOException;
  }

  /** Works on the index; on a new one where the old one turns out damaged. */
  private <T> T work(Work<T> work, T nothing) {
    Optional<Index> used = Optional.empty();
    lock.readLock().lock();
    // why RuntimeException: damage, or a mistake of ours; the checksums tell which.
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

  /** A writer that closed itself, as Lucene's does in a full memory, counts as damaged, too. */
  private static void throwUnlessDamaged(Optional<Index> used, Throwable trouble) {
    if (used.map(Index::isIntact).orElse(false)) {
      switch (trouble) {
        case RuntimeException mistake -> throw mistake;
        case Error mistake -> throw mistake;
        default -> {
          // An IOException is damage, whatever the checksums say.
        }
      }
    }
  }

  private void beginAnew(Optional<Index> broken) {
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

  private static void drop(Index broken) {
    // why RuntimeException: it is deleted next, whatever it says.
    try {
      broken.drop();
    } catch (IOException | RuntimeException | AssertionError | InternalError damage) {
      LOG.log(Level.DEBUG, "the damaged search index could not be closed", damage);
    }
  }

  /** The stamp of each letter's card, see {@link Stamp}. */
  public Map<String, Long> stamps() {
    return work(i -> i.look(SearchQuery::stamps), Map.of());
  }

  /** Files cards, each in the place of its letter's former one; found from the next query on. */
  public void file(Collection<IndexEntry> cards) {
    work(
        i -> {
          i.file(cards);
          return true;
        },
        false);
  }

  /** Takes letters' cards out. */
  public void remove(Collection<String> ids) {
    work(
        i -> {
          i.remove(ids);
          return true;
        },
        false);
  }

  /** As {@link #find(Query, Sort, Collection)}, of all letters. */
  public Found find(Query query, Sort sort) {
    return find(query, sort, List.of());
  }

  /**
   * The letters that a query finds; {@code me} in it is nobody, see {@link Query#as}.
   *
   * @param hidden the ids of letters that aren't looked at
   */
  public Found find(Query query, Sort sort, Collection<String> hidden) {
    return work(
        i ->
            i.look(
                at ->
                    Ordering.find(
                        at,
                        new Compiled(i.parts(), at.getIndexReader()).of(query, hidden),
                        sort,
                        i.titles())),
        Found.NOTHING);
  }

  /** As {@link #figures(Query, List, Collection)}, of all letters. */
  public Figures figures(Query query, List<FieldId> valuesOf) {
    return figures(query, valuesOf, List.of());
  }

  /**
   * What can be counted over the letters that a query finds.
   *
   * @param valuesOf the fields whose values are to be counted
   * @param hidden the ids of letters that aren't looked at
   */
  public Figures figures(Query query, List<FieldId> valuesOf, Collection<String> hidden) {
    return work(
        i ->
            i.look(
                at ->
                    Counting.count(
                        at,
                        new Compiled(i.parts(), at.getIndexReader()).of(query, hidden),
                        valuesOf)),
        Figures.NOTHING);
  }

  /** A value of a field, and how many letters (of an item's field: items) have it. */
  public record Counted(String value, int count) {}

  /** The values of a field that begin with some words, the most frequent first. */
  public List<Counted> values(About about, String beginning, int limit) {
    return work(i -> i.look(at -> SearchQuery.values(at, about, beginning, limit)), List.of());
  }

  /**
   * As {@link #values(About, String, int)}, without the values of some letters.
   *
   * @param hidden the ids of letters that aren't looked at
   */
  public List<Counted> values(About about, String beginning, int limit, Collection<String> hidden) {
    if (hidden.isEmpty() || !(about instanceof About.In in)) {
      return values(about, beginning, limit);
    }
    String folded = Folding.folded(beginning);
    return figures(Query.ALL, List.of(in.field()), hidden)
        .values()
        .getOrDefault(in.field(), Map.of())
        .entrySet()
        .stream()
        .filter(e -> Folding.folded(e.getKey()).startsWith(folded))
        .map(e -> new Counted(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingInt(Counted::count).reversed().thenComparing(Counted::value))
        .limit(limit)
        .toList();
  }

  /**
   * How a query that is being typed could go on at the caret (a UTF-16 index): names of conditions,
   * keywords, codes, and values that letters have; not more than a list can show.
   */
  public List<Suggestion> completions(String written, int caret, Schema schema) {
    return completions(written, caret, schema, List.of());
  }

  /**
   * As {@link #completions(String, int, Schema)}, without the values of some letters.
   *
   * @param hidden the ids of letters that aren't looked at
   */
  public List<Suggestion> completions(
      String written, int caret, Schema schema, Collection<String> hidden) {
    return new Completions(
            Vocabulary.of(schema),
            (about, beginning, limit) -> values(about, beginning, limit, hidden))
        .of(written, caret);
  }

  /**
   * Reads all files against their checksums, which takes seconds where there are a hundred thousand
   * letters; starts over where they do not agree, and says so with false.
   */
  public boolean checkIntegrity() {
    return work(
        i -> {
          i.checkIntegrity();
          return true;
        },
        false);
  }

  /** Writes what was filed to the disk; what was not is missing after a kill. */
  public void keep() {
    work(
        i -> {
          i.keep();
          return true;
        },
        false);
  }

  /** Keeps all and lets the folder go; a second call does nothing. */
  @Override
  public void close() {
    lock.writeLock().lock();
    // why RuntimeException: what cannot be kept is made up for at the next opening.
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
