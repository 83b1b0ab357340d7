package imr.exchange;

import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Original;
import java.util.List;

/**
 * A letter in a project file, with everything that a workbench knows about it.
 *
 * @param ledger all gestures; at least one
 * @param record the current record as written by {@link RecordFile#pretty}; not read back, because
 *     it follows from the ledger
 * @param revisions the record of each gold revision, oldest first, as written by {@link
 *     RecordFile#line}; not read back either
 * @param others diverging ledgers of other workbenches
 * @param predictions the predictions for the letter by run
 */
public record ProjectLetter(
    Letter letter,
    Original original,
    Ledger ledger,
    String record,
    List<String> revisions,
    List<Other> others,
    List<Predicted> predictions) {
  public ProjectLetter {
    revisions = List.copyOf(revisions);
    others = List.copyOf(others);
    predictions = List.copyOf(predictions);
  }

  /**
   * Another workbench's ledger.
   *
   * @param from where it came from
   * @param lines as written by {@link LedgerFile}
   */
  public record Other(String from, String lines) {}

  /**
   * The predictions of a run for the letter.
   *
   * @param run its name
   * @param line as written by {@link PredictionFile}
   */
  public record Predicted(String run, String line) {}
}
