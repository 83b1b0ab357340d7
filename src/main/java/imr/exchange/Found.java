package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Field;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing in somebody else's file about one field, before it is known to which item or citation
 * it belongs.
 *
 * @param number its number in the file, from 0
 * @param path its path in the record, where the file tells; empty where it does not
 * @param kind what is said
 */
record Found(
    int number,
    Field field,
    Optional<String> path,
    Kind kind,
    Optional<String> quote,
    Optional<Claim.Place> place,
    Optional<String> value,
    OptionalDouble confidence,
    Optional<String> author) {

  enum Kind {
    VALUE,
    /** An item or citation of which the file may say nothing else. */
    ENTRY,
    ABSENT
  }

  boolean isAtOrIn(Field other) {
    return field.equals(other) || isIn(other);
  }

  /** True for a field that entries of the group hold, at any depth. */
  boolean isIn(Field group) {
    return field.id().path().startsWith(group.id().path() + ".");
  }

  /** Its place, or behind all others. */
  int start() {
    return place.map(Claim.Place::start).orElse(Integer.MAX_VALUE);
  }
}
