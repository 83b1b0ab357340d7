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
 * What programs last suggested at each target of a letter: a person's decision replaces it in the
 * record, but an export still tells it.
 */
public record Origins(Map<Target, Annotation> suggestions) {
  /** Where the ledger isn't at hand. */
  public static final Origins NONE = new Origins(Map.of());

  public Origins {
    suggestions = Map.copyOf(suggestions);
  }

  /** From a letter's whole ledger, or from its beginning up to a revision. */
  public static Origins of(List<Gesture> ledger) {
    Map<Target, Annotation> suggestions = new HashMap<>();
    for (Gesture gesture : ledger) {
      for (Change change : gesture.changes()) {
        change
            .after()
            .filter(a -> a.status() == Status.SUGGESTED)
            .ifPresent(a -> suggestions.put(a.target(), a));
      }
    }
    return new Origins(suggestions);
  }

  /** Where an annotation of the record comes from. */
  Origin of(Annotation annotation) {
    return Origin.of(annotation, Optional.ofNullable(suggestions.get(annotation.target())));
  }
}
