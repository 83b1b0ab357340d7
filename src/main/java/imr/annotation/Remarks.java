package imr.annotation;

import imr.letter.Sha256;
import java.util.Optional;

/**
 * What a person remarks about a letter or one of its fields: a note, a flag, the reason for setting
 * a check aside, whom the letter is assigned to. Kept in the ledger and undone like any change, but
 * part of no record: no field of the schema has these targets.
 *
 * <p>A remark has a target beside the one that it is about: the same subject and entry, and the
 * field's name with one more part that begins with a tilde, which no schema uses.
 */
public final class Remarks {
  /** What remarks about the letter as a whole are about. */
  public static final Target LETTER = Target.of(new FieldId("letter"));

  private static final String NOTE = "~note";
  private static final String FLAG = "~flag";
  private static final String ASIDE = "~aside-";
  private static final String CLAIM = "~claim-";
  private static final String ASSIGNED = "~assigned";
  private static final String ADJUDICATED = "~adjudicated-";

  private Remarks() {}

  /** Where the note about a field is kept, an {@link Answer.Stated} without evidence. */
  public static Target note(Target about) {
    return beside(about, NOTE);
  }

  /** Where a field's flag is kept, an {@link Answer.Entry}. */
  public static Target flag(Target about) {
    return beside(about, FLAG);
  }

  /**
   * Where the person is kept whom the letter is assigned to, an {@link Answer.Stated} of the name
   * without evidence.
   */
  public static Target assigned() {
    return beside(LETTER, ASSIGNED);
  }

  /**
   * Where it is kept how a difference between two records was decided.
   *
   * @param difference what tells it from every other one of the letter
   */
  public static Target adjudicated(String difference) {
    return beside(LETTER, ADJUDICATED + Sha256.of(difference));
  }

  /** Where the reason for setting a check aside is kept. */
  public static Target aside(Check check) {
    return beside(check.target(), ASIDE + check.id());
  }

  /**
   * Where it is kept that a claim without a location is settled, and how.
   *
   * @param run the name of the run that claims it
   */
  public static Target claim(String run, Claim claim) {
    Target of = claim.target();
    return beside(
        LETTER,
        CLAIM
            + Sha256.of(
                String.join("\n", run, of.subject(), of.field().path(), of.entry(), words(claim))));
  }

  /** True where a claim without a location is settled. */
  public static boolean isSettled(AnnotationSet said, String run, Claim claim) {
    return said.at(claim(run, claim)).isPresent() || said.at(firstClaim(run, claim)).isPresent();
  }

  /** As versions before the typed ledger named it. */
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

  /** True for every kind of remark. */
  public static boolean isRemark(Target target) {
    return target.field().name().startsWith("~");
  }

  public static boolean isFlag(Target target) {
    return target.field().name().equals(FLAG);
  }

  /** The words of a note or a reason; empty where there is none. */
  public static Optional<String> words(AnnotationSet said, Target remark) {
    return said.at(remark).flatMap(Annotation::value).map(Value::shown);
  }

  public static boolean isFlagged(AnnotationSet said, Target about) {
    return said.at(flag(about)).isPresent();
  }

  public static boolean isClaim(Target target) {
    return target.field().name().startsWith(CLAIM);
  }

  /** The id of the check that a reason sets aside; empty for other remarks. */
  public static Optional<String> check(Target remark) {
    return Optional.of(remark.field().name())
        .filter(name -> name.startsWith(ASIDE))
        .map(name -> name.substring(ASIDE.length()));
  }

  /** The field, entry or letter that a remark is about. */
  public static Target about(Target remark) {
    String path = remark.field().path();
    FieldId about = new FieldId(path.substring(0, path.lastIndexOf(".~")));
    return new Target(remark.subject(), about, remark.entry());
  }
}
