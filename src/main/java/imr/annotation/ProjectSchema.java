package imr.annotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schema of a project: the built-in schema with the project's changes applied in order.
 * Immutable.
 */
public final class ProjectSchema {
  private final List<SchemaChange> changes;
  private final Schema schema;

  private ProjectSchema(List<SchemaChange> changes, Schema schema) {
    this.changes = List.copyOf(changes);
    this.schema = schema;
  }

  /** Returns the built-in schema without changes. */
  public static ProjectSchema of(Schema builtIn) {
    return new ProjectSchema(List.of(), builtIn);
  }

  /**
   * Applies the stored changes of a project to the built-in schema. Edits that a newer built-in
   * schema no longer allows, for example because a key is now taken, are skipped, so that a project
   * can always be opened.
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

  /** The result of changing the schema. */
  public sealed interface Outcome {
    /** The change was applied. */
    record Changed(ProjectSchema project) implements Outcome {}

    /** Nothing was changed; the sentence says why. */
    record Refused(String sentence) implements Outcome {}
  }

  /** Returns the current schema. */
  public Schema schema() {
    return schema;
  }

  /** Returns the changes, oldest first. */
  public List<SchemaChange> changes() {
    return changes;
  }

  /** Returns the number of changes; 0 for the built-in schema. */
  public int revision() {
    return changes.size();
  }

  /**
   * Applies a change. Refused if an edit is invalid, if a group would have no visible field, or if
   * it isn't the next revision.
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

  /**
   * Applies edits as the next revision.
   *
   * @param by the person's name
   */
  public Outcome with(List<SchemaEdit> edits, String by, Instant at) {
    return edits.isEmpty()
        ? new Outcome.Refused("No changes.")
        : with(new SchemaChange(revision() + 1, by, at, edits));
  }

  /** Returns why a schema can't be used: a group has no visible field. Empty if it can be used. */
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
