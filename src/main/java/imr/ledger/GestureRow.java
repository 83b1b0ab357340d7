package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A gesture as it is stored, without the annotations before its changes. The package documentation
 * says why.
 */
public record GestureRow(
    int number,
    Act act,
    Author author,
    Instant at,
    Optional<BatchId> batch,
    List<AnnotationAfter> afters,
    Optional<LegacyDescription> firstForm) {
  public GestureRow {
    afters = List.copyOf(afters);
  }

  /** Converts a gesture to its stored form. */
  public static GestureRow of(Gesture gesture) {
    return new GestureRow(
        gesture.number(),
        gesture.act(),
        gesture.author(),
        gesture.at(),
        gesture.batch(),
        gesture.changes().stream().map(c -> new AnnotationAfter(c.target(), c.after())).toList(),
        gesture.firstForm());
  }

  /** Creates a row for a gesture in the first format, deriving its act and author. */
  public static GestureRow firstForm(
      int number, LegacyDescription form, Instant at, List<AnnotationAfter> afters) {
    LegacyDescriptionReader reader = new LegacyDescriptionReader(form, afters);
    return new GestureRow(
        number, reader.act(), reader.author(), at, Optional.empty(), afters, Optional.of(form));
  }

  /** Returns a copy with other changes. */
  public GestureRow with(List<AnnotationAfter> changed) {
    return firstForm
        .map(form -> firstForm(number, form, at, changed))
        .orElseGet(() -> new GestureRow(number, act, author, at, batch, changed, firstForm));
  }

  /** Combines this row with its complete changes. */
  Gesture gesture(List<Change> changes) {
    return new Gesture(number, act, author, at, batch, changes, firstForm);
  }

  /**
   * Converts the stored form to a gesture.
   *
   * @param before the annotation before each change, in order
   * @throws IllegalArgumentException if the number of annotations differs, or one has another
   *     target
   */
  public Gesture after(List<Optional<Annotation>> before) {
    if (before.size() != afters.size()) {
      throw new IllegalArgumentException("not what was there before");
    }
    return gesture(
        IntStream.range(0, afters.size())
            .mapToObj(
                i -> new Change(afters.get(i).target(), before.get(i), afters.get(i).annotation()))
            .toList());
  }
}
