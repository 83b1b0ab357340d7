package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Change;
import imr.annotation.Target;
import imr.ledger.Gesture;
import java.util.List;
import java.util.Optional;

/** The readable history of a letter: all gestures with their effects on each target. */
public final class LetterHistory {
  private LetterHistory() {}

  /** A gesture with its effects on each target. */
  public record Entry(Gesture gesture, List<TargetEvent> deeds) {
    public Entry {
      deeds = List.copyOf(deeds);
    }

    /** Returns the part of the gesture that affects a target; empty if there is none. */
    public Optional<Entry> about(Target target) {
      List<TargetEvent> some = deeds.stream().filter(d -> d.target().equals(target)).toList();
      return some.isEmpty() ? Optional.empty() : Optional.of(new Entry(gesture, some));
    }
  }

  /**
   * The effect on a target.
   *
   * @param words as in {@link TargetHistory}: {@code highlight corrected by Ana}
   * @param after the resulting annotation; empty if it was removed
   */
  public record TargetEvent(Target target, String words, Optional<Annotation> after) {}

  /** Returns all entries, oldest first. */
  public static List<Entry> of(ReviewSession session) {
    return session.shownHistory().stream()
        .map(g -> new Entry(g, g.changes().stream().map(c -> deed(g, c)).toList()))
        .toList();
  }

  private static TargetEvent deed(Gesture gesture, Change change) {
    return new TargetEvent(change.target(), TargetHistory.words(gesture, change), change.after());
  }
}
