package imr.ui.review;

import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.review.Acceptance;
import imr.review.FormRow;
import imr.review.ReviewOrder;
import imr.review.ReviewSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.util.Subscription;

/** Accepting many values in one step, with a preview. */
final class AcceptModel {
  private final ReviewModel desk;
  private boolean absentToo;
  private Predicate<FormRow.Blank> among = b -> true;
  private String where = "";

  AcceptModel(ReviewModel desk) {
    this.desk = desk;
  }

  /** From which confidence on suggestions are taken, 0 to 1; the analyst's, kept. */
  double sure() {
    return desk.order().get().sure();
  }

  void sure(double confidence) {
    double bounded = Math.clamp(Math.round(confidence * 100) / 100.0, 0, 1);
    desk.order().set(new ReviewOrder(desk.order().get().plain(), bounded));
  }

  /**
   * False while it isn't known yet how sure the suggestions are; nothing is accepted until then.
   */
  boolean ready() {
    return desk.chancesKnown().get();
  }

  /** Told whenever what would be accepted may be something else; until that is closed. */
  Subscription onChange(Runnable listener) {
    return Subscription.combine(
        desk.chances().subscribe((was, is) -> listener.run()),
        desk.chancesKnown().subscribe((was, is) -> listener.run()));
  }

  /** Whether empty fields are marked absent with it; holds until the program is closed. */
  boolean absentToo() {
    return absentToo;
  }

  void absentToo(boolean mark) {
    absentToo = mark;
  }

  /** How sure a suggestion is that would be taken; empty where there is none. */
  Optional<Double> chance(FormRow.Blank blank) {
    return blank
        .said()
        .filter(a -> a.provenance() instanceof Provenance.Program)
        .map(desk.chances().get()::of);
  }

  /** Looks at all fields. */
  void lookAtAll() {
    where = "this letter";
    among = b -> true;
  }

  /** Looks at the chosen field's item, or at its group where it is of no item. */
  void lookAtGroup() {
    Optional<Target> chosen = desk.chosen().get();
    Optional<String> item = chosen.flatMap(this::item);
    Optional<Field> field = chosen.flatMap(t -> session().flatMap(s -> s.schema().find(t.field())));
    where = item.isPresent() ? "this item" : field.flatMap(this::group).orElse("this letter");
    among =
        b ->
            item.isPresent()
                ? item(b.target()).equals(item)
                : item(b.target()).isEmpty()
                    && field.filter(f -> f.group().equals(b.field().group())).isPresent();
  }

  /** {@code Clinical}, {@code this item}: among what is looked. */
  String where() {
    return where;
  }

  private Optional<String> group(Field field) {
    return session()
        .flatMap(
            s -> s.schema().groups().stream().filter(g -> g.id().equals(field.group())).findFirst())
        .map(Schema.Group::label);
  }

  private Optional<String> item(Target target) {
    return session().flatMap(s -> ItemOfRow.target(s, target));
  }

  /** A field's name, behind that of its item. */
  String name(FormRow.Blank blank) {
    return session()
            .flatMap(s -> RowNames.item(s, blank.target()))
            .map(item -> item + " · ")
            .orElse("")
        + RowNames.of(blank);
  }

  /** What would be taken now. */
  Acceptance acceptance() {
    return session()
        .filter(s -> ready())
        .map(s -> s.acceptance(among, desk.chances().get().atLeast(sure()), desk.questioned()))
        .orElse(new Acceptance(List.of(), List.of(), List.of()));
  }

  /** Takes it, in one gesture, and goes on to the next open field. */
  void accept() {
    Acceptance now = acceptance();
    List<FormRow.Blank> absent = absentToo ? now.empty() : List.of();
    if (desk.act(s -> s.accept(now.values(), absent, desk.me())).isPresent()) {
      desk.say(said(now.values().size(), absent.size()));
    }
    desk.chooseNextOpen();
  }

  static String said(int values, int absent) {
    String taken = (values == 1 ? "1 value" : values + " values") + " confirmed";
    String empty = (absent == 1 ? "1 field" : absent + " fields") + " marked as not stated";
    return taken
        + (absent == 0 ? "." : ", " + empty + ".")
        + (values + absent == 1 ? " Undo reverts it." : " Undo reverts them all.");
  }

  private Optional<ReviewSession> session() {
    return desk.session().get();
  }
}
