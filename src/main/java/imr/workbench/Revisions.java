package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Revision;
import imr.annotation.Schema;
import imr.exchange.RecordFile;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gold revisions of a letter, read from its ledger: each gesture that finishes the letter makes
 * one. Undoing a reopening, or redoing a finish that was undone, makes none: the record is still
 * the last revision's.
 *
 * <p>A revision's record depends on the letter's ledger alone: whatever the project adds to its
 * fields, renames, moves or hides later, the record and its hash stay the same.
 *
 * <p>No table keeps them, so that none can disagree with the ledger, whose every gesture has its
 * own hash; a gold set keeps the hashes of the revisions in it.
 */
final class Revisions {

  /**
   * A revision with its record.
   *
   * @param annotations as they were then
   * @param record one line of JSON, without a line end
   */
  record Recorded(Revision revision, AnnotationSet annotations, String record) {}

  private final RecordFile format;

  Revisions(Schema schema) {
    this.format = new RecordFile(schema);
  }

  /** From the first to the last. */
  List<Revision> of(Letter letter, Ledger ledger) {
    return recorded(letter, ledger).stream().map(Recorded::revision).toList();
  }

  /** As {@link #of}, with the records. */
  List<Recorded> recorded(Letter letter, Ledger ledger) {
    List<Recorded> revisions = new ArrayList<>();
    for (Gesture gesture : ledger.revisions()) {
      revisions.add(recorded(letter, revisions.size() + 1, gesture, after(ledger, gesture)));
    }
    return List.copyOf(revisions);
  }

  private static AnnotationSet after(Ledger ledger, Gesture gesture) {
    return ledger.first(gesture.number()).annotations();
  }

  /** What the newest revision holds, not hashed; empty before the letter was ever finished. */
  Optional<AnnotationSet> newest(Ledger ledger) {
    return ledger.revisions().stream().reduce((_, later) -> later).map(last -> after(ledger, last));
  }

  /** What a revision holds; empty where there is none of that number with that hash. */
  Optional<AnnotationSet> exactly(Letter letter, Ledger ledger, int number, String sha256) {
    return ledger.revisions().stream()
        .skip(Math.max(0, number - 1))
        .findFirst()
        .filter(_ -> number > 0)
        .map(gesture -> recorded(letter, number, gesture, after(ledger, gesture)))
        .filter(found -> found.revision().sha256().equals(sha256))
        .map(Recorded::annotations);
  }

  private Recorded recorded(Letter letter, int number, Gesture gesture, AnnotationSet said) {
    String record = format.line(letter, DecidedRecord.of(said), RecordFile.Detail.PLAIN);
    return new Recorded(
        new Revision(
            letter.id(),
            number,
            gesture.number(),
            gesture.author().shown(),
            gesture.at(),
            Sha256.of(record)),
        said,
        record);
  }
}
