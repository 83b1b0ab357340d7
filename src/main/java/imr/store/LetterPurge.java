package imr.store;

import imr.store.PredictionTables.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the files of a closed store without some of its letters. Everything else is poured into a
 * new database and a new journal, so that no page of either ever held the letters. Gestures keep
 * their numbers and hashes; letters get new row numbers, in the same order.
 */
final class LetterPurge {
  private static final int BATCH = 50;

  private final StoreLocation place;
  private final StoreLocation made;
  private final Set<String> gone;

  /**
   * @param place of the store
   * @param folder an empty one, in which the new files are made
   * @param gone the ids of the letters to leave out
   */
  LetterPurge(StoreLocation place, Path folder, Set<String> gone) {
    this.place = place;
    this.made = place.in(folder);
    this.gone = Set.copyOf(gone);
  }

  /**
   * Makes the files.
   *
   * @param now how far the store is; the new files are one number farther
   * @throws StoreDamagedException if something that is to stay can't be read
   */
  void run(LedgerPosition now, Instant at) throws IOException, SQLException {
    Path copy = made.folder().resolve("source.mv.db");
    PrivateDisk.copy(place.database(), copy);
    PrivateDisk.makeFile(made.database());
    try (DatabaseConnection from = new DatabaseConnection(made.source(copy));
        DatabaseConnection target = Rebuild.opened(made)) {
      pour(from, target, now, at);
    } finally {
      Files.delete(copy);
    }
  }

  private void pour(
      DatabaseConnection from, DatabaseConnection target, LedgerPosition now, Instant at) {
    AvailabilityHistory moved = from.read((c, _) -> AvailabilityHistory.in(c));
    // Each document of the two takes a number; the last is that of the purge itself.
    LedgerPosition position = new LedgerPosition(now.sequence() + 2, now.abandoned()).next();
    from.read(
        (c, _) -> {
          letters(c, target);
          documents(c, target);
          move(target, moved, Availability.ARCHIVED, at, now.sequence() + 1);
          move(target, moved, Availability.TRASHED, at, now.sequence() + 2);
          PredictionTables.copy(c, target, kept -> stays(kept));
          EffortTable.copy(c, target, effort -> !gone.contains(effort.letter()));
          return true;
        });
    Rebuild.seal(target, made, position);
  }

  private boolean stays(Kept prediction) {
    return !gone.contains(prediction.letter());
  }

  private void letters(Connection from, DatabaseConnection target) throws SQLException {
    List<LetterCopy> batch = new ArrayList<>();
    for (NumberedRow row : LetterTables.numbered(from)) {
      if (!gone.contains(row.row().id())) {
        batch.add(whole(from, row));
      }
      if (batch.size() == BATCH) {
        insert(batch, target);
      }
    }
    insert(batch, target);
  }

  private static LetterCopy whole(Connection from, NumberedRow row) throws SQLException {
    LetterCopy copy = LetterCopier.read(from, row.number());
    if (copy.original().isEmpty() && LetterTables.hasOriginal(from, row.number())) {
      throw new StoreDamagedException("the original file", row.row().id());
    }
    return copy;
  }

  private static void insert(List<LetterCopy> batch, DatabaseConnection target) {
    target.write(
        (c, names) -> {
          LetterCopier.insert(c, names, batch);
          return true;
        });
    batch.clear();
  }

  private void documents(Connection from, DatabaseConnection target) throws SQLException {
    for (Document.Kind kind : Document.Kind.values()) {
      for (String about : Documents.about(from, kind)) {
        for (Document document : Documents.all(from, kind, about)) {
          if (kind != Document.Kind.AVAILABILITY && !gone.contains(about)) {
            target.write((c, _) -> Documents.add(c, document));
          }
        }
      }
    }
  }

  private void move(
      DatabaseConnection target,
      AvailabilityHistory moved,
      Availability where,
      Instant at,
      long sequence) {
    Set<String> ids = new TreeSet<>(moved.all(where));
    ids.removeAll(gone);
    if (!ids.isEmpty()) {
      Document document = AvailabilityHistory.document(ids, where, at, sequence);
      target.write((c, _) -> Documents.add(c, document));
    }
  }
}
