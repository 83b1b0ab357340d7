package imr.store;

import imr.annotation.Headline;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.store.JournalRecord.GestureAdded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whole letters out of a database and into one, and single gestures into it. */
final class LetterCopier {
  /** Of an original in the journal, in bytes; larger ones wait for the next backup. */
  private static final int LARGEST_FILE = 8 << 20;

  private LetterCopier() {}

  /**
   * All of a letter; {@link StoreDamagedException} when its text or its ledger is not what was
   * written. A damaged original is left out.
   */
  static LetterCopy read(Connection connection, int number) throws SQLException {
    Letter letter = LetterTables.letter(connection, number);
    List<Gesture> ledger = LedgerReader.of(connection, number, letter).loaded().ledger().gestures();
    return copy(connection, number, letter, ledger);
  }

  /**
   * As much of a letter as can be read: its first gestures, where a later one is damaged.
   *
   * @throws StoreDamagedException if its text or its first gesture is not what was written
   */
  static LetterCopy readable(Connection connection, int number) throws SQLException {
    Letter letter = LetterTables.letter(connection, number);
    List<Gesture> ledger = LedgerReader.readable(connection, number, letter);
    if (ledger.isEmpty()) {
      throw new StoreDamagedException("the ledger", letter.id());
    }
    return copy(connection, number, letter, ledger);
  }

  /** The letter as it is before a gesture, where nothing but the database has it. */
  static List<LetterCopy> lacking(
      Connection connection, Journal journal, int number, GestureAdded said) throws SQLException {
    return journal.lacks(number, said.letterId())
        ? List.of(read(connection, number).withoutFileOver(LARGEST_FILE))
        : List.of();
  }

  /** What is there of a letter but its original file; empty where there is no such letter. */
  static Optional<StoredLetter> filed(Connection connection, String id) throws SQLException {
    OptionalInt found = LetterTables.find(connection, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int number = found.getAsInt();
    return Optional.of(
        new StoredLetter(
            new NumberedRow(number, LetterTables.row(connection, number)),
            LoadedLetter.read(connection, number)));
  }

  static LetterCopy copy(Connection connection, int number, Letter letter, List<Gesture> ledger)
      throws SQLException {
    Headline headline = LetterTables.row(connection, number).headline();
    return new LetterCopy(
        letter,
        original(connection, letter.id()),
        ledger,
        sequence(connection, number, ledger.size()),
        headline);
  }

  private static List<Long> sequence(Connection connection, int number, int gestures)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT sequence FROM gesture WHERE letter = ? AND number BETWEEN 1 AND ? ORDER BY"
                + " number")) {
      query.setInt(1, number);
      query.setInt(2, gestures);
      List<Long> sequence = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          sequence.add(row.getLong(1));
        }
      }
      return sequence;
    }
  }

  private static Optional<OriginalFile> original(Connection connection, String id)
      throws SQLException {
    try {
      return Optional.of(LetterTables.original(connection, id));
    } catch (StoreDamagedException leftOut) {
      return Optional.empty();
    }
  }

  /** Writes letters that the database does not have, in the transaction that is under way. */
  static void insert(Connection connection, NameTable names, List<LetterCopy> copies)
      throws SQLException {
    names.learn(connection, copies.stream().flatMap(c -> c.ledger().stream()).toList());
    try (LetterWriter rows = new LetterWriter(connection);
        LedgerWriter ledger = new LedgerWriter(connection, names)) {
      for (LetterCopy copy : copies) {
        int number = rows.write(copy);
        for (int i = 0; i < copy.ledger().size(); i++) {
          ledger.write(number, copy.letter().id(), copy.ledger().get(i), copy.sequence().get(i));
        }
      }
      rows.flush();
      ledger.flush();
    }
  }

  /** Writes the original file of a letter that has none; else nothing. */
  static void addOriginal(Connection connection, String id, Optional<OriginalFile> original)
      throws SQLException {
    int number = LetterTables.number(connection, id);
    if (original.isPresent() && !LetterTables.hasOriginal(connection, number)) {
      try (LetterWriter rows = new LetterWriter(connection)) {
        rows.write(number, original.get());
        rows.flush();
      }
    }
  }

  /** Writes a gesture that was found to follow. */
  static void append(
      Connection connection, NameTable names, int number, GestureAdded said, long sequence)
      throws SQLException {
    names.learn(connection, List.of(said.gesture()));
    try (LedgerWriter rows = new LedgerWriter(connection, names)) {
      rows.write(number, said.letterId(), said.gesture(), sequence);
      rows.flush();
    }
    LetterTables.update(connection, number, said.gesture().number(), said.headline());
  }

  /** What became of a gesture that is to be in the database. */
  enum Fate {
    WAS_THERE,
    BROUGHT_IN,
    /** The letter is not there. */
    NO_LETTER,
    /**
     * It does not follow what is there: one before it is missing, or another stands in its place.
     */
    NO_PLACE
  }

  /** Sees to it that the database has a gesture. */
  static Fate bringIn(
      Connection connection, NameTable names, LastLetter last, GestureAdded said, long sequence)
      throws SQLException {
    OptionalInt number = LetterTables.find(connection, said.letterId());
    if (number.isEmpty()) {
      return Fate.NO_LETTER;
    }
    if (LastLetter.has(connection, number.getAsInt(), said.letterId(), said.gesture())) {
      return Fate.WAS_THERE;
    }
    LastLetter.At at = last.take(connection, said.letterId());
    Optional<LastLetter.At> next = next(at, said.gesture());
    if (next.isEmpty()) {
      return Fate.NO_PLACE;
    }
    append(connection, names, at.number(), said, sequence);
    last.remember(next.get());
    return Fate.BROUGHT_IN;
  }

  /** Adds what a copy has more of a letter that the database has with its first gestures. */
  static void extend(Connection connection, NameTable names, LetterCopy copy) throws SQLException {
    int number = LetterTables.number(connection, copy.letter().id());
    int there = LetterTables.gestures(connection, number);
    String id = copy.letter().id();
    if (there >= copy.ledger().size()
        || !LastLetter.has(connection, number, id, copy.ledger().get(there - 1))) {
      return; // all of it is there, or it is another history of the letter
    }
    LastLetter last = new LastLetter();
    for (int i = there; i < copy.ledger().size(); i++) {
      GestureAdded said = new GestureAdded(id, copy.ledger().get(i), copy.headline());
      bringIn(connection, names, last, said, copy.sequence().get(i));
    }
  }

  private static Optional<LastLetter.At> next(LastLetter.At at, Gesture gesture) {
    try {
      return Optional.of(at.with(gesture));
    } catch (IllegalStateException | IllegalArgumentException doesNotFollow) {
      return Optional.empty();
    }
  }
}
