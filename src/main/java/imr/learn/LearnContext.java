package imr.learn;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a model is trained and read with.
 *
 * @param schema the project's schema, with its custom fields
 * @param today the day that dates are checked against; its year decides two-digit years
 * @param off fields for which nothing is learned, doubted, or offered
 */
public record LearnContext(Schema schema, LocalDate today, Set<FieldId> off) {
  public LearnContext {
    off = Set.copyOf(off);
  }

  public LearnContext(Schema schema, LocalDate today) {
    this(schema, today, Set.of());
  }

  boolean isOn(FieldId field) {
    return !off.contains(field);
  }
}
