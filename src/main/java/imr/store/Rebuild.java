package imr.store;

import imr.store.Backups.KeptBackup;
import imr.store.JournalRecord.Arrival;
import imr.store.JournalRecord.FullLetter;
import imr.store.JournalRecord.GestureAdded;
import imr.store.JournalRecord.LettersAdded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Rebuilds a store from everything that can be read: a backup, what is left of the database, the
 * journal, all other backups, and files that were set aside as damaged. The result is the union of
 * them by letter and gesture number; what was abandoned by restoring a backup stays away. Each text
 * and gesture has a hash, so that whatever is taken is what was written. In the end the store is
 * checked against what the journal and the manifests promise, and what is short of that is named.
 *
 * <p>Files that can't add anything, because all that was promised is there, are not read. Nothing
 * that it reads from is changed.
 */
final class Rebuild {
  private static final int BATCH = 50;

  private final StoreLocation place;
  private final StoreLocation made;
  private final Backups backups;
  private LedgerPosition position = LedgerPosition.START;
  private ExpectedContents promise = ExpectedContents.NOTHING;
  private boolean exactly;
  private UnrecoveredData losses = new UnrecoveredData(AbandonedEntries.NOTHING);

  /**
   * @param place of the store that is to be rebuilt
   * @param folder an empty one, in which the new files are made
   */
  Rebuild(StoreLocation place, Path folder) {
    this.place = place;
    this.made = place.in(folder);
    this.backups = new Backups(place);
  }

  /**
   * The backup alone, as it was.
   *
   * @param now how far the store is that the backup replaces
   */
  void copy(KeptBackup backup, LedgerPosition now) throws SQLException, IOException {
    position = now.orFarther(backups.position()).restored(backup.manifest().position());
    Encryption.copy(backup.database(), place.key(), made);
    finish(_ -> true);
  }

  /**
   * The union of all that can be read. The backup is what the new database starts from, unless a
   * letter in it is damaged: then each letter is taken by itself.
   *
   * @param wanted the backup to start from; empty for the newest that is whole
   * @return a sentence for each thing that couldn't be recovered
   */
  List<String> run(Optional<KeptBackup> wanted) throws SQLException, IOException {
    lookAround();
    Optional<KeptBackup> base =
        wanted.isPresent()
            ? wanted
            : backups.newestWhole(position.abandoned(), 1).stream().findFirst();
    if (base.isPresent()) {
      Encryption.copy(base.get().database(), place.key(), made);
      if (!isWhole()) {
        Files.delete(made.database());
      }
    }
    PrivateDisk.makeFile(made.database());
    List<String> lost = new ArrayList<>();
    finish(
        target -> {
          pourAll(target);
          position = position.orFarther(target.read((c, _) -> LedgerPosition.of(c))).next();
          lost.addAll(target.read((c, _) -> losses.sentences(c, promise.stored(), exactly)));
          return true;
        });
    return lost;
  }

  /** Finds out how far the ledger was, what of it counts, and how much the store must have. */
  private void lookAround() throws IOException, SQLException {
    position = backups.position();
    List<ExpectedContents> promises = new ArrayList<>();
    if (Files.exists(place.journal())) {
      try (Journal journal = Journal.in(place)) {
        position = position.orFarther(journal.position());
        promises.add(promised(journal));
        exactly = !journal.damaged();
      }
    }
    if (!exactly && Files.exists(place.database())) {
      with(
          place.database(),
          (c, _) -> {
            AbandonedEntries there = AbandonedEntries.in(c);
            position = position.orFarther(new LedgerPosition(0, there));
            return true;
          });
    }
    losses = new UnrecoveredData(position.abandoned());
    promises.add(backups.promise(position.abandoned()));
    promise =
        promises.stream()
            .filter(p -> !position.abandoned().includes(p.sequence()))
            .reduce(ExpectedContents.NOTHING, ExpectedContents::orLater);
    exactly &= promises.getFirst().equals(promise);
  }

  /** With the entries that the records say are missing between them; most are gestures. */
  private static ExpectedContents promised(Journal journal) {
    return new ExpectedContents(
        journal.position().sequence(), journal.account().plus(0, (int) journal.lost()));
  }

