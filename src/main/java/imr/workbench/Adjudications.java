package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.PassId;
import imr.annotation.Target;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.review.Adjudication;
import imr.review.PairAdjudication;
import imr.review.ReviewSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
  private final ViewerAccess access;
  private final Clock clock;

  Adjudications(
      Workbench workbench,
      DoubleRounds rounds,
      SecondLedgers passes,
      FirstAnnotators firsts,
      ViewerAccess access,
      Clock clock) {
    this.workbench = workbench;
    this.rounds = rounds;
    this.passes = passes;
    this.firsts = firsts;
    this.access = access;
    this.clock = clock;
  }

  /** What came of opening a comparison. */
  public sealed interface Outcome {

    /**
     * The letter's own record and another one.
     *
     * @param session the letter's own record, in which the decisions are kept
     */
    record Ready(ReviewSession session, Adjudication adjudication) implements Outcome {}

    /**
     * Two records, neither of which is the letter's own.
     *
     * @param session the letter's own record, whose place the first one is to take
     */
    record Between(ReviewSession session, PairAdjudication pair) implements Outcome {}

    /** It can't be adjudicated, for a reason. */
    record Refused(String sentence) implements Outcome {}
  }

  /**
   * Two records of a letter that can be compared.
   *
   * @param first empty for the letter's own record
   */
  public record Pair(Optional<AdjudicationSide> first, AdjudicationSide second) {

    /** The letter's own record and another one. */
    public static Pair of(AdjudicationSide second) {
      return new Pair(Optional.empty(), second);
    }

    /** As a person reads it. */
    public String label() {
      return first.map(AdjudicationSide::label).orElse("This record") + " and " + second.label();
    }

    private boolean has(PassId pass) {
      AdjudicationSide side = new AdjudicationSide.Second(pass);
      return second.equals(side) || first.equals(Optional.of(side));
    }
  }

  /**
   * The letters that wait for a decision between the first annotation and a second one, in the
   * order of their rounds; begun ones first. None that the viewer is still to annotate blind.
   */
  public List<SecondRecord> waiting() {
    DoubleAnnotation doubles = workbench.doubles();
    Map<String, List<PassId>> blind = access.blindPasses();
    List<SecondRecord> all =
        doubles.rounds().stream()
            .flatMap(r -> doubles.all(r).stream())
            .filter(s -> isSeen(blind, s))
            .toList();
    List<SecondRecord> waiting = new ArrayList<>();
    all.stream().filter(s -> is(s, SecondRecord.State.ADJUDICATING)).forEach(waiting::add);
    all.stream().filter(s -> is(s, SecondRecord.State.READY)).forEach(waiting::add);
    return waiting;
  }

  private boolean isSeen(Map<String, List<PassId>> blind, SecondRecord of) {
    return of.pass()
        .map(AdjudicationSide.Second::new)
        .filter(second -> isSeen(blind, of.letter(), Pair.of(second)))
        .isPresent();
  }

  private boolean isSeen(Map<String, List<PassId>> blind, String letter, Pair pair) {
    return blind.getOrDefault(letter, List.of()).stream()
        .allMatch(p -> pair.has(p) && isComparable(letter, p));
  }

  private static boolean is(SecondRecord record, SecondRecord.State state) {
    return record.state() == state;
  }

  /**
   * What can be compared now: the letter's record with each other one, then the others with each
   * other. Of a letter that the viewer annotated blind, only what their own annotation is part of:
   * with it opened, they can't change it any more.
   */
  public List<Pair> pairs(String letter) {
    List<AdjudicationSide> sides = sides(letter);
    List<Pair> pairs = new ArrayList<>(sides.stream().map(Pair::of).toList());
    for (int i = 0; i < sides.size(); i++) {
      for (AdjudicationSide later : sides.subList(i + 1, sides.size())) {
        pairs.add(new Pair(Optional.of(sides.get(i)), later));
      }
    }
    Map<String, List<PassId>> blind = access.blindPasses();
    return pairs.stream().filter(p -> isSeen(blind, letter, p)).toList();
  }

  /** The records of a letter that aren't its own. */
  private List<AdjudicationSide> sides(String letter) {
    List<AdjudicationSide> all = new ArrayList<>();
    passes.of(letter).keySet().stream()
        .filter(p -> isComparable(letter, p))
        .forEach(p -> all.add(new AdjudicationSide.Second(p)));
    workbench.otherLedgers(letter).forEach(o -> all.add(new AdjudicationSide.Elsewhere(o.from())));
    workbench.predictions().of(letter).stream()
        .filter(o -> !o.annotations().all().isEmpty())
        .forEach(o -> all.add(new AdjudicationSide.Predicted(o.run().name())));
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

  /** Opens both records of a pair; for second records that is written down. */
  public Outcome open(String letter, Pair pair, String by) {
    if (!isSeen(access.blindPasses(), letter, pair)) {
      return new Outcome.Refused(
          "You annotate this letter blind. Finish your annotation, and then compare it first.");
    }
    Optional<Outcome> gone = gone(letter, pair);
    return gone.orElseGet(
        () ->
            pair.first()
                .map(first -> between(letter, first, pair.second(), by))
                .orElseGet(() -> own(letter, pair.second(), by)));
  }

  private Optional<Outcome> gone(String letter, Pair pair) {
    List<AdjudicationSide> here = sides(letter);
    return Stream.concat(pair.first().stream(), Stream.of(pair.second()))
        .filter(side -> !here.contains(side))
        .findFirst()
        .map(side -> new Outcome.Refused(gone(side)));
  }

  private static String gone(AdjudicationSide side) {
    return switch (side) {
      case AdjudicationSide.Second _ ->
          "Both annotators must finish the letter before you can adjudicate it.";
      case AdjudicationSide.Predicted _, AdjudicationSide.Elsewhere _ ->
          "“%s” is no longer here.".formatted(side.label());
    };
  }

  private Outcome own(String letter, AdjudicationSide other, String by) {
    AnnotationSet theirs = said(letter, other, by);
    ReviewSession session = workbench.open(letter);
    String record = oneLine(firsts.of(letter).orElse("This record"));
    return new Outcome.Ready(
        session,
        new Adjudication(session.schema(), record, before(session, other), name(other), theirs));
  }

  /** The letter's ledger as far as it is compared: what is decided later changes nothing. */
  private Ledger before(ReviewSession session, AdjudicationSide other) {
    return other instanceof AdjudicationSide.Second(PassId pass)
        ? session.ledger().first(opened(session.letter().id(), pass).gestures())
        : session.ledger();
  }

  private Outcome between(
      String letter, AdjudicationSide first, AdjudicationSide second, String by) {
    AnnotationSet firsts = said(letter, first, by);
    AnnotationSet seconds = said(letter, second, by);
    ReviewSession session = workbench.open(letter);
    return new Outcome.Between(
        session,
        new PairAdjudication(session.schema(), name(first), firsts, name(second), seconds));
  }

  private AnnotationSet said(String letter, AdjudicationSide side, String by) {
    return switch (side) {
      case AdjudicationSide.Second(PassId pass) -> {
        AdjudicationStart opened =
            rounds.opened(letter, pass).orElseGet(() -> begin(letter, pass, by));
        yield passes.of(letter, pass).orElseThrow().first(opened.passGestures()).annotations();
      }
      case AdjudicationSide.Predicted(String run) ->
          workbench.predictions().annotations(run, letter);
      case AdjudicationSide.Elsewhere(String from) ->
          workbench.otherLedgers(letter).stream()
              .filter(o -> o.from().equals(from))
              .findFirst()
              .map(o -> o.ledger().annotations())
              .orElse(AnnotationSet.empty());
    };
  }

  private AdjudicationStart opened(String letter, PassId pass) {
    return rounds.opened(letter, pass).orElseThrow();
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

  /** As the history names a record. */
  private String name(AdjudicationSide side) {
    return oneLine(
        side instanceof AdjudicationSide.Predicted(String run)
            ? workbench.predictions().source(run)
            : side.label());
  }

  private static String oneLine(String name) {
    return name.replaceAll("\\R", " ");
  }
}
