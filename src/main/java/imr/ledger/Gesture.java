package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Change;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.letter.LetterText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One action in a letter: changes that belong together, all or none. Nothing is ever removed from a
 * ledger; an undo is a gesture of its own.
 *
 * @param number its place in the letter's ledger, from 1
 * @param batch the batch action that it is part of
 * @param changes in order; a gesture may have none
 * @param firstForm what it said in the first format; empty for every new gesture
 */
public record Gesture(
    int number,
    Act act,
    Author author,
    Instant at,
    Optional<BatchId> batch,
    List<Change> changes,
    Optional<FirstForm> firstForm) {
  public Gesture {
    changes = List.copyOf(changes);
    if (number < 1) {
      throw new IllegalArgumentException("gestures are numbered from 1, not " + number);
    }
  }

  /** A gesture in one letter. */
  public Gesture(int number, Act act, Author author, Instant at, List<Change> changes) {
    this(number, act, author, at, Optional.empty(), changes, Optional.empty());
  }

  /** The same gesture as part of a batch. */
  public Gesture in(BatchId id) {
    return new Gesture(number, act, author, at, Optional.of(id), changes, firstForm);
  }

  /** True where a person's decision is among what was there before and after. */
  public boolean byPerson() {
    return changes.stream()
        .flatMap(c -> Stream.concat(c.before().stream(), c.after().stream()))
        .anyMatch(a -> a.provenance() instanceof Provenance.Person);
  }

  /** True for a gesture that makes a gold revision; undoing a reopening doesn't. */
  public boolean finishes() {
    return !(act instanceof Act.Undo || act instanceof Act.Redo)
        && changes.stream().anyMatch(Gesture::finishes);
  }

  private static boolean finishes(Change change) {
    return change.target().equals(Target.FINISHED)
        && change.before().isEmpty()
        && change.after().isPresent();
  }

  /** True when every quote is the letter's text at its span. */
  public boolean holdsIn(LetterText text) {
    return changes.stream()
        .flatMap(c -> c.after().flatMap(Annotation::evidence).stream())
        .allMatch(e -> e.holdsIn(text));
  }

  /** The changes that undo it, in order. */
  public List<Change> reversed() {
    return changes.reversed().stream().map(Change::reversed).toList();
  }
}
