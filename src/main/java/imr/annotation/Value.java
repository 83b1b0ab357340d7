package imr.annotation;

import java.util.Optional;

/** The normalized value of a field, in the form its type requires. */
public sealed interface Value {

  /**
   * A valid value: text with single spaces, an ISO date ({@code 2016-11-04}, {@code 2016-11},
   * {@code 2016}), digits of a whole number, or a code.
   */
  record Known(String normal) implements Value {
    /**
     * @throws IllegalArgumentException if it is blank
     */
    public Known {
      if (normal.isBlank()) {
        throw new IllegalArgumentException("a known value is not blank");
      }
    }
  }

  /**
   * The letter states something impossible, such as {@code 10/02/214}. The span is recorded, the
   * value is null.
   */
  record Unreal() implements Value {}

  /** Typed by a person but not valid for the field's type. Kept as typed until it is corrected. */
  record Unread(String typed) implements Value {}

  /**
   * Returns the text for an edit box: the normalized value, the text as typed, or an empty string.
   */
  default String shown() {
    return switch (this) {
      case Known(String normal) -> normal;
      case Unread(String typed) -> typed;
      case Unreal() -> "";
    };
  }

  /** Returns the normalized value, if there is one. */
  default Optional<String> known() {
    return this instanceof Known known ? Optional.of(known.normal()) : Optional.empty();
  }

  static Value of(String normal) {
    return new Known(normal);
  }
}
