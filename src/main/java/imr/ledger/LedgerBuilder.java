package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the gestures of one letter one by one, in order. Not for several threads at once. */
public final class LedgerBuilder {
  private final List<Gesture> gestures = new ArrayList<>();
  private final Map<Target, Annotation> byTarget = new LinkedHashMap<>();

  public LedgerBuilder() {}

  /** Goes on after a ledger. */
  LedgerBuilder(Ledger ledger) {
    gestures.addAll(ledger.gestures());
    ledger.annotations().all().forEach(a -> byTarget.put(a.target(), a));
  }

  /**
   * Adds a gesture.
   *
   * @throws IllegalStateException if its number isn't the next one, or a change doesn't start from
   *     what is there; nothing is to be read from this builder then
   */
  public LedgerBuilder add(Gesture gesture) {
    follows(gesture.number());
    for (Change change : gesture.changes()) {
      if (!at(change.target()).equals(change.before())) {
        throw new IllegalStateException(
            "the change does not start from what is there at " + change.target());
      }
      put(change);
    }
    gestures.add(gesture);
    return this;
  }

  /**
   * Adds a gesture as it was stored, and gives it.
   *
   * @throws IllegalStateException if its number isn't the next one
   * @throws IllegalArgumentException if nothing was at a target and nothing is there now
   */
  public Gesture add(GestureRow row) {
    follows(row.number());
    List<Change> changes = new ArrayList<>(row.afters().size());
    for (After after : row.afters()) {
      Change change = new Change(after.target(), at(after.target()), after.annotation());
      put(change);
      changes.add(change);
    }
    Gesture gesture = row.gesture(changes);
    gestures.add(gesture);
    return gesture;
  }

  private void follows(int number) {
    if (number != gestures.size() + 1) {
      throw new IllegalStateException(
          "gesture " + number + " does not follow gesture " + gestures.size());
    }
  }

  private Optional<Annotation> at(Target target) {
    return Optional.ofNullable(byTarget.get(target));
  }

  /** Takes a gesture's changes over without comparing what was there before. */
  void put(Gesture gesture) {
    gesture.changes().forEach(this::put);
  }

  private void put(Change change) {
    change
        .after()
        .ifPresentOrElse(
            now -> byTarget.put(change.target(), now), () -> byTarget.remove(change.target()));
  }

  /** What the gestures so far leave, in the order in which targets were first annotated. */
  public AnnotationSet annotations() {
    return AnnotationSet.of(byTarget.values());
  }

  public Ledger build() {
    return new Ledger(List.copyOf(gestures), annotations());
  }
}
