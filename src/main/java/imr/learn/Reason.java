package imr.learn;

import imr.annotation.FieldId;

/**
 * Why a suggestion might be wrong, as data; the words for it are the UI's. Words are quoted from
 * the letter with single spaces.
 */
public sealed interface Reason {

  /**
   * The second reader ends the value earlier.
   *
   * @param leftOut the last words of the suggestion, which it leaves out
   */
  record ReaderEndsEarlier(String leftOut) implements Reason {}

  /**
   * The second reader goes on.
   *
   * @param more the words behind the suggestion that it takes in
   */
  record ReaderEndsLater(String more) implements Reason {}

  /**
   * The second reader begins later.
   *
   * @param leftOut the first words of the suggestion, which it leaves out
   */
  record ReaderStartsLater(String leftOut) implements Reason {}

  /**
   * The second reader begins earlier.
   *
   * @param more the words before the suggestion that it takes in
   */
  record ReaderStartsEarlier(String more) implements Reason {}

  /** The second reader finds another value of the field, elsewhere. */
  record ReaderFinds(String other) implements Reason {}

  /** The second reader takes the words for a value of another field. */
  record ReaderFindsField(FieldId other) implements Reason {}

  /** The second reader finds no value there. */
  record ReaderFindsNothing() implements Reason {}

  /**
   * The second reader gives the words another code.
   *
   * @param code of the field
   */
  record ReaderReads(String code) implements Reason {}

  /** What the rule suggested was often wrong: {@code wrong} of {@code of} decided values. */
  record RuleOftenWrong(String rule, int wrong, int of) implements Reason {}

  /** The same words in the same field were wrong: {@code wrong} of {@code of} times. */
  record WordsOftenWrong(int wrong, int of) implements Reason {}

  /** Longer or shorter than the field's values are, or begun or ended as they seldom are. */
  record UnusualShape() implements Reason {}

  /**
   * A check warns about it.
   *
   * @param check the check's id
   */
  record CheckWarns(String check) implements Reason {}
}
