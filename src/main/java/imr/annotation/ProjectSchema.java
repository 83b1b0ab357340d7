package imr.annotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schema of a project: the built-in one with the project's changes on top, in their order.
 * Immutable; a change gives a new one.
 */
public final class ProjectSchema {
  private final List<SchemaChange> changes;
  private final Schema schema;

  private ProjectSchema(List<SchemaChange> changes, Schema schema) {
    this.changes = List.copyOf(changes);
    this.schema = schema;
  }

  /** The built-in schema alone. */
  public static ProjectSchema of(Schema builtIn) {
    return new ProjectSchema(List.of(), builtIn);
  }

  /**
   * The built-in schema with the changes that a project has made, as they were kept. An edit that a
   * later built-in schema does not allow any more (its key is taken now) is passed over, so that a
   * project always opens.
   */
  public static ProjectSchema of(Schema builtIn, List<SchemaChange> changes) {
    ProjectSchema project = of(builtIn);
    for (SchemaChange change : changes) {
      Schema now = project.schema;
      for (SchemaEdit edit : change.edits()) {
        if (SchemaEdits.apply(now, edit) instanceof SchemaEdits.Outcome.Edited(Schema next)) {
          now = next;
        }
      }
      project = project.with(change, now);
    }
    return project;
  }

  /** What comes of changing it. */
  public sealed interface Outcome {
    record Changed(ProjectSchema project) implements Outcome {}

    /** Nothing is changed; the sentence says why. */
    record Refused(String sentence) implements Outcome {}
  }

  /** The schema as it is now. */
  public Schema schema() {
    return schema;
  }

  /** From the first to the last. */
  public List<SchemaChange> changes() {
    return changes;
  }

  /** How often it was changed; 0 for the built-in schema. */
  public int revision() {
    return changes.size();
  }

  /**
   * This one with a change more. Refused where one of its edits makes no sense, where a group would
   * have no field on the form to fill in, and where it is not the next revision.
   */
  public Outcome with(SchemaChange change) {
    if (change.revision() != revision() + 1) {
      return new Outcome.Refused(
          "Someone else changed the fields (revision %d). Reopen the fields, and then make your change again."
              .formatted(change.revision()));
    }
    return switch (SchemaEdits.apply(schema, change.edits())) {
      case SchemaEdits.Outcome.Refused(String sentence) -> new Outcome.Refused(sentence);
      case SchemaEdits.Outcome.Edited(Schema edited) ->
          empty(edited)
              .<Outcome>map(Outcome.Refused::new)
              .orElseGet(() -> new Outcome.Changed(with(change, edited)));
    };
  }

  /** As above, by a person at a time, as the next revision. */
  public Outcome with(List<SchemaEdit> edits, String by, Instant at) {
    return edits.isEmpty()
        ? new Outcome.Refused("No changes.")
        : with(new SchemaChange(revision() + 1, by, at, edits));
  }

  /** Why a schema cannot be used as it is: a group without a field. Empty where it can. */
  public static Optional<String> empty(Schema schema) {
    return schema
        .all()
        .filter(f -> f.isGroup() && !schema.isHidden(f.id()))
        .filter(f -> schema.shown(f.fields()).stream().allMatch(Field::isGroup))
        .map(f -> "“%s” needs at least one field.".formatted(f.label()))
        .findFirst();
  }

  private ProjectSchema with(SchemaChange change, Schema edited) {
    List<SchemaChange> all = new ArrayList<>(changes);
    all.add(change);
    String id = "%s+%s.%d".formatted(edited.base(), CustomId.OWN, all.size());
    return new ProjectSchema(
        all, new Schema(id, edited.groups(), edited.fields(), edited.hidden(), edited.builtIn()));
  }
}
