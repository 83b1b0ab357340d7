package imr.catalogue;

import imr.annotation.FieldId;

/** What a condition asks about; {@link Vocabulary} knows all that there is. */
public sealed interface About {

  /** As it is written before the colon; empty for words of the letter. */
  String name();

  /** The letter's own text, and its title. */
  record Words() implements About {
    @Override
    public String name() {
      return "";
    }
  }

  /** Something about the letter as a whole. */
  record Of(Property property) implements About {
    @Override
    public String name() {
      return property.written();
    }
  }

  /**
   * A field of the schema.
   *
   * @param name how the query calls it: its id, or a shorter name that no other field has
   */
  record In(FieldId field, String name) implements About {}
}
