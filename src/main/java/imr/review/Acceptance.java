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
 * What a person would take in one go, to be looked at first: the suggestions that are sure enough,
 * and the blanks in which nothing stands.
 *
 * @param values to be confirmed, in the form's order
 * @param empty to be marked absent, in the form's order
 * @param left what stays open and why nobody should take it unseen: a check questions it, it is
 *     less sure, or it cannot be read
 */
public record Acceptance(List<Row.Blank> values, List<Row.Blank> empty, List<Row.Blank> left) {

  public Acceptance {
    values = List.copyOf(values);
    empty = List.copyOf(empty);
    left = List.copyOf(left);
  }

  /**
   * @param among the blanks to look at: of one group, of one item, all
   * @param sure whether a suggestion is sure enough
   * @param questioned the targets of the checks that the record does not pass
   */
  static Acceptance of(
      Form form, Predicate<Row.Blank> among, Predicate<Annotation> sure, Set<Target> questioned) {
    List<Row.Blank> open = form.open().stream().filter(among).toList();
    List<Row.Blank> empty =
        open.stream().filter(b -> b.said().isEmpty() && !questioned.contains(b.target())).toList();
    List<Row.Blank> values =
        open.stream()
            .filter(b -> b.said().filter(a -> takes(a, sure)).isPresent())
            .filter(b -> !questioned.contains(b.target()))
            .toList();
    List<Row.Blank> left =
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
