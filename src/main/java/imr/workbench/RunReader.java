package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Schema;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a run says of each letter; asked from any thread. */
interface RunReader {

  /** Empty where the run says nothing of the letter at all. */
  Optional<AnnotationSet> of(Letter letter, Ledger ledger);

  /**
   * The reader of a run.
   *
   * @param remarks takes sentences about what cannot be read of it
   */
  static RunReader of(
      EvaluatedRun run,
      Store store,
      Schema schema,
      Function<Letter, AnnotationSet> extractor,
      Predictions predictions,
      List<String> remarks) {
    return switch (run) {
      case EvaluatedRun.Extractor() -> (letter, _) -> Optional.of(extractor.apply(letter));
      case EvaluatedRun.Kept() -> (_, ledger) -> ledger.extracted();
      case EvaluatedRun.Annotator(String name) ->
          (letter, _) -> new OtherLedgers(store, schema).of(name, letter);
      case EvaluatedRun.Predicted(String name) -> {
        Function<Letter, Optional<AnnotationSet>> predicted = predictions.reader(name);
        yield (letter, _) -> predicted.apply(letter);
      }
      case EvaluatedRun.Records(Path folder, boolean _) ->
          new RecordFolder(schema, folder, remarks)::of;
    };
  }
}
