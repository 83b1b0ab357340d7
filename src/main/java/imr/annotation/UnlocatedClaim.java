package imr.annotation;

/** A claim that couldn't be located in its letter, and why. */
public record UnlocatedClaim(Claim claim, Reason reason) {

  /** Why a claim couldn't be located. */
  public enum Reason {
    NOT_FOUND("its text isn't in that part of the letter"),
    NOTHING_SAID("it has neither text nor a value"),
    UNREADABLE("its value isn't valid for the field"),
    SAID_TWICE("it's a duplicate"),
    NO_OWNER("its item or citation isn't in the file"),
    NO_FIELD("the field isn't in the schema"),
    BASE_MISSING("the value that it classifies couldn't be found");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** Completes the sentence “could not be placed: …”. */
    public String words() {
      return words;
    }
  }

  /** Returns the claim for display: its quote, or else its value. */
  public String shown() {
    return claim.quote().or(claim::value).orElse(claim.absent() ? "absent" : "");
  }
}
