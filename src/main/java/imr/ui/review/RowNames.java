package imr.ui.review;

import imr.annotation.CustomId;
import imr.annotation.Field;
import imr.annotation.Target;
import imr.review.FormRow;
import imr.review.ReviewSession;
import java.util.Locale;
import java.util.Optional;

/** What a line of the form is called where it stands alone: {@code Diagnoses 2}. */
final class RowNames {
  private RowNames() {}

  /** The chosen line's name. */
  static Optional<String> of(ReviewModel model) {
    return model.chosen().get().flatMap(t -> of(model, t));
  }

  static Optional<String> of(ReviewModel model, Target target) {
    return model.session().get().flatMap(s -> s.form().at(target)).map(RowNames::of);
  }

  /** The name of the item that a line belongs to: {@code Item 2}; empty for the letter's own. */
  static Optional<String> item(ReviewSession session, Target target) {
    return ItemOfRow.target(session, target)
        .flatMap(
            id ->
                session.form().rows().stream()
                    .filter(r -> r instanceof FormRow.Head h && h.target().entry().equals(id))
                    .findFirst())
        .map(r -> name((FormRow.Head) r));
  }

  private static String name(FormRow.Head head) {
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
    return within(one);
  }

  /** A label as it is inside a sentence: {@code date assigned}, {@code UR dates}. */
  static String within(String label) {
    boolean acronym = label.length() > 1 && Character.isUpperCase(label.charAt(1));
    return acronym || label.isEmpty()
        ? label
        : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
  }

  /** What selected words would become: {@code Age}, {@code Diagnosis 2}, {@code Add treatment}. */
  static String forWords(ReviewSession session, Target target) {
    Field field = session.schema().field(target.field());
    return field.many() && !target.isEntry()
        ? "Add " + singular(field.label())
        : session.form().at(target).map(RowNames::of).orElse(field.label());
  }

  private static String entry(Field field) {
    String one = singular(field.label());
    return one.substring(0, 1).toUpperCase(Locale.ROOT) + one.substring(1);
  }

  static String of(FormRow row) {
    return switch (row) {
      case FormRow.Title title -> title.group().label();
      case FormRow.Head head -> entry(head.field()) + " " + head.number();
      case FormRow.Blank blank ->
          blank.number() > 0 ? entry(blank.field()) + " " + blank.number() : blank.field().label();
      case FormRow.AddEntryRow more -> "Add " + singular(more.field().label());
      case FormRow.Unstated unstated -> "Not stated";
    };
  }
}
