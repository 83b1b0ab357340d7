package imr.annotation;

import java.util.Optional;

/**
 * A single edit of a project's schema. {@link SchemaEdits} refuses invalid edits. Nothing is ever
 * deleted, so all records stay readable.
 */
public sealed interface SchemaEdit {

  /**
   * Adds a custom field, after its siblings. Its parent follows from its id ({@link CustomId}).
   *
   * @param type {@link Field.Type#GROUP} for entries whose fields are added afterward
   * @param many whether it is a list; always true for a group
   * @param group the display group, which determines the color
   * @param key see {@link FieldKeys}; empty for none
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

  /** Adds a custom display group at the end. */
  record AddGroup(String id, String label, GroupColor hue) implements SchemaEdit {}

  /** Adds a code at the end of a coded field. Text that contains its label means this code. */
  record AddCode(FieldId field, String code, String label) implements SchemaEdit {}

  /** Renames a field. */
  record RenameField(FieldId field, String label) implements SchemaEdit {}

  /** Renames a display group. */
  record RenameGroup(String group, String label) implements SchemaEdit {}

  /** Renames a code. */
  record RenameCode(FieldId field, String code, String label) implements SchemaEdit {}

  /** Sets the guidance for a field; may be empty. */
  record SetHelp(FieldId field, String help) implements SchemaEdit {}

  /** Sets the keyboard key of a field; empty removes it. */
  record SetKey(FieldId field, String key) implements SchemaEdit {}

  /**
   * Moves a custom field to another display group. The fields inside a custom group move with it.
   */
  record SetGroup(FieldId field, String group) implements SchemaEdit {}

  /** Sets the color of a custom display group. */
  record SetHue(String group, GroupColor hue) implements SchemaEdit {}

  /**
   * Moves a field among its siblings: the fields of its group or, in the letter, those of its
   * display group.
   *
   * @param before the sibling that will follow it; empty to move it to the end
   */
  record MoveField(FieldId field, Optional<FieldId> before) implements SchemaEdit {}

  /** Moves a display group; to the end if {@code before} is empty. */
  record MoveGroup(String group, Optional<String> before) implements SchemaEdit {}

  /** Moves a code within its field; to the end if {@code before} is empty. */
  record MoveCode(FieldId field, String code, Optional<String> before) implements SchemaEdit {}

  /**
   * Hides a field or shows it again. Its values stay in the records. Hiding a custom field retires
   * it.
   */
  record HideField(FieldId field, boolean hidden) implements SchemaEdit {}
}
