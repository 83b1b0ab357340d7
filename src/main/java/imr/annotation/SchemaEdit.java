package imr.annotation;

import java.util.Optional;

/**
 * One change of a project to its schema. Each is refused where it makes no sense ({@link
 * SchemaEdits}); none takes a field, a group or a code away, so that every record stays readable.
 */
public sealed interface SchemaEdit {

  /**
   * A field of the project's own, last among its neighbours; where it stands, its id tells ({@link
   * CustomId}).
   *
   * @param type {@link Field.Type#GROUP} for entries that have fields, added after it
   * @param many true for a list; always true of a group
   * @param group the display group, which gives the colour
   * @param key as {@link FieldKeys} has it; empty for none
   * @param help one sentence; may be empty
   */
  record AddField(
      FieldId id,
      String label,
      Field.Type type,
      boolean many,
      String group,
      String key,
      String help)
      implements SchemaEdit {}

  /** A display group of the project's own, the last one. */
  record AddGroup(String id, String label, Hue hue) implements SchemaEdit {}

  /** A code, the last one of a coded field; its label's words in a text mean it. */
  record AddCode(FieldId field, String code, String label) implements SchemaEdit {}

  record RenameField(FieldId field, String label) implements SchemaEdit {}

  record RenameGroup(String group, String label) implements SchemaEdit {}

  record RenameCode(FieldId field, String code, String label) implements SchemaEdit {}

  /** The sentence that says what belongs in a field; may be empty. */
  record SetHelp(FieldId field, String help) implements SchemaEdit {}

  /** The key of a field; empty takes it away. */
  record SetKey(FieldId field, String key) implements SchemaEdit {}

  /** The display group of an own field; what stands inside an own group goes along. */
  record SetGroup(FieldId field, String group) implements SchemaEdit {}

  record SetHue(String group, Hue hue) implements SchemaEdit {}

  /**
   * Moves a field among its neighbours: those of its group, and in the letter those of its display
   * group.
   *
   * @param before the neighbour that then follows it; empty for the last place
   */
  record MoveField(FieldId field, Optional<FieldId> before) implements SchemaEdit {}

  record MoveGroup(String group, Optional<String> before) implements SchemaEdit {}

  record MoveCode(FieldId field, String code, Optional<String> before) implements SchemaEdit {}

  /**
   * Takes a field off the form, or puts it back; what it holds stays in the records. Of an own
   * field this is what retires it.
   */
  record HideField(FieldId field, boolean hidden) implements SchemaEdit {}
}
