package imr.annotation;

import java.util.Optional;

/**
 * What a person remarks on a letter or on a line of its form: a note, a flag to come back to it, a
 * check set aside with a reason, to whom it is assigned. Kept in the ledger like any change, so
 * with who and when, and undone like any, but part of no record: the targets here are of no field
 * of the schema.
 *
 * <p>A remark stands at a target beside the one that it is about: same subject and entry, the
 * field's name with a part of its own behind a tilde, which no schema uses.
 */
public final class Remarks {
  /** Where remarks on the letter as a whole are about. */
  public static final Target LETTER = Target.of(new FieldId("letter"));

  private static final String NOTE = "~note";
  private static final String FLAG = "~flag";
  private static final String ASIDE = "~aside-";
  private static final String CLAIM = "~claim-";
  private static final String ASSIGNED = "~assigned";

  private Remarks() {}

  /** Where the note on a line stands, an {@link Answer.Stated} without evidence. */
  public static Target note(Target about) {
    return beside(about, NOTE);
  }

  /** Where a line's flag stands, an {@link Answer.Entry}. */
  public static Target flag(Target about) {
    return beside(about, FLAG);
  }

  /**
   * Where it stands to whom the letter as a whole is assigned, an {@link Answer.Stated} of the
   * person's name without evidence.
   */
  public static Target assigned() {
    return beside(LETTER, ASSIGNED);
  }

  /** Where the reason stands for which a check at its target is set aside. */
  public static Target aside(Check check) {
    return beside(check.target(), ASIDE + check.id());
  }

  /**
   * Where it stands that a claim without a place is settled, and how.
   *
   * @param run the name of the run that claims it
   */
  public static Target claim(String run, Claim claim) {
    String words = claim.quote().or(claim::value).orElse("");
    int number = (run + "\n" + claim.target() + "\n" + words).hashCode();
    return beside(LETTER, CLAIM + Integer.toHexString(number));
  }

  private static Target beside(Target about, String part) {
    return new Target(about.subject(), about.field().child(part), about.entry());
  }

  /** True for a note, a flag, the reason of a check set aside, and to whom a letter is assigned. */
  public static boolean isRemark(Target target) {
    return target.field().name().startsWith("~");
  }

  public static boolean isFlag(Target target) {
    return target.field().name().equals(FLAG);
  }

  /** The words of a note or of a reason; empty where none stands. */
  public static Optional<String> words(AnnotationSet said, Target remark) {
    return said.at(remark).flatMap(Annotation::value).map(Value::shown);
  }

  public static boolean isFlagged(AnnotationSet said, Target about) {
    return said.at(flag(about)).isPresent();
  }

  /** The line or letter that a flag is about. */
  public static Target flagged(Target flag) {
    String path = flag.field().path();
    FieldId about = new FieldId(path.substring(0, path.length() - FLAG.length() - 1));
    return new Target(flag.subject(), about, flag.entry());
  }
}
