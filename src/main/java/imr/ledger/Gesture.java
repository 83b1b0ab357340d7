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
 * An action on a letter: changes that are applied together or not at all. Gestures are never
 * removed from a ledger; an undo is a new gesture.
 *
 * @param number its position in the letter's ledger, starting at 1
 * @param batch the batch action that it is part of
 * @param changes in order; may be empty
 * @param firstForm its first-format description; empty for all new gestures
 */
public record Gesture(
    int number,
    Act act,
    Author author,
    Instant at,
    Optional<BatchId> batch,
    List<Change> changes,
    Optional<LegacyDescription> firstForm) {
  /**
   * @throws IllegalArgumentException if {@code number} is less than 1
   */
  public Gesture {
    changes = List.copyOf(changes);
    if (number < 1) {
      throw new IllegalArgumentException("gestures are numbered from 1, not " + number);
    }
  }

  /** Creates a gesture that isn't part of a batch. */
  public Gesture(int number, Act act, Author author, Instant at, List<Change> changes) {
    this(number, act, author, at, Optional.empty(), changes, Optional.empty());
  }

  /** Returns a copy that is part of a batch. */
  public Gesture in(BatchId id) {
    return new Gesture(number, act, author, at, Optional.of(id), changes, firstForm);
  }

  /** Returns whether any annotation before or after its changes was made by a person. */
  public boolean byPerson() {
    return changes.stream()
        .flatMap(c -> Stream.concat(c.before().stream(), c.after().stream()))
        .anyMatch(a -> a.provenance() instanceof Provenance.Person);
  }

  /** Returns whether this gesture creates a gold revision. Undoing a reopening doesn't. */
  public boolean finishes() {
    return !(act instanceof Act.Undo || act instanceof Act.Redo)
        && changes.stream().anyMatch(Gesture::finishes);
  }

  private static boolean finishes(Change change) {
    return change.target().equals(Target.FINISHED)
        && change.before().isEmpty()
        && change.after().isPresent();
  }

  /** Returns whether each new quote equals the text at its span. */
  public boolean holdsIn(LetterText text) {
    return changes.stream()
        .flatMap(c -> c.after().flatMap(Annotation::evidence).stream())
        .allMatch(e -> e.holdsIn(text));
  }

  /** Returns the changes that undo this gesture, in order. */
  public List<Change> reversed() {
    return changes.reversed().stream().map(Change::reversed).toList();
  }
}
