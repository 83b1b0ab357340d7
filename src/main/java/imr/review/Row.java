package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import java.util.List;
import java.util.Optional;

/** One line of the form. */
public sealed interface Row {

  /** The line as a blank; empty for any other. */
  default Optional<Blank> blank() {
    return this instanceof Blank blank ? Optional.of(blank) : Optional.empty();
  }

  /** A display group's title. */
  record Title(Schema.Group group) implements Row {}

  /**
   * The head of an item or a citation: choosing it and confirming confirms all that stands inside.
   */
  record Head(Target target, Field field, Annotation said, int number, int depth) implements Row {}

  /**
   * A blank for one value.
   *
   * @param said what stands there; empty while nobody has said anything
   * @param number its place in its list from 1; 0 for a single field and for a list without entries
   * @param depth 0 in the letter, 1 in an item, 2 in a citation
   * @param naming true for the field by whose words an item or a citation is known
   * @param emptied true for a list whose entries are all rejected: it is likely not stated
   * @param note a person's note on it; empty where there is none
   * @param flagged true where a person wants to come back to it
   */
  record Blank(
      Target target,
      Field field,
      Optional<Annotation> said,
      int number,
      int depth,
      boolean naming,
      boolean emptied,
      Optional<String> note,
      boolean flagged)
      implements Row {

    /**
     * False for a part that a citation doesn't have: it needs no decision, but for its guideline.
     */
    public boolean wanted() {
      return said.isPresent() || depth < 2 || naming;
    }

    /** True while a person's decision is wanted here. */
    public boolean open() {
      return wanted()
          && said.map(a -> !a.decided() || (struckOut() && !target.isEntry())).orElse(true);
    }

    public boolean absent() {
      return said.filter(a -> a.answer() instanceof Answer.Absent).isPresent();
    }

    public boolean struckOut() {
      return said.filter(a -> a.status() == Status.REJECTED).isPresent();
    }

    /** True where a value counts for the record. */
    public boolean stated() {
      return said.filter(a -> a.counts() && a.answer() instanceof Answer.Stated).isPresent();
    }
  }

  /**
   * Fields that nothing is stated in, as one line; part of a {@link FoldedForm} only.
   *
   * @param target of the line itself, no field of the schema
   */
  record Unstated(Target target, List<Blank> blanks, int depth) implements Row {
    public Unstated {
      blanks = List.copyOf(blanks);
    }

    /** Those that nobody has decided on. */
    public List<Blank> open() {
      return blanks.stream().filter(Blank::open).toList();
    }
  }

  /** Where another entry of a list or a group can be added. */
  record More(Target target, Field field, int depth) implements Row {}
}
