package imr.store;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.ledger.BatchId;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.LetterText;
import imr.letter.Original;
import imr.store.JournalRecord.Arrival;
import imr.store.JournalRecord.Said;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
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
 * Letters, and the ledger of everything that was ever said of them, in one folder of this computer.
 *
 * <p>Whatever writes returns only when it is on disk, whole; what refuses has written nothing. Any
 * thread may call and waits its turn, at most for one batch of letters. Offsets are UTF-16 indices,
 * as everywhere inside the program. A thread inside the store must not be interrupted: that closes
 * the database file, and whatever is under way fails.
 *
 * <p>Throws {@link StoreFailed} when the database fails, {@link StoreDamaged} when something read
 * is not what was written, {@link java.util.NoSuchElementException} for an id that no letter has.
 * After a failure the next call opens the database again; it succeeds once the trouble (a full
 * disk, a drive that went away) is over. The folder stays this store's all the while.
 */
public final class Store implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Store.class.getName());

  private final Connected database;
  private final Journal journal;
  private final FolderLock lock;
  private final Upkeep upkeep;
  private final LastLetter last = new LastLetter();

  /** As it was read last; see {@link #availabilities}. */
  private Optional<Availabilities> where = Optional.empty();

  private final List<Consumer<List<String>>> listeners = new CopyOnWriteArrayList<>();

  Store(Place place, Connected database, Journal journal, FolderLock lock) {
    this.upkeep = new Upkeep(place, database, journal);
    this.database = database;
    this.journal = journal;
    this.lock = lock;
    database.whenMended(this::settle, journal::mended);
  }

  /**
   * Opens the store in the folder, and makes both where there is none. A store of an older version
   * is brought up to this one's.
   */
  public static Opening open(Path folder) {
    return open(folder, Optional.empty());
  }

  /**
   * As above with the passphrase of an encrypted store; the passphrase is not looked at where the
   * store is not encrypted.
   */
  public static Opening open(Path folder, Optional<String> passphrase) {
    return new StoreFolder(new Place("file:", folder.toAbsolutePath().normalize()), passphrase)
        .open();
  }

  /**
   * Takes a letter in with its first gesture; false, and nothing is written, when a letter with
   * this text is there already. Refused with an exception as in {@link #addAll}.
   */
  public boolean add(Letter letter, Original original, Gesture suggestions, Headline headline) {
    return addAll(List.of(new NewLetter(letter, original, suggestions, headline))).getFirst();
  }

  /**
   * Takes many letters in, all or none; some hundred at once go fastest. True at the place of each
   * that was new; of two with the same text the first one is.
   *
   * <p>Refused with an exception, before anything is written: a first gesture that is not number 1
   * or does not start from nothing, a quote that is not the letter's text at its span, and a text
   * with half a surrogate pair, which no file can carry.
   */
  public List<Boolean> addAll(List<NewLetter> letters) {
    letters.forEach(Store::check);
    List<Added> all =
        database.write(
            (connection, names) -> insert(connection, names, letters, journal.next()),
            added ->
                journal.came(added.stream().filter(Added::isNew).map(Added::arrival).toList()));
    tell(all.stream().filter(Added::isNew).map(a -> a.arrival().id()).toList());
    return all.stream().map(Added::isNew).toList();
  }

  private static void check(NewLetter fresh) {
    LetterText text = fresh.letter().text();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text.canonical())) {
      throw new IllegalArgumentException("a letter's text with half a surrogate pair");
    }
    Ledger.empty().with(fresh.suggestions(), text);
  }

  private record Added(Arrival arrival, boolean isNew) {}

  private static List<Added> insert(
      Connection connection, Names names, List<NewLetter> letters, long next) throws SQLException {
    List<Added> added = new ArrayList<>(letters.size());
    List<LetterCopy> fresh = new ArrayList<>(letters.size());
    Set<String> ids = new HashSet<>();
    for (NewLetter letter : letters) {
      String id = letter.letter().id();
      boolean isNew = ids.add(id) && Letters.find(connection, id).isEmpty();
      if (isNew) {
        fresh.add(letter.copy(next + fresh.size()));
      } else if (Letters.find(connection, id).isPresent()) {
        Copies.addOriginal(connection, id, Optional.of(letter.original()));
      }
      added.add(new Added(new Arrival(id, letter.letter().name()), isNew));
    }
    Copies.insert(connection, names, fresh);
    return added;
  }

  /**
   * Tells of letters whose row or ledger was written, by their ids, once that is on disk and on the
   * thread that wrote it. Not of what a restoring, a repair or a change of the passphrase brings.
   */
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

  /**
   * Every letter that isn't in the trash, in order of arrival; fast for a hundred thousand, since
   * it reads no text.
   */
  public List<LetterRow> letters() {
    return numberedLetters().stream().map(NumberedRow::row).toList();
  }

  /** As {@link #letters}, each with its number. */
  public List<NumberedRow> numberedLetters() {
    return database.read(
        (c, names) -> {
          Availabilities where = availabilities(c);
          return Letters.numbered(c).stream()
              .flatMap(n -> where.listed(n.row()).map(r -> new NumberedRow(n.number(), r)).stream())
              .toList();
        });
  }

  /** The letters in the trash, in order of arrival. */
  public List<LetterRow> trash() {
    return database.read(
        (c, names) -> {
          Availabilities where = availabilities(c);
          return Letters.all(c).stream()
              .filter(r -> where.of(r.id()) == Availability.TRASHED)
              .toList();
        });
  }

  /** Every letter, those in the trash too, in order of arrival. */
  public List<LetterRow> lettersAndTrash() {
    return database.read((c, names) -> Letters.all(c));
  }

  /**
   * Lists, archives, or trashes letters, all or none; nothing is lost by any of it. On disk when
   * this returns. Letters that are there already are left out.
   *
   * @throws java.util.NoSuchElementException if an id is no letter's
   */
  public void move(Collection<String> ids, Availability to, Instant at) {
    List<String> moved =
        database.write(
            (connection, names) -> {
              Availabilities now = availabilities(connection);
              List<String> others = ids.stream().distinct().filter(id -> now.of(id) != to).toList();
              for (String id : others) {
                Letters.number(connection, id);
              }
              if (!others.isEmpty()) {
                Document document = Availabilities.document(others, to, at, journal.next());
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
  private Availabilities availabilities(Connection connection) throws SQLException {
    Availabilities now = where.isPresent() ? where.get() : Availabilities.in(connection);
    where = Optional.of(now);
    return now;
  }

  /**
   * Deletes letters in the trash for good. Afterwards neither the store, its journal, its search
   * index, nor any of its backups holds a word of them; all other letters, gestures, and their
   * order are as before, and a new backup takes the place of the older ones. Costs the time and the
   * space of copying the store twice. A kill leaves everything as it was, or done at the next
   * opening.
   *
   * @param ids of letters in the trash; others are left alone
   */
  public Restoring deleteForGood(Collection<String> ids) {
    Set<String> gone = new HashSet<>(ids);
    gone.retainAll(trash().stream().map(LetterRow::id).toList());
    return gone.isEmpty() ? new Restoring.Done(List.of()) : again(upkeep.purge(gone));
  }

  private Restoring again(Restoring outcome) {
    database.read(
        (c, names) -> {
          where = Optional.empty();
          return true;
        });
    return outcome;
  }

  public Letter letter(String id) {
    return database.read((c, names) -> Letters.letter(c, Letters.number(c, id)));
  }

  /** All that is there of a letter but its original file; empty where no such letter is listed. */
  public Optional<FiledLetter> filed(String id) {
    return database.read(
        (c, names) -> {
          Optional<FiledLetter> filed = Copies.filed(c, id);
          Availability now = availabilities(c).of(id);
          return now == Availability.ARCHIVED
              ? filed.map(FiledLetter::inArchive)
              : filed.filter(_ -> now == Availability.LISTED);
        });
  }

  public Original original(String id) {
    return database.read((c, names) -> Letters.original(c, id));
  }

  /** What stands in the letter now, in the order in which it was first said. */
  public AnnotationSet annotations(String id) {
    return kept(id).annotations();
  }

  /** A letter and its ledger, read together. */
  public KeptLetter kept(String id) {
    return database.read((c, names) -> KeptLetter.read(c, Letters.number(c, id)));
  }

  /** The batch actions, the first one first; goes through all gestures. */
  public List<StoredBatch> batches() {
    return database.read((c, names) -> BatchRows.all(c));
  }

  /**
   * The ids of the letters that a batch changed, in order of arrival; goes through all gestures.
   */
  public List<String> lettersOf(BatchId batch) {
    return database.read((c, names) -> BatchRows.letters(c, batch));
  }

  /**
   * As above, for a batch from before batches had ids.
   *
   * @param author as the gestures' first format has it
   */
  public List<String> lettersOf(String author, Instant at) {
    return database.read((c, names) -> BatchRows.letters(c, author, at));
  }

  /** Every gesture ever made on the letter, in order. */
  public List<Gesture> ledger(String id) {
    return kept(id).ledger().gestures();
  }

  /**
   * Adds a gesture to the letter's ledger; returns when it is on disk.
   *
   * <p>A gesture that is the ledger's last one already is not written again, so that whoever got
   * {@link StoreFailed} can append the same once more: it may have been written anyway.
   *
   * <p>Refused with an exception, and nothing is written: another gesture with a number that is not
   * the last one's plus 1 (somebody else wrote meanwhile), a change that does not start from what
   * stands, a quote that is not the letter's text at its span.
   *
   * @param headline the letter as the library shows it after the gesture
   */
  public void append(String letterId, Gesture gesture, Headline headline) {
    Said said = new Said(letterId, gesture, headline);
    database.write((connection, names) -> append(connection, names, said), _ -> journal.settled());
    tell(List.of(letterId));
  }

  private boolean append(Connection connection, Names names, Said said) throws SQLException {
    LastLetter.At at = last.take(connection, said.letterId());
    if (said.gesture().equals(at.last())) {
      last.remember(at);
      return false;
    }
    LastLetter.At next = at.with(said.gesture());
    long sequence =
        journal.say(Copies.lacking(connection, journal, at.number(), said), List.of(said));
    Copies.append(connection, names, at.number(), said, sequence);
    last.remember(next);
    return true;
  }

  /**
   * Adds a gesture to each of many letters' ledgers, all or none; some hundred at once go fastest.
   * Returns when all are on disk. What a kill leaves is whole gestures, of some of the letters or
   * of all.
   *
   * <p>As with {@link #append}, what is the last gesture of its ledger already is not written
   * again, and what does not follow from what stands is refused with an exception; then none is
   * written. So is a letter that is named twice, and one that somebody went on with since it was
   * read.
   */
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
  private boolean settle(Connection connection, Names names) throws SQLException, IOException {
    journal.proveDatabaseReachable();
    where = Optional.empty();
    List<Said> waiting = journal.unsettled();
    Optional<Document> expected = journal.expected();
    if (expected.isPresent()) {
      journal.turnedOut(Documents.isThere(connection, expected.get()));
    }
    if (waiting.isEmpty()) {
      // A commit that failed may have reached the disk anyway.
      journal.came(Letters.after(connection, journal.letters()));
    }
    long sequence = journal.firstUnsettled();
    try {
      names.learn(connection, waiting.stream().map(Said::gesture).toList());
      for (Said said : waiting) {
        Copies.bringIn(connection, names, last, said, sequence++);
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

  /**
   * Makes a backup beside the store, opens it and looks through it; gestures go on meanwhile. Costs
   * the time and the space of a copy of the store. Older backups go when they are no longer needed:
   * the last 5 stay, the last of each of 7 days and of 4 weeks, and the three newest that are
   * whole.
   */
  public BackupOutcome backup() {
    return upkeep.backup();
  }

  /** The backups, newest first. */
  public List<Backup> backups() {
    return upkeep.backups();
  }

  /**
   * Puts a backup in the store's place, after a backup of what is there now. All letters that are
   * on a desk must be opened again.
   *
   * @param name of the backup
   * @param everythingSince true to bring in the letters and gestures since then; false for the
   *     store as it was
   */
  public Restoring restore(String name, boolean everythingSince) {
    return again(upkeep.restore(name, everythingSince));
  }

  /**
   * Rebuilds the store from its newest backup, what can be read of itself, its journal, and
   * whatever else is there as long as something is missing. The old files, and backups that are
   * damaged, are kept beside it under other names.
   */
  public Restoring repair() {
    return again(upkeep.repair());
  }

  /** Where the search index is kept; it is deleted with letters that are deleted for good. */
  public Path indexFolder() {
    return upkeep.indexFolder();
  }

  /** The store's folder, in which others may keep what follows from the store. */
  public Path folder() {
    return upkeep.folder();
  }

  /**
   * A secret of 32 bytes for what else is kept beside the store, another one for each use; empty
   * where the store is not encrypted. It changes when the passphrase is set again after a removal.
   */
  public Optional<byte[]> secretFor(String use) {
    return upkeep.secretFor(use);
  }

  /** True where the store, its journal and its backups are encrypted with a passphrase. */
  public boolean encrypted() {
    return upkeep.encrypted();
  }

  /**
   * Encrypts the store, its journal and its backups, gives them another passphrase, or makes them
   * plain again. Setting and removing copies the store and each backup; a kill leaves the store as
   * it was or as it is to be, and the next backup goes on with the backups.
   *
   * @param now the passphrase that the store has; empty where it is not encrypted
   * @param next as {@link Passphrase} asks for; empty for none
   */
  public Restoring changePassphrase(Optional<String> now, Optional<String> next) {
    return upkeep.changePassphrase(now, next);
  }

  /**
   * What is wrong with a letter, in a sentence; reads and hashes all of it.
   *
   * @throws StoreFailed if no letter can be read: that is no damage of this one
   */
  public Optional<String> check(LetterRow letter) {
    try {
      return database.read((c, names) -> Checkup.of(c, letter));
    } catch (StoreFailed page) {
      database.read((c, names) -> Tally.of(c)); // or the whole database fails, as on a full disk
      return Optional.of("“%s” can't be read.".formatted(letter.name()));
    }
  }

  /**
   * The names of files in an encrypted store's folder that aren't encrypted and hold text of
   * letters: damaged ones that were set aside, and what others put there. Reads the beginnings of
   * all files there.
   */
  public List<String> unencrypted() {
    return upkeep.unencrypted();
  }

  /**
   * Encrypts what {@link #unencrypted} names, and deletes what can't be encrypted: only when the
   * user agreed. A backup goes as a whole.
   *
   * @return the names of what was deleted
   */
  public List<String> deleteUnencrypted() {
    return upkeep.deleteUnencrypted();
  }

  /** What is wrong with the journal, its agreement with the letters, the backups, and documents. */
  public List<String> checkKeeping() {
    List<String> found = new ArrayList<>(upkeep.check());
    found.addAll(database.read((c, names) -> Documents.trouble(c)));
    found.addAll(database.read((c, names) -> PredictionTables.trouble(c)));
    return List.copyOf(found);
  }

  /** Notes a headline that was worked out again; it is no gesture. */
  public void correctHeadline(String letterId, Headline headline) {
    database.write(
        (connection, names) -> {
          int number = Letters.number(connection, letterId);
          Letters.update(connection, number, Letters.gestures(connection, number), headline);
          return true;
        });
    tell(List.of(letterId));
  }

  /**
   * Keeps a document for good; false, and nothing is written, where one of that kind and name about
   * the same is there already.
   */
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

  /**
   * The documents of a kind in order of arrival.
   *
   * @param about the id of the letter that they are about; empty for those about no single one
   */
  public List<Document> documents(Document.Kind kind, String about) {
    return database.read((connection, names) -> Documents.all(connection, kind, about));
  }

  /**
   * The runs of predictions, in the order in which they came. They are no part of the journal: what
   * is lost of them is read again from its file.
   */
  public List<PredictionRun> predictionRuns() {
    return database.read((c, names) -> PredictionTables.runs(c));
  }

  /** False, and nothing is written, where a run of that name is there. */
  public boolean addPredictionRun(PredictionRun run) {
    return database.write((c, names) -> PredictionTables.add(c, run));
  }

  /** Keeps what a run says of a letter, in place of what it said before. */
  public void putPrediction(String run, String letter, String text) {
    database.write(
        (c, names) -> PredictionTables.put(c, new PredictionTables.Kept(run, letter, text)));
  }

  /** What a run says of a letter, as it was kept; {@link StoreDamaged} where it is not that. */
  public Optional<String> prediction(String run, String letter) {
    return database.read((c, names) -> PredictionTables.text(c, run, letter));
  }

  /** The ids of the letters that a run speaks of. */
  public List<String> predictedLetters(String run) {
    return database.read((c, names) -> PredictionTables.letters(c, run));
  }

  /** Takes a run with all that it says away; false where there is none of that name. */
  public boolean removePredictions(String run) {
    return database.write((c, names) -> PredictionTables.remove(c, run));
  }

  /**
   * Adds to the keys and seconds of a letter, a person and a day. No part of the journal: nothing
   * rests on it. It is in the backups, and in nothing that leaves this computer otherwise.
   */
  public void addEffort(Effort effort) {
    database.write((c, names) -> EffortTable.add(c, effort));
  }

  /** Keys and seconds of every letter, person and day, in no order. */
  public List<Effort> efforts() {
    return database.read((c, names) -> EffortTable.all(c));
  }

  /**
   * What letters say in a field now, letter by letter in order of arrival; see {@link FieldValue}.
   *
   * @param groups the groups that the field is inside
   * @param letters ids, some hundred at once: whoever else uses the store waits meanwhile
   */
  public List<FieldValue> values(FieldId field, List<FieldId> groups, List<String> letters) {
    return database.read((c, names) -> FieldValues.of(c, field, groups, letters));
  }

  /** The ids of the letters that have documents of a kind about them, in order of arrival. */
  public List<String> documented(Document.Kind kind) {
    return database.read((connection, names) -> Documents.about(connection, kind));
  }

  /** Closes the database and lets others open it; a second call does nothing. */
  @Override
  public void close() {
    try (lock;
        journal;
        database) {
      // Closing in reverse order is all: the lock goes last.
    }
  }
}
