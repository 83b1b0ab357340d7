package imr.ui.review;

import imr.annotation.CustomId;
import imr.annotation.Field;
import imr.annotation.Target;
import imr.review.ReviewSession;
import imr.review.Row;
import java.util.Locale;
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

  /** A list's label as the name of one entry, in lower case: {@code diagnosis}, {@code UR date}. */
  static String singular(String label) {
    String one =
        label.endsWith("ies")
            ? label.substring(0, label.length() - 3) + "y"
            : label.endsWith("noses")
                ? label.substring(0, label.length() - 2) + "is"
                : label.endsWith("s") ? label.substring(0, label.length() - 1) : label;
    boolean acronym = one.length() > 1 && Character.isUpperCase(one.charAt(1));
    return acronym ? one : one.substring(0, 1).toLowerCase(Locale.ROOT) + one.substring(1);
  }

  /** What selected words would become: {@code Age}, {@code Diagnosis 2}, {@code Add treatment}. */
  static String forWords(ReviewSession session, Target target) {
    Field field = session.schema().field(target.field());
    return field.many() && !target.isEntry()
        ? "Add " + singular(field.label())
        : session.form().at(target).map(FieldNames::of).orElse(field.label());
  }

  private static String entry(Field field) {
    String one = singular(field.label());
    return one.substring(0, 1).toUpperCase(Locale.ROOT) + one.substring(1);
  }

  static String of(Row row) {
    return switch (row) {
      case Row.Title title -> title.group().label();
      case Row.Head head -> entry(head.field()) + " " + head.number();
      case Row.Blank blank ->
          blank.number() > 0 ? entry(blank.field()) + " " + blank.number() : blank.field().label();
      case Row.More more -> "Add " + singular(more.field().label());
      case Row.Unstated unstated -> "Not stated";
    };
  }
}
