package imr.annotation;

import java.time.Instant;
import java.util.List;

/**
 * A set of edits that a person made to a project's schema at once. Immutable. The sequence of
 * changes is the history of the schema.
 *
 * @param revision its number, starting at 1
 * @param by the person's name
 * @param edits in the order in which they were made
 */
public record SchemaChange(int revision, String by, Instant at, List<SchemaEdit> edits) {
  /**
   * @throws IllegalArgumentException if the revision is less than 1 or there are no edits
   */
  public SchemaChange {
    edits = List.copyOf(edits);
    if (revision < 1 || edits.isEmpty()) {
      throw new IllegalArgumentException("a change has a revision from 1, and changes something");
    }
  }
}
