package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Change;
import imr.annotation.Target;
import imr.ledger.Gesture;
import java.util.List;
import java.util.Optional;

/** A letter's whole ledger to read: every gesture with what it did to each target. */
public final class Chronicle {
  private Chronicle() {}

  /** One gesture, with what it did to each target. */
  public record Entry(Gesture gesture, List<Deed> deeds) {
    public Entry {
      deeds = List.copyOf(deeds);
    }

    /** The gesture as far as it was about one target; empty where it was not. */
    public Optional<Entry> about(Target target) {
      List<Deed> some = deeds.stream().filter(d -> d.target().equals(target)).toList();
      return some.isEmpty() ? Optional.empty() : Optional.of(new Entry(gesture, some));
    }
  }

  /**
   * What became of one target.
   *
   * @param words as {@link Story} has them: {@code span corrected by Ana}
   * @param after what was there from then on; empty where it was removed
   */
  public record Deed(Target target, String words, Optional<Annotation> after) {}

  /** The first gesture first. */
  public static List<Entry> of(ReviewSession session) {
    return session.history().ledger().gestures().stream()
        .map(g -> new Entry(g, g.changes().stream().map(c -> deed(g, c)).toList()))
        .toList();
  }

  private static Deed deed(Gesture gesture, Change change) {
    return new Deed(change.target(), Story.words(gesture, change), change.after());
  }
}
