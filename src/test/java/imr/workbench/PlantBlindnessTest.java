package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Change;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.review.FormRow;
import imr.review.LetterHistory;
import imr.review.Plant;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.review.TargetHistory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nobody can tell a planted error by anything but the letter: as long as nothing planted is caught,
 * record, history, undo, and redo look as they would if the extractor had suggested the wrong
 * values itself.
 */
@SuppressWarnings("NullAway.Init") // set before each test
final class PlantBlindnessTest {
  private static final int LETTERS = 8;
  private static final int SESSIONS = Integer.getInteger("sessions", 24);
  private static final Provenance.Person ANA =
      new Provenance.Person("Ana", BatchLibrary.NOON.plusSeconds(30));

  @TempDir private Path folder;
  private BatchLibrary library;

  @BeforeEach
  void open() {
    library = new BatchLibrary(folder.resolve("library"));
    library
        .workbench()
        .add(
            java.util.stream.IntStream.range(0, LETTERS).mapToObj(PlantedLetters::number).toList());
    library.workbench().plants().set(PlantLog.MOST, "Ana");
  }

  @AfterEach
  void close() {
    library.close();
  }

  private ReviewSession session(int at) {
    return library.workbench().openForViewer(library.id(at));
  }

  /** The letter as if the extractor itself had suggested what is shown. */
  private static ReviewSession twin(ReviewSession planted) {
    Gesture real = planted.ledger().gestures().getFirst();
    Gesture wrong =
        new Gesture(
            1,
            real.act(),
            real.author(),
            real.at(),
            planted.annotations().all().stream()
                .map(a -> new Change(a.target(), Optional.empty(), Optional.of(a)))
                .toList());
    ValueReader reader = new ValueReader(2026);
    return ReviewSession.open(
        planted.letter(),
        SchemaFile.builtIn(),
        reader,
        new RuleBasedLookup(planted.letter().text(), reader),
        Ledger.of(List.of(wrong)));
  }

  @Test
  void aSessionLooksAsIfTheErrorsWereTheExtractorsOwn() {
    int planted = 0;
    int confirmed = 0;
    for (int i = 0; i < SESSIONS; i++) {
      Random random = new Random(4711 + i);
      ReviewSession shown = session(i % LETTERS);
      ReviewSession twin = twin(shown);
      Set<Target> wrong = new HashSet<>();
      shown.uncaught().stream().map(Plant::target).forEach(wrong::add);
      planted += wrong.size();
      alike(shown, twin, wrong, "session " + i + " at the beginning");
      for (int n = 0; n < 40; n++) {
        Action action = action(shown, wrong, random);
        Optional<SessionStep> one = action.on(shown);
        Optional<SessionStep> other = action.on(twin);
        String where = "session " + i + ", action " + n + ", " + action;
        assertEquals(other.isPresent(), one.isPresent(), where);
        shown = one.map(SessionStep::after).orElse(shown);
        twin = other.map(SessionStep::after).orElse(twin);
        alike(shown, twin, wrong, where);
      }
      ReviewSession last = shown;
      confirmed +=
          (int)
              wrong.stream()
                  .flatMap(t -> last.annotations().at(t).stream())
                  .filter(a -> a.status() == Status.CONFIRMED)
                  .count();
    }
    assertTrue(planted > SESSIONS, planted + " planted");
    assertTrue(confirmed > SESSIONS / 4, confirmed + " confirmed");
  }

  /** Something that an annotator does, by what is shown. */
  private record Action(int kind, List<Target> at) {
    Optional<SessionStep> on(ReviewSession s) {
      return switch (kind) {
        case 0, 1, 2, 3 -> s.confirm(at.getFirst(), ANA);
        case 4, 5, 6 -> s.undo(ANA);
        case 7, 8 -> s.redo(ANA);
        case 9 -> s.flag(at.getFirst(), ANA);
        default ->
            s.accept(
                at.stream().flatMap(t -> s.form().at(t).flatMap(FormRow::blank).stream()).toList(),
                List.of(),
                ANA);
      };
    }
  }

