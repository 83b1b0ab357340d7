package imr.store;

import imr.annotation.AnnotationSet;
import imr.annotation.Gesture;
import imr.letter.Letter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A letter and its ledger as the store read them in one go. The store alone makes one, so that a
 * gesture which follows from it need not be held against what stands a second time.
 */
public final class KeptLetter {
  private final Letter letter;
  private final List<Gesture> ledger;

  private KeptLetter(Letter letter, List<Gesture> ledger) {
    this.letter = letter;
    this.ledger = ledger;
  }

  static KeptLetter read(Connection connection, int number) throws SQLException {
    Letter letter = Letters.letter(connection, number);
    return new KeptLetter(letter, LedgerReader.ledger(connection, number, letter));
  }

  public Letter letter() {
    return letter;
  }

  /** Every gesture ever made on it by then, in order; at least one. */
  public List<Gesture> ledger() {
    return ledger;
  }

  /** What stood in it then, in the order in which it was first said. */
  public AnnotationSet annotations() {
    return Standing.after(ledger).annotations();
  }
}
