package imr.exchange;

import imr.annotation.PassId;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A letter in a project file, with everything that a workbench knows about it.
 *
 * @param ledger all gestures; at least one
 * @param record the current record as written by {@link RecordFile#pretty}; not read back, because
 *     it follows from the ledger
 * @param revisions the record of each gold revision, oldest first, as written by {@link
 *     RecordFile#line}; not read back either
 * @param others diverging ledgers of other workbenches
 * @param seconds second records, made blind
 * @param predictions the predictions for the letter by run
 */
public record ProjectLetter(
    Letter letter,
    OriginalFile original,
    Ledger ledger,
    String record,
    List<String> revisions,
    List<DivergentLedger> others,
    List<Second> seconds,
    List<RunPredictions> predictions) {
  public ProjectLetter {
    seconds = List.copyOf(seconds);
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
  public record DivergentLedger(String from, String lines) {}

  /**
   * A second record of the letter, made for a round of double annotation.
   *
   * @param lines as written by {@link LedgerFile}
   * @param opened when and how far both records were compared; empty while they aren't
   */
  public record Second(PassId pass, String lines, Optional<Compared> opened) {}

  /**
   * That a second record is compared with the letter's own.
   *
   * @param words who began it and over how many gestures, as the store has it
   */
  public record Compared(Instant at, String words) {}

  /**
   * The predictions of a run for the letter.
   *
   * @param run its name
   * @param line as written by {@link PredictionFile}
   */
  public record RunPredictions(String run, String line) {}
}