  /** What can be put into a database that is being made. */
  private interface Pouring {
    boolean into(DatabaseConnection target) throws SQLException, IOException;
  }

  private void finish(Pouring pouring) throws SQLException, IOException {
    try (DatabaseConnection target = opened(made)) {
      pouring.into(target);
      seal(target, made, position);
    }
  }

  /** Opens a database that is being made, and brings it up to this version. */
  static DatabaseConnection opened(StoreLocation made) throws SQLException {
    DatabaseConnection.letGo(migrated(made, made.database()));
    return new DatabaseConnection(made.source());
  }

  /** Ends the making of a database: notes how far it is, and writes the journal beside it. */
  static void seal(DatabaseConnection target, StoreLocation made, LedgerPosition position) {
    target.write(
        (c, _) -> {
          position.abandoned().writeTo(c);
          return true;
        });
    target.read(
        (c, _) -> {
          new NewJournal(made).write(c, position);
          return true;
        });
  }

  private boolean isWhole() {
    // H2 answers a damaged file, or another key's, with exceptions of any kind.
    try {
      Connection connection = migrated(made.database());
      try {
        return isWhole(connection);
      } finally {
        DatabaseConnection.letGo(connection);
      }
    } catch (SQLException | RuntimeException damaged) {
      return false;
    }
  }

