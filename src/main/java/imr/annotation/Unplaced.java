package imr.annotation;

/** A claim that has no place in its letter's record, and why. */
public record Unplaced(Claim claim, Reason reason) {

  /** Why a claim could not be placed. */
  public enum Reason {
    NOT_FOUND("its words are not in that part of the letter"),
    NOTHING_SAID("it gives neither words nor a value"),
    UNREADABLE("its value is none that the field can have"),
    SAID_TWICE("the same was said already"),
    NO_OWNER("it belongs to an item or a citation that the file does not have"),
    NO_FIELD("the schema has no such field"),
    BASE_MISSING("the value that it judges could not be placed");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** As a sentence goes on after “could not be placed:”. */
    public String words() {
      return words;
    }
  }

  /** What was claimed, as a line shows it: the words given, else the value. */
  public String shown() {
    return claim.quote().or(claim::value).orElse(claim.absent() ? "absent" : "");
  }
}
