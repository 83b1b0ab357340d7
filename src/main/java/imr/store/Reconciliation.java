package imr.store;

import imr.store.JournalRecord.Arrival;
import imr.store.JournalRecord.GestureAdded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Holds a database and its journal against each other when a store opens. As a rule both say how
 * much there is and agree, so that this costs next to nothing; after a kill one of them is a step
 * ahead.
 */
final class Reconciliation {
  private final DatabaseConnection database;
  private final Journal journal;
  private final LastLetter last = new LastLetter();
  private final List<GestureAdded> broughtIn = new ArrayList<>();
  private final List<GestureAdded> homeless = new ArrayList<>();
  private final AbandonedEntries abandoned;

  Reconciliation(DatabaseConnection database, Journal journal) {
    this(database, journal, AbandonedEntries.NOTHING);
  }

  /**
   * @param abandoned entries of the journal that do not count any more
   */
  Reconciliation(DatabaseConnection database, Journal journal, AbandonedEntries abandoned) {
    this.database = database;
    this.journal = journal;
    this.abandoned = abandoned;
  }

  /** What came of it. */
  enum Outcome {
    AGREED,
    /** The database has what the journal does not account for: a new journal is needed. */
    JOURNAL_LACKS,
    /** The database lacks what the journal has not got either: it is damaged. */
    DATABASE_LACKS
  }

  /**
   * How many gestures the database had lost: those that the journal had and it did not, and that
   * were written into it. None where all of them were made in one step, by one person at one time,
   * one a letter: a kill leaves that when it comes between the two.
   */
  int lost() {
    long letters = broughtIn.stream().map(GestureAdded::letterId).distinct().count();
    return goes() > 1 || letters < broughtIn.size() ? broughtIn.size() : 0;
  }

  private long goes() {
    return broughtIn.stream()
        .map(s -> s.gesture())
        .map(g -> g.batch().<Object>map(b -> b).orElse(List.of(g.author(), g.at())))
        .distinct()
        .count();
  }

  /** Gestures of the journal that have no place in the database, because a letter is missing. */
  List<GestureAdded> homeless() {
    return List.copyOf(homeless);
  }

  Outcome run() {
    StoreCounts there = tally();
    if (!there.equals(journal.account()) || journal.damaged() || !hasLast()) {
      replay();
      there = tally();
    }
    StoreCounts wanted = journal.account();
    int letters = there.letters() - wanted.letters();
    int gestures = there.gestures() - wanted.gestures();
    int documents = there.documents() - wanted.documents();
    if (!journal.damaged() && letters > 0 && gestures == letters && documents == 0) {
      List<Arrival> fresh = database.read((c, _) -> LetterTables.after(c, wanted.letters()));
      if (fresh.size() == letters) {
        journal.came(fresh);
        return Outcome.AGREED;
      }
    }
    if (!there.holds(wanted) || !homeless.isEmpty()) {
      return Outcome.DATABASE_LACKS;
    }
    boolean agreed = there.equals(wanted) && !journal.damaged();
    return agreed ? Outcome.AGREED : Outcome.JOURNAL_LACKS;
  }

  private StoreCounts tally() {
    return database.read((c, _) -> StoreCounts.of(c));
  }

  private boolean hasLast() {
    Optional<GestureAdded> said = journal.lastSaid();
    return said.isEmpty() || database.read((c, _) -> has(c, said.get()));
  }

  private static boolean has(Connection connection, GestureAdded said) throws SQLException {
    OptionalInt number = LetterTables.find(connection, said.letterId());
    return number.isPresent()
        && LastLetter.has(connection, number.getAsInt(), said.letterId(), said.gesture());
  }

  /** Brings in all that the journal has and the database lacks. */
  void replay() {
    database.write(
        (connection, names) -> {
          replay(connection, names);
          return true;
        });
  }

  private void replay(Connection connection, NameTable names) throws SQLException {
    journal.read(
        (record, sequence) -> {
          switch (record) {
            case JournalRecord.FullLetter(LetterCopy letter) -> letter(connection, names, letter);
            case GestureAdded said -> {
              if (!abandoned.includes(sequence)) {
                gesture(connection, names, said, sequence);
              }
            }
            case JournalRecord.DocumentAdded(Document document) ->
                Documents.add(connection, document);
            case JournalRecord.Start _, JournalRecord.LettersAdded _ -> {}
          }
        });
  }

  private void letter(Connection connection, NameTable names, LetterCopy letter)
      throws SQLException {
    if (LetterTables.find(connection, letter.letter().id()).isEmpty()) {
      LetterCopier.insert(connection, names, List.of(letter));
    } else {
      LetterCopier.addOriginal(connection, letter.letter().id(), letter.original());
      extend(connection, names, letter);
    }
  }

  private static void extend(Connection connection, NameTable names, LetterCopy letter)
      throws SQLException {
    try {
      LetterCopier.extend(connection, names, letter);
    } catch (StoreDamagedException noPlace) {
      return; // the gestures that follow say so
    }
  }

  private void gesture(Connection connection, NameTable names, GestureAdded said, long sequence)
      throws SQLException {
    switch (fate(connection, names, said, sequence)) {
      case WAS_THERE -> {}
      case BROUGHT_IN -> broughtIn.add(said);
      case NO_LETTER, NO_PLACE -> homeless.add(said);
    }
  }

  private LetterCopier.Fate fate(
      Connection connection, NameTable names, GestureAdded said, long sequence)
      throws SQLException {
    try {
      return LetterCopier.bringIn(connection, names, last, said, sequence);
    } catch (StoreDamagedException letter) {
      return LetterCopier.Fate.NO_PLACE;
    }
  }
}
