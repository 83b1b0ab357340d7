package imr.annotation;

import java.util.Optional;

/**
 * One target, with its annotation before and after; at least one of the two is there, and each is
 * at the target.
 */
public record Change(Target target, Optional<Annotation> before, Optional<Annotation> after) {
  public Change {
    boolean foreign =
        before.filter(a -> !a.target().equals(target)).isPresent()
            || after.filter(a -> !a.target().equals(target)).isPresent();
    if (foreign || (before.isEmpty() && after.isEmpty())) {
      throw new IllegalArgumentException("a change is about one target, and about something");
    }
  }

  /** The change that takes this one back. */
  public Change reversed() {
    return new Change(target, after, before);
  }
}
