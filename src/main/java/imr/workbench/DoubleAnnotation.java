package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.DoubleRound;
import imr.annotation.Headline.State;
import imr.annotation.PassId;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.evaluate.Sample;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Letters that are annotated by two people who see nothing of each other's work: rounds, who has
 * what to do, and how far it is. Nobody is told of a letter in which they are still blind.
 *
 * <p>What goes through letters is to be called within {@link Background#run}.
 */
public final class DoubleAnnotation {
  private final Store store;
  private final Schema schema;
  private final DoubleRounds rounds;
  private final SecondLedgers passes;
  private final ViewerAccess access;
  private final Clock clock;

  DoubleAnnotation(
      Store store,
      Schema schema,
      DoubleRounds rounds,
      SecondLedgers passes,
      ViewerAccess access,
      Clock clock) {
    this.store = store;
    this.schema = schema;
    this.rounds = rounds;
    this.passes = passes;
    this.access = access;
    this.clock = clock;
  }

  /** In the order in which they were made. */
  public List<DoubleRound> rounds() {
    return rounds.all();
  }

  public Optional<DoubleRound> named(String name) {
    return rounds().stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** Draws a sample and makes a round of it; it is on disk when this returns. */
  public NewRound.Outcome make(NewRound wanted, String by, Background background, Task task) {
    Optional<String> problem = problem(wanted);
    if (problem.isPresent()) {
      return new NewRound.Outcome.Refused(problem.get());
    }
    List<String> known = store.letters().stream().map(LetterRow::id).toList();
    List<String> asked = wanted.letters().stream().filter(known::contains).distinct().toList();
    List<String> fit = asked.stream().filter(id -> fits(id, wanted)).toList();
    List<String> drawn = drawn(wanted, fit, background, task);
    if (drawn.isEmpty() || task.stopped()) {
      return new NewRound.Outcome.Refused(none(wanted));
    }
    Instant now = clock.instant();
    DoubleRound round =
        new DoubleRound(
            wanted.name().strip(),
            by,
            now,
            wanted.purpose(),
            wanted.person().map(String::strip),
            wanted.from().orElse(now),
            drawn.stream().map(id -> new DoubleRound.Member(id, first(id))).toList());
    return rounds.add(round)
        ? new NewRound.Outcome.Made(round, asked.size() - fit.size())
        : new NewRound.Outcome.Refused(taken(wanted));
  }

  private Optional<String> first(String letter) {
    return access.first(new DoubleRound.Member(letter, Optional.empty()));
  }

  private Optional<String> problem(NewRound wanted) {
    if (wanted.name().isBlank() || wanted.name().chars().anyMatch(Character::isISOControl)) {
      return Optional.of("Enter a name for the round, such as September sample.");
    }
    return named(wanted.name().strip()).isPresent()
        ? Optional.of(taken(wanted))
        : wanted.person().flatMap(PersonName::problem);
  }

  private static String taken(NewRound wanted) {
    return "A round named “%s” already exists. Enter another name."
        .formatted(wanted.name().strip());
  }

  private static String none(NewRound wanted) {
    return wanted.purpose() == DoubleRound.Purpose.RECHECK
        ? "None of these letters is finished. Finish some letters first."
        : "None of these letters can be annotated again by that person. Choose other letters or"
            + " another person.";
  }

  /** A re-check is of finished letters; nobody annotates a letter twice for a comparison. */
  private boolean fits(String letter, NewRound wanted) {
    boolean again =
        rounds.all().stream()
            .filter(r -> r.member(letter).isPresent() && r.purpose() == wanted.purpose())
            .anyMatch(r -> r.person().equals(wanted.person()) && !isAdjudicated(r, letter));
    return !again
        && switch (wanted.purpose()) {
          case RECHECK -> revision(letter).isPresent();
          case DOUBLE -> wanted.person().isEmpty() || !wanted.person().equals(first(letter));
        };
  }

  private boolean isAdjudicated(DoubleRound round, String letter) {
    return rounds.opened(letter).stream().anyMatch(o -> o.pass().round().equals(round.name()));
  }

  private Optional<Gesture> revision(String letter) {
    try {
      return store.kept(letter).ledger().revisions().stream().reduce((_, later) -> later);
    } catch (StoreDamagedException leftToTheCheck) {
      return Optional.empty();
    }
  }

  private List<String> drawn(NewRound wanted, List<String> fit, Background background, Task task) {
    int size = wanted.size() == 0 ? fit.size() : wanted.size();
    String seed = wanted.name().strip();
    if (wanted.stratum() == NewRound.Stratum.NONE) {
      return Sample.random(fit, size, seed);
    }
    Strata strata = new Strata(store, schema);
    String[] names = new String[fit.size()];
    background.each(names.length, task, at -> names[at] = strata.of(fit.get(at), wanted.stratum()));
    Map<String, String> stratum = new HashMap<>();
    IntStream.range(0, names.length)
        .forEach(i -> stratum.put(fit.get(i), Optional.ofNullable(names[i]).orElse("")));
    return Sample.stratified(fit, stratum::get, size, seed);
  }

  /** The letters that wait for a person's second annotation, in the order of their rounds. */
  public List<SecondRecord> queue(String person) {
    Map<String, PassId> blind = access.blind(person);
    return rounds.all().stream()
        .flatMap(r -> all(r).stream())
        .filter(
            s -> Optional.ofNullable(blind.get(s.letter())).equals(Optional.of(pass(s, person))))
        .filter(s -> !s.state().isComparable() && s.state() != SecondRecord.State.FIRST_MISSING)
        .toList();
  }

  /** The second record that a person sees in a letter's place; empty where they see its own. */
  public Optional<PassId> blindPass(String letter, String person) {
    return Optional.ofNullable(access.blind(person).get(letter));
  }

  private static PassId pass(SecondRecord of, String person) {
    return new PassId(of.round().name(), person);
  }

  /** Every letter of a round, in its order; letters that this library doesn't have are left out. */
  public List<SecondRecord> all(DoubleRound round) {
    Map<String, LetterRow> rows = new HashMap<>();
    Map<String, String> titles = new HashMap<>();
    store.letters().forEach(row -> rows.put(row.id(), row));
    access.listed().forEach(row -> titles.put(row.id(), row.headline().title()));
    List<SecondRecord> all = new ArrayList<>();
    for (DoubleRound.Member member : round.letters()) {
      Optional.ofNullable(rows.get(member.letter()))
          .ifPresent(
              row -> all.addAll(records(round, member, row, titles.getOrDefault(row.id(), ""))));
    }
    return all;
  }

  /** Of a letter that several people annotated again there are several. */
  private List<SecondRecord> records(
      DoubleRound round, DoubleRound.Member member, LetterRow row, String title) {
    List<PassId> begun =
        passes.of(row.id()).keySet().stream().filter(p -> p.round().equals(round.name())).toList();
    Optional<String> first = access.first(member);
    return begun.isEmpty()
        ? List.of(
            new SecondRecord(
                round, row.id(), title, first, Optional.empty(), SecondRecord.State.WAITING))
        : begun.stream()
            .map(
                p -> new SecondRecord(round, row.id(), title, first, Optional.of(p), state(row, p)))
            .toList();
  }

  private SecondRecord.State state(LetterRow row, PassId pass) {
    Optional<AdjudicationStart> opened = rounds.opened(row.id(), pass);
    boolean finished = row.headline().state() == State.FINISHED;
    if (opened.isPresent()) {
      return finished && row.gestures() > opened.get().gestures()
          ? SecondRecord.State.ADJUDICATED
          : SecondRecord.State.ADJUDICATING;
    }
    if (!isFinished(row.id(), pass)) {
      return SecondRecord.State.IN_PROGRESS;
    }
    return finished ? SecondRecord.State.READY : SecondRecord.State.FIRST_MISSING;
  }

  private boolean isFinished(String letter, PassId pass) {
    return passes
        .of(letter, pass)
        .filter(l -> l.annotations().at(Target.FINISHED).isPresent())
        .isPresent();
  }

  /** How many letters of a round are in each state. */
  public Map<SecondRecord.State, Integer> progress(DoubleRound round) {
    Map<SecondRecord.State, Integer> counts = new HashMap<>();
    Arrays.stream(SecondRecord.State.values()).forEach(s -> counts.put(s, 0));
    all(round).forEach(s -> counts.merge(s.state(), 1, Integer::sum));
    return Map.copyOf(counts);
  }

  /**
   * Two finished records of a letter, as they were before anybody decided between them.
   *
   * @param first the letter's own ledger as far as it is compared
   * @param at when the second record was finished
   */
  public record Pair(SecondRecord of, Ledger first, AnnotationSet second, Instant at) {
    /** Who annotated first. */
    public String firstPerson() {
      return of.first().orElse("");
    }

    public String secondPerson() {
      return of.pass().map(PassId::person).orElse("");
    }
  }

  /** All pairs of finished records, without those of letters in which the viewer is still blind. */
  public List<Pair> pairs(DoubleRound.Purpose purpose) {
    Map<String, PassId> blind = access.blind();
    return rounds.all().stream()
        .filter(r -> r.purpose() == purpose)
        .flatMap(r -> all(r).stream())
        .filter(s -> s.state().isComparable() && !blind.containsKey(s.letter()))
        .flatMap(s -> pair(s).stream())
        .toList();
  }

  /** Empty where one of the two is damaged. */
  public Optional<Pair> pair(SecondRecord of) {
    try {
      LoadedLetter kept = store.kept(of.letter());
      PassId pass = of.pass().orElseThrow();
      Optional<AdjudicationStart> opened = rounds.opened(of.letter(), pass);
      Ledger theirs = passes.of(of.letter(), pass).orElse(Ledger.empty());
      Ledger second = opened.map(o -> theirs.first(o.passGestures())).orElse(theirs);
      int compared =
          opened.map(AdjudicationStart::gestures).orElseGet(() -> lastRevision(kept.ledger()));
      return second.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Pair(
                  of,
                  kept.ledger().first(compared),
                  second.annotations(),
                  second.gestures().getLast().at()));
    } catch (StoreDamagedException leftToTheCheck) {
      return Optional.empty();
    }
  }

  private static int lastRevision(Ledger ledger) {
    List<Gesture> revisions = ledger.revisions();
    return revisions.isEmpty() ? ledger.last() : revisions.getLast().number();
  }
}
