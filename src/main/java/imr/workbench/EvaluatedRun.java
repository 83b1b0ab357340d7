package imr.workbench;

import java.nio.file.Path;

/** Whose values are measured: what a program predicted, or what another annotator recorded. */
public sealed interface EvaluatedRun {

  /** The extractor of this program, run now. */
  public record Extractor() implements EvaluatedRun {}

  /**
   * What programs suggested when the letters came in, or were extracted again, as the ledger has
   * it.
   */
  public record Kept() implements EvaluatedRun {}

  /**
   * What another person recorded of letters that were worked on here, too, each for themselves: the
   * newest ledger kept apart in which that person took part ({@link OtherLedger}), as the letter
   * was finished there, or as it is. Letters that the person has not are left out.
   */
  public record Annotator(String name) implements EvaluatedRun {}

  /**
   * Records of the form of the schema page in a folder, each known by the hash of its letter's
   * text.
   *
   * @param annotator true where a person made them: letters without a record are left out, and do
   *     not count as missed
   */
  public record Records(Path folder, boolean annotator) implements EvaluatedRun {}

  /** Predictions that were taken in, by their run's name ({@link Predictions}). */
  public record Predicted(String run) implements EvaluatedRun {}

  /** As a screen or a report names it. */
  public default String label() {
    return switch (this) {
      case Extractor() -> imr.extract.Extractor.NAME + " " + imr.extract.Extractor.VERSION;
      case Kept() -> "saved suggestions";
      case Annotator(String name) -> name;
      case Predicted(String run) -> run;
      case Records(Path folder, boolean _) -> "records in " + folder.getFileName();
    };
  }

  /**
   * True where a letter that the run says nothing of is left out, false where all of it is missed.
   */
  default boolean ofItsLettersOnly() {
    return switch (this) {
      case Extractor(), Kept(), Predicted(String _) -> false;
      case Annotator(String _) -> true;
      case Records(Path _, boolean annotator) -> annotator;
    };
  }
}
