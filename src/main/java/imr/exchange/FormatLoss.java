package imr.exchange;

/** Something that a format can't represent. */
public enum FormatLoss {
  TEXT("letter text"),
  WORDS("text of values"),
  PLACE("locations of values"),
  VALUE_WITHOUT_PLACE("values without a location"),
  NORMAL_FORM("normalized values; only the letter text is kept"),
  ABSENT("fields marked as not stated"),
  GROUPING("item or citation of each value"),
  OVERLAP("values that overlap another value"),
  UNREAL("invalid values (null) without a location"),
  UNREAD("typed values that couldn't be read"),
  CHARACTERS("characters such as page breaks; a space or a replacement sign is written"),
  CUT("text longer than the format allows"),
  DECISIONS("review history"),
  REMARKS("notes, flags, and dismissed warnings");

  private final String what;

  FormatLoss(String what) {
    this.what = what;
  }

  /** Completes the sentence “cannot hold …”. */
  public String what() {
    return what;
  }
}
