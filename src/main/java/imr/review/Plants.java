package imr.review;

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
import imr.ledger.Gesture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  public static final Plants NONE = new Plants(Map.of(), Map.of(), List.of());

  private final Map<Target, Plant> open;
  private final Map<Target, Confirmed> confirmed;
  private final List<PlantEvent> events;

  private Plants(
      Map<Target, Plant> open, Map<Target, Confirmed> confirmed, List<PlantEvent> events) {
    this.open = Map.copyOf(open);
    this.confirmed = Map.copyOf(confirmed);
    this.events = List.copyOf(events);
  }

  /**
   * A wrong value that was confirmed.
   *
   * @param after the number of the record's last gesture then, or of the one made with it
   * @param alone true where nothing else was decided with it
   */
  private record Confirmed(Annotation as, int after, boolean alone) {}

  /**
   * Plants that are still open.
   *
   * @param before what became of plants of this letter, in order; what is final isn't shown again
   * @param at when the confirmations among them are shown to be made
   */
  public static Plants of(Collection<Plant> plants, List<PlantEvent> before, Instant at) {
    Map<Target, Plant> open = new HashMap<>();
    plants.forEach(p -> open.put(p.target(), p));
    Map<Target, Confirmed> confirmed = new HashMap<>();
    for (PlantEvent event : before) {
      Optional<Plant> plant = Optional.ofNullable(open.get(event.target()));
      switch (event.kind()) {
        case CONFIRMED ->
            plant
                .flatMap(Plant::shown)
                .ifPresent(
                    s ->
                        confirmed.put(
                            event.target(),
                            new Confirmed(
                                Annotation.decided(
                                    s.target(),
                                    s.answer(),
                                    Status.CONFIRMED,
                                    new Provenance.Person(event.person(), at)),
                                -1,
                                false)));
        case UNDONE -> confirmed.remove(event.target());
        case CAUGHT, MISSED -> {
          open.remove(event.target());
          confirmed.remove(event.target());
        }
      }
    }
    return new Plants(open, confirmed, List.of());
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
      Optional<Annotation> now =
          Optional.ofNullable(confirmed.get(plant.target())).map(Confirmed::as).or(plant::shown);
      now.ifPresentOrElse(a -> shown.put(plant.target(), a), () -> shown.remove(plant.target()));
    }
    return AnnotationSet.of(shown.values());
  }

  /** Without the plants at some targets, whatever became of them. */
  private Plants without(Target target, PlantEvent event) {
    Map<Target, Plant> rest = new HashMap<>(open);
    Map<Target, Confirmed> others = new HashMap<>(confirmed);
    rest.remove(target);
    others.remove(target);
    return new Plants(rest, others, and(event));
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
    return new Plants(Map.of(), Map.of(), now.events);
  }

  /** The confirmation that the next undo takes back, where it was the last thing done. */
  Optional<Target> toUndo(int last) {
    return confirmed.entrySet().stream()
        .filter(e -> e.getValue().alone() && e.getValue().after() == last)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Without a confirmation; the wrong value is a suggestion again. */
  Plants undone(Target target, String person) {
    Map<Target, Confirmed> rest = new HashMap<>(confirmed);
    rest.remove(target);
    return new Plants(open, rest, and(new PlantEvent(target, PlantEvent.Kind.UNDONE, person)));
  }

  /** After a gesture was undone: what was confirmed with it isn't any more. */
  Plants undone(int gesture, String person) {
    Plants now = this;
    for (Map.Entry<Target, Confirmed> e : confirmed.entrySet()) {
      if (!e.getValue().alone() && e.getValue().after() == gesture) {
        now = now.undone(e.getKey(), person);
      }
    }
    return now;
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
    private final List<Target> kept = new ArrayList<>();
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
      boolean alone = changes.isEmpty();
      Map<Target, Confirmed> now = new HashMap<>(plants.confirmed);
      int number = alone ? gesture.number() - 1 : gesture.number();
      kept.forEach(t -> now.computeIfPresent(t, (_, c) -> new Confirmed(c.as(), number, alone)));
      return new Translated(
          List.copyOf(changes), new Plants(plants.open, now, plants.events), Map.copyOf(moved));
    }

    private void change(Change change) {
      Optional<Plant> plant = plants.at(change.target(), record);
      Optional<Plant> hidden = change.after().flatMap(this::hidden);
      if (plant.isPresent()) {
        planted(plant.get(), change);
      } else if (hidden.isPresent() && change.before().isEmpty()) {
        found(hidden.get(), change.after().orElseThrow());
      } else if (!judgesKept(change.target())) {
        write(change);
        change.after().filter(a -> a.answer() instanceof Answer.Absent).ifPresent(this::closed);
      }
    }

    /** A code that judges a wrong value doesn't move because that was confirmed elsewhere. */
    private boolean judgesKept(Target target) {
      Optional<Field> field = schema.find(target.field());
      return field
          .flatMap(Field::sameSpanAs)
          .filter(base -> kept.contains(Target.of(target.subject(), base)))
          .isPresent();
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
      Map<Target, Confirmed> now = new HashMap<>(plants.confirmed);
      now.put(plant.target(), new Confirmed(as, 0, false));
      plants =
          new Plants(
              plants.open,
              now,
              plants.and(new PlantEvent(plant.target(), PlantEvent.Kind.CONFIRMED, person)));
      kept.add(plant.target());
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
