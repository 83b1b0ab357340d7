package imr.store;

import imr.store.JournalRecord.Arrival;
import imr.store.JournalRecord.DocumentAdded;
import imr.store.JournalRecord.FullLetter;
import imr.store.JournalRecord.GestureAdded;
import imr.store.JournalRecord.LettersAdded;
import imr.store.JournalRecord.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The journal beside the database: every gesture since the third newest backup, and each letter in
 * which one was made that this backup does not have. So any of the three newest backups and the
 * journal, or before them the journal alone, hold all that anybody ever decided, whatever becomes
 * of the database's file.
 *
 * <p>Each letter that came in, each gesture and each document has a number in the store's sequence
 * ({@link LedgerPosition}). The journal counts: what the database is about to write takes {@link
 * #next}.
 *
 * <p>A gesture is in the journal before the database learns of it. Where the database then fails,
 * the gesture stays and is brought into the database before anything else is done with it, in this
 * process or the next; it was not acknowledged, but whoever made it meant it.
 *
 * <p>Letters with what a program finds in them come by the thousand, are nobody's work, and can be
 * read again from their files: writing them twice would make imports half as slow again. So the
 * journal notes only their ids and names, after they are in the database, and a missing one is
 * noticed and named.
 *
 * <p>Used under the database's lock alone.
 */
final class Journal implements AutoCloseable {
  private JournalFile file;
  private Optional<FileIdentity> database = Optional.empty();
  private JournalFile.Condition condition;
  private final Set<String> whole = new HashSet<>();
  private final List<JournalRecord> owed = new ArrayList<>();
  private Optional<Document> expected = Optional.empty();
  private StoreCounts account = StoreCounts.NOTHING;
  private AbandonedEntries abandoned = AbandonedEntries.NOTHING;
  private int backedUp;
  private List<GestureAdded> unsettled = List.of();
  private Optional<GestureAdded> lastSaid = Optional.empty();

  /** Goes through the file once. */
  Journal(JournalFile file) throws IOException, SQLException {
    this.file = file;
    this.condition = file.read((record, _) -> take(record));
  }

  static Journal in(StoreLocation place) throws IOException, SQLException {
    Journal journal = new Journal(JournalFile.open(place.open(place.journal()), place.seal()));
    journal.database = Optional.of(new FileIdentity(place.database()));
    return journal;
  }

  /**
   * Refused with an exception where the database's path names another file than when the store was
   * opened: what is written to a deleted file is on no disk, and another store's file is not this
   * one's.
   */
  void proveDatabaseReachable() throws IOException {
    if (database.filter(FileIdentity::broken).isPresent()) {
      throw new NoSuchFileException("the database's file is gone or was replaced");
    }
  }

  /** Another file took the old one's place, which the database agrees with. */
  void replaced(StoreLocation place) throws IOException, SQLException {
    file.close();
    file = JournalFile.open(place.open(place.journal()), place.seal());
    database = Optional.of(new FileIdentity(place.database()));
    whole.clear();
    owed.clear();
    expected = Optional.empty();
    settled();
    condition = file.read((record, _) -> take(record));
  }

  /**
   * Forgets what stands before a place, because a backup has it; does nothing where the place is
   * not in the journal.
   *
   * @param start what the store held at that place, all of it in the backup
   * @param sequence number of the last entry then
   */
  void forgetBefore(StoreLocation place, Start start, long sequence)
      throws IOException, SQLException {
    Path shorter = place.journal().resolveSibling("store.journal.new");
    PrivateDisk.makeFile(shorter);
    if (file.continueIn(place.open(shorter), start, sequence)) {
      file.close(); // or Windows would not let another file take its place
      PrivateDisk.rename(shorter, place.journal());
      replaced(place);
    } else {
      Files.delete(shorter);
    }
  }

  private void take(JournalRecord record) {
    switch (record) {
      case Start start -> {
        account = start.stored();
        backedUp = start.backedUp();
        abandoned = start.abandoned();
      }
      case LettersAdded came ->
          account = account.plus(came.letters().size(), came.letters().size());
      case FullLetter copy -> whole.add(copy.letter().letter().id());
      case DocumentAdded _ -> account = account.plusDocument();
      case GestureAdded said -> {
        account = account.plus(0, 1);
        lastSaid = Optional.of(said);
      }
    }
  }

  /** Goes through the records once more. */
  void read(JournalFile.Visitor visitor) throws SQLException {
    try {
      file.read(visitor);
    } catch (IOException e) {
      throw new StoreFailedException(e);
    }
  }

  /** Reads the file again; what is wrong with it, or with a store that holds so much. */
  List<String> check(StoreCounts stored) throws SQLException {
    try {
      List<String> found = new ArrayList<>();
      if (file.read((_, _) -> {}).damaged()) {
        found.add("The journal of changes is damaged.");
      }
      if (!stored.equals(account)) {
        found.add(
            "The library has %s, but the journal has %s."
                .formatted(stored.words(), account.words()));
      }
      return found;
    } catch (IOException e) {
      throw new StoreFailedException(e);
    }
  }

  /** What the store must hold, as far as the records say that can be read. */
  StoreCounts account() {
    return account;
  }

  /** How many entries the records tell of that are missing or damaged. */
  long lost() {
    return condition.lost();
  }

  /** How far the ledger is by what is written here. */
  LedgerPosition position() {
    return new LedgerPosition(file.sequence(), abandoned);
  }

  /** The number that the next entry takes, after those that are still to be noted. */
  long next() {
    return file.sequence() + owed.stream().mapToInt(JournalRecord::entries).sum() + 1;
  }

  /** Goes on after numbers that backups have and this does not. */
  void skipTo(LedgerPosition farther) {
    file.skipTo(farther.sequence());
    abandoned = abandoned.orNewer(farther.abandoned());
  }

  /** True where a record is missing or not what was written. */
  boolean damaged() {
    return condition.damaged();
  }

  Optional<GestureAdded> lastSaid() {
    return lastSaid;
  }

  /** The hash of the last record: a place in the journal that outlasts its shortening. */
  String place() {
    return file.last();
  }

  /** Bytes on disk. */
  long size() {
    return file.size();
  }

  /** True where nothing but the database has the letter of that number whole. */
  boolean lacks(int number, String letterId) {
    return number > backedUp && !whole.contains(letterId);
  }

  /**
   * Notes gestures, on disk when this returns, and before them the letters that are lacking.
   *
   * @return the number of the first gesture; the others follow
   */
  long say(List<LetterCopy> letters, List<GestureAdded> said) {
    List<JournalRecord> records = new ArrayList<>();
    letters.forEach(letter -> records.add(new FullLetter(letter)));
    records.addAll(said);
    append(records);
    unsettled = List.copyOf(said);
    return firstUnsettled();
  }

  /** The number of the first gesture that the database may not have. */
  long firstUnsettled() {
    return file.sequence() - unsettled.size() + 1;
  }

  /** Notes letters that are in the database now; where that fails, before the next record. */
  void came(List<Arrival> letters) {
    if (!letters.isEmpty()) {
      owed.add(new LettersAdded(letters));
    }
    catchUp();
  }

  /** How many letters there must be, with those that are still to be noted. */
  int letters() {
    return account.letters()
        + owed.stream().mapToInt(r -> r instanceof LettersAdded ? r.entries() : 0).sum();
  }

  /** A document is about to be in the database; where that fails, it may be there anyway. */
  void expects(Document document) {
    expected = Optional.of(document);
  }

  Optional<Document> expected() {
    return expected;
  }

  /** Whether the document that was expected is in the database; one that is will be noted. */
  void turnedOut(boolean there) {
    expected.filter(_ -> there).map(DocumentAdded::new).ifPresent(owed::add);
    expected = Optional.empty();
  }

  /** Notes what is in the database now; where that fails, before the next record. */
  void catchUp() {
    append(List.of());
  }

  /** The database is open again and has all that stands here. */
  void mended() {
    settled();
    catchUp();
  }

  private void append(List<JournalRecord> records) {
    try {
      proveDatabaseReachable();
      if (!owed.isEmpty()) {
        file.append(List.copyOf(owed));
        owed.forEach(this::take);
        owed.clear();
      }
      if (!records.isEmpty()) {
        file.append(records);
        records.forEach(this::take);
      }
    } catch (IOException e) {
      throw new StoreFailedException(e);
    }
  }

  /** The gestures that the database may not have, because it failed; all of one call. */
  List<GestureAdded> unsettled() {
    return unsettled;
  }

  /** The database has all that stands here. */
  void settled() {
    unsettled = List.of();
  }

  /** Takes the unsettled gestures out, which the database refuses. */
  void takeBack() {
    try {
      file.takeBack();
      account = account.plus(0, -unsettled.size());
      unsettled.forEach(said -> whole.remove(said.letterId()));
      settled();
    } catch (IOException e) {
      throw new StoreFailedException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new StoreFailedException(e);
    }
  }
}
