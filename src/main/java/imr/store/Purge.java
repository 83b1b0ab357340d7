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
final class Purge {
  private static final int BATCH = 50;

  private final Place place;
  private final Place made;
  private final Set<String> gone;

  /**
   * @param place of the store
   * @param folder an empty one, in which the new files are made
   * @param gone the ids of the letters to leave out
   */
  Purge(Place place, Path folder, Set<String> gone) {
    this.place = place;
    this.made = place.in(folder);
    this.gone = Set.copyOf(gone);
  }

  /**
   * Makes the files.
   *
   * @param now how far the store is; the new files are one number farther
   * @throws StoreDamaged if something that is to stay can't be read
   */
  void run(Position now, Instant at) throws IOException, SQLException {
    Path copy = made.folder().resolve("source.mv.db");
    Disk.copy(place.database(), copy);
    Disk.makeFile(made.database());
    try (Connected from = new Connected(made.source(copy));
        Connected target = Rebuild.opened(made)) {
      pour(from, target, now, at);
    } finally {
      Files.delete(copy);
    }
  }

  private void pour(Connected from, Connected target, Position now, Instant at) {
    Availabilities moved = from.read((c, _) -> Availabilities.in(c));
    // Each document of the two takes a number; the last is that of the purge itself.
    Position position = new Position(now.sequence() + 2, now.abandoned()).next();
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

  private void letters(Connection from, Connected target) throws SQLException {
    List<LetterCopy> batch = new ArrayList<>();
    for (NumberedRow row : Letters.numbered(from)) {
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
    LetterCopy copy = Copies.read(from, row.number());
    if (copy.original().isEmpty() && Letters.hasOriginal(from, row.number())) {
      throw new StoreDamaged("the original file", row.row().id());
    }
    return copy;
  }

  private static void insert(List<LetterCopy> batch, Connected target) {
    target.write(
        (c, names) -> {
          Copies.insert(c, names, batch);
          return true;
        });
    batch.clear();
  }

  private void documents(Connection from, Connected target) throws SQLException {
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
      Connected target, Availabilities moved, Availability where, Instant at, long sequence) {
    Set<String> ids = new TreeSet<>(moved.all(where));
    ids.removeAll(gone);
    if (!ids.isEmpty()) {
      Document document = Availabilities.document(ids, where, at, sequence);
      target.write((c, _) -> Documents.add(c, document));
    }
  }
}
