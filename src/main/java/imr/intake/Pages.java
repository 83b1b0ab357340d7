package imr.intake;

import imr.intake.Outcome.Reason;

/** The pages of a letter's original file, or a sentence that says why there are none. */
public sealed interface Pages {

  /** The pages are available. */
  record Printed(PrintedLetter letter) implements Pages {}

  /** The letter was imported from a text file, which has no pages. */
  record TextOnly(String sentence) implements Pages {}

  /**
   * The file can't be displayed.
   *
   * @param reason {@link Reason#PASSWORD} if another password may open it
   */
  record Refused(Reason reason, String sentence) implements Pages {}
}
