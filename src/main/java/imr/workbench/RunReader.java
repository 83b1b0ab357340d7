package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Gesture;
import imr.annotation.Schema;
import imr.letter.Letter;
import imr.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a run says of each letter; asked from any thread. */
interface RunReader {

  /** Empty where the run says nothing of the letter at all. */
  Optional<AnnotationSet> of(Letter letter, List<Gesture> ledger);

  /**
   * The reader of a run.
   *
   * @param remarks takes sentences about what cannot be read of it
   */
  static RunReader of(
      Run run,
      Store store,
      Schema schema,
      Function<Letter, AnnotationSet> extractor,
      Predictions predictions,
      List<String> remarks) {
    return switch (run) {
      case Run.Extractor() -> (letter, _) -> Optional.of(extractor.apply(letter));
      case Run.Kept() -> (_, ledger) -> kept(ledger);
      case Run.Annotator(String name) ->
          (letter, _) -> new KeptApart(store, schema).of(name, letter);
      case Run.Predicted(String name) -> {
        Function<Letter, Optional<AnnotationSet>> predicted = predictions.reader(name);
        yield (letter, _) -> predicted.apply(letter);
      }
      case Run.Records(Path folder, boolean _) -> new RecordFolder(schema, folder, remarks)::of;
    };
  }

  /**
   * What programs said last: their gestures alone, one after the other. Where a person had decided
   * before a later extraction, what was suggested to that person stands.
   */
  private static Optional<AnnotationSet> kept(List<Gesture> ledger) {
    List<Gesture> programs = ledger.stream().filter(RunReader::byProgram).toList();
    Replay replay = new Replay();
    programs.forEach(replay::take);
    return programs.isEmpty() ? Optional.empty() : Optional.of(replay.standing());
  }

  /** A letter comes in with its suggestions; what was taken back and done again counts once. */
  private static boolean byProgram(Gesture gesture) {
    boolean first = gesture.number() == 1;
    return first
        || (gesture.what().equals("extract again") && gesture.undoes() + gesture.redoes() == 0);
  }
}
