package imr.ui.fields;

import imr.annotation.FieldId;

/** A line of the tree of fields. */
sealed interface Place {
  /** A display group, by its id. */
  record OfGroup(String id) implements Place {}

  record OfField(FieldId id) implements Place {}
}
