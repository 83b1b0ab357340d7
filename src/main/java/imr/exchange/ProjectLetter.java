package imr.exchange;

import imr.annotation.PassId;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Original;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A letter as a project file holds it: all that a workbench knows of it.
 *
 * @param ledger every gesture; at least the first
 * @param record what stands in it now, as {@link RecordFile#pretty} writes it; not read back, since
 *     the ledger says it
 * @param revisions the record of each gold revision, from the first, as {@link RecordFile#line}
 *     writes it; not read back either
 * @param others ledgers that other workbenches hold of it and that do not follow from this one
 * @param seconds second records of it, made blind
 * @param predictions what runs of predictions say of it
 */
public record ProjectLetter(
    Letter letter,
    Original original,
    Ledger ledger,
    String record,
    List<String> revisions,
    List<Other> others,
    List<Second> seconds,
    List<Predicted> predictions) {
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
   * @param lines as {@link LedgerFile} writes them
   */
  public record Other(String from, String lines) {}

  /**
   * A second record of the letter, made for a round of double annotation.
   *
   * @param lines as {@link LedgerFile} writes them
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
   * What a run of predictions says of the letter.
   *
   * @param run its name
   * @param line as {@link PredictionFile} writes it
   */
  public record Predicted(String run, String line) {}
}
