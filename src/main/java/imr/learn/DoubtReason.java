package imr.learn;

import imr.annotation.FieldId;

/**
 * Why a suggestion might be wrong, as data; the UI turns it into text. Quotes from the letter have
 * single spaces.
 */
public sealed interface DoubtReason {

  /**
   * The second reader ends the value earlier.
   *
   * @param leftOut the last words of the suggestion, which it leaves out
   */
  record ReaderEndsEarlier(String leftOut) implements DoubtReason {}

  /**
   * The second reader ends the value later.
   *
   * @param more the words after the suggestion, which it includes
   */
  record ReaderEndsLater(String more) implements DoubtReason {}

  /**
   * The second reader starts the value later.
   *
   * @param leftOut the first words of the suggestion, which it leaves out
   */
  record ReaderStartsLater(String leftOut) implements DoubtReason {}

  /**
   * The second reader starts the value earlier.
   *
   * @param more the words before the suggestion, which it includes
   */
  record ReaderStartsEarlier(String more) implements DoubtReason {}

  /** The second reader finds another value of the field elsewhere. */
  record ReaderFinds(String other) implements DoubtReason {}

  /** The second reader assigns the words to another field. */
  record ReaderFindsField(FieldId other) implements DoubtReason {}

  /** The second reader finds no value there. */
  record ReaderFindsNothing() implements DoubtReason {}

  /**
   * The second reader chooses another code.
   *
   * @param code a code of the field
   */
  record ReaderReads(String code) implements DoubtReason {}

  /** The rule's suggestions were often wrong: {@code wrong} of {@code of} decided values. */
  record RuleOftenWrong(String rule, int wrong, int of) implements DoubtReason {}

  /** The same text in the same field was wrong {@code wrong} of {@code of} times. */
  record WordsOftenWrong(int wrong, int of) implements DoubtReason {}

  /** The value has an unusual length, or starts or ends with unusual words. */
  record UnusualShape() implements DoubtReason {}

  /**
   * A check warns about the value.
   *
   * @param check the check's id
   */
  record CheckWarns(String check) implements DoubtReason {}
}
