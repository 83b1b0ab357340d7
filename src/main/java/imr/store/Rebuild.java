package imr.store;

import imr.store.Backups.Kept;
import imr.store.JournalRecord.Arrival;
import imr.store.JournalRecord.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a store anew: from a backup, from whatever can be read of other database files, and from
 * the journal. Each letter is taken from the first of them that has it whole, and goes on with the
 * gestures that the others have more. Nothing that it reads from is changed.
 */
final class Rebuild {
  private static final int BATCH = 50;

  private final Place place;
  private final Place made;
  private final Map<String, String> namesOfKnown = new LinkedHashMap<>();
  private final List<Said> homeless = new ArrayList<>();
  private final List<Arrival> withoutFile = new ArrayList<>();

  /**
   * @param place of the store that is to be made anew
   * @param folder an empty one, in which the new files are made
   */
  Rebuild(Place place, Path folder) {
    this.place = place;
    this.made = place.in(folder);
  }

  /** The backup alone, as it was. */
  void copy(Kept backup) throws SQLException, IOException {
    Encryption.copy(backup.database(), place.key(), made);
    finish(_ -> true);
  }

  /**
   * A backup, all that can be read of the database in place, and the journal; then other backups as
   * long as something is lacking. The backup is what the new database starts from, unless a letter
   * in it is damaged: then each letter is taken by itself.
   */
  void run(Optional<Kept> base) throws SQLException, IOException {
    if (base.isPresent()) {
      Encryption.copy(base.get().database(), place.key(), made);
      if (!isWhole()) {
        Files.delete(made.database());
      }
    }
    Disk.makeFile(made.database());
    finish(this::pourAll);
  }

  /** What can be put into a database that is being made. */
  private interface Pouring {
    boolean into(Connected target) throws SQLException, IOException;
  }

