package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import imr.review.Acceptance;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.review.SuggestionConfidences;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Somebody at a desk, in tests: what they do goes into the store as from the window. */
public final class TestAnnotator {
  private final Workbench workbench;
  private final Provenance.Person by;

  public TestAnnotator(Workbench workbench, String name, Instant at) {
    this.workbench = workbench;
    this.by = new Provenance.Person(name, at);
  }

  public TestAnnotator types(String letter, String field, String words) {
    return does(letter, s -> s.correct(Target.of(new FieldId(field)), words, by));
  }

  /** Gives a field another value over the same words, as versions before 2026-12 allowed. */
  public TestAnnotator contradicts(String letter, String field, String value) {
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

  public TestAnnotator rejects(String letter, Target target) {
    return does(letter, s -> s.strikeOut(target, by));
  }

  /** Adds an entry to a list, at words of the letter. */
  public TestAnnotator adds(String letter, FieldId list, Span words) {
    return does(letter, s -> s.assign(Target.of(list), words, by));
  }

  /** Takes all suggestions as right, what is empty or unreadable as absent, and finishes. */
  public TestAnnotator finishes(String letter) {
    return decides(letter).declaresFinished(letter);
  }

  /** As {@link #finishes}, but leaves the letter in review. */
  public TestAnnotator decides(String letter) {
    Acceptance all =
        session(letter).acceptance(b -> true, SuggestionConfidences.NONE.atLeast(0), Set.of());
    does(letter, s -> s.accept(all.values(), all.empty(), by));
    for (FormRow.Blank open : session(letter).form().open()) {
      does(letter, s -> s.absent(open.target(), by));
    }
    return this;
  }

  /** Says of each check that the letter is right. */
  public TestAnnotator dismissesChecks(String letter) {
    LocalDate today = LocalDate.ofInstant(by.at(), ZoneOffset.UTC);
    session(letter).checks(today).forEach(c -> does(letter, s -> s.dismiss(c, "so it is", by)));
    return this;
  }

  public TestAnnotator declaresFinished(String letter) {
    return does(letter, s -> s.finish(by));
  }

  public TestAnnotator reopens(String letter) {
    return does(letter, s -> s.reopen(by));
  }

  public TestAnnotator undoes(String letter) {
    return does(letter, s -> s.undo(by));
  }

  public TestAnnotator redoes(String letter) {
    return does(letter, s -> s.redo(by));
  }

  private ReviewSession session(String letter) {
    return workbench.open(letter);
  }

  private TestAnnotator does(String letter, Function<ReviewSession, Optional<SessionStep>> verb) {
    SessionStep step = verb.apply(session(letter)).orElseThrow();
    workbench.keep(letter, step.gesture(), step.after().headline());
    return this;
  }
}
