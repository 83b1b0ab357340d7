package imr.review;

import imr.annotation.Status;
import imr.annotation.Target;
import imr.letter.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One value of one letter in a list that goes over many letters. Small, because there can be a
 * hundred thousand: the sentence isn't part of it.
 *
 * @param letter the letter's id
 * @param title the letter's title in the library
 * @param target of a field in which nothing is said, the field as a whole
 * @param value the normal form; empty where the letter doesn't state the field, where nothing is
 *     said, and where the value isn't a real one
 * @param place where the letter states it, in UTF-16 units
 * @param chance that the suggestion is right, 0 to 1; empty for what a person decided
 * @param finished true in a finished letter, where nothing can be decided
 */
public record ColumnRow(
    String letter,
    String title,
    Target target,
    String value,
    State state,
    Optional<Span> place,
    OptionalDouble chance,
    boolean finished) {

  /** Before every value, which no value is. */
  private static final String NOTHING = "\0";

  /** How far a value was reviewed. */
  public enum State {
    UNREVIEWED("Unreviewed"),
    /** Nothing was suggested, and nobody decided. */
    MISSING("No suggestion"),
    CONFIRMED("Confirmed"),
    CORRECTED("Corrected"),
    ADDED("Added"),
    REJECTED("Rejected"),
    NOT_STATED("Not stated");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** As a person reads it. */
    public String words() {
      return words;
    }

    /**
     * The state of an annotation.
     *
     * @param absent true where it says that the letter doesn't state the field
     * @param readable false for a value that was typed and can't be read
     */
    public static State of(Status status, boolean absent, boolean readable) {
      if (status == Status.SUGGESTED || !readable) {
        return UNREVIEWED;
      }
      return absent && status != Status.REJECTED
          ? NOT_STATED
          : switch (status) {
            case SUGGESTED -> UNREVIEWED;
            case CONFIRMED -> CONFIRMED;
            case CORRECTED -> CORRECTED;
            case ADDED -> ADDED;
            case REJECTED -> REJECTED;
          };
    }
  }

  /** One line of a list, whatever becomes of its value. */
  public record Key(String letter, Target target) {}

  public Key key() {
    return new Key(letter, target);
  }

  /** A field of a letter, an item, or a citation in which nothing is said. */
  public static ColumnRow missing(String letter, String title, Target target, boolean finished) {
    return new ColumnRow(
        letter,
        title,
        target,
        "",
        State.MISSING,
        Optional.empty(),
        OptionalDouble.empty(),
        finished);
  }

  /** What equal values have in common: case doesn't count. */
  public String group() {
    return state == State.MISSING ? NOTHING : value.toLowerCase(Locale.ROOT);
  }

  /** True while a decision can be made here that nobody has made. */
  public boolean open() {
    return isUndecided() && !finished;
  }

  /** True where nobody has decided, whether something is suggested or not. */
  public boolean isUndecided() {
    return state == State.UNREVIEWED || state == State.MISSING;
  }

  /** The same with another chance; itself for what a person decided. */
  public ColumnRow with(double other) {
    return chance.isEmpty()
        ? this
        : new ColumnRow(
            letter, title, target, value, state, place, OptionalDouble.of(other), finished);
  }
}
