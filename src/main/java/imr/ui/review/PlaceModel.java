package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Target;
import imr.letter.Span;
import imr.letter.Words;
import imr.review.ReviewSession;
import java.util.List;
import java.util.Optional;

/** The verbs that give stretches of the letter to fields: by a field's key, by words, by places. */
final class PlaceModel {
  private final ReviewModel desk;

  PlaceModel(ReviewModel desk) {
    this.desk = desk;
  }

  /** Moves one end of the chosen value's evidence by words, outwards for a positive number. */
  void reach(Words.Edge edge, int words) {
    desk.chosen().get().ifPresent(t -> desk.act(s -> s.reach(t, edge, words, desk.me())));
  }

  /** Moves the chosen value's evidence to the next place of its words, and says which it is. */
  void turn(int by) {
    desk.chosen().get().ifPresent(t -> desk.act(s -> s.turn(t, by, desk.me())));
    desk.say(chosenPlace().map(p -> "This is place " + p + " of these words.").orElse(""));
  }

  /** {@code 2 of 5}: which of the places of its words the chosen value's evidence is. */
  Optional<String> chosenPlace() {
    return session().flatMap(s -> desk.chosen().get().flatMap(t -> place(s, t)));
  }

  private static Optional<String> place(ReviewSession session, Target target) {
    List<Span> places = session.places(target);
    Optional<Span> own =
        session.annotations().at(target).flatMap(Annotation::evidence).map(Evidence::span);
    return own.map(places::indexOf)
        .filter(at -> at >= 0)
        .map(at -> at + 1 + " of " + places.size());
  }

  /**
   * Gives the selected words to the field that has a key; without selected words, chooses it. A
   * field of an item is that of the chosen item, else of the item before the selected words. False
   * where no field has the key.
   */
  boolean byKey(String key) {
    Optional<Field> field =
        session()
            .flatMap(s -> s.schema().all().filter(f -> f.key().equalsIgnoreCase(key)).findFirst());
    field.ifPresent(
        f ->
            target(f)
                .ifPresentOrElse(
                    this::give,
                    () -> desk.say("The letter has no disputed item yet: add one first.")));
    return field.isPresent();
  }

  private void give(Target target) {
    if (desk.selection().get().filter(s -> s.length() > 0).isPresent()) {
      desk.assignTo(target);
    } else {
      desk.chooseIfThere(firstOf(target));
    }
  }

  /** Of a list the first entry, or the list where it has none. */
  private Target firstOf(Target whole) {
    return session()
        .map(s -> s.annotations().counted(whole.subject(), whole.field()))
        .filter(entries -> !entries.isEmpty())
        .map(entries -> entries.getFirst().target())
        .orElse(whole);
  }

  private Optional<Target> target(Field field) {
    ReviewSession session = session().orElseThrow();
    return session
        .schema()
        .parent(field.id())
        .map(group -> item(session, group).map(item -> Target.of(item, field.id())))
        .orElse(Optional.of(Target.of(field.id())));
  }

  private Optional<String> item(ReviewSession session, Field group) {
    List<String> items =
        session.annotations().counted(Target.LETTER, group.id()).stream()
            .map(a -> a.target().entry())
            .toList();
    return desk.chosen()
        .get()
        .flatMap(t -> ItemOf.target(session, t))
        .filter(items::contains)
        .or(() -> before(session, items))
        .or(() -> items.stream().findFirst());
  }

  /** The last item that begins before the selected words. */
  private Optional<String> before(ReviewSession session, List<String> items) {
    int at = desk.selection().get().map(Span::start).orElse(0);
    return items.stream()
        .filter(
            item ->
                session.annotations().within(item).stream()
                    .filter(Annotation::counts)
                    .flatMap(a -> a.evidence().stream())
                    .anyMatch(e -> e.span().start() <= at))
        .reduce((one, later) -> later);
  }

  private Optional<ReviewSession> session() {
    return desk.session().get();
  }
}
