package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.PassId;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.evaluate.Comparison;
import imr.evaluate.Verdict;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.review.Adjudication;
import imr.review.PairAdjudication;
import imr.review.ReviewSession;
import imr.store.LoadedLetter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deciding between a letter's record and another one, or between two others. Once somebody has
 * begun with a second record, both are seen by everybody, and the second one can't be changed any
 * more.
 */
public final class Adjudications {
  private final Workbench workbench;
  private final DoubleRounds rounds;
  private final SecondLedgers passes;
  private final FirstAnnotators firsts;
  private final Clock clock;

  Adjudications(
      Workbench workbench,
      DoubleRounds rounds,
      SecondLedgers passes,
      FirstAnnotators firsts,
      Clock clock) {
    this.workbench = workbench;
    this.rounds = rounds;
    this.passes = passes;
    this.firsts = firsts;
    this.clock = clock;
  }

  /** What came of opening a comparison. */
  public sealed interface Outcome {

    /**
     * Both records.
     *
     * @param session the letter's own record, in which the decisions are kept
     */
    record Ready(ReviewSession session, Adjudication adjudication) implements Outcome {}

    /**
     * Both records, neither of which is the letter's own.
     *
     * @param session the letter's own record, whose place the first one is to take
     */
    record Between(ReviewSession session, PairAdjudication pair) implements Outcome {}

    /** It can't be adjudicated, for a reason. */
    record Refused(String sentence) implements Outcome {}
  }

  /** The letters that wait for a decision, in the order of their rounds; begun ones first. */
  public List<SecondRecord> waiting() {
    DoubleAnnotation doubles = workbench.doubles();
    List<SecondRecord> all =
        doubles.rounds().stream().flatMap(r -> doubles.all(r).stream()).toList();
    List<SecondRecord> waiting = new ArrayList<>();
    all.stream().filter(s -> is(s, SecondRecord.State.ADJUDICATING)).forEach(waiting::add);
    all.stream().filter(s -> is(s, SecondRecord.State.READY)).forEach(waiting::add);
    return waiting;
  }

  private static boolean is(SecondRecord record, SecondRecord.State state) {
    return record.state() == state;
  }

  /** What a letter's record can be compared with now; nothing where the viewer is blind. */
  public List<AdjudicationSide> of(String letter) {
    List<AdjudicationSide> all = new ArrayList<>();
    passes.of(letter).keySet().stream()
        .filter(p -> isComparable(letter, p))
        .forEach(p -> all.add(new AdjudicationSide.Second(p)));
    if (workbench.passOf(letter).isEmpty()) {
      workbench
          .otherLedgers(letter)
          .forEach(o -> all.add(new AdjudicationSide.Elsewhere(o.from())));
      workbench.predictions().of(letter).stream()
          .filter(o -> !o.annotations().all().isEmpty())
          .forEach(o -> all.add(new AdjudicationSide.Predicted(o.run().name())));
    }
    return all;
  }

  private boolean isComparable(String letter, PassId pass) {
    return rounds.opened(letter, pass).isPresent()
        || (isFinished(passes.of(letter, pass)) && !revisions(letter).isEmpty());
  }

  private static boolean isFinished(Optional<Ledger> ledger) {
    return ledger.filter(l -> l.annotations().at(Target.FINISHED).isPresent()).isPresent();
  }

  private List<Gesture> revisions(String letter) {
    return Ledger.of(workbench.ledger(letter)).revisions();
  }

  /** Two records of a letter: its own and another one, or two others. */
  public record Pair(Optional<AdjudicationSide> first, AdjudicationSide second) {
    /** As a person reads it. */
    public String label() {
      return first.map(f -> f.label() + " and " + second.label()).orElseGet(second::label);
    }
  }

  /** What can be compared now: the letter's record with each other one, then those. */
  public List<Pair> pairs(String letter) {
    List<AdjudicationSide> all = of(letter);
    List<Pair> pairs = new ArrayList<>();
    all.forEach(side -> pairs.add(new Pair(Optional.empty(), side)));
    for (int i = 0; i < all.size(); i++) {
      for (AdjudicationSide later : all.subList(i + 1, all.size())) {
        pairs.add(new Pair(Optional.of(all.get(i)), later));
      }
    }
    return List.copyOf(pairs);
  }

