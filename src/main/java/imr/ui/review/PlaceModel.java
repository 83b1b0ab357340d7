package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldKeys;
import imr.annotation.Role;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.letter.Span;
import imr.letter.WordSpans;
import imr.review.ReviewSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commands that give stretches of the letter to fields: by a field's key, by words, by places.
 */
final class PlaceModel {
  private final ReviewModel desk;

  /** The first press of a key of two; empty where none is under way. */
  private String first = "";

  PlaceModel(ReviewModel desk) {
    this.desk = desk;
    desk.session().addListener((o, was, is) -> forget());
  }

  /** Forgets the first press of a key of two. */
  void forget() {
    first = "";
  }

  /** Moves one end of the chosen value's evidence by words, outwards for a positive number. */
  void reach(WordSpans.Edge edge, int words) {
    desk.chosen().get().ifPresent(t -> desk.act(s -> s.reach(t, edge, words, desk.me())));
  }

  /** Moves one end of the chosen value's highlight by a sentence. */
  void reachSentence(WordSpans.Edge edge, boolean outwards) {
    desk.chosen()
        .get()
        .ifPresent(t -> desk.act(s -> s.reachSentence(t, edge, outwards, desk.me())));
  }

  /** Moves the chosen value's evidence to the next place of its words, and says which it is. */
  void turn(int by) {
    desk.chosen().get().ifPresent(t -> desk.act(s -> s.turn(t, by, desk.me())));
    desk.say(chosenPlace().map(p -> "Occurrence " + p + ".").orElse(""));
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
   * field of an item is that of the chosen item, else of the item before the selected words; so
   * with citations and entries of own groups. The first press of a key of two waits for the second.
   * False where no field has the key.
   */
  boolean byKey(String key) {
    return session().map(s -> byKey(s.schema(), first + key)).orElse(false);
  }

  private boolean byKey(Schema schema, String typed) {
    Optional<Field> field = FieldKeys.field(schema, typed);
    boolean second = !first.isEmpty();
    first = field.isEmpty() && FieldKeys.begins(schema, typed) ? typed : "";
    if (!first.isEmpty()) {
      desk.say("%s… Press the field's second key.".formatted(typed));
    } else if (field.isPresent()) {
      target(field.get()).ifPresentOrElse(this::give, () -> desk.say(missing(field.get())));
    } else if (second) {
      desk.say("No field uses the key %s.".formatted(typed));
    }
    return second || field.isPresent() || !first.isEmpty();
  }

  private String missing(Field field) {
    return session()
        .map(ReviewSession::schema)
        .flatMap(s -> s.parent(field.id()).filter(g -> !g.id().equals(s.the(Role.ITEMS))))
        .map(group -> "Add an entry to “%s” first.".formatted(group.label()))
        .orElse("Add a disputed item first.");
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
        .map(group -> entry(session, group).map(entry -> Target.of(entry, field.id())))
        .orElse(Optional.of(Target.of(field.id())));
  }

  private Optional<String> entry(ReviewSession session, Field group) {
    List<String> entries = entries(session, group);
    return desk.chosen().get().stream()
        .flatMap(t -> around(session, t))
        .filter(entries::contains)
        .findFirst()
        .or(() -> before(session, entries))
        .or(() -> entries.stream().findFirst());
  }

  /** The ids of a group's entries that count, wherever they stand, in the letter's order. */
  private static List<String> entries(ReviewSession session, Field group) {
    Stream<String> owners =
        session
            .schema()
            .parent(group.id())
            .map(outer -> entries(session, outer).stream())
            .orElse(Stream.of(Target.LETTER));
    return owners
        .flatMap(owner -> session.annotations().counted(owner, group.id()).stream())
        .map(a -> a.target().entry())
        .toList();
  }

  /** The ids of the entries that a line is the head of or stands in, the innermost first. */
  private static Stream<String> around(ReviewSession session, Target line) {
    Stream<String> outer =
        session.annotations().owner(line.subject()).stream().flatMap(o -> around(session, o));
    return Stream.concat(Stream.of(line.entry(), line.subject()), outer);
  }

  /** The last entry that begins before the selected words. */
  private Optional<String> before(ReviewSession session, List<String> entries) {
    int at = desk.selection().get().map(Span::start).orElse(0);
    return entries.stream()
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
