package imr.annotation;

/**
 * A place in the record: a field of a subject, or one entry of such a field.
 *
 * <p>Subjects and entries have ids that are unique within the letter and never reused. They don't
 * depend on order, so adding an item before another one changes no target. The subject of the
 * letter itself is {@link #LETTER}.
 *
 * @param subject {@link #LETTER}, or the id of the item or citation that the field belongs to
 * @param entry the id of an entry of a list field, or {@link #WHOLE}
 */
public record Target(String subject, FieldId field, String entry) {
  /** The subject of fields that don't belong to an item or citation. */
  public static final String LETTER = "";

  /** The entry of a single field, or of a list as a whole (which can be marked as not stated). */
  public static final String WHOLE = "";

  /**
   * Holds an {@link Answer.GroupEntry} if the letter is finished. It isn't a schema field:
   * finishing and reopening are changes like any other, but not part of a record.
   */
  public static final Target FINISHED = of(new FieldId("letter.finished")).entry("finished");

  /** Returns the target of a whole field of a subject. */
  public static Target of(String subject, FieldId field) {
    return new Target(subject, field, WHOLE);
  }

  /** Returns the target of a whole field of the letter. */
  public static Target of(FieldId field) {
    return new Target(LETTER, field, WHOLE);
  }

  /** Returns the target of an entry of this list. */
  public Target entry(String id) {
    return new Target(subject, field, id);
  }

  /**
   * Returns the target of the list that this entry belongs to, or this target if it is a whole
   * field.
   */
  public Target whole() {
    return of(subject, field);
  }

  /** Returns whether this is an entry of a list. */
  public boolean isEntry() {
    return !entry.equals(WHOLE);
  }
}
