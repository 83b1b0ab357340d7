package imr.ui.review;

import imr.annotation.Check;
import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.review.Form;
import imr.review.ReviewSession;
import java.util.List;
import java.util.Optional;

/** Notes, flags and checks set aside: what an analyst remarks besides the record. */
final class RemarkModel {
  private final ReviewModel desk;

  RemarkModel(ReviewModel desk) {
    this.desk = desk;
  }

  /** The note on a line or on the letter ({@link Remarks#LETTER}); empty where there is none. */
  String note(Target about) {
    return session().flatMap(s -> Remarks.words(s.annotations(), Remarks.note(about))).orElse("");
  }

  /** Keeps a note; blank words take it away. A finished letter takes notes too. */
  void note(Target about, String words) {
    desk.take(s -> s.note(about, words, desk.me()));
  }

  /** Flags what wants another look, or takes the flag away. */
  void flag(Target about) {
    desk.take(s -> s.flag(about, desk.me()));
  }

  boolean flagged(Target about) {
    return session().filter(s -> Remarks.isFlagged(s.annotations(), about)).isPresent();
  }

  /** The check that the strip shows: the chosen field's, else the first. */
  Optional<Check> check() {
    List<Check> checks = desk.checks();
    return checks.stream()
        .filter(c -> desk.chosen().get().filter(c.target()::equals).isPresent())
        .findFirst()
        .or(() -> checks.stream().findFirst());
  }

  /** Sets a check aside; refused with a sentence without a reason. */
  void setAside(Check check, String reason) {
    if (reason.isBlank()) {
      desk.say("Enter a reason to dismiss this warning.");
      return;
    }
    desk.take(s -> s.dismiss(check, reason, desk.me()));
    desk.say("Dismissed: " + check.sentence());
  }

  /** Chooses the next flagged line after the chosen one. */
  void chooseNextFlag() {
    List<Target> flagged =
        session()
            .map(
                s ->
                    s.form().rows().stream()
                        .flatMap(r -> Form.target(r).stream())
                        .filter(t -> Remarks.isFlagged(s.annotations(), t))
                        .toList())
            .orElse(List.of());
    if (flagged.isEmpty()) {
      desk.say("No fields in this letter are flagged.");
    } else {
      int at = desk.chosen().get().map(flagged::indexOf).orElse(-1);
      desk.choose(flagged.get((at + 1) % flagged.size()));
    }
  }

  private Optional<ReviewSession> session() {
    return desk.session().get();
  }
}
