package imr.intake;

import imr.intake.Outcome.Reason;

/** A letter's original file as pages to look at, or a sentence that says why there are none. */
public sealed interface Pages {

  /** The pages are there. */
  record Printed(PrintedLetter letter) implements Pages {}

  /** The letter came in as a text file, which has no pages. */
  record TextOnly(String sentence) implements Pages {}

  /**
   * The file cannot be shown.
   *
   * @param reason {@link Reason#PASSWORD} where a (better) password would open it
   */
  record Refused(Reason reason, String sentence) implements Pages {}
}
