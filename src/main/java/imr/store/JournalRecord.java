package imr.store;

import imr.annotation.Headline;
import imr.ledger.Gesture;
import java.util.List;

/** What the journal says in one record. */
sealed interface JournalRecord {

  /** How many numbers of the store's sequence the record takes when it is written first. */
  default int entries() {
    return 0;
  }

  /**
   * The first record of a journal file: where it starts from.
   *
   * @param stored what the store held then; what the records say comes on top
   * @param backedUp so many of the store's letters, the first ones, are whole in a backup
   * @param after the hash of the record that the next one follows, in hex
   * @param abandoned what of the store's sequence does not count
   */
  record Start(StoreCounts stored, int backedUp, String after, AbandonedEntries abandoned)
      implements JournalRecord {}

  /** Letters came in; written once they are in the database, to notice when one is missing. */
  record LettersAdded(List<Arrival> letters) implements JournalRecord {
    public LettersAdded {
      letters = List.copyOf(letters);
    }

    @Override
    public int entries() {
      return letters.size();
    }
  }

  /** A letter by its id and by its file's name, as the analyst knows it. */
  record Arrival(String id, String name) {}

  /** All of a letter that no backup has yet; stands before somebody's first gesture in it. */
  record FullLetter(LetterCopy letter) implements JournalRecord {}

  /** Somebody's gesture, and the letter's headline after it. */
  record GestureAdded(String letterId, Gesture gesture, Headline headline)
      implements JournalRecord {
    @Override
    public int entries() {
      return 1;
    }
  }

  /** A document was kept; written once it is in the database. */
  record DocumentAdded(Document document) implements JournalRecord {
    @Override
    public int entries() {
      return 1;
    }
  }
}
