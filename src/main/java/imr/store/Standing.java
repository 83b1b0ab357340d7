package imr.store;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Gesture;
import imr.annotation.Target;
import imr.letter.LetterText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands at each target of one letter while its ledger is gone through. */
final class Standing {
  private final Map<Target, Annotation> byTarget = new LinkedHashMap<>();

  static Standing after(List<Gesture> ledger) {
    Standing standing = new Standing();
    ledger.forEach(gesture -> gesture.changes().forEach(standing::take));
    return standing;
  }

  /** The change that leads from what stands at the target to what is said there now. */
  Change say(Target target, Optional<Annotation> now) {
    Change change = new Change(target, Optional.ofNullable(byTarget.get(target)), now);
    take(change);
    return change;
  }

  /**
   * Takes a gesture; refused with an exception when one of its changes starts from something else
   * than what stands, or a quote is not the letter's text at its span.
   */
  void take(Gesture gesture, LetterText text) {
    for (Change change : gesture.changes()) {
      if (!Optional.ofNullable(byTarget.get(change.target())).equals(change.before())) {
        throw new IllegalStateException(
            "the change does not start from what stands at " + change.target());
      }
      if (!holds(change, text)) {
        throw new IllegalArgumentException(
            "the quote at " + change.target() + " is not what the letter says there");
      }
      take(change);
    }
  }

  private static boolean holds(Change change, LetterText text) {
    return change.after().flatMap(Annotation::evidence).map(e -> e.holdsIn(text)).orElse(true);
  }

  private void take(Change change) {
    change
        .after()
        .ifPresentOrElse(
            now -> byTarget.put(change.target(), now), () -> byTarget.remove(change.target()));
  }

  AnnotationSet annotations() {
    return AnnotationSet.of(byTarget.values());
  }
}
