package imr.annotation;

import java.util.Optional;

/** The normalised form of what the letter says in a field, as the field's type wants it. */
public sealed interface Value {

  /**
   * A value that reads well: text with single spaces, an ISO date ({@code 2016-11-04}, {@code
   * 2016-11}, {@code 2016}), digits of a whole number, or a code.
   */
  record Known(String normal) implements Value {
    public Known {
      if (normal.isBlank()) {
        throw new IllegalArgumentException("a known value is not blank");
      }
    }
  }

  /**
   * The letter says something that cannot be real ({@code 10/02/214}): the span stays, the value is
   * null.
   */
  record Unreal() implements Value {}

  /**
   * Typed by a person and not readable for the field's type; kept as typed until it is put right.
   */
  record Unread(String typed) implements Value {}

  /** What an edit box shows: the normal form, what was typed, or nothing. */
  default String shown() {
    return switch (this) {
      case Known(String normal) -> normal;
      case Unread(String typed) -> typed;
      case Unreal() -> "";
    };
  }

  /** The normal form of a value that has one. */
  default Optional<String> known() {
    return this instanceof Known known ? Optional.of(known.normal()) : Optional.empty();
  }

  static Value of(String normal) {
    return new Known(normal);
  }
}
