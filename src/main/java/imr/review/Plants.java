package imr.review;

import static imr.review.PlantEvent.Kind.CONFIRMED;
import static imr.review.PlantEvent.Kind.UNDONE;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The planted errors of one letter under review: a layer over its record that is shown and never
 * written. Immutable.
 *
 * <p>The record and its ledger know nothing of it. Each gesture that is made on what is shown is
 * translated into one on the record before anybody gets it, so that no gesture has a planted value:
 * confirming the wrong value changes nothing in the record, and is remembered here; any other
 * decision is made on the record's own suggestion. A plant counts only as long as the record has
 * the very suggestion that it was planted on.
 */
public final class Plants {
  /** None, as outside the review screen. */
  public static final Plants NONE =
      new Plants(Map.of(), List.of(), List.of(), List.of(), List.of());

  private final Map<Target, Plant> open;
  private final List<Confirmation> confirmed;
  private final List<Confirmation> undone;
  private final List<Unwritten> unwritten;
  private final List<PlantEvent> events;

  private Plants(
      Map<Target, Plant> open,
      List<Confirmation> confirmed,
      List<Confirmation> undone,
      List<Unwritten> unwritten,
      List<PlantEvent> events) {
    this.open = Map.copyOf(open);
    this.confirmed = List.copyOf(confirmed);
    this.undone = List.copyOf(undone);
    this.unwritten = List.copyOf(unwritten);
    this.events = List.copyOf(events);
  }

  /**
   * Wrong values that were confirmed in one step.
   *
   * @param shown the gesture as it was made on what is shown, with the changes of these values
   * @param after the number of the record's last gesture then, or of the one made with it
   * @param alone true where the record wasn't changed with it
   */
  private record Confirmation(Gesture shown, int after, boolean alone) {
    boolean isOf(Target target) {
      return shown.changes().stream().anyMatch(c -> c.target().equals(target));
    }

    Optional<Annotation> at(Target target) {
      return shown.changes().stream()
          .filter(c -> c.target().equals(target))
          .findFirst()
          .flatMap(Change::after);
    }

