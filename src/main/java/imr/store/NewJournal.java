package imr.store;

import imr.store.JournalRecord.FullLetter;
import imr.store.JournalRecord.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Makes a store's journal from its database: its first one, or one in the place of a damaged one.
 */
final class NewJournal {
  private final StoreLocation place;

  NewJournal(StoreLocation place) {
    this.place = place;
  }

  /**
   * Writes a journal that has every letter in which more was said than a program suggested, and
   * every document, and puts it in its place. What cannot be read stays out of it.
   *
   * @param position how far the store's ledger is
   */
  void write(Connection connection, LedgerPosition position) throws IOException, SQLException {
    List<LetterRow> touched = touched(connection);
    Path fresh = place.folder().resolve("store.journal.new");
    Files.deleteIfExists(fresh);
    PrivateDisk.makeFile(fresh);
    List<Document> documents = Documents.readable(connection);
    StoreCounts all = StoreCounts.of(connection);
    StoreCounts others =
        new StoreCounts(all.letters(), all.gestures(), all.documents() - documents.size());
    Start start = new Start(others, 0, JournalFile.noRecord(), position.abandoned());
    try (JournalFile file =
        JournalFile.create(place.open(fresh), place.seal(), start, position.sequence())) {
      for (LetterRow letter : touched) {
        Optional<LetterCopy> copy = copy(connection, letter.id());
        if (copy.isPresent()) {
          file.repeat(List.of(new FullLetter(copy.get())));
        }
      }
      for (Document document : documents) {
        file.repeat(List.of(new JournalRecord.DocumentAdded(document)));
      }
    }
    PrivateDisk.rename(fresh, place.journal());
  }

  /** True where somebody's work cannot be read, so that a new journal would not have it. */
  static boolean leavesOut(Connection connection) throws SQLException {
    for (LetterRow letter : touched(connection)) {
      if (copy(connection, letter.id()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static List<LetterRow> touched(Connection connection) throws SQLException {
    return LetterTables.all(connection).stream().filter(l -> l.gestures() > 1).toList();
  }

  private static Optional<LetterCopy> copy(Connection connection, String id) throws SQLException {
    try {
      return Optional.of(LetterCopier.read(connection, LetterTables.number(connection, id)));
    } catch (StoreDamagedException nothingToCopy) {
      return Optional.empty();
    }
  }
}
