package imr.search;

import imr.annotation.FieldId;
import imr.search.LetterProperty.Kind;
import java.util.Optional;

/** The subject of a condition. {@link QueryVocabulary} lists all subjects. */
public sealed interface QuerySubject {

  /** Returns the name before the colon; empty for words of the letter. */
  String name();

  /** Returns the kind of values that the subject can be compared with. */
  Kind kind();

  /** The letter's text and title. */
  record TextSubject() implements QuerySubject {
    @Override
    public String name() {
      return "";
    }

    @Override
    public Kind kind() {
      return Kind.TEXT;
    }
  }

  /** A property of the whole letter. */
  record PropertySubject(LetterProperty property) implements QuerySubject {
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
   * @param name its name in a query: its id, or a shorter name that no other field has
   * @param kind the kind of values that it can be compared with
   * @param group the letter's group (the disputed items) whose entries have the field, directly or
   *     in their citations; empty for a field of the letter
   */
  record FieldSubject(FieldId field, String name, Kind kind, Optional<FieldId> group)
      implements QuerySubject {}
}
