package imr.search;

import java.util.List;

/**
 * A property of a letter that can be searched, in addition to its text and the fields of the
 * schema.
 */
public enum LetterProperty {
  /** The review state. */
  STATE("state", Kind.CHOICE, "new", "in-review", "finished"),
  /** Whether the letter or one of its fields is flagged. */
  FLAG("flag", Kind.CHOICE, "yes", "no"),
  /** Whether the letter is archived, and therefore listed only on request. */
  ARCHIVED("archived", Kind.CHOICE, "yes", "no"),
  /** Whether the file looks like a determination letter. */
  RECOGNIZED("recognized", Kind.CHOICE, "yes", "no"),
  /** The persons who annotated the letter. */
  BY("by", Kind.PERSON, "me", "nobody"),
  /** The person the letter is assigned to. */
  ASSIGNED("assigned", Kind.PERSON, "me", "nobody"),
  /** The person who finished the letter; empty while it isn't finished. */
  FINISHED_BY("finished-by", Kind.PERSON, "me", "nobody"),
  /** The failing checks as of the last indexing, without dismissed ones. */
  CHECK("check", Kind.ID, "any", "none"),
  ADDED("added", Kind.DATE),
  CHANGED("changed", Kind.DATE),
  FINISHED("finished", Kind.DATE, "any", "none"),
  /** The number of open fields. */
  OPEN("open", Kind.NUMBER),
  /** The lowest confidence of an unreviewed suggestion, from 0 to 1. */
  CONFIDENCE("confidence", Kind.DECIMAL, "any", "none"),
  /** The number of differences between the record and the suggestions. */
  CORRECTIONS("corrections", Kind.NUMBER),
  /** The case number, or the file name if the letter states none. */
  TITLE("title", Kind.TEXT),
  /** The file name. */
  FILE("file", Kind.TEXT);

  /** The kind of values that a subject can be compared with. */
  public enum Kind {
    /** One of the property's keywords only. */
    CHOICE,
    /** A person's name, or words of it. */
    PERSON,
    /** A complete id. */
    ID,
    /** A code of the field, or a prefix of one. */
    CODE,
    /** Words with any ending, exact phrases, and prefixes. */
    TEXT,
    /** Text with numbers that can be compared: pain scores and quantities. */
    AMOUNT,
    /** ISO dates, with or without day and month, and ranges of dates. */
    DATE,
    /** Whole numbers. */
    NUMBER,
    /** Numbers with a decimal point. */
    DECIMAL,
    /** Group entries: their number, and the kinds of annotations. */
    ENTRIES
  }

  private final String written;
  private final Kind kind;
  private final String keywords;

  LetterProperty(String written, Kind kind, String... keywords) {
    this.written = written;
    this.kind = kind;
    this.keywords = String.join(" ", keywords);
  }

  /** Returns the name used in queries. */
  public String written() {
    return written;
  }

  /** Returns the name used in version 0.1.0, which saved filters and index entries still use. */
  String formerName() {
    return this == RECOGNIZED ? "recognised" : written;
  }

  /** Returns the kind of values. */
  public Kind kind() {
    return kind;
  }

  /** Returns the words that have a special meaning when they aren't quoted. */
  public List<String> keywords() {
    return keywords.isEmpty() ? List.of() : List.of(keywords.split(" "));
  }
}
