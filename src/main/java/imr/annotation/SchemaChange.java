package imr.annotation;

import java.time.Instant;
import java.util.List;

/**
 * What somebody changed of a project's schema in one go; never changed itself. The changes in their
 * order are the ledger of the schema.
 *
 * @param revision its place among the project's changes, from 1
 * @param by the person's name
 * @param edits in the order in which they were made; at least one
 */
public record SchemaChange(int revision, String by, Instant at, List<SchemaEdit> edits) {
  public SchemaChange {
    edits = List.copyOf(edits);
    if (revision < 1 || edits.isEmpty()) {
      throw new IllegalArgumentException("a change has a revision from 1, and changes something");
    }
  }
}