  private static Action action(ReviewSession s, Set<Target> wrong, Random random) {
    List<Target> all =
        s.form().blanks().stream()
            .filter(b -> b.said().isPresent())
            .map(FormRow.Blank::target)
            .toList();
    List<Target> there = all.stream().filter(wrong::contains).toList();
    List<Target> from = !there.isEmpty() && random.nextInt(2) == 0 ? there : all;
    return new Action(
        random.nextInt(12),
        random.ints(1 + random.nextInt(3), 0, from.size()).distinct().mapToObj(from::get).toList());
  }

  private static void alike(
      ReviewSession shown, ReviewSession twin, Set<Target> wrong, String where) {
    assertEquals(said(twin), said(shown), where);
    assertEquals(twin.toUndo().map(Gesture::act), shown.toUndo().map(Gesture::act), where);
    assertEquals(twin.toRedo().map(Gesture::act), shown.toRedo().map(Gesture::act), where);
    assertEquals(twin.undoneTogether(), shown.undoneTogether(), where);
    assertEquals(twin.redoneTogether(), shown.redoneTogether(), where);
    for (Target target : wrong) {
      assertEquals(TargetHistory.of(twin, target), TargetHistory.of(shown, target), where);
    }
    assertEquals(deeds(twin), deeds(shown), where);
  }

  private static Map<Target, Annotation> said(ReviewSession s) {
    Map<Target, Annotation> all = new HashMap<>();
    s.annotations().all().forEach(a -> all.put(a.target(), a));
    return all;
  }

  /** In a gesture, what is shown of it in any order. */
  private static List<Set<LetterHistory.TargetEvent>> deeds(ReviewSession s) {
    return LetterHistory.of(s).stream()
        .map(e -> Set.copyOf(e.deeds()))
        .filter(d -> !d.isEmpty())
        .toList();
  }

  /** A letter with a wrong value that can be confirmed, and with a right one. */
  private ReviewSession withAWrongOne() {
    return java.util.stream.IntStream.range(0, LETTERS)
        .mapToObj(this::session)
        .filter(s -> wrong(s).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Plant> wrong(ReviewSession s) {
    return s.uncaught().stream()
        .filter(p -> p.real().isPresent() && p.shown().isPresent())
        .findFirst();
  }

  @Test
  void redoRestoresAConfirmedPlantedErrorAndTellsTheLog() {
    ReviewSession opened = withAWrongOne();
    Plant plant = wrong(opened).orElseThrow();
    ReviewSession confirmed = opened.confirm(plant.target(), ANA).orElseThrow().after();
    assertEquals(
        Optional.of(new Act.Confirm(plant.target())), confirmed.toUndo().map(Gesture::act));
    ReviewSession undone = confirmed.undo(ANA).orElseThrow().after();
    assertEquals(opened.annotations(), undone.annotations());
    ReviewSession redone = undone.redo(ANA).orElseThrow().after();
    assertEquals(confirmed.annotations(), redone.annotations());
    assertEquals(Optional.empty(), redone.toRedo());
    assertEquals(
        List.of("CONFIRMED", "UNDONE", "CONFIRMED"),
        redone.plants().events().stream().map(e -> e.kind().name()).toList());
    assertEquals(1, redone.ledger().last());
    library.workbench().plants().note(opened.letter().id(), redone.plants().events());
    ReviewSession again = library.workbench().openForViewer(opened.letter().id());
    assertEquals(
        confirmed.annotations().at(plant.target()).map(Annotation::status),
        again.annotations().at(plant.target()).map(Annotation::status));
    assertEquals(
        List.of("confirmed by Ana"),
        TargetHistory.of(again, plant.target()).stream()
            .skip(1)
            .map(TargetHistory.Event::words)
            .toList());
  }
}
