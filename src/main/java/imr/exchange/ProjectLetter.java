package imr.exchange;

import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Original;
import java.util.List;

/**
 * A letter as a project file holds it: all that a workbench knows of it.
 *
 * @param ledger every gesture; at least the first
 * @param record what stands in it now, as {@link RecordFile#pretty} writes it; not read back, since
 *     the ledger says it
 * @param revisions the record of each gold revision, from the first, as {@link RecordFile#line}
 *     writes it; not read back either
 * @param others ledgers that other workbenches hold of it and that do not follow from this one
 * @param predictions what runs of predictions say of it
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
   * @param lines as {@link LedgerFile} writes them
   */
  public record Other(String from, String lines) {}

  /**
   * What a run of predictions says of the letter.
   *
   * @param run its name
   * @param line as {@link PredictionFile} writes it
   */
  public record Predicted(String run, String line) {}
}
