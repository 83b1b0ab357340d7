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
 * Every gesture of one letter, in order, with the annotations that they lead to. Immutable. The
 * gestures are numbered from 1 without a gap, and each change starts from what the gestures before
 * it left.
 */
public final class Ledger {
  private static final Ledger EMPTY = new LedgerBuilder().build();

  private final List<Gesture> gestures;
  private final AnnotationSet annotations;

  Ledger(List<Gesture> gestures, AnnotationSet annotations) {
    this.gestures = gestures;
    this.annotations = annotations;
  }

  public static Ledger empty() {
    return EMPTY;
  }

  /**
   * A ledger of gestures.
   *
   * @throws IllegalStateException if a number is missing or out of order, or a change doesn't start
   *     from what is there
   */
  public static Ledger of(List<Gesture> gestures) {
    LedgerBuilder builder = new LedgerBuilder();
    gestures.forEach(builder::add);
    return builder.build();
  }

  /** The ledger with one more gesture; throws as {@link #of}. */
  public Ledger with(Gesture gesture) {
    return new LedgerBuilder(this).add(gesture).build();
  }

  /**
   * As above, for a gesture that is to be stored.
   *
   * @throws IllegalArgumentException if a quote isn't the text at its span
   */
  public Ledger with(Gesture gesture, LetterText text) {
    if (!gesture.holdsIn(text)) {
      throw new IllegalArgumentException("a quote is not what the letter says there");
    }
    return with(gesture);
  }

  /** The ledger as it was after so many gestures. */
  public Ledger first(int count) {
    return count == gestures.size() ? this : of(gestures.subList(0, count));
  }

  public List<Gesture> gestures() {
    return gestures;
  }

  public boolean isEmpty() {
    return gestures.isEmpty();
  }

  /** The number of the last gesture; 0 when there is none. */
  public int last() {
    return gestures.size();
  }

  public Optional<Gesture> lastGesture() {
    return isEmpty() ? Optional.empty() : Optional.of(gestures.getLast());
  }

  /** What the gestures leave, in the order in which targets were first annotated. */
  public AnnotationSet annotations() {
    return annotations;
  }

  /** A change and the gesture that made it. */
  public record TargetChange(Gesture gesture, Change change) {}

  /** Every change of a target, the first one first. */
  public List<TargetChange> history(Target target) {
    return gestures.stream()
        .flatMap(
            g ->
                g.changes().stream()
                    .filter(c -> c.target().equals(target))
                    .map(c -> new TargetChange(g, c)))
        .toList();
  }

  /** The gestures that each made a gold revision, the first one first. */
  public List<Gesture> revisions() {
    return gestures.stream().filter(Gesture::finishes).toList();
  }

  /**
   * What programs said last, whatever people decided: the changes of gestures in which no person
   * had a part; corrections propagated from other letters are left out. Compared with {@link
   * #annotations}, it tells how people corrected the programs.
   */
  public AnnotationSet byProgram() {
    return fold(g -> !g.byPerson() && g.changes().stream().noneMatch(Ledger::isPropagated));
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
   * What the extractor said last: its first suggestions and the later extractions, without
   * predictions from elsewhere. Empty where no program read the letter.
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

  /** Every annotation that ever was in the letter, before and after each change. */
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
