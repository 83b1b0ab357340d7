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
 * @param value the normal form; empty where the letter doesn't state the field, and where the value
 *     isn't a real one
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

  /** How far a value was reviewed. */
  public enum State {
    UNREVIEWED("Unreviewed"),
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

  /** What equal values have in common: case doesn't count. */
  public String group() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** True while a decision can be made here that nobody has made. */
  public boolean open() {
    return state == State.UNREVIEWED && !finished;
  }

  /** The same with another chance; itself for what a person decided. */
  public ColumnRow with(double other) {
    return chance.isEmpty()
        ? this
        : new ColumnRow(
            letter, title, target, value, state, place, OptionalDouble.of(other), finished);
  }
}
