package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Change;
import imr.annotation.Gesture;
import imr.annotation.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A letter's whole ledger to be read: every gesture with what it did to each target. */
public final class Chronicle {
  private Chronicle() {}

  /**
   * One gesture.
   *
   * @param number its place in the ledger, from 1
   */
  public record Entry(int number, String what, String author, Instant at, List<Deed> deeds) {
    public Entry {
      deeds = List.copyOf(deeds);
    }

    /** The gesture as far as it was about one target; empty where it was not. */
    public Optional<Entry> about(Target target) {
      List<Deed> some = deeds.stream().filter(d -> d.target().equals(target)).toList();
      return some.isEmpty()
          ? Optional.empty()
          : Optional.of(new Entry(number, what, author, at, some));
    }
  }

  /**
   * What became of one target.
   *
   * @param words as {@link Story} has them: {@code span corrected by Ana}
   * @param after what was said there from then on; empty where it was taken away
   */
  public record Deed(Target target, String words, Optional<Annotation> after) {}

  /** The first gesture first. */
  public static List<Entry> of(ReviewSession session) {
    Map<Target, Iterator<Story.Event>> stories = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Gesture gesture : session.history().ledger()) {
      List<Deed> deeds = new ArrayList<>();
      for (Change change : gesture.changes()) {
        Story.Event next =
            stories.computeIfAbsent(change.target(), t -> Story.of(session, t).iterator()).next();
        deeds.add(new Deed(change.target(), next.words(), change.after()));
      }
      entries.add(
          new Entry(gesture.number(), gesture.what(), gesture.author(), gesture.at(), deeds));
    }
    return List.copyOf(entries);
  }
}
