package imr.exchange;

/** A kind of thing that a format cannot hold. */
public enum Lost {
  TEXT("letters' texts"),
  WORDS("values in the letter's own words"),
  PLACE("where in the letter a value stands"),
  VALUE_WITHOUT_PLACE("values that point to no place in the letter"),
  NORMAL_FORM("normalised values; the letter's own words alone are kept"),
  ABSENT("fields known to be absent"),
  GROUPING("which item or citation a value belongs to"),
  OVERLAP("values on a stretch that another value covers"),
  UNREAL("values that cannot be real (null)"),
  UNREAD("values as typed that cannot be read for their field"),
  CHARACTERS("characters such as page breaks; a space or a replacement sign is written"),
  CUT("words longer than the format takes"),
  DECISIONS("who decided on a value, and how"),
  REMARKS("notes, flags and checks set aside");

  private final String what;

  Lost(String what) {
    this.what = what;
  }

  /** As a sentence goes on after “cannot hold”. */
  public String what() {
    return what;
  }
}
