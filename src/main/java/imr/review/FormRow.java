package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import java.util.List;
import java.util.Optional;

/** A row of the form. */
public sealed interface FormRow {

  /** Returns this row if it is for a value; otherwise empty. */
  default Optional<Blank> blank() {
    return this instanceof Blank blank ? Optional.of(blank) : Optional.empty();
  }

  /** The title of a display group. */
  record Title(Schema.Group group) implements FormRow {}

  /** The header of an item or citation. Confirming it confirms everything inside. */
  record Head(Target target, Field field, Annotation said, int number, int depth)
      implements FormRow {}

  /**
   * A row for one value.
   *
   * @param said the current annotation, if any
   * @param number its position in a list, starting at 1; 0 for a single field or an empty list
   * @param depth 0 in the letter, 1 in an item, 2 in a citation
   * @param naming whether it is the field that identifies an item or citation
   * @param emptied whether it is a list whose entries were all rejected, so that it is probably not
   *     stated
   * @param note a person's note; may be empty
   * @param flagged whether the field is flagged
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
      implements FormRow {

    /**
     * Returns false for a missing part of a citation, which needs no decision unless it is the
     * guideline.
     */
    public boolean wanted() {
      return said.isPresent() || depth < 2 || naming;
    }

    /** Returns whether a person's decision is needed. */
    public boolean open() {
      return wanted()
          && said.map(a -> !a.decided() || (struckOut() && !target.isEntry())).orElse(true);
    }

    /** Returns whether the field is marked as not stated. */
    public boolean absent() {
      return said.filter(a -> a.answer() instanceof Answer.Absent).isPresent();
    }

    /** Returns whether the value is rejected. */
    public boolean struckOut() {
      return said.filter(a -> a.status() == Status.REJECTED).isPresent();
    }

    /** Returns whether there is a value that is part of the record. */
    public boolean stated() {
      return said.filter(a -> a.counts() && a.answer() instanceof Answer.Stated).isPresent();
    }
  }

  /**
   * Several empty fields as one row; only in a {@link FoldedForm}.
   *
   * @param target the row's own target, which isn't a field of the schema
   */
  record Unstated(Target target, List<Blank> blanks, int depth) implements FormRow {
    public Unstated {
      blanks = List.copyOf(blanks);
    }

    /** Returns the fields that nobody has decided. */
    public List<Blank> open() {
      return blanks.stream().filter(Blank::open).toList();
    }
  }

  /** A row for adding an entry to a list or group. */
  record AddEntryRow(Target target, Field field, int depth) implements FormRow {}
}
