package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.Change;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.Gesture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest suggestion of programs at each target of a letter. A person's decision replaces it in
 * the record, but exports still include it.
 */
public record ValueOrigins(Map<Target, Annotation> suggestions) {
  /** Used if the ledger isn't available. */
  public static final ValueOrigins NONE = new ValueOrigins(Map.of());

  public ValueOrigins {
    suggestions = Map.copyOf(suggestions);
  }

  /** Collects the suggestions from a complete ledger, or from its start up to a revision. */
  public static ValueOrigins of(List<Gesture> ledger) {
    Map<Target, Annotation> suggestions = new HashMap<>();
    for (Gesture gesture : ledger) {
      for (Change change : gesture.changes()) {
        change
            .after()
            .filter(a -> a.status() == Status.SUGGESTED)
            .ifPresent(a -> suggestions.put(a.target(), a));
      }
    }
    return new ValueOrigins(suggestions);
  }

  /** Returns the origin of an annotation in the record. */
  ValueOrigin of(Annotation annotation) {
    return ValueOrigin.of(annotation, Optional.ofNullable(suggestions.get(annotation.target())));
  }
}
