package imr.annotation;

import imr.letter.Sha256;
import java.util.Optional;

/**
 * Notes, flags, reasons for dismissing a check, and assignments. They are stored in the ledger and
 * can be undone, but are not part of the record.
 *
 * <p>The target of a remark has the same subject and entry as the target it refers to. Its field id
 * has an additional part that starts with a tilde, which no schema uses.
 */
public final class Remarks {
  /** The target of remarks about the whole letter. */
  public static final Target LETTER = Target.of(new FieldId("letter"));

  private static final String NOTE = "~note";
  private static final String FLAG = "~flag";
  private static final String ASIDE = "~aside-";
  private static final String CLAIM = "~claim-";
  private static final String ASSIGNED = "~assigned";
  private static final String ADJUDICATED = "~adjudicated-";

  private Remarks() {}

  /**
   * Returns the target of the note on a field. The note is an {@link Answer.Stated} without
   * evidence.
   */
  public static Target note(Target about) {
    return beside(about, NOTE);
  }

  /** Returns the target of a field's flag, an {@link Answer.GroupEntry}. */
  public static Target flag(Target about) {
    return beside(about, FLAG);
  }

  /**
   * Returns the target of the assignment, an {@link Answer.Stated} with the person's name and no
   * evidence.
   */
  public static Target assigned() {
    return beside(LETTER, ASSIGNED);
  }

  /**
   * Returns the target that says how a difference between two records was decided.
   *
   * @param difference tells it from every other difference of the letter
   */
  public static Target adjudicated(String difference) {
    return beside(LETTER, ADJUDICATED + Sha256.of(difference));
  }

  /** Returns the target of the reason for dismissing a check. */
  public static Target aside(Check check) {
    return beside(check.target(), ASIDE + check.id());
  }

  /**
   * Returns the target that records how a claim without a location was settled.
   *
   * @param run the name of the run that makes the claim
   */
  public static Target claim(String run, Claim claim) {
    Target of = claim.target();
    return beside(
        LETTER,
        CLAIM
            + Sha256.of(
                String.join("\n", run, of.subject(), of.field().path(), of.entry(), words(claim))));
  }

  /** Returns whether a claim without a location has been settled. */
  public static boolean isSettled(AnnotationSet said, String run, Claim claim) {
    return said.at(claim(run, claim)).isPresent() || said.at(firstClaim(run, claim)).isPresent();
  }

  /** The target used by versions before the typed ledger. */
  private static Target firstClaim(String run, Claim claim) {
    int number = (run + "\n" + claim.target() + "\n" + words(claim)).hashCode();
    return beside(LETTER, CLAIM + Integer.toHexString(number));
  }

  private static String words(Claim claim) {
    return claim.quote().or(claim::value).orElse("");
  }

  private static Target beside(Target about, String part) {
    return new Target(about.subject(), about.field().child(part), about.entry());
  }

  /** Returns whether a target is that of a remark of any kind. */
  public static boolean isRemark(Target target) {
    return target.field().name().startsWith("~");
  }

  /** Returns whether a target is that of a flag. */
  public static boolean isFlag(Target target) {
    return target.field().name().equals(FLAG);
  }

  /** Returns the text of a note or reason, if there is one. */
  public static Optional<String> words(AnnotationSet said, Target remark) {
    return said.at(remark).flatMap(Annotation::value).map(Value::shown);
  }

  /** Returns whether a field, entry, or letter is flagged. */
  public static boolean isFlagged(AnnotationSet said, Target about) {
    return said.at(flag(about)).isPresent();
  }

  /** Returns whether a target is that of a settled claim. */
  public static boolean isClaim(Target target) {
    return target.field().name().startsWith(CLAIM);
  }

  /** Returns the id of the check that a reason dismisses; empty for other remarks. */
  public static Optional<String> check(Target remark) {
    return Optional.of(remark.field().name())
        .filter(name -> name.startsWith(ASIDE))
        .map(name -> name.substring(ASIDE.length()));
  }

  /** Returns the field, entry, or letter that a remark refers to. */
  public static Target about(Target remark) {
    String path = remark.field().path();
    FieldId about = new FieldId(path.substring(0, path.lastIndexOf(".~")));
    return new Target(remark.subject(), about, remark.entry());
  }
}
