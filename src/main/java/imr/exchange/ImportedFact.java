package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Field;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A statement about a field in an imported file, before it is assigned to an item or citation.
 *
 * @param number its index in the file, starting at 0
 * @param path its path in the record, if the file contains it
 * @param kind the kind of statement
 */
record ImportedFact(
    int number,
    Field field,
    Optional<String> path,
    Kind kind,
    Optional<String> quote,
    Optional<Claim.CodePointRange> place,
    Optional<String> value,
    OptionalDouble confidence,
    Optional<String> author) {

  enum Kind {
    VALUE,
    /** An item or citation, which may have no values. */
    ENTRY,
    ABSENT
  }

  boolean isAtOrIn(Field other) {
    return field.equals(other) || isIn(other);
  }

  /** Returns whether the field is inside a group, at any depth. */
  boolean isIn(Field group) {
    return field.id().path().startsWith(group.id().path() + ".");
  }

  /** Returns the start of its location; after all others if it has none. */
  int start() {
    return place.map(Claim.CodePointRange::start).orElse(Integer.MAX_VALUE);
  }
}
