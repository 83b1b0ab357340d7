package imr.store;

import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.ledger.BatchId;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.store.JournalRecord.Arrival;
import imr.store.JournalRecord.GestureAdded;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A store in one folder of this computer. A thread that calls waits its turn, at most for one batch
 * of letters, and must not be interrupted inside the store: that closes the database file, and
 * whatever is under way fails. After a failure the next call opens the database again; it succeeds
 * once the trouble (a full disk, a drive that went away) is over. The folder stays this store's all
 * the while.
 */
public final class LocalStore implements Store, Maintenance {
  private static final System.Logger LOG = System.getLogger(LocalStore.class.getName());

  private final DatabaseConnection database;
  private final Journal journal;
  private final FolderLock lock;
  private final BackupService files;
  private final LastLetter last = new LastLetter();

  /** As it was read last; see {@link #availabilities}. */
  private Optional<AvailabilityHistory> where = Optional.empty();

  private final List<Consumer<List<String>>> listeners = new CopyOnWriteArrayList<>();

  LocalStore(StoreLocation place, DatabaseConnection database, Journal journal, FolderLock lock) {
    this.files = new BackupService(place, database, journal);
    this.database = database;
    this.journal = journal;
    this.lock = lock;
    database.whenMended(this::settle, journal::mended);
  }

  /**
   * Opens the store in the folder, and makes both where there is none. A store of an older version
   * is brought up to this one's.
   */
  public static StoreOpenResult open(Path folder) {
    return open(folder, Optional.empty());
  }

  /**
   * As above with the passphrase of an encrypted store; the passphrase is not looked at where the
   * store is not encrypted.
   */
  public static StoreOpenResult open(Path folder, Optional<String> passphrase) {
    return new StoreFolder(
            new StoreLocation("file:", folder.toAbsolutePath().normalize()), passphrase)
        .open();
  }

  /**
   * Checks something before every use of the database or its files, on the thread that wants to use
   * them: that it isn't the one that draws a window, say.
   *
   * @param check refuses the use with an exception
   */
  public void beforeUse(Runnable check) {
    database.beforeUse(check);
  }

  private BackupService upkeep() {
    database.checkUse();
    return files;
  }

  @Override
  public List<Boolean> addAll(List<NewLetter> letters) {
    letters.forEach(NewLetter::check);
    List<Added> all =
        database.write(
            (connection, names) -> insert(connection, names, letters, journal.next()),
            added ->
                journal.came(added.stream().filter(Added::isNew).map(Added::arrival).toList()));
    tell(all.stream().filter(Added::isNew).map(a -> a.arrival().id()).toList());
    return all.stream().map(Added::isNew).toList();
  }

  private record Added(Arrival arrival, boolean isNew) {}

  private static List<Added> insert(
      Connection connection, NameTable names, List<NewLetter> letters, long next)
      throws SQLException {
    List<Added> added = new ArrayList<>(letters.size());
    List<LetterCopy> fresh = new ArrayList<>(letters.size());
    Set<String> ids = new HashSet<>();
    for (NewLetter letter : letters) {
      String id = letter.letter().id();
      boolean isNew = ids.add(id) && LetterTables.find(connection, id).isEmpty();
      if (isNew) {
        fresh.add(letter.copy(next + fresh.size()));
      } else if (LetterTables.find(connection, id).isPresent()) {
        LetterCopier.addOriginal(connection, id, Optional.of(letter.original()));
      }
      added.add(new Added(new Arrival(id, letter.letter().name()), isNew));
    }
    LetterCopier.insert(connection, names, fresh);
    return added;
  }

  @Override
  public void whenWritten(Consumer<List<String>> listener) {
    listeners.add(listener);
  }

  private void tell(List<String> ids) {
    // What was written is on disk: whatever a listener stumbles over must not look like a failed
    // write.
    for (Consumer<List<String>> listener : listeners) {
      try {
        listener.accept(ids);
      } catch (RuntimeException accident) {
        LOG.log(Level.ERROR, "a listener failed after letters were written", accident);
      }
    }
  }

  @Override
  public List<NumberedRow> numberedLetters() {
    return database.read(
        (c, names) -> {
          AvailabilityHistory where = availabilities(c);
          return LetterTables.numbered(c).stream()
              .flatMap(n -> where.listed(n.row()).map(r -> new NumberedRow(n.number(), r)).stream())
              .toList();
        });
  }

  @Override
  public List<LetterRow> trash() {
    return database.read(
        (c, names) -> {
          AvailabilityHistory where = availabilities(c);
          return LetterTables.all(c).stream()
              .filter(r -> where.of(r.id()) == Availability.TRASHED)
              .toList();
        });
  }

  @Override
  public List<LetterRow> lettersAndTrash() {
    return database.read((c, names) -> LetterTables.all(c));
  }

