package imr.store;

import imr.store.Backups.Kept;
import imr.store.JournalRecord.Arrival;
import imr.store.JournalRecord.Came;
import imr.store.JournalRecord.Said;
import imr.store.JournalRecord.Whole;
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

  private final Place place;
  private final Place made;
  private final Backups backups;
  private Position position = Position.START;
  private Promise promise = Promise.NOTHING;
  private boolean exactly;
  private Losses losses = new Losses(Abandoned.NOTHING);

  /**
   * @param place of the store that is to be rebuilt
   * @param folder an empty one, in which the new files are made
   */
  Rebuild(Place place, Path folder) {
    this.place = place;
    this.made = place.in(folder);
    this.backups = new Backups(place);
  }

  /**
   * The backup alone, as it was.
   *
   * @param now how far the store is that the backup replaces
   */
  void copy(Kept backup, Position now) throws SQLException, IOException {
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
  List<String> run(Optional<Kept> wanted) throws SQLException, IOException {
    lookAround();
    Optional<Kept> base =
        wanted.isPresent()
            ? wanted
            : backups.newestWhole(position.abandoned(), 1).stream().findFirst();
    if (base.isPresent()) {
      Encryption.copy(base.get().database(), place.key(), made);
      if (!isWhole()) {
        Files.delete(made.database());
      }
    }
    Disk.makeFile(made.database());
    List<String> lost = new ArrayList<>();
    finish(
        target -> {
          pourAll(target);
          position = position.orFarther(target.read((c, _) -> Position.of(c))).next();
          lost.addAll(target.read((c, _) -> losses.sentences(c, promise.stored(), exactly)));
          return true;
        });
    return lost;
  }

  /** Finds out how far the ledger was, what of it counts, and how much the store must have. */
  private void lookAround() throws IOException, SQLException {
    position = backups.position();
    List<Promise> promises = new ArrayList<>();
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
            Abandoned there = Abandoned.in(c);
            position = position.orFarther(new Position(0, there));
            return true;
          });
    }
    losses = new Losses(position.abandoned());
    promises.add(backups.promise(position.abandoned()));
    promise =
        promises.stream()
            .filter(p -> !position.abandoned().includes(p.sequence()))
            .reduce(Promise.NOTHING, Promise::orLater);
    exactly &= promises.getFirst().equals(promise);
  }

  /** With the entries that the records say are missing between them; most are gestures. */
  private static Promise promised(Journal journal) {
    return new Promise(
        journal.position().sequence(), journal.account().plus(0, (int) journal.lost()));
  }

  /** What can be put into a database that is being made. */
  private interface Pouring {
    boolean into(Connected target) throws SQLException, IOException;
  }

  private void finish(Pouring pouring) throws SQLException, IOException {
    try (Connected target = opened(made)) {
      pouring.into(target);
      seal(target, made, position);
    }
  }

  /** Opens a database that is being made, and brings it up to this version. */
  static Connected opened(Place made) throws SQLException {
    Connected.letGo(migrated(made, made.database()));
    return new Connected(made.source());
  }

  /** Ends the making of a database: notes how far it is, and writes the journal beside it. */
  static void seal(Connected target, Place made, Position position) {
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
        Connected.letGo(connection);
      }
    } catch (SQLException | RuntimeException damaged) {
      return false;
    }
  }

  private static boolean isWhole(Connection connection) throws SQLException {
    for (LetterRow row : Letters.all(connection)) {
      if (Checkup.of(connection, row).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private void pourAll(Connected target) throws SQLException, IOException {
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
    List<Kept> named = backups.newestFirst().stream().filter(backups::opens).toList();
    named.stream().filter(Kept::isAll).map(Kept::database).forEach(all::add);
    named.stream().map(Kept::database).filter(Files::exists).forEach(all::add);
    all.addAll(backups.withoutManifest());
    return all;
  }

  private static boolean hasManifest(Path database) {
    return Manifest.read(database.resolveSibling("")).isPresent();
  }

  private boolean lacks(Connected target) {
    return target.read((c, _) -> losses.any(c) || !Tally.of(c).holds(promise.stored()));
  }

  private Connection migrated(Path database) throws SQLException {
    return migrated(made, database);
  }

  private static Connection migrated(Place made, Path database) throws SQLException {
    DataSource source = made.source(database);
    Connection connection = source.getConnection();
    new Migrations(connection, source).migrate();
    return connection;
  }

  /** Works with a copy of a file, which may be damaged in any way, or of an older version. */
  private void with(Path source, Connected.Work<?> work) throws IOException {
    Path copy = made.folder().resolve("source.mv.db");
    Disk.copy(source, copy);
    // H2 answers a damaged file with exceptions of any kind. What could not be read then is missed
    // in the end, and named.
    try {
      Connected.letGo(migrated(copy));
      try (Connected from = new Connected(made.source(copy))) {
        from.read(work);
      }
    } catch (SQLException | RuntimeException damaged) {
      return;
    } finally {
      Files.delete(copy);
    }
  }

  private void pourWithAllElse(Path source, Connected target) throws IOException {
    pour(source, target);
    with(
        source,
        (from, _) -> {
          for (Arrival letter : target.read((c, _) -> Letters.withoutOriginal(c))) {
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

  private void pour(Path source, Connected target) throws IOException {
    with(
        source,
        (from, _) -> {
          Map<String, Integer> have = target.read((c, _) -> gestures(c));
          List<LetterCopy> batch = new ArrayList<>();
          for (NumberedRow row : Letters.numbered(from)) {
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
      Connection from, NumberedRow row, int there, List<LetterCopy> batch, Connected target) {
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
            Copies.extend(c, names, counts.get());
            return true;
          });
    }
  }

  private static Optional<LetterCopy> readable(Connection from, NumberedRow row) {
    // A damaged page answers with any exception; the next letter's page may be whole.
    try {
      return Optional.of(Copies.readable(from, row.number()));
    } catch (SQLException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static void insert(List<LetterCopy> batch, Connected target) {
    target.write(
        (c, names) -> {
          Copies.insert(c, names, batch);
          return true;
        });
    batch.clear();
  }

  private static Map<String, Integer> gestures(Connection connection) throws SQLException {
    Map<String, Integer> gestures = new HashMap<>();
    Letters.all(connection).forEach(row -> gestures.put(row.id(), row.gestures()));
    return gestures;
  }

  private void pourSetAside(Path journal, Connected target) throws IOException, SQLException {
    try {
      pourJournal(journal, target);
    } catch (IOException anotherKeys) {
      return;
    }
    pourJournal(target);
  }

  private void pourJournal(Connected target) throws IOException, SQLException {
    losses.placeAgain();
    if (Files.exists(place.journal())) {
      losses.withoutPlace(pourJournal(place.journal(), target));
    }
  }

  private List<Said> pourJournal(Path file, Connected target) throws IOException, SQLException {
    try (Journal journal = new Journal(JournalFile.open(place.open(file), place.seal()))) {
      Reconciliation both = new Reconciliation(target, journal, position.abandoned());
      both.replay();
      journal.read(
          (record, sequence) -> {
            if (record instanceof Came(List<Arrival> letters)
                && !position.abandoned().includes(sequence)) {
              letters.forEach(losses::known);
            } else if (record instanceof Whole(LetterCopy letter)) {
              losses.known(new Arrival(letter.letter().id(), letter.letter().name()));
            }
          });
      return both.homeless();
    }
  }

  private static void addOriginal(Connection from, String id, Connected target) {
    // As above.
    try {
      var original = Letters.original(from, id);
      target.write(
          (c, _) -> {
            Copies.addOriginal(c, id, Optional.of(original));
            return true;
          });
    } catch (SQLException | RuntimeException damaged) {
      return;
    }
  }
}
