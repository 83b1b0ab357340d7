package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.letter.LetterText;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The history of one letter: all gestures in order, and the annotations that result from them.
 * Immutable. Gestures are numbered from 1 without gaps, and each change starts from the result of
 * the gestures before it.
 */
public final class Ledger {
  private static final Ledger EMPTY = new LedgerBuilder().build();

  private final List<Gesture> gestures;
  private final AnnotationSet annotations;

  Ledger(List<Gesture> gestures, AnnotationSet annotations) {
    this.gestures = gestures;
    this.annotations = annotations;
  }

  /** Returns the ledger without gestures. */
  public static Ledger empty() {
    return EMPTY;
  }

  /**
   * Creates a ledger.
   *
   * @throws IllegalStateException if a number is missing or out of order, or a change doesn't start
   *     from the current annotation
   */
  public static Ledger of(List<Gesture> gestures) {
    LedgerBuilder builder = new LedgerBuilder();
    gestures.forEach(builder::add);
    return builder.build();
  }

  /**
   * Returns a ledger with another gesture at the end.
   *
   * @throws IllegalStateException as {@link #of}
   */
  public Ledger with(Gesture gesture) {
    return new LedgerBuilder(this).add(gesture).build();
  }

  /**
   * Returns a ledger with another gesture at the end, after verifying its quotes.
   *
   * @throws IllegalArgumentException if a quote isn't the text at its span
   * @throws IllegalStateException as {@link #of}
   */
  public Ledger with(Gesture gesture, LetterText text) {
    if (!gesture.holdsIn(text)) {
      throw new IllegalArgumentException("a quote is not what the letter says there");
    }
    return with(gesture);
  }

  /** Returns the ledger as it was after the first {@code count} gestures. */
  public Ledger first(int count) {
    return count == gestures.size() ? this : of(gestures.subList(0, count));
  }

  /** Returns all gestures, oldest first. */
  public List<Gesture> gestures() {
    return gestures;
  }

  /** Returns whether there are no gestures. */
  public boolean isEmpty() {
    return gestures.isEmpty();
  }

  /** Returns the number of the last gesture, or 0 if there is none. */
  public int last() {
    return gestures.size();
  }

  /** Returns the last gesture, if there is one. */
  public Optional<Gesture> lastGesture() {
    return isEmpty() ? Optional.empty() : Optional.of(gestures.getLast());
  }

  /** Returns the current annotations, in the order in which their targets were first annotated. */
  public AnnotationSet annotations() {
    return annotations;
  }

  /** A change and the gesture that made it. */
  public record TargetChange(Gesture gesture, Change change) {}

  /** Returns all changes of a target, oldest first. */
  public List<TargetChange> history(Target target) {
    return gestures.stream()
        .flatMap(
            g ->
                g.changes().stream()
                    .filter(c -> c.target().equals(target))
                    .map(c -> new TargetChange(g, c)))
        .toList();
  }

  /** Returns the gestures that created gold revisions, oldest first. */
  public List<Gesture> revisions() {
    return gestures.stream().filter(Gesture::finishes).toList();
  }

  /**
   * Returns the annotations that result from the gestures in which no person was involved.
   * Comparing them with {@link #annotations} shows how people corrected the programs. Corrections
   * propagated from other letters are left out.
   */
  public AnnotationSet byProgram() {
    return fold(g -> !g.byPerson() && g.changes().stream().noneMatch(Ledger::isPropagated));
  }

  /** The gestures before the first one of a person, or one that follows from a person's. */
  public Ledger beforePersons() {
    int programs = 0;
    while (programs < gestures.size() && isOfProgram(gestures.get(programs))) {
      programs++;
    }
    return first(programs);
  }

  private static boolean isOfProgram(Gesture gesture) {
    return gesture.author() instanceof Author.Program
        && !gesture.byPerson()
        && gesture.changes().stream().noneMatch(Ledger::isPropagated);
  }

  /** What was taken over from a correction is no suggestion of a program's own. */
  private static boolean isPropagated(Change change) {
    return change
        .after()
        .filter(a -> a.provenance() instanceof Provenance.Program p && isPropagation(p))
        .isPresent();
  }

  private static boolean isPropagation(Provenance.Program program) {
    return program.name().equals(Act.Propagate.PROGRAM.name());
  }

  /**
   * Returns the annotations of the latest extraction: the first suggestions and later extractions,
   * without imported predictions. Empty if the letter was never extracted.
   */
  public Optional<AnnotationSet> extracted() {
    Predicate<Gesture> extracts = g -> g.number() == 1 || g.act() instanceof Act.ReExtract;
    return gestures.stream().anyMatch(extracts) ? Optional.of(fold(extracts)) : Optional.empty();
  }

  private AnnotationSet fold(Predicate<Gesture> which) {
    LedgerBuilder some = new LedgerBuilder();
    gestures.stream().filter(which).forEach(some::put);
    return some.annotations();
  }

  /** Returns all annotations that ever existed in the letter, before and after each change. */
  public Stream<Annotation> everAnnotated() {
    return gestures.stream()
        .flatMap(g -> g.changes().stream())
        .flatMap(c -> Stream.concat(c.before().stream(), c.after().stream()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ledger ledger && ledger.gestures.equals(gestures);
  }

  @Override
  public int hashCode() {
    return gestures.hashCode();
  }

  @Override
  public String toString() {
    return "Ledger[" + gestures.size() + "]";
  }
}