  @Override
  public void move(Collection<String> ids, Availability to, Instant at) {
    List<String> moved =
        database.write(
            (connection, names) -> {
              AvailabilityHistory now = availabilities(connection);
              List<String> others = ids.stream().distinct().filter(id -> now.of(id) != to).toList();
              for (String id : others) {
                LetterTables.number(connection, id);
              }
              if (!others.isEmpty()) {
                Document document = AvailabilityHistory.document(others, to, at, journal.next());
                Documents.add(connection, document);
                journal.expects(document);
              }
              return others;
            },
            others -> {
              where = Optional.empty();
              journal.turnedOut(!others.isEmpty());
              journal.catchUp();
            });
    tell(moved);
  }

  /** Read once, and once more after each change; under the database's lock. */
  private AvailabilityHistory availabilities(Connection connection) throws SQLException {
    AvailabilityHistory now = where.isPresent() ? where.get() : AvailabilityHistory.in(connection);
    where = Optional.of(now);
    return now;
  }

  @Override
  public RestoreResult deleteForGood(Collection<String> ids) {
    Set<String> gone = new HashSet<>(ids);
    gone.retainAll(trash().stream().map(LetterRow::id).toList());
    return gone.isEmpty() ? new RestoreResult.Done(List.of()) : again(upkeep().purge(gone));
  }

  private RestoreResult again(RestoreResult outcome) {
    database.read(
        (c, names) -> {
          where = Optional.empty();
          return true;
        });
    return outcome;
  }

  @Override
  public Letter letter(String id) {
    return database.read((c, names) -> LetterTables.letter(c, LetterTables.number(c, id)));
  }

  @Override
  public Optional<StoredLetter> filed(String id) {
    return database.read(
        (c, names) -> {
          Optional<StoredLetter> filed = LetterCopier.filed(c, id);
          Availability now = availabilities(c).of(id);
          return now == Availability.ARCHIVED
              ? filed.map(StoredLetter::inArchive)
              : filed.filter(_ -> now == Availability.LISTED);
        });
  }

  @Override
  public OriginalFile original(String id) {
    return database.read((c, names) -> LetterTables.original(c, id));
  }

  @Override
  public LoadedLetter kept(String id) {
    LedgerReader rows =
        database.read(
            (c, names) -> {
              int number = LetterTables.number(c, id);
              return LedgerReader.of(c, number, LetterTables.letter(c, number));
            });
    return rows.loaded();
  }

  @Override
  public List<StoredBatch> batches() {
    return database.read((c, names) -> BatchRows.all(c));
  }

  @Override
  public List<String> lettersOf(BatchId batch) {
    return database.read((c, names) -> BatchRows.letters(c, batch));
  }

  @Override
  public List<String> lettersOf(String author, Instant at) {
    return database.read((c, names) -> BatchRows.letters(c, author, at));
  }

  @Override
  public Appended offer(String letterId, Gesture gesture, Headline headline) {
    GestureAdded said = new GestureAdded(letterId, gesture, headline);
    Appended outcome =
        database.write(
            (connection, names) -> append(connection, names, said), _ -> journal.settled());
    if (outcome instanceof Appended.Saved) {
      tell(List.of(letterId));
    }
    return outcome;
  }

  private Appended append(Connection connection, NameTable names, GestureAdded said)
      throws SQLException {
    LastLetter.At at = last.take(connection, said.letterId());
    Optional<Appended> known = Appended.without(at.ledger(), said.gesture());
    if (known.isPresent()) {
      last.remember(at);
      return known.get();
    }
    LastLetter.At next = at.with(said.gesture());
    long sequence =
        journal.say(LetterCopier.lacking(connection, journal, at.number(), said), List.of(said));
    LetterCopier.append(connection, names, at.number(), said, sequence);
    last.remember(next);
    return new Appended.Saved();
  }

  @Override
  public void appendAll(List<NextGesture> next) {
    database.write(
        (connection, names) -> {
          NextGestures.notYetIn(connection, next).write(connection, names, journal);
          return true;
        },
        _ -> journal.settled());
    tell(next.stream().map(n -> n.on().letter().id()).toList());
  }

  /** Brings into the database what it failed to take, before it is used again. */
  private boolean settle(Connection connection, NameTable names) throws SQLException, IOException {
    journal.proveDatabaseReachable();
    where = Optional.empty();
    List<GestureAdded> waiting = journal.unsettled();
    Optional<Document> expected = journal.expected();
    if (expected.isPresent()) {
      journal.turnedOut(Documents.isThere(connection, expected.get()));
    }
    if (waiting.isEmpty()) {
      // A commit that failed may have reached the disk anyway.
      journal.came(LetterTables.after(connection, journal.letters()));
    }
    long sequence = journal.firstUnsettled();
    try {
      names.learn(connection, waiting.stream().map(GestureAdded::gesture).toList());
      for (GestureAdded said : waiting) {
        LetterCopier.bringIn(connection, names, last, said, sequence++);
      }
    } catch (SQLException e) {
      if (!refuses(e)) {
        throw e;
      }
      connection.rollback();
      journal.takeBack();
    }
    return true;
  }

