package imr.search;

import imr.annotation.FieldId;
import imr.search.Property.Kind;
import java.util.Optional;

/** What a condition asks about; {@link Vocabulary} knows all that there is. */
public sealed interface About {

  /** As it is written before the colon; empty for words of the letter. */
  String name();

  /** What can be held against it. */
  Kind kind();

  /** The letter's own text, and its title. */
  record Words() implements About {
    @Override
    public String name() {
      return "";
    }

    @Override
    public Kind kind() {
      return Kind.TEXT;
    }
  }

  /** Something about the letter as a whole. */
  record Of(Property property) implements About {
    @Override
    public String name() {
      return property.written();
    }

    @Override
    public Kind kind() {
      return property.kind();
    }
  }

  /**
   * A field of the schema.
   *
   * @param name how the query calls it: its id, or a shorter name that no other field has
   * @param kind what can be held against it
   * @param group the group of the letter whose entries have the field (the disputed items), also
   *     where it is a field of their citations; empty for a field of the letter
   */
  record In(FieldId field, String name, Kind kind, Optional<FieldId> group) implements About {}
}
