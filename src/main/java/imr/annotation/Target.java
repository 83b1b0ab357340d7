package imr.annotation;

/**
 * One blank on the form: a field of one subject, and of a field with many entries one of them.
 *
 * <p>Subjects and entries are known by ids that are unique in their letter and never used again,
 * not by their place: adding an item before another moves no target. The letter itself is the
 * subject {@link #LETTER}.
 *
 * @param subject {@link #LETTER}, or the id of the item or citation that the field belongs to
 * @param entry the id of one entry of a field that has many, or {@link #WHOLE}
 */
public record Target(String subject, FieldId field, String entry) {
  /** The subject of fields that an item or a citation does not own. */
  public static final String LETTER = "";

  /** In place of an entry: the single field itself, or a list as a whole (which can be absent). */
  public static final String WHOLE = "";

  /**
   * Where a person declares the letter finished (an {@link Answer.Entry}); no field of the schema,
   * so that finishing and reopening are changes like any other, with their who and when, but part
   * of no record.
   */
  public static final Target FINISHED = of(new FieldId("letter.finished")).entry("finished");

  public static Target of(String subject, FieldId field) {
    return new Target(subject, field, WHOLE);
  }

  public static Target of(FieldId field) {
    return new Target(LETTER, field, WHOLE);
  }

  public Target entry(String id) {
    return new Target(subject, field, id);
  }

  /** The list that this entry belongs to; a whole field is its own. */
  public Target whole() {
    return of(subject, field);
  }

  public boolean isEntry() {
    return !entry.equals(WHOLE);
  }
}