  /** No full disk and no lost drive: it would be refused for ever, and all after it. */
  private static boolean refuses(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    return state.startsWith("22") || state.startsWith("23");
  }

  @Override
  public BackupOutcome backup() {
    return upkeep().backup();
  }

  @Override
  public List<Backup> backups() {
    return upkeep().backups();
  }

  @Override
  public RestoreResult restore(String name, boolean everythingSince) {
    return again(upkeep().restore(name, everythingSince));
  }

  @Override
  public RestoreResult repair() {
    return again(upkeep().repair());
  }

  @Override
  public Path indexFolder() {
    return files.indexFolder();
  }

  @Override
  public Path folder() {
    return files.folder();
  }

  @Override
  public Optional<byte[]> secretFor(String use) {
    return files.secretFor(use);
  }

  @Override
  public Optional<Maintenance> maintenance() {
    return Optional.of(this);
  }

  @Override
  public boolean encrypted() {
    return files.encrypted();
  }

  @Override
  public RestoreResult changePassphrase(Optional<String> now, Optional<String> next) {
    return upkeep().changePassphrase(now, next);
  }

  @Override
  public Optional<String> check(LetterRow letter) {
    try {
      return database.read((c, names) -> LetterCheck.of(c, letter));
    } catch (StoreFailedException page) {
      database.read(
          (c, names) -> StoreCounts.of(c)); // or the whole database fails, as on a full disk
      return Optional.of("“%s” can't be read.".formatted(letter.name()));
    }
  }

  @Override
  public List<String> unencrypted() {
    return upkeep().unencrypted();
  }

  @Override
  public List<String> deleteUnencrypted() {
    return upkeep().deleteUnencrypted();
  }

  @Override
  public List<String> checkKeeping() {
    List<String> found = new ArrayList<>(upkeep().check());
    found.addAll(database.read((c, names) -> Documents.trouble(c)));
    found.addAll(database.read((c, names) -> PredictionTables.trouble(c)));
    return List.copyOf(found);
  }

  @Override
  public void correctHeadline(String letterId, Headline headline) {
    database.write(
        (connection, names) -> {
          int number = LetterTables.number(connection, letterId);
          LetterTables.update(
              connection, number, LetterTables.gestures(connection, number), headline);
          return true;
        });
    tell(List.of(letterId));
  }

  @Override
  public boolean keep(Document document) {
    return database.write(
        (connection, names) -> {
          boolean isNew = Documents.add(connection, document);
          if (isNew) {
            journal.expects(document);
          }
          return isNew;
        },
        isNew -> {
          journal.turnedOut(isNew);
          journal.catchUp();
        });
  }

  @Override
  public List<Document> documents(Document.Kind kind, String about) {
    return database.read((connection, names) -> Documents.all(connection, kind, about));
  }

  @Override
  public List<PredictionRun> predictionRuns() {
    return database.read((c, names) -> PredictionTables.runs(c));
  }

  @Override
  public boolean addPredictionRun(PredictionRun run) {
    return database.write((c, names) -> PredictionTables.add(c, run));
  }

  @Override
  public void putPrediction(String run, String letter, String text) {
    database.write(
        (c, names) -> PredictionTables.put(c, new PredictionTables.Kept(run, letter, text)));
  }

  @Override
  public Optional<String> prediction(String run, String letter) {
    return database.read((c, names) -> PredictionTables.text(c, run, letter));
  }

  @Override
  public List<String> predictedLetters(String run) {
    return database.read((c, names) -> PredictionTables.letters(c, run));
  }

  @Override
  public boolean removePredictions(String run) {
    return database.write((c, names) -> PredictionTables.remove(c, run));
  }

  @Override
  public void addEffort(Effort effort) {
    database.write((c, names) -> EffortTable.add(c, effort));
  }

  @Override
  public List<Effort> efforts() {
    return database.read((c, names) -> EffortTable.all(c));
  }

  @Override
  public List<FieldValue> values(FieldId field, List<FieldId> groups, List<String> letters) {
    return database.read((c, names) -> FieldValues.of(c, field, groups, letters));
  }

  @Override
  public List<String> documented(Document.Kind kind) {
    return database.read((connection, names) -> Documents.about(connection, kind));
  }

  @Override
  public void close() {
    try (lock;
        journal;
        database) {
      // Closing in reverse order is all: the lock goes last.
    }
  }
}
