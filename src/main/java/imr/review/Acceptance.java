package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A preview of accepting many values at once: the suggestions with high confidence, and the empty
 * fields.
 *
 * @param values the values to confirm, in form order
 * @param empty the fields to mark as not stated, in form order
 * @param left the fields that stay open because they need a person's attention: a check questions
 *     them, their confidence is low, or their value isn't valid
 */
public record Acceptance(
    List<FormRow.Blank> values, List<FormRow.Blank> empty, List<FormRow.Blank> left) {

  public Acceptance {
    values = List.copyOf(values);
    empty = List.copyOf(empty);
    left = List.copyOf(left);
  }

  /**
   * @param among the fields to consider: those of a group, of an item, or all
   * @param sure whether a suggestion's confidence is high enough
   * @param questioned the targets of failing checks
   */
  static Acceptance of(
      Form form,
      Predicate<FormRow.Blank> among,
      Predicate<Annotation> sure,
      Set<Target> questioned) {
    List<FormRow.Blank> open = form.open().stream().filter(among).toList();
    List<FormRow.Blank> empty =
        open.stream().filter(b -> b.said().isEmpty() && !questioned.contains(b.target())).toList();
    List<FormRow.Blank> values =
        open.stream()
            .filter(b -> b.said().filter(a -> takes(a, sure)).isPresent())
            .filter(b -> !questioned.contains(b.target()))
            .toList();
    List<FormRow.Blank> left =
        open.stream().filter(b -> !empty.contains(b) && !values.contains(b)).toList();
    return new Acceptance(values, empty, left);
  }

  private static boolean takes(Annotation said, Predicate<Annotation> sure) {
    return said.status() == Status.SUGGESTED
        && !(said.value().orElse(null) instanceof Value.Unread)
        && said.provenance() instanceof Provenance.Program
        && sure.test(said);
  }
}
