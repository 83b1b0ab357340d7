package imr.annotation;

import java.util.Optional;

/** A change of one target: its annotation before and after. */
public record Change(Target target, Optional<Annotation> before, Optional<Annotation> after) {
  /**
   * @throws IllegalArgumentException if both annotations are empty, or if one is at another target
   */
  public Change {
    boolean foreign =
        before.filter(a -> !a.target().equals(target)).isPresent()
            || after.filter(a -> !a.target().equals(target)).isPresent();
    if (foreign || (before.isEmpty() && after.isEmpty())) {
      throw new IllegalArgumentException("a change is about one target, and about something");
    }
  }

  /** Returns the inverse change. */
  public Change reversed() {
    return new Change(target, after, before);
  }
}
