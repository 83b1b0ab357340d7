package imr.store;

import imr.annotation.AnnotationSet;
import imr.ledger.Ledger;
import imr.letter.Letter;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A letter and its ledger, read in one transaction. Only the store makes one, so a gesture that
 * follows from it need not be compared with the database a second time.
 */
public final class LoadedLetter {
  private final Letter letter;
  private final Ledger ledger;

  private LoadedLetter(Letter letter, Ledger ledger) {
    this.letter = letter;
    this.ledger = ledger;
  }

  /** A letter and its ledger, for the stores alone: both as they were read at one moment. */
  public static LoadedLetter of(Letter letter, Ledger ledger) {
    return new LoadedLetter(letter, ledger);
  }

  static LoadedLetter read(Connection connection, int number) throws SQLException {
    return LedgerReader.of(connection, number, LetterTables.letter(connection, number)).loaded();
  }

  public Letter letter() {
    return letter;
  }

  /** Every gesture made on it by then; at least one. */
  public Ledger ledger() {
    return ledger;
  }

  public AnnotationSet annotations() {
    return ledger.annotations();
  }
}