    Optional<Confirmation> without(Target target) {
      List<Change> rest = shown.changes().stream().filter(c -> !c.target().equals(target)).toList();
      return rest.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Confirmation(
                  new Gesture(shown.number(), shown.act(), shown.author(), shown.at(), rest),
                  after,
                  alone));
    }
  }

  /**
   * What was done to wrong values, for the history as it is shown.
   *
   * @param at the number of the record's gesture that it is a part of, or that it follows
   */
  private record Unwritten(Gesture gesture, int at, boolean alone) {}

  /** Something that became of a plant before the letter was opened, and when. */
  public record Past(PlantEvent event, Instant at) {}

  /**
   * Plants that are still open.
   *
   * @param before what became of plants of this letter, in order; what is final isn't shown again
   */
  public static Plants of(Collection<Plant> plants, List<Past> before) {
    Map<Target, Plant> open = new HashMap<>();
    plants.forEach(p -> open.put(p.target(), p));
    List<Confirmation> confirmed = new ArrayList<>();
    for (Past past : before) {
      Target target = past.event().target();
      confirmed.removeIf(c -> c.isOf(target));
      switch (past.event().kind()) {
        case CONFIRMED ->
            Optional.ofNullable(open.get(target))
                .flatMap(Plant::shown)
                .ifPresent(s -> confirmed.add(earlier(s, past)));
        case UNDONE -> {} // it is a suggestion again
        case CAUGHT, MISSED -> open.remove(target);
      }
    }
    List<Unwritten> shown =
        confirmed.stream().map(c -> new Unwritten(c.shown(), -1, true)).toList();
    return new Plants(open, confirmed, List.of(), shown, List.of());
  }

  /** Before the letter was opened: no undo takes it back. */
  private static Confirmation earlier(Annotation shown, Past past) {
    String person = past.event().person();
    Annotation as =
        Annotation.decided(
            shown.target(),
            shown.answer(),
            Status.CONFIRMED,
            new Provenance.Person(person, past.at()));
    Gesture confirming =
        new Gesture(
            1,
            new Act.Confirm(as.target()),
            new Author.Person(person),
            past.at(),
            List.of(new Change(as.target(), Optional.of(shown), Optional.of(as))));
    return new Confirmation(confirming, -1, true);
  }

  /** What became of plants since the letter was opened, in order. */
  public List<PlantEvent> events() {
    return events;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  private boolean counts(Plant plant, AnnotationSet record) {
    return record.at(plant.target()).equals(plant.real());
  }

  private Optional<Plant> at(Target target, AnnotationSet record) {
    return Optional.ofNullable(open.get(target)).filter(p -> counts(p, record));
  }

  /** Those that are shown now. */
  List<Plant> open(AnnotationSet record) {
    return open.values().stream().filter(p -> counts(p, record)).toList();
  }

  /** What is shown of a record. */
  AnnotationSet over(AnnotationSet record) {
    if (open.isEmpty()) {
      return record;
    }
    Map<Target, Annotation> shown = new LinkedHashMap<>();
    record.all().forEach(a -> shown.put(a.target(), a));
    for (Plant plant : open(record)) {
      Optional<Annotation> now = confirmedAs(plant.target()).or(plant::shown);
      now.ifPresentOrElse(a -> shown.put(plant.target(), a), () -> shown.remove(plant.target()));
    }
    return AnnotationSet.of(shown.values());
  }

  private Optional<Annotation> confirmedAs(Target target) {
    return confirmed.stream().flatMap(c -> c.at(target).stream()).findFirst();
  }

  /** Without the plant at a target, whatever became of it. */
  private Plants without(Target target, PlantEvent event) {
    Map<Target, Plant> rest = new HashMap<>(open);
    rest.remove(target);
    return new Plants(
        rest, without(confirmed, target), without(undone, target), unwritten, and(event));
  }

  private static List<Confirmation> without(List<Confirmation> all, Target target) {
    return all.stream().flatMap(c -> c.without(target).stream()).toList();
  }

  private List<PlantEvent> and(PlantEvent event) {
    List<PlantEvent> all = new ArrayList<>(events);
    all.add(event);
    return all;
  }

  /** None is shown any more; those that still were are missed. */
  Plants settled(List<Plant> missed, String person) {
    Plants now = this;
    for (Plant plant : missed) {
      now =
          now.without(
              plant.target(), new PlantEvent(plant.target(), PlantEvent.Kind.MISSED, person));
    }
    return new Plants(Map.of(), List.of(), List.of(), List.of(), now.events);
  }

  /**
   * The confirmation that the next undo takes back; empty where that is a gesture of the record.
   *
   * @param next the record's gesture that would be undone
   */
  Optional<Gesture> toUndo(Optional<Gesture> next) {
    int number = next.map(Gesture::number).orElse(0);
    return lastAlone(confirmed).filter(c -> c.after() >= number).map(Confirmation::shown);
  }

  /** The confirmation that the next redo brings back, likewise. */
  Optional<Gesture> toRedo(Optional<Gesture> next) {
    int number = next.map(Gesture::number).orElse(Integer.MAX_VALUE);
    return lastAlone(undone).filter(c -> c.after() < number).map(Confirmation::shown);
  }

  private static Optional<Confirmation> lastAlone(List<Confirmation> all) {
    return all.reversed().stream().filter(c -> c.alone() && c.after() >= 0).findFirst();
  }

  /**
   * Without the last confirmation; its wrong values are suggestions again.
   *
   * @param by the gesture that does it, of which the record gets nothing
   */
  Plants undone(Gesture by) {
    return lastAlone(confirmed).map(c -> undone(List.of(c), by, true)).orElse(this);
  }

  /** With the confirmation that was undone last, likewise. */
  Plants redone(Gesture by) {
    return lastAlone(undone).map(c -> redone(List.of(c), by, true)).orElse(this);
  }

  /** After a gesture of the record was undone: what was confirmed with it isn't any more. */
  Plants undone(int gesture, Gesture by) {
    return undone(with(gesture, confirmed), by, false);
  }

  /** After a gesture of the record was redone: what was confirmed with it is again. */
  Plants redone(int gesture, Gesture by) {
    return redone(with(gesture, undone), by, false);
  }

  private static List<Confirmation> with(int gesture, List<Confirmation> all) {
    return all.stream().filter(c -> !c.alone() && c.after() == gesture).toList();
  }

  private Plants undone(List<Confirmation> some, Gesture by, boolean alone) {
    List<Change> back =
        changes(some).stream()
            .map(c -> new Change(c.target(), /* before= */ c.after(), /* after= */ c.before()))
            .toList();
    return some.isEmpty()
        ? this
        : new Plants(
            open,
            less(confirmed, some),
            plus(undone, some),
            plus(unwritten, List.of(unwritten(by, back, alone))),
            and(back, UNDONE, by));
  }

  private Plants redone(List<Confirmation> some, Gesture by, boolean alone) {
    return some.isEmpty()
        ? this
        : new Plants(
            open,
            plus(confirmed, some),
            less(undone, some),
            plus(unwritten, List.of(unwritten(by, changes(some), alone))),
            and(changes(some), CONFIRMED, by));
  }

  private static List<Change> changes(List<Confirmation> of) {
    return of.stream().flatMap(c -> c.shown().changes().stream()).toList();
  }

  private static Unwritten unwritten(Gesture by, List<Change> changes, boolean alone) {
    int number = alone ? by.number() - 1 : by.number();
    return new Unwritten(
        new Gesture(Math.max(1, number), by.act(), by.author(), by.at(), changes), number, alone);
  }

  private static <T> List<T> plus(List<T> all, List<T> more) {
    return Stream.concat(all.stream(), more.stream()).toList();
  }

  private static <T> List<T> less(List<T> all, List<T> some) {
    return all.stream().filter(c -> !some.contains(c)).toList();
  }

  private List<PlantEvent> and(List<Change> changes, PlantEvent.Kind kind, Gesture by) {
    return plus(
        events,
        changes.stream().map(c -> new PlantEvent(c.target(), kind, by.author().name())).toList());
  }

  /**
   * The record's gestures as they are shown: with the wrong values in place of the suggestions that
   * they were planted on, and with what was done to them.
   */
  List<Gesture> history(Ledger record) {
    List<Plant> planted = open(record.annotations());
    if (planted.isEmpty()) {
      return record.gestures();
    }
    List<Gesture> shown = new ArrayList<>();
    for (Gesture gesture : record.gestures()) {
      shown.add(shown(gesture, planted));
      unwritten.stream()
          .filter(u -> u.alone() && u.at() == gesture.number())
          .map(u -> ofPlanted(u.gesture(), planted))
          .filter(g -> !g.changes().isEmpty())
          .forEach(shown::add);
    }
    unwritten.stream().filter(u -> u.at() < 0).forEach(u -> addByTime(u.gesture(), shown));
    return List.copyOf(shown);
  }

  private static void addByTime(Gesture gesture, List<Gesture> all) {
    int at = 0;
    while (at < all.size() && !all.get(at).at().isAfter(gesture.at())) {
      at++;
    }
    all.add(at, gesture);
  }

  /** What was caught since is the record's own again. */
  private static Gesture ofPlanted(Gesture of, List<Plant> planted) {
    return with(
        of,
        of.changes().stream()
            .filter(c -> planted.stream().anyMatch(p -> p.target().equals(c.target())))
            .toList());
  }

  private static Gesture with(Gesture of, List<Change> changes) {
    return new Gesture(
        of.number(), of.act(), of.author(), of.at(), of.batch(), changes, of.firstForm());
  }

  private Gesture shown(Gesture of, List<Plant> planted) {
    List<Change> changes = new ArrayList<>();
    for (Change change : of.changes()) {
      shown(change, planted).ifPresent(changes::add);
    }
    boolean first = of.number() == 1;
    planted.stream()
        .filter(p -> first && p.real().isEmpty())
        .flatMap(p -> p.shown().stream())
        .forEach(a -> changes.add(new Change(a.target(), Optional.empty(), Optional.of(a))));
    unwritten.stream()
        .filter(u -> !u.alone() && u.at() == of.number())
        .forEach(u -> changes.addAll(ofPlanted(u.gesture(), planted).changes()));
    return changes.equals(of.changes()) ? of : with(of, changes);
  }

  /** Empty for the suggestion of an entry that isn't shown. */
  private static Optional<Change> shown(Change of, List<Plant> planted) {
    Optional<Plant> plant =
        planted.stream()
            .filter(p -> p.target().equals(of.target()) && p.real().equals(of.after()))
            .findFirst();
    return plant.isEmpty()
        ? Optional.of(of)
        : plant
            .get()
            .shown()
            .map(wrong -> new Change(of.target(), of.before(), Optional.of(wrong)));
  }

  /**
   * What a gesture means for the record.
   *
   * @param changes none where the gesture changes nothing in the record
   * @param moved where a shown target stands for another one of the record
   */
  record Translated(List<Change> changes, Plants after, Map<Target, Target> moved) {}

  /** Translates the changes of a gesture that was made on what is shown. */
  Translated translate(Schema schema, AnnotationSet record, Gesture gesture) {
    return new Translation(schema, record, gesture).all();
  }

  /** One gesture on its way from what is shown to the record. */
  private final class Translation {
    private final Schema schema;
    private final Gesture gesture;
    private final String person;
    private final Map<Target, Target> moved = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Change> kept = new ArrayList<>();
    private AnnotationSet record;
    private Plants plants = Plants.this;

    Translation(Schema schema, AnnotationSet record, Gesture gesture) {
      this.schema = schema;
      this.record = record;
      this.gesture = gesture;
      this.person = gesture.author().name();
    }

    Translated all() {
      gesture.changes().forEach(this::change);
      return new Translated(List.copyOf(changes), after(), Map.copyOf(moved));
    }

    private Plants after() {
      boolean alone = changes.isEmpty();
      int number = alone ? gesture.number() - 1 : gesture.number();
      if (kept.isEmpty()) {
        return new Plants(
            plants.open, plants.confirmed, List.of(), plants.unwritten, plants.events);
      }
      Gesture shown =
          new Gesture(Math.max(1, number), gesture.act(), gesture.author(), gesture.at(), kept);
      return new Plants(
          plants.open,
          plus(plants.confirmed, List.of(new Confirmation(shown, number, alone))),
          List.of(),
          plus(plants.unwritten, List.of(new Unwritten(shown, number, alone))),
          plants.events);
    }

    private void change(Change change) {
      Optional<Plant> plant = plants.at(change.target(), record);
      Optional<Plant> hidden = change.after().flatMap(this::hidden);
      if (plant.isPresent()) {
        planted(plant.get(), change);
      } else if (hidden.isPresent() && change.before().isEmpty()) {
        found(hidden.get(), change.after().orElseThrow());
      } else if (judgesKept(change.target())) {
        judged(change);
      } else {
        write(change);
        change.after().filter(a -> a.answer() instanceof Answer.Absent).ifPresent(this::closed);
      }
    }

    /** A code that judges a wrong value doesn't move because that was confirmed elsewhere. */
    private boolean judgesKept(Target target) {
      Optional<Field> field = schema.find(target.field());
      return field
          .flatMap(Field::sameSpanAs)
          .map(base -> Target.of(target.subject(), base))
          .filter(t -> kept.stream().anyMatch(c -> c.target().equals(t)))
          .isPresent();
    }

    /** It can be decided in the same gesture, where it is in the record. */
    private void judged(Change change) {
      Optional<Annotation> now = record.at(change.target());
      now.flatMap(n -> change.after().filter(a -> isDecided(n, a)))
          .map(a -> decided(now.orElseThrow(), now.orElseThrow().answer(), a.status()))
          .ifPresent(a -> write(new Change(a.target(), now, Optional.of(a))));
    }

    private static boolean isDecided(Annotation now, Annotation after) {
      return now.status() != after.status() && now.value().equals(after.value());
    }

    private Optional<Plant> hidden(Annotation said) {
      return plants.open(record).stream().filter(p -> p.isHidden(said)).findFirst();
    }

    private void planted(Plant plant, Change change) {
      Optional<Annotation> after = change.after();
      if (after.isEmpty() || after.get().status() == Status.REJECTED) {
        rejected(plant);
      } else if (after.get().status() == Status.SUGGESTED) {
        return; // moved with another value; the record's own doesn't
      } else if (plant.isShown(after.get())) {
        confirm(plant, after.get());
      } else {
        corrected(plant, after.get());
      }
    }

    private void confirm(Plant plant, Annotation as) {
      plants =
          new Plants(
              plants.open,
              Plants.without(plants.confirmed, plant.target()),
              plants.undone,
              plants.unwritten,
              plants.and(new PlantEvent(plant.target(), CONFIRMED, person)));
      kept.add(new Change(as.target(), plant.shown(), Optional.of(as)));
    }

    /** Rejecting a wrong value says nothing of the right one, unless the whole list is rejected. */
    private void rejected(Plant plant) {
      boolean whole =
          gesture.act() instanceof Act.MarkNotStated(Target at)
              && !at.isEntry()
              && at.equals(plant.target().whole());
      caught(plant);
      if (whole) {
        plant.real().ifPresent(this::reject);
      }
    }

    private void reject(Annotation real) {
      write(
          new Change(
              real.target(),
              Optional.of(real),
              Optional.of(decided(real, real.answer(), Status.REJECTED))));
    }

    private void corrected(Plant plant, Annotation said) {
      caught(plant);
      Status status =
          plant
              .real()
              .map(r -> r.answer().equals(said.answer()) ? Status.CONFIRMED : Status.CORRECTED)
              .orElse(Status.ADDED);
      write(
          new Change(
              plant.target(), plant.real(), Optional.of(decided(said, said.answer(), status))));
    }

    /** An entry that wasn't shown was added by the person: it is the record's own. */
    private void found(Plant plant, Annotation said) {
      moved.put(said.target(), plant.target());
      Annotation there =
          new Annotation(plant.target(), said.answer(), said.status(), said.provenance());
      corrected(plant, there);
    }

    /** Where a list is said to be absent, what isn't shown of it is, too. */
    private void closed(Annotation absent) {
      for (Plant plant : plants.open(record)) {
        if (plant.target().isEntry() && plant.target().whole().equals(absent.target())) {
          caught(plant);
          plant.real().ifPresent(this::reject);
        }
      }
    }

    private Annotation decided(Annotation said, Answer answer, Status status) {
      return Annotation.decided(
          said.target(), answer, status, new Provenance.Person(person, gesture.at()));
    }

    private void caught(Plant plant) {
      plants =
          plants.without(
              plant.target(), new PlantEvent(plant.target(), PlantEvent.Kind.CAUGHT, person));
    }

    private void write(Change change) {
      Optional<Annotation> now = record.at(change.target());
      Change real = new Change(change.target(), now, change.after());
      if (!now.equals(change.after())) {
        changes.add(real);
        record = record.with(real);
      }
    }
  }
}
