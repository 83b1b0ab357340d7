package imr.learn;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.time.LocalDate;
import java.util.Set;

/**
 * The parameters for training and using a model.
 *
 * @param schema the project's schema, including custom fields
 * @param today the current day for checking dates; its year resolves two-digit years
 * @param off the fields for which learning is turned off
 */
public record LearnContext(Schema schema, LocalDate today, Set<FieldId> off) {
  public LearnContext {
    off = Set.copyOf(off);
  }

  /** Creates a context in which learning is on for all fields. */
  public LearnContext(Schema schema, LocalDate today) {
    this(schema, today, Set.of());
  }

  boolean isOn(FieldId field) {
    return !off.contains(field);
  }
}
