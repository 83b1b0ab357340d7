package imr.ui.review;

import imr.annotation.Target;
import imr.review.ReviewSession;
import java.util.Optional;

/** Which disputed item a line of the form belongs to. */
final class ItemOfRow {
  private ItemOfRow() {}

  /** The id of the item that the target is the head of, or stands inside of; else empty. */
  static Optional<String> target(ReviewSession session, Target target) {
    if (target.subject().equals(Target.LETTER)) {
      boolean head =
          target.isEntry()
              && session.schema().find(target.field()).filter(f -> f.isGroup()).isPresent();
      return head ? Optional.of(target.entry()) : Optional.empty();
    }
    return session.annotations().owner(target.subject()).flatMap(owner -> target(session, owner));
  }
}
