package imr.workbench;

import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Schema;
import imr.search.EntryStamp;
import imr.search.IndexEntry;
import imr.search.LetterQuery;
import imr.search.LibraryStatistics;
import imr.search.QueryCompletion;
import imr.search.QuerySubject;
import imr.search.SearchIndex;
import imr.search.SearchIndex.ValueCount;
import imr.search.SearchResults;
import imr.search.SearchSort;
import imr.store.LetterRow;
import imr.store.NumberedRow;
import imr.store.Store;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import imr.store.StoredLetter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Finds letters, by a catalogue that is kept in step with the store: at the start it is held
 * against the store and made up for what is missing, different or gone, and after each change the
 * letters concerned are filed again; all of it in the background, a letter at a time, so that the
 * desk never waits for more than one. Nothing that is acknowledged rests on it: a killed program,
 * or a catalogue that is lost, is made up for in the same way.
 *
 * <p>Any thread may call.
 */
public final class LetterSearch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LetterSearch.class.getName());

  /** What the index's secret is for. */
  private static final String NAME = "catalogue";

  /** What is filed by then is not filed again after a kill. */
  private static final int LETTERS_A_KEEPING = 5_000;

  private static final long PAUSE = Duration.ofSeconds(30).toNanos();

  /** What is changed meanwhile waits for no more than these. */
  private static final int LETTERS_A_RANKING = 200;

  /** With more letters than these, ranking them takes long enough to be done now and then only. */
  private static final int MANY = 5_000;

  private static final long PAUSE_OF_RANKING = Duration.ofMinutes(15).toNanos();

  private final Store store;
  private final Supplier<Schema> schema;
  private final Clock clock;
  private final Supplier<Set<String>> hidden;
  private final LikelyErrors errors;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  // All below is read and changed under this object's lock.
  private Optional<Background> background = Optional.empty();
  private Optional<SearchIndex> catalogue = Optional.empty();
  private Optional<Task> running = Optional.empty();
  private Set<String> changed = new LinkedHashSet<>();
  private boolean rested;
  private boolean filing;
  private boolean all;
  private boolean catchingUp;
  private boolean checked;
  private long kept = System.nanoTime();
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean unranked;
  private boolean many;
  private long ranked;

  /** How far finding can be relied on. */
  public sealed interface SearchStatus {

    /** Nobody has begun yet ({@link #start}); nothing is found. */
    record NotStarted() implements SearchStatus {}

    /** Letters are being filed: those that are not yet, are not found. */
    record CatchingUp(Task.Progress progress) implements SearchStatus {}

    record Ready() implements SearchStatus {}

    /** Nothing is found; the sentence says why, and what to do. */
    record Unavailable(String sentence) implements SearchStatus {}
  }

  /**
   * @param hidden the letters that are found by nothing, see {@link ViewerAccess}
   * @param errors ranks letters
   */
  LetterSearch(
      Store store,
      Supplier<Schema> schema,
      Clock clock,
      Supplier<Set<String>> hidden,
      LikelyErrors errors) {
    this.hidden = hidden;
    this.errors = errors;
    this.store = store;
    this.schema = schema;
    this.clock = clock;
  }

  /**
   * Opens the catalogue and catches up with the store, in the background; a second call does
   * nothing.
   */
  public void start(Background threads) {
    synchronized (this) {
      if (background.isPresent()) {
        return;
      }
      background = Optional.of(threads);
      all = true;
    }
    schedule();
  }

  public synchronized SearchStatus standing() {
    if (background.isEmpty()) {
      return new SearchStatus.NotStarted();
    }
    Optional<String> trouble = catalogue.flatMap(SearchIndex::trouble);
    if (trouble.isPresent()) {
      return new SearchStatus.Unavailable(trouble.get());
    }
    return catchingUp || all
        ? new SearchStatus.CatchingUp(
            running.map(Task::progress).orElse(new Task.Progress(0, 0, Optional.empty())))
        : new SearchStatus.Ready();
  }

  /** Called after something else may be found than before, on a thread of the background. */
  public void whenChanged(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * See {@link SearchIndex#find}; nothing while nothing can be found. Finds what was done before,
   * too: waits a moment for it to be filed.
   */
  public SearchResults find(LetterQuery query, SearchSort sort) {
    if (isBehind()) {
      fileChanged();
      waitUntilFiled();
    }
    return opened().map(c -> c.find(query, sort, hidden.get())).orElse(SearchResults.NOTHING);
  }

  /** See {@link SearchIndex#figures}. */
  public LibraryStatistics figures(LetterQuery query, List<FieldId> valuesOf) {
    return opened()
        .map(c -> c.figures(query, valuesOf, hidden.get()))
        .orElse(LibraryStatistics.NOTHING);
  }

  /** See {@link SearchIndex#values}. */
  public List<ValueCount> values(QuerySubject about, String beginning, int limit) {
    return opened().map(c -> c.values(about, beginning, limit, hidden.get())).orElse(List.of());
  }

  /** See {@link SearchIndex#completions}. */
  public List<QueryCompletion> completions(String written, int caret) {
    return opened()
        .map(c -> c.completions(written, caret, schema.get(), hidden.get()))
        .orElse(List.of());
  }

  private synchronized Optional<SearchIndex> opened() {
    return catalogue;
  }

  /** Letters are to be filed again, since they were written: in a moment, all at once. */
  public void changed(Collection<String> ids) {
    Optional<Background> threads;
    synchronized (this) {
      threads = background.filter(_ -> changed.isEmpty());
      if (background.isPresent()) {
        rested &= !changed.isEmpty();
        changed.addAll(ids);
      }
    }
    threads.ifPresent(t -> t.after(Background.REST, this::fileChanged));
  }

  private synchronized boolean isBehind() {
    return filing || !changed.isEmpty();
  }

  /** A question waits no longer than filing would have waited without it. */
  private synchronized void waitUntilFiled() {
    long left = Background.REST.toMillis();
    long end = System.nanoTime() + Background.REST.toNanos();
    try {
      while (isBehind() && !catchingUp && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void fileChanged() {
    synchronized (this) {
      rested = true;
    }
    schedule();
  }

  /** All letters are to be held against the store. */
  void allChanged() {
    synchronized (this) {
      all = background.isPresent();
    }
    schedule();
  }

  /** Lets the catalogue go and deletes it, before the store is encrypted in another way. */
  public synchronized void forget() {
    catalogue.ifPresent(SearchIndex::close);
    catalogue = Optional.empty();
    try {
      SearchIndex.delete(folder());
    } catch (IOException openElsewhere) {
      // It is deleted when it is opened with the new secret.
      return;
    }
  }

  private Path folder() {
    return store.indexFolder();
  }

  private void schedule() {
    Optional<Background> threads;
    synchronized (this) {
      threads =
          background.filter(
              b ->
                  running.isEmpty()
                      && (all || (rested && !changed.isEmpty()) || due() || !waiting.isEmpty()));
      if (threads.isPresent()) {
        running = Optional.of(new Task(System::nanoTime));
      }
    }
    threads.ifPresent(this::run);
  }

  private void run(Background threads) {
    // A program that is being closed starts nothing more; what waits is made up for next time.
    try {
      threads.run(
          task -> {
            work(threads, task);
            return true;
          },
          _ -> {},
          _ -> {});
    } catch (IllegalStateException closing) {
      ended();
    }
  }

  private void work(Background threads, Task task) {
    begin(task);
    boolean whole = false;
    // Whatever ends it, others must be able to begin again.
    try {
      boolean more = true;
      while (more && !task.stopped()) {
        more = round(threads, task);
        if (more || unavailable()) {
          listeners.forEach(Runnable::run);
        }
      }
      whole = !task.stopped();
    } catch (StoreFailedException trouble) {
      whole = false;
    } finally {
      ended();
    }
    if (whole) {
      schedule();
    } else {
      again();
    }
  }

  private boolean unavailable() {
    return standing() instanceof SearchStatus.Unavailable;
  }

  private synchronized void begin(Task task) {
    running = Optional.of(task);
  }

  /** What was left out is made up for after the next change. */
  private synchronized void again() {
    all = background.isPresent();
  }

  private synchronized void ended() {
    running = Optional.empty();
    catchingUp = false;
    setFiling(false);
  }

  /** Does what waits by now; false where nothing did. */
  private boolean round(Background threads, Task task) {
    SearchIndex open = open();
    boolean everything;
    List<String> some;
    synchronized (this) {
      everything = all;
      some = all || !rested ? List.of() : List.copyOf(changed);
      changed = all || rested ? new LinkedHashSet<>() : changed;
      all = false;
      catchingUp = everything;
      setFiling(!some.isEmpty());
    }
    if (open.trouble().isPresent()) {
      return false;
    }
    if (everything) {
      catchUp(open, threads, task);
    }
    file(open, some, threads, task);
    setFiling(false);
    if (everything || (!some.isEmpty() && System.nanoTime() - lastKept() > PAUSE)) {
      keep(open);
    }
    boolean rankedSome = rank(open, threads, task);
    return everything || !some.isEmpty() || rankedSome;
  }

  private synchronized void setFiling(boolean now) {
    filing = now;
    notifyAll();
  }

  private synchronized long lastKept() {
    return kept;
  }

  private void keep(SearchIndex open) {
    open.keep();
    synchronized (this) {
      kept = System.nanoTime();
    }
  }

  private SearchIndex open() {
    return opened()
        .orElseGet(
            () -> {
              SearchIndex fresh = SearchIndex.open(folder(), store.secretFor(NAME));
              fresh.whenBegunAnew(this::allChanged);
              return taken(fresh);
            });
  }

  private synchronized SearchIndex taken(SearchIndex fresh) {
    if (background.isPresent()) {
      catalogue = Optional.of(fresh);
    } else {
      fresh.close();
    }
    return fresh;
  }

  /** Holds the catalogue against the store. */
  private void catchUp(SearchIndex open, Background threads, Task task) {
    Map<String, Long> stamps = new HashMap<>(open.stamps());
    long shape = EntryStamp.of(schema.get());
    List<String> different = new ArrayList<>();
    for (NumberedRow row : store.numberedLetters()) {
      Long stamp = stamps.remove(row.row().id());
      if (stamp == null || stamp != stamp(shape, row)) {
        different.add(row.row().id());
      }
    }
    open.remove(stamps.keySet());
    file(open, different, threads, task);
    check(open, task);
  }

  private void file(SearchIndex open, List<String> ids, Background threads, Task task) {
    AtomicInteger filed = new AtomicInteger();
    threads.each(
        ids.size(),
        task,
        at -> {
          file(open, ids.get(at));
          if (filed.incrementAndGet() % LETTERS_A_KEEPING == 0) {
            keep(open);
          }
        });
  }

  /** Once in a sitting, when nothing else waits for it. */
  private void check(SearchIndex open, Task task) {
    boolean first;
    synchronized (this) {
      first = !checked && !task.stopped();
      checked |= first;
    }
    if (first) {
      open.checkIntegrity();
    }
  }

  private static long stamp(long shape, NumberedRow row) {
    return EntryStamp.of(
        shape,
        row.number(),
        row.row().gestures(),
        row.row().headline(),
        row.row().recognised(),
        row.row().archived());
  }

  /**
   * A letter that cannot be read is not found by anything in it; the check of the store says so.
   * One that isn't listed any more is not found either.
   */
  private void file(SearchIndex open, String id) {
    // One letter that a card cannot be made of must not end the others'.
    try {
      store.filed(id).ifPresentOrElse(filed -> file(open, filed), () -> open.remove(List.of(id)));
    } catch (StoreFailedException trouble) {
      throw trouble;
    } catch (StoreDamagedException damaged) {
      LOG.log(System.Logger.Level.DEBUG, "a damaged letter is not filed for searching", damaged);
    } catch (RuntimeException | StackOverflowError accident) {
      LOG.log(System.Logger.Level.ERROR, "a letter could not be filed for searching", accident);
    }
  }

  private void file(SearchIndex open, StoredLetter filed) {
    IndexEntry card = IndexEntries.of(filed, schema.get(), clock);
    open.file(List.of(card));
    if (errors.areKnown() && !isFinished(filed.numbered().row())) {
      synchronized (this) {
        waiting.add(card.id());
      }
    }
  }

  private static boolean isFinished(LetterRow row) {
    return row.headline().state() == Headline.State.FINISHED;
  }

  /**
   * Letters are doubted otherwise than before: all of them are ranked again in the background, a
   * few at a time. A large library isn't ranked again at once after each training.
   */
  void doubtChanged() {
    synchronized (this) {
      unranked = background.isPresent();
    }
    schedule();
  }

  /** Ranks a few letters of those that wait; true if some did. */
  private boolean rank(SearchIndex open, Background threads, Task task) {
    beginRanking();
    List<String> some = new ArrayList<>();
    synchronized (this) {
      while (some.size() < LETTERS_A_RANKING && !waiting.isEmpty()) {
        some.add(waiting.poll());
      }
    }
    Map<String, Double> ranks = new ConcurrentHashMap<>();
    threads.each(some.size(), task, at -> ranks.put(some.get(at), errors(some.get(at))));
    if (!ranks.isEmpty()) {
      open.rank(ranks);
    }
    return !some.isEmpty();
  }

  private void beginRanking() {
    synchronized (this) {
      if (!due()) {
        return;
      }
      unranked = false;
      ranked = System.nanoTime();
    }
    List<String> open =
        store.letters().stream().filter(r -> !isFinished(r)).map(LetterRow::id).toList();
    synchronized (this) {
      waiting.addAll(open);
      many = open.size() > MANY;
    }
  }

  private synchronized boolean due() {
    return unranked
        && waiting.isEmpty()
        && (!many || System.nanoTime() - ranked > PAUSE_OF_RANKING);
  }

  /** Nothing is likely wrong in a letter that can't be read; the check of the store says so. */
  private double errors(String id) {
    try {
      return errors.areKnown() ? errors.in(store.kept(id)) : 0;
    } catch (StoreDamagedException leftToTheCheck) {
      return 0;
    }
  }

  /** Keeps what was filed. */
  @Override
  public synchronized void close() {
    background = Optional.empty();
    changed.clear(); // whoever opens the catalogue again holds all against the store
    catalogue.ifPresent(SearchIndex::close);
    catalogue = Optional.empty();
  }
}
