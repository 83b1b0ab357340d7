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

/** Builds a {@link Ledger} from gestures in order. Not thread-safe. */
public final class LedgerBuilder {
  private final List<Gesture> gestures = new ArrayList<>();
  private final Map<Target, Annotation> byTarget = new LinkedHashMap<>();

  /** Creates an empty builder. */
  public LedgerBuilder() {}

  /** Continues an existing ledger. */
  LedgerBuilder(Ledger ledger) {
    gestures.addAll(ledger.gestures());
    ledger.annotations().all().forEach(a -> byTarget.put(a.target(), a));
  }

  /**
   * Adds a gesture.
   *
   * @throws IllegalStateException if its number isn't the next one, or a change doesn't start from
   *     the current annotation; the builder must not be used afterward
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
   * Adds a stored gesture and returns it with complete changes.
   *
   * @throws IllegalStateException if its number isn't the next one
   * @throws IllegalArgumentException if a change removes an annotation that doesn't exist
   */
  public Gesture add(GestureRow row) {
    follows(row.number());
    List<Change> changes = new ArrayList<>(row.afters().size());
    for (AnnotationAfter after : row.afters()) {
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

  /** Applies a gesture's changes without verifying their {@code before}. */
  void put(Gesture gesture) {
    gesture.changes().forEach(this::put);
  }

  private void put(Change change) {
    change
        .after()
        .ifPresentOrElse(
            now -> byTarget.put(change.target(), now), () -> byTarget.remove(change.target()));
  }

  /** Returns the annotations so far, in the order in which their targets were first annotated. */
  public AnnotationSet annotations() {
    return AnnotationSet.of(byTarget.values());
  }

  /** Returns the ledger of the gestures added so far. */
  public Ledger build() {
    return new Ledger(List.copyOf(gestures), annotations());
  }
}
