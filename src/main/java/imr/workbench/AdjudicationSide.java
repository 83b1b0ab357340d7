package imr.workbench;

import imr.annotation.PassId;

/** What a letter's record is compared with to decide between the two. */
public sealed interface AdjudicationSide {

  /** A second record, made blind. */
  public record Second(PassId pass) implements AdjudicationSide {}

  /**
   * What a run of predictions says.
   *
   * @param run its name
   */
  public record Predicted(String run) implements AdjudicationSide {}

  /**
   * What another workbench holds, where both went on separately.
   *
   * @param from as {@link OtherLedger} has it
   */
  public record Elsewhere(String from) implements AdjudicationSide {}

  /** As a person reads it. */
  public default String label() {
    return switch (this) {
      case Second(PassId pass) -> pass.shown();
      case Predicted(String run) -> run;
      case Elsewhere(String from) -> from;
    };
  }
}
