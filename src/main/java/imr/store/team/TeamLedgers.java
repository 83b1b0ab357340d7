package imr.store.team;

import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.store.LoadedLetter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ledgers that were read or written last, so that a gesture that follows needs no reading. One
 * that somebody else went on with is found out by the server, where the next number is taken.
 */
final class TeamLedgers {
  private static final int REMEMBERED = 8;

  /**
   * A letter as it was read.
   *
   * @param number the letter's row
   */
  record At(int number, Letter letter, Ledger ledger) {

    static At read(Connection connection, String id) throws SQLException {
      TeamLetters.Numbered letter = TeamLetters.letter(connection, id);
      return new At(
          letter.number(),
          letter.letter(),
          TeamGestures.ledger(connection, letter.number(), letter.letter()));
    }

    /** The letter after one more gesture; throws as {@link Ledger#with}. */
    At with(Gesture gesture) {
      return new At(number, letter, ledger.with(gesture, letter.text()));
    }

    LoadedLetter kept() {
      return LoadedLetter.of(letter, ledger);
    }
  }

  private final Map<String, At> known = new LinkedHashMap<>();

  /** The letter, if it's known with so many gestures. */
  synchronized Optional<At> with(String id, int gestures) {
    return Optional.ofNullable(known.get(id)).filter(at -> at.ledger().last() == gestures);
  }

  synchronized void remember(At at) {
    known.remove(at.letter().id());
    known.put(at.letter().id(), at);
    if (known.size() > REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
  }

  synchronized void forget(String id) {
    known.remove(id);
  }
}
