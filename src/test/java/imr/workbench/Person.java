package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import imr.review.Acceptance;
import imr.review.Chances;
import imr.review.ReviewSession;
import imr.review.Row;
import imr.review.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Somebody at a desk, in tests: what they do goes into the store as from the window. */
public final class Person {
  private final Workbench workbench;
  private final Provenance.Person by;

  public Person(Workbench workbench, String name, Instant at) {
    this.workbench = workbench;
    this.by = new Provenance.Person(name, at);
  }

  public Person types(String letter, String field, String words) {
    return does(letter, s -> s.correct(Target.of(new FieldId(field)), words, by));
  }

  /** Gives a field another value over the same words, as versions before 2026-12 allowed. */
  public Person contradicts(String letter, String field, String value) {
    Target target = Target.of(new FieldId(field));
    return does(
        letter,
        s ->
            s.take(
                target,
                new Answer.Stated(
                    Value.of(value), s.annotations().at(target).flatMap(Annotation::evidence)),
                by));
  }

  public Person rejects(String letter, Target target) {
    return does(letter, s -> s.strikeOut(target, by));
  }

  /** Adds an entry to a list, at words of the letter. */
  public Person adds(String letter, FieldId list, Span words) {
    return does(letter, s -> s.assign(Target.of(list), words, by));
  }

  /** Takes all suggestions as right, what is empty or unreadable as absent, and finishes. */
  public Person finishes(String letter) {
    return decides(letter).declaresFinished(letter);
  }

  /** As {@link #finishes}, but leaves the letter in review. */
  public Person decides(String letter) {
    Acceptance all = session(letter).acceptance(b -> true, Chances.NONE.atLeast(0), Set.of());
    does(letter, s -> s.accept(all.values(), all.empty(), by));
    for (Row.Blank open : session(letter).form().open()) {
      does(letter, s -> s.absent(open.target(), by));
    }
    return this;
  }

  /** Says of each check that the letter is right. */
  public Person dismissesChecks(String letter) {
    LocalDate today = LocalDate.ofInstant(by.at(), ZoneOffset.UTC);
    session(letter).checks(today).forEach(c -> does(letter, s -> s.dismiss(c, "so it is", by)));
    return this;
  }

  public Person declaresFinished(String letter) {
    return does(letter, s -> s.finish(by));
  }

  public Person reopens(String letter) {
    return does(letter, s -> s.reopen(by));
  }

  public Person undoes(String letter) {
    return does(letter, s -> s.undo(by));
  }

  public Person redoes(String letter) {
    return does(letter, s -> s.redo(by));
  }

  private ReviewSession session(String letter) {
    return workbench.open(letter);
  }

  private Person does(String letter, Function<ReviewSession, Optional<Step>> verb) {
    Step step = verb.apply(session(letter)).orElseThrow();
    workbench.keep(letter, step.gesture(), step.after().headline());
    return this;
  }
}
