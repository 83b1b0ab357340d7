package imr.intake;

import imr.intake.IntakeResult.Reason;

/** The pages of a letter's original file, or a sentence that says why there are none. */
public sealed interface LetterPages {

  /** The pages are available. */
  record Printed(PdfLetter letter) implements LetterPages {}

  /** The letter was imported from a text file, which has no pages. */
  record TextOnly(String sentence) implements LetterPages {}

  /**
   * The file can't be displayed.
   *
   * @param reason {@link Reason#PASSWORD} if another password may open it
   */
  record Refused(Reason reason, String sentence) implements LetterPages {}
}
