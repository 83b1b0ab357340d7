package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A gesture as it is stored: see the package for why it lacks what was there before. */
public record GestureRow(
    int number,
    Act act,
    Author author,
    Instant at,
    Optional<BatchId> batch,
    List<After> afters,
    Optional<FirstForm> firstForm) {
  public GestureRow {
    afters = List.copyOf(afters);
  }

  public static GestureRow of(Gesture gesture) {
    return new GestureRow(
        gesture.number(),
        gesture.act(),
        gesture.author(),
        gesture.at(),
        gesture.batch(),
        gesture.changes().stream().map(c -> new After(c.target(), c.after())).toList(),
        gesture.firstForm());
  }

  /** A gesture of the first format, with the act and the author that it means. */
  public static GestureRow firstForm(int number, FirstForm form, Instant at, List<After> afters) {
    FirstFormReader reader = new FirstFormReader(form, afters);
    return new GestureRow(
        number, reader.act(), reader.author(), at, Optional.empty(), afters, Optional.of(form));
  }

  /** The same gesture with other changes. */
  public GestureRow with(List<After> changed) {
    return firstForm
        .map(form -> firstForm(number, form, at, changed))
        .orElseGet(() -> new GestureRow(number, act, author, at, batch, changed, firstForm));
  }

  /** The gesture with its changes, which lead to what this row says. */
  Gesture gesture(List<Change> changes) {
    return new Gesture(number, act, author, at, batch, changes, firstForm);
  }

  /**
   * The gesture.
   *
   * @param before what was there before each change, in order
   * @throws IllegalArgumentException if it isn't as many, or is of another target
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
