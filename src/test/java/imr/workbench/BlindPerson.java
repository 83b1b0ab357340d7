package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.FieldId;
import imr.annotation.PassId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.review.ReviewSession;
import imr.review.Row;
import imr.review.Step;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Somebody who annotates a letter blind, in tests. */
public final class BlindPerson {
  private final Workbench workbench;
  private final String letter;
  private final PassId pass;
  private final Provenance.Person by;

  private BlindPerson(Workbench workbench, String letter, String person) {
    this.workbench = workbench;
    this.letter = letter;
    this.pass = workbench.doubles().blindPass(letter, person).orElseThrow();
    this.by = new Provenance.Person(person, Instant.parse("2026-11-22T12:00:00Z"));
  }

  /** Takes what is suggested, but says that the person in the letter is as old. */
  public static void finishes(Workbench workbench, String letter, String person, String age) {
    BlindPerson blind = new BlindPerson(workbench, letter, person);
    blind.does(s -> s.correct(Target.of(new FieldId("patient.age")), age, blind.by));
    for (Row.Blank open : blind.session().form().open()) {
      boolean fits = open.said().flatMap(Annotation::value).flatMap(Value::known).isPresent();
      blind.does(
          s ->
              fits && !open.struckOut()
                  ? s.confirm(open.target(), blind.by)
                  : s.absent(open.target(), blind.by));
    }
    blind.does(s -> s.finish(blind.by));
  }

  private ReviewSession session() {
    return workbench.open(letter, pass);
  }

  private void does(Function<ReviewSession, Optional<Step>> verb) {
    verb.apply(session()).ifPresent(s -> workbench.keep(letter, pass, s.gesture()));
  }
}
