package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Gesture;
import imr.annotation.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in a letter while its ledger is gone through. */
final class Replay {
  private final Map<Target, Annotation> said = new LinkedHashMap<>();

  /** What stands after a whole ledger. */
  static AnnotationSet of(List<Gesture> ledger) {
    Replay replay = new Replay();
    ledger.forEach(replay::take);
    return replay.standing();
  }

  void take(Gesture gesture) {
    gesture
        .changes()
        .forEach(
            change ->
                change
                    .after()
                    .ifPresentOrElse(
                        now -> said.put(change.target(), now), () -> said.remove(change.target())));
  }

  /** In the order in which it was first said. */
  AnnotationSet standing() {
    return AnnotationSet.of(said.values());
  }
}