  private static boolean isWhole(Connection connection) throws SQLException {
    for (LetterRow row : LetterTables.all(connection)) {
      if (LetterCheck.of(connection, row).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private void pourAll(DatabaseConnection target) throws SQLException, IOException {
    if (Files.exists(place.database())) {
      pourWithAllElse(place.database(), target);
    }
    pourJournal(target);
    for (Path database : backupsToRead()) {
      if (lacks(target) || !hasManifest(database)) {
        pourWithAllElse(database, target);
        pourJournal(target);
      }
    }
    for (Path journal : place.allSetAside(place.journal())) {
      if (lacks(target)) {
        pourSetAside(journal, target);
      }
    }
    for (Path database : place.allSetAside(place.database())) {
      if (lacks(target)) {
        pour(database, target);
        pourJournal(target);
      }
    }
  }

  /** Those that are whole first, the newest of them first; then whatever else is there. */
  private Set<Path> backupsToRead() {
    Set<Path> all = new LinkedHashSet<>();
    List<KeptBackup> named = backups.newestFirst().stream().filter(backups::opens).toList();
    named.stream().filter(KeptBackup::isAll).map(KeptBackup::database).forEach(all::add);
    named.stream().map(KeptBackup::database).filter(Files::exists).forEach(all::add);
    all.addAll(backups.withoutManifest());
    return all;
  }

  private static boolean hasManifest(Path database) {
    return Manifest.read(database.resolveSibling("")).isPresent();
  }

  private boolean lacks(DatabaseConnection target) {
    return target.read((c, _) -> losses.any(c) || !StoreCounts.of(c).holds(promise.stored()));
  }

  private Connection migrated(Path database) throws SQLException {
    return migrated(made, database);
  }

  private static Connection migrated(StoreLocation made, Path database) throws SQLException {
    DataSource source = made.source(database);
    Connection connection = source.getConnection();
    new Migrations(connection, source).migrate();
    return connection;
  }

  /** Works with a copy of a file, which may be damaged in any way, or of an older version. */
  private void with(Path source, DatabaseConnection.Work<?> work) throws IOException {
    Path copy = made.folder().resolve("source.mv.db");
    PrivateDisk.copy(source, copy);
    // H2 answers a damaged file with exceptions of any kind. What could not be read then is missed
    // in the end, and named.
    try {
      DatabaseConnection.letGo(migrated(copy));
      try (DatabaseConnection from = new DatabaseConnection(made.source(copy))) {
        from.read(work);
      }
    } catch (SQLException | RuntimeException damaged) {
      return;
    } finally {
      Files.delete(copy);
    }
  }

  private void pourWithAllElse(Path source, DatabaseConnection target) throws IOException {
    pour(source, target);
    with(
        source,
        (from, _) -> {
          for (Arrival letter : target.read((c, _) -> LetterTables.withoutOriginal(c))) {
            addOriginal(from, letter.id(), target);
          }
          for (Document document : Documents.readable(from)) {
            target.write((c, _) -> Documents.add(c, document));
          }
          PredictionTables.copy(from, target, _ -> true);
          EffortTable.copy(from, target, _ -> true);
          return true;
        });
  }

  private void pour(Path source, DatabaseConnection target) throws IOException {
    with(
        source,
        (from, _) -> {
          Map<String, Integer> have = target.read((c, _) -> gestures(c));
          List<LetterCopy> batch = new ArrayList<>();
          for (NumberedRow row : LetterTables.numbered(from)) {
            pour(from, row, have.getOrDefault(row.row().id(), 0), batch, target);
            if (batch.size() >= BATCH) {
              insert(batch, target);
            }
          }
          insert(batch, target);
          return true;
        });
  }

  private void pour(
      Connection from,
      NumberedRow row,
      int there,
      List<LetterCopy> batch,
      DatabaseConnection target) {
    String id = row.row().id();
    Optional<LetterCopy> copy =
        there >= row.row().gestures() ? Optional.empty() : readable(from, row);
    Optional<LetterCopy> counts = copy.flatMap(c -> c.without(position.abandoned()));
    if (copy.isEmpty() || counts.isPresent()) {
      losses.known(row.row());
    }
    if (copy.map(c -> c.ledger().size()).orElse(there) < row.row().gestures()) {
      losses.unreadable(from, id, row.number(), copy.map(c -> c.ledger().size()).orElse(0));
    }
    if (counts.isPresent() && there == 0) {
      batch.add(counts.get());
    } else if (counts.isPresent() && counts.get().ledger().size() > there) {
      target.write(
          (c, names) -> {
            LetterCopier.extend(c, names, counts.get());
            return true;
          });
    }
  }

  private static Optional<LetterCopy> readable(Connection from, NumberedRow row) {
    // A damaged page answers with any exception; the next letter's page may be whole.
    try {
      return Optional.of(LetterCopier.readable(from, row.number()));
    } catch (SQLException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static void insert(List<LetterCopy> batch, DatabaseConnection target) {
    target.write(
        (c, names) -> {
          LetterCopier.insert(c, names, batch);
          return true;
        });
    batch.clear();
  }

  private static Map<String, Integer> gestures(Connection connection) throws SQLException {
    Map<String, Integer> gestures = new HashMap<>();
    LetterTables.all(connection).forEach(row -> gestures.put(row.id(), row.gestures()));
    return gestures;
  }

  private void pourSetAside(Path journal, DatabaseConnection target)
      throws IOException, SQLException {
    try {
      pourJournal(journal, target);
    } catch (IOException anotherKeys) {
      return;
    }
    pourJournal(target);
  }

  private void pourJournal(DatabaseConnection target) throws IOException, SQLException {
    losses.placeAgain();
    if (Files.exists(place.journal())) {
      losses.withoutPlace(pourJournal(place.journal(), target));
    }
  }

  private List<GestureAdded> pourJournal(Path file, DatabaseConnection target)
      throws IOException, SQLException {
    try (Journal journal = new Journal(JournalFile.open(place.open(file), place.seal()))) {
      Reconciliation both = new Reconciliation(target, journal, position.abandoned());
      both.replay();
      journal.read(
          (record, sequence) -> {
            if (record instanceof LettersAdded(List<Arrival> letters)
                && !position.abandoned().includes(sequence)) {
              letters.forEach(losses::known);
            } else if (record instanceof FullLetter(LetterCopy letter)) {
              losses.known(new Arrival(letter.letter().id(), letter.letter().name()));
            }
          });
      return both.homeless();
    }
  }

  private static void addOriginal(Connection from, String id, DatabaseConnection target) {
    // As above.
    try {
      var original = LetterTables.original(from, id);
      target.write(
          (c, _) -> {
            LetterCopier.addOriginal(c, id, Optional.of(original));
            return true;
          });
    } catch (SQLException | RuntimeException damaged) {
      return;
    }
  }
}
