package imr.ui.review;

import imr.annotation.CustomId;
import imr.annotation.Target;
import imr.review.ReviewSession;
import imr.review.Row;
import java.util.Optional;

/** What a line of the form is called where it stands alone: {@code Diagnoses 2}. */
final class FieldNames {
  private FieldNames() {}

  /** The chosen line's name. */
  static Optional<String> of(ReviewModel model) {
    return model.chosen().get().flatMap(t -> of(model, t));
  }

  static Optional<String> of(ReviewModel model, Target target) {
    return model.session().get().flatMap(s -> s.form().at(target)).map(FieldNames::of);
  }

  /** The name of the item that a line belongs to: {@code Item 2}; empty for the letter's own. */
  static Optional<String> item(ReviewSession session, Target target) {
    return ItemOf.target(session, target)
        .flatMap(
            id ->
                session.form().rows().stream()
                    .filter(r -> r instanceof Row.Head h && h.target().entry().equals(id))
                    .findFirst())
        .map(r -> name((Row.Head) r));
  }

  private static String name(Row.Head head) {
    String word = CustomId.isOwn(head.field().id()) ? head.field().label() : "Item";
    return word + " " + head.number();
  }

  static String of(Row row) {
    return switch (row) {
      case Row.Title title -> title.group().label();
      case Row.Head head -> head.field().label() + " " + head.number();
      case Row.Blank blank ->
          blank.field().label() + (blank.number() > 0 ? " " + blank.number() : "");
      case Row.More more -> "add to " + more.field().label();
    };
  }
}
