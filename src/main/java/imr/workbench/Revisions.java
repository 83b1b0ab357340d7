package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Gesture;
import imr.annotation.Revision;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.exchange.RecordFile;
import imr.exchange.Sha256;
import imr.letter.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The gold revisions of a letter, read from its ledger: each gesture that declares the letter
 * finished makes one. Taking a reopening back, or doing a finishing again that was taken back,
 * makes none: the record is the last revision's still.
 *
 * <p>A revision's record depends on the letter's ledger alone: whatever the project adds to its
 * fields, renames, moves or hides later, the record and its hash stay as they were.
 *
 * <p>No table keeps them, so that none can disagree with the ledger, whose every gesture has its
 * own hash; a gold set keeps the hashes of the revisions in it.
 */
final class Revisions {

  /**
   * A revision with its record.
   *
   * @param annotations what stood then
   * @param record one line of JSON, without a line end
   */
  record Recorded(Revision revision, AnnotationSet annotations, String record) {}

  private final RecordFile format;

  Revisions(Schema schema) {
    this.format = new RecordFile(schema);
  }

  /** From the first to the last. */
  List<Revision> of(Letter letter, List<Gesture> ledger) {
    return recorded(letter, ledger).stream().map(Recorded::revision).toList();
  }

  /** As {@link #of}, with the records. */
  List<Recorded> recorded(Letter letter, List<Gesture> ledger) {
    List<Recorded> revisions = new ArrayList<>();
    Replay replay = new Replay();
    for (Gesture gesture : ledger) {
      replay.take(gesture);
      if (finishes(gesture)) {
        revisions.add(recorded(letter, revisions.size() + 1, gesture, replay.standing()));
      }
    }
    return List.copyOf(revisions);
  }

  /** What the newest revision holds, not hashed; empty before the letter was ever finished. */
  Optional<AnnotationSet> newest(List<Gesture> ledger) {
    return last(ledger).map(last -> Replay.of(ledger.subList(0, last + 1)));
  }

  private static Optional<Integer> last(List<Gesture> ledger) {
    for (int i = ledger.size() - 1; i >= 0; i--) {
      if (finishes(ledger.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** What a revision holds; empty where there is none of that number with that hash. */
  Optional<AnnotationSet> exactly(Letter letter, List<Gesture> ledger, int number, String sha256) {
    List<Integer> ends =
        IntStream.range(0, ledger.size()).filter(i -> finishes(ledger.get(i))).boxed().toList();
    if (number < 1 || number > ends.size()) {
      return Optional.empty();
    }
    int end = ends.get(number - 1);
    AnnotationSet said = Replay.of(ledger.subList(0, end + 1));
    Revision found = recorded(letter, number, ledger.get(end), said).revision();
    return found.sha256().equals(sha256) ? Optional.of(said) : Optional.empty();
  }

  private Recorded recorded(Letter letter, int number, Gesture gesture, AnnotationSet said) {
    String record = format.line(letter, Decided.of(said), RecordFile.Detail.PLAIN);
    return new Recorded(
        new Revision(
            letter.id(),
            number,
            gesture.number(),
            gesture.author(),
            gesture.at(),
            Sha256.of(record)),
        said,
        record);
  }

  /** True for a gesture that makes a revision. */
  static boolean finishes(Gesture gesture) {
    return gesture.undoes() == 0
        && gesture.redoes() == 0
        && gesture.changes().stream().anyMatch(Revisions::finishes);
  }

  private static boolean finishes(Change change) {
    return change.target().equals(Target.FINISHED)
        && change.before().isEmpty()
        && change.after().isPresent();
  }
}
