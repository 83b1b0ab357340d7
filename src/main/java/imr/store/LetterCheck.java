package imr.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Looks for letters that are not what was written. */
final class LetterCheck {
  private static final int LAST = 10;
  private static final int SOME = 50;

  private LetterCheck() {}

  /** What is wrong with a letter: its text or ledger, or else its original file. */
  static Optional<String> of(Connection connection, LetterRow row) throws SQLException {
    try {
      int number = LetterTables.number(connection, row.id());
      LedgerReader.of(connection, number, LetterTables.letter(connection, number)).loaded();
      LetterTables.original(connection, row.id());
      return Optional.empty();
    } catch (StoreDamagedException damaged) {
      return Optional.of("“%s”: %s is damaged.".formatted(row.name(), damaged.what()));
    } catch (RuntimeException columnsThatMakeNoLetter) {
      // A damaged page answers with any exception; its words may quote the letter.
      return Optional.of("Couldn't read “%s”.".formatted(row.name()));
    }
  }

  /** The letters that came in last: a file that was cut lacks their pages. */
  static List<String> quick(Connection connection) throws SQLException {
    return of(connection, last(StoreCounts.of(connection).letters()).toArray());
  }

  /** Numbers of those, and of some others by chance. */
  static int[] some(Connection connection) throws SQLException {
    int count = StoreCounts.of(connection).letters();
    IntStream chance = count == 0 ? IntStream.empty() : new Random().ints(SOME, 1, count + 1);
    return IntStream.concat(last(count), chance).toArray();
  }

  private static IntStream last(int count) {
    return IntStream.rangeClosed(Math.max(1, count - LAST + 1), count);
  }

  /** What is wrong with the letters of these numbers. */
  static List<String> of(Connection connection, int[] numbers) throws SQLException {
    List<String> found = new ArrayList<>();
    for (int number : numbers) {
      Optional<LetterRow> row = LetterTables.find(connection, number);
      if (row.isEmpty()) {
        found.add("Letter %d is missing.".formatted(number));
      } else {
        of(connection, row.get()).ifPresent(found::add);
      }
    }
    return found;
  }
}
