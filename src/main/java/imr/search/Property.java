package imr.search;

import java.util.List;

/** What can be asked of a letter beside its words and the fields of the schema. */
public enum Property {
  /** How far the letter has come. */
  STATE("state", Kind.CHOICE, "new", "in-review", "finished"),
  /** Whether a person wants to come back to the letter or to one of its fields. */
  FLAG("flag", Kind.CHOICE, "yes", "no"),
  /** Whether the letter is listed only when somebody asks for archived ones. */
  ARCHIVED("archived", Kind.CHOICE, "yes", "no"),
  /** Whether the file looks like a determination letter. */
  RECOGNIZED("recognized", Kind.CHOICE, "yes", "no"),
  /** The persons who said something about the letter. */
  BY("by", Kind.PERSON, "me", "nobody"),
  /** The person whom the letter is assigned to. */
  ASSIGNED("assigned", Kind.PERSON, "me", "nobody"),
  /** The person who declared the letter finished, while it is. */
  FINISHED_BY("finished-by", Kind.PERSON, "me", "nobody"),
  /** The checks that the record does not pass, set-aside ones left out; as of the last filing. */
  CHECK("check", Kind.ID, "any", "none"),
  ADDED("added", Kind.DATE),
  CHANGED("changed", Kind.DATE),
  FINISHED("finished", Kind.DATE, "any", "none"),
  /** How many blanks nobody has decided. */
  OPEN("open", Kind.NUMBER),
  /** The least confidence among what is only suggested, 0 to 1. */
  CONFIDENCE("confidence", Kind.DECIMAL, "any", "none"),
  /** In how many ways the record differs from what was suggested. */
  CORRECTIONS("corrections", Kind.NUMBER),
  /** The case number, or the file's name where the letter has none. */
  TITLE("title", Kind.TEXT),
  /** The file's name. */
  FILE("file", Kind.TEXT);

  /** What can be held against it. */
  public enum Kind {
    /** One of its keywords alone. */
    CHOICE,
    /** Words of a name, or the whole of it. */
    PERSON,
    /** A whole id. */
    ID,
    /** A code of the field's, or its beginning. */
    CODE,
    /** Words in any ending, exact words, beginnings of words. */
    TEXT,
    /** As text, and by the numbers in it: pain scores, quantities. */
    AMOUNT,
    /** ISO dates, the day or the month left out at will; from … to …. */
    DATE,
    /** Whole numbers. */
    NUMBER,
    /** Numbers with a decimal point. */
    DECIMAL,
    /** Entries of a group: how many there are, and what was said of them. */
    ENTRIES
  }

  private final String written;
  private final Kind kind;
  private final String keywords;

  Property(String written, Kind kind, String... keywords) {
    this.written = written;
    this.kind = kind;
    this.keywords = String.join(" ", keywords);
  }

  /** Its name in a query. */
  public String written() {
    return written;
  }

  /** Its name in version 0.1.0, which saved filters and index entries still use. */
  String formerName() {
    return this == RECOGNIZED ? "recognised" : written;
  }

  public Kind kind() {
    return kind;
  }

  /** The words that mean something of their own when they stand there without quotes. */
  public List<String> keywords() {
    return keywords.isEmpty() ? List.of() : List.of(keywords.split(" "));
  }
}
