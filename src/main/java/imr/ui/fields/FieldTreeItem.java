package imr.ui.fields;

import imr.annotation.FieldId;

/** A line of the tree of fields. */
sealed interface FieldTreeItem {
  /** A display group, by its id. */
  record GroupItem(String id) implements FieldTreeItem {}

  record FieldItem(FieldId id) implements FieldTreeItem {}
}