  private void finish(Pouring pouring) throws SQLException, IOException {
    Connected.letGo(migrated(made.database()));
    try (Connected target = new Connected(made.source())) {
      pouring.into(target);
      target.read(
          (c, _) -> {
            new NewJournal(made).write(c);
            return true;
          });
    }
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

  private boolean pourAll(Connected target) throws SQLException, IOException {
    if (Files.exists(place.database())) {
      pour(place.database(), target);
      addDocuments(place.database(), target);
    }
    pourJournal(target);
    Backups backups = new Backups(place);
    for (Kept backup : backups.newestFirst()) {
      if (lacks(target) && backups.opens(backup) && backup.whole()) {
        pour(backup.database(), target);
        addOriginals(backup.database(), target);
        pourJournal(target);
      }
    }
    for (Path journal : setAside()) {
      if (lacks(target)) {
        pourSetAside(journal, target);
      }
    }
    target.read((c, _) -> forgetFound(c));
    withoutFile.addAll(target.read((c, _) -> Letters.withoutOriginal(c)));
    return true;
  }

  private boolean lacks(Connected target) {
    target.read((c, _) -> forgetFound(c));
    return !namesOfKnown.isEmpty()
        || !homeless.isEmpty()
        || !target.read((c, _) -> Letters.withoutOriginal(c)).isEmpty();
  }

  /** What is known to have been there and could not be had back; a sentence each. */
  List<String> losses() {
    List<String> losses = new ArrayList<>();
    namesOfKnown.forEach(
        (id, name) ->
            losses.add(
                "“%s” could not be had back; import its file again.%s"
                    .formatted(name, waiting(id))));
    withoutFile.forEach(
        letter ->
            losses.add(
                "The original file of “%s” could not be had back; import it again."
                    .formatted(letter.name())));
    long changes = homeless.stream().filter(s -> !namesOfKnown.containsKey(s.letterId())).count();
    if (changes > 0) {
      losses.add(
          "%d changes could not be had back, because one before them is lost.".formatted(changes));
    }
    return losses;
  }

  private String waiting(String id) {
    long changes = homeless.stream().filter(s -> s.letterId().equals(id)).count();
    return changes == 0 ? "" : " %d changes in it are lost with it.".formatted(changes);
  }

  private Connection migrated(Path database) throws SQLException {
    Connection connection = made.source(database).getConnection();
    new Migrations(connection, made.source(database)).migrate();
    return connection;
  }

  /** Works with a copy of a file, which may be damaged in any way, or of an older version. */
  private void with(Path source, Connected.Work<?> work) throws IOException {
    Path copy = made.folder().resolve("source.mv.db");
    Files.copy(source, copy);
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

  private void pour(Path source, Connected target) throws IOException {
    with(
        source,
        (from, _) -> {
          Map<String, Integer> have = target.read((c, _) -> gestures(c));
          List<LetterCopy> batch = new ArrayList<>();
          for (LetterRow row : Letters.all(from)) {
            namesOfKnown.putIfAbsent(row.id(), row.name());
            int there = have.getOrDefault(row.id(), 0);
            if (there < row.gestures()) {
              pour(from, row, there, batch, target);
            }
            if (batch.size() >= BATCH) {
              insert(batch, target);
            }
          }
          insert(batch, target);
          return true;
        });
  }

  private void pour(
      Connection from, LetterRow row, int there, List<LetterCopy> batch, Connected target) {
    // As above; the next letter's page may be whole.
    try {
      LetterCopy copy = Copies.read(from, Letters.number(from, row.id()));
      if (there == 0) {
        batch.add(copy);
      } else {
        target.write((c, names) -> extend(c, names, copy, there));
      }
    } catch (SQLException | RuntimeException damaged) {
      return;
    }
  }

  private static boolean extend(Connection connection, Names names, LetterCopy copy, int there)
      throws SQLException {
    LastLetter last = new LastLetter();
    for (var gesture : copy.ledger().subList(there, copy.ledger().size())) {
      Copies.bringIn(
          connection, names, last, new Said(copy.letter().id(), gesture, copy.headline()));
    }
    return true;
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

  /** Journals that were taken for damaged once, the newest first. */
  private List<Path> setAside() throws IOException {
    try (Stream<Path> files = Files.list(place.folder())) {
      return files.filter(place::isJournalSetAside).sorted(Comparator.reverseOrder()).toList();
    }
  }

  private void pourSetAside(Path journal, Connected target) throws IOException, SQLException {
    try {
      pour(journal, target, new ArrayList<>());
    } catch (IOException anotherKeys) {
      return;
    }
    pourJournal(target);
  }

  private void pourJournal(Connected target) throws IOException, SQLException {
    homeless.clear();
    if (Files.exists(place.journal())) {
      pour(place.journal(), target, homeless);
    }
  }

  private void pour(Path file, Connected target, List<Said> without)
      throws IOException, SQLException {
    try (Journal journal = new Journal(JournalFile.open(place.open(file), place.seal()))) {
      Reconciliation both = new Reconciliation(target, journal);
      both.replay();
      without.addAll(both.homeless());
      journal.read(
          (record, _) -> {
            if (record instanceof JournalRecord.Came(List<Arrival> letters)) {
              // whole, where a damaged database can misspell them
              letters.forEach(l -> namesOfKnown.put(l.id(), l.name()));
            }
          });
    }
  }

  private boolean forgetFound(Connection connection) throws SQLException {
    Letters.all(connection).forEach(row -> namesOfKnown.remove(row.id()));
    return true;
  }

  /** Gold sets, predictions, keys and minutes, and what else was kept since the backup. */
  private void addDocuments(Path source, Connected target) throws IOException {
    with(
        source,
        (from, _) -> {
          for (Document document : Documents.readable(from)) {
            target.write((c, _) -> Documents.add(c, document));
          }
          PredictionTables.copy(from, target);
          EffortTable.copy(from, target);
          return true;
        });
  }

  /** Original files that are still lacking. */
  private void addOriginals(Path source, Connected target) throws IOException {
    List<Arrival> lacking = target.read((c, _) -> Letters.withoutOriginal(c));
    if (!lacking.isEmpty()) {
      with(
          source,
          (from, _) -> {
            for (Arrival letter : lacking) {
              addOriginal(from, letter.id(), target);
            }
            return true;
          });
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
