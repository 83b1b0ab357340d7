package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Act.Choice;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deciding between two records of a letter, neither of which is its own. The first one takes the
 * place of the letter's record, in one gesture that can be undone; then it is compared with the
 * second one as the letter's record is in an {@link Adjudication}.
 *
 * @param first whose the one is, as a person reads it; one line
 * @param firsts what it says
 * @param second whose the other is; one line
 * @param seconds what that says
 */
public record PairAdjudication(
    Schema schema, String first, AnnotationSet firsts, String second, AnnotationSet seconds) {

  /** The first record takes the place of the letter's; empty where it has already. */
  public Optional<SessionStep> begin(ReviewSession session, Provenance.Person by) {
    return isBegun(session) ? Optional.empty() : Optional.of(begun(session, by));
  }

  public boolean isBegun(ReviewSession session) {
    return session.annotations().at(begun()).isPresent();
  }

  /**
   * The comparison.
   *
   * @param begun the letter after {@link #begin}, whatever was decided since
   */
  public Adjudication of(ReviewSession begun) {
    Ledger before = begun.ledger().first(beginning(begun.ledger()));
    return new Adjudication(schema, first, before, second, seconds, scope());
  }

  /** True if nothing was decided since {@link #begin}, which an undo would undo now. */
  public boolean isUntouched(ReviewSession session) {
    return isBegun(session)
        && session.toUndo().filter(g -> g.number() == beginning(session.ledger())).isPresent();
  }

  private String scope() {
    return first + "\n" + second;
  }

  private Target begun() {
    return Remarks.adjudicated(scope() + "\nbegun");
  }

  private int beginning(Ledger ledger) {
    return ledger.gestures().reversed().stream()
        .filter(
            g ->
                g.changes().stream()
                    .anyMatch(c -> c.target().equals(begun()) && c.after().isPresent()))
        .findFirst()
        .map(Gesture::number)
        .orElseGet(ledger::last);
  }

  private SessionStep begun(ReviewSession session, Provenance.Person by) {
    List<Change> changes = new ArrayList<>(taken(session, by));
    Answer yes = new Answer.Stated(Value.of(Choice.RECORD.name()), Optional.empty());
    changes.add(
        new Change(
            begun(),
            Optional.empty(),
            Optional.of(Annotation.decided(begun(), yes, Status.ADDED, by))));
    Gesture gesture =
        new Gesture(
            session.ledger().last() + 1,
            new Act.Adjudicate(Remarks.LETTER, Choice.RECORD, first, second),
            new Author.Person(by.name()),
            by.at(),
            changes);
    return session.stepBy(gesture, Remarks.LETTER);
  }

  /** Everything that differs from the letter's record is taken from the first one. */
  private List<Change> taken(ReviewSession session, Provenance.Person by) {
    Adjudication all = new Adjudication(schema, "", session.ledger(), first, firsts);
    ReviewSession now = session;
    for (Difference difference : all.differences()) {
      now = all.decide(now, difference, Choice.OTHER, by).map(SessionStep::after).orElse(now);
    }
    return new Net(session, now.annotations()).changes();
  }

  /** What several steps changed, as the changes of one gesture. */
  private static final class Net {
    private final AnnotationSet before;
    private final AnnotationSet after;
    private final String prefix;
    private final Map<String, String> ids = new HashMap<>();

    Net(ReviewSession before, AnnotationSet after) {
      this.before = before.annotations();
      this.after = after;
      this.prefix = "g" + (before.ledger().last() + 1) + "-";
    }

    List<Change> changes() {
      Set<Target> targets = new LinkedHashSet<>();
      after.all().forEach(a -> targets.add(a.target()));
      before.all().forEach(a -> targets.add(a.target()));
      return targets.stream()
          .filter(t -> !Remarks.isRemark(t) && !before.at(t).equals(after.at(t)))
          .map(t -> new Change(moved(t), before.at(t), after.at(t).map(this::moved)))
          .toList();
    }

    private Annotation moved(Annotation of) {
      return new Annotation(moved(of.target()), of.answer(), of.status(), of.provenance());
    }

    /** New entries get ids of this gesture, which no later one can give. */
    private Target moved(Target of) {
      return new Target(id(of.subject()), of.field(), id(of.entry()));
    }

    private String id(String of) {
      boolean known =
          of.isEmpty()
              || of.equals(Target.LETTER)
              || before.all().stream()
                  .anyMatch(a -> a.target().subject().equals(of) || a.target().entry().equals(of));
      return known ? of : ids.computeIfAbsent(of, _ -> prefix + (ids.size() + 1));
    }
  }
}