  /** Opens both records of a pair; for second records that is written down. */
  public Outcome open(String letter, Pair pair, String by) {
    if (pair.first().isEmpty()) {
      return open(letter, pair.second(), by);
    }
    AdjudicationSide first = pair.first().get();
    AdjudicationSide second = pair.second();
    return said(letter, first, by)
        .flatMap(one -> said(letter, second, by).map(other -> between(letter, pair, one, other)))
        .orElseGet(() -> new Outcome.Refused("“%s” is no longer here.".formatted(pair.label())));
  }

  private Outcome between(String letter, Pair pair, AnnotationSet first, AnnotationSet second) {
    ReviewSession session = workbench.open(letter);
    return new Outcome.Between(
        session,
        new PairAdjudication(
            session.schema(),
            oneLine(pair.first().orElseThrow().label()),
            first,
            oneLine(pair.second().label()),
            second));
  }

  /** What a side says; empty where it isn't here, or not to be seen. */
  private Optional<AnnotationSet> said(String letter, AdjudicationSide side, String by) {
    if (!of(letter).contains(side)) {
      return Optional.empty();
    }
    return switch (side) {
      case AdjudicationSide.Second(PassId pass) -> {
        AdjudicationStart opened = opened(letter, pass, by);
        yield passes.of(letter, pass).map(l -> l.first(opened.passGestures()).annotations());
      }
      case AdjudicationSide.Predicted(String run) ->
          Optional.of(workbench.predictions().annotations(run, letter));
      case AdjudicationSide.Elsewhere(String from) ->
          workbench.otherLedgers(letter).stream()
              .filter(o -> o.from().equals(from))
              .map(o -> o.ledger().annotations())
              .findFirst();
    };
  }

  /**
   * How many values an evaluation of one record against the other counts as not the same. It
   * compares value by value, so that an item that one record lacks is many, and a value at another
   * place two.
   */
  public static int evaluated(Schema schema, AnnotationSet ours, AnnotationSet theirs) {
    return (int)
        Comparison.of(schema, ours, theirs).verdicts().stream()
            .filter(v -> !(v instanceof Verdict.Match match && match.strict()))
            .count();
  }

  /** Opens both records; for a second record that is written down. */
  public Outcome open(String letter, AdjudicationSide against, String by) {
    return switch (against) {
      case AdjudicationSide.Second(PassId pass) -> second(letter, pass, by);
      case AdjudicationSide.Predicted(String run) ->
          ready(
              letter,
              workbench.predictions().source(run),
              workbench.predictions().annotations(run, letter));
      case AdjudicationSide.Elsewhere(String from) ->
          workbench.otherLedgers(letter).stream()
              .filter(o -> o.from().equals(from))
              .findFirst()
              .map(o -> ready(letter, from, o.ledger().annotations()))
              .orElseGet(() -> new Outcome.Refused("“%s” is no longer here.".formatted(from)));
    };
  }

  private Outcome ready(String letter, String other, AnnotationSet theirs) {
    ReviewSession session = workbench.open(letter);
    return ready(session, session.ledger(), oneLine(other), theirs);
  }

  private Outcome ready(ReviewSession session, Ledger before, String other, AnnotationSet theirs) {
    String record = firsts.of(session.letter().id()).orElse("This record");
    return new Outcome.Ready(
        session, new Adjudication(session.schema(), oneLine(record), before, other, theirs));
  }

  private static String oneLine(String name) {
    return name.replaceAll("\\R", " ");
  }

  private Outcome second(String letter, PassId pass, String by) {
    if (!isComparable(letter, pass)) {
      return new Outcome.Refused(
          "Both annotators must finish the letter before you can adjudicate it.");
    }
    AdjudicationStart opened = opened(letter, pass, by);
    LoadedLetter kept = workbench.kept(letter);
    return ready(
        workbench.open(letter),
        kept.ledger().first(opened.gestures()),
        pass.shown(),
        passes.of(letter, pass).orElseThrow().first(opened.passGestures()).annotations());
  }

  private AdjudicationStart opened(String letter, PassId pass, String by) {
    return rounds.opened(letter, pass).orElseGet(() -> begin(letter, pass, by));
  }

  private AdjudicationStart begin(String letter, PassId pass, String by) {
    int gestures = revisions(letter).getLast().number();
    Instant now = clock.instant();
    AdjudicationStart opened =
        new AdjudicationStart(
            pass, oneLine(by), now, gestures, passes.of(letter, pass).orElseThrow().last());
    rounds.open(letter, opened);
    return opened;
  }
}
