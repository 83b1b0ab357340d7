package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.RecordFile;
import imr.learn.Example;
import imr.ledger.Ledger;
import imr.letter.Span;
import imr.letter.WordSpans;
import imr.review.FormRow;
import imr.review.Plant;
import imr.review.PlantEvent;
import imr.review.PlantMaker;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random review sessions over letters with planted errors: whatever is done, no planted value comes
 * into a ledger while the error is there, and so into nothing that is made of one. Another seed
 * with {@code -Dseed=N}, another number of sessions than 500 with {@code -Dsessions=N}.
 */
final class PlantLeakTest {
  private static final int SESSIONS = Integer.getInteger("sessions", 500);
  private static final int LETTERS = 12;
  private static final Provenance.Person ANA =
      new Provenance.Person("Ana", BatchLibrary.NOON.minusSeconds(30));

  @TempDir private Path folder;
  private Random random = new Random(0);
  private String where = "";
  private final Map<PlantEvent.Kind, Integer> became = new HashMap<>();
  private int finished;
  private int shown;

  /** What was planted where, whenever a letter was open. */
  private final Map<String, Map<Target, Plant>> planted = new HashMap<>();

  @Test
  void noPlantedValueLeaksFromFiveHundredRandomSessions() throws Exception {
    long seed = Long.getLong("seed", 20_261_130L);
    BatchLibrary library = new BatchLibrary(folder.resolve("0"));
    fill(library, 0);
    for (int i = 0; i < SESSIONS; i++) {
      random = new Random(seed + i);
      where = "session " + i + " of seed " + seed;
      if (i > 0 && i % 40 == 0) {
        check(library);
        elsewhere(library, i);
        library.close();
        library = new BatchLibrary(folder.resolve(String.valueOf(i)));
        fill(library, i);
      }
      session(library, random.nextInt(LETTERS));
    }
    check(library);
    elsewhere(library, SESSIONS);
    library.close();
    System.out.printf(
        "%d sessions: %d planted errors shown, %s, %d letters finished%n",
        SESSIONS, shown, became, finished);
    assertTrue(shown > SESSIONS / 2, shown + " shown");
    assertTrue(finished > 10, finished + " finished");
    assertTrue(became.keySet().containsAll(Set.of(PlantEvent.Kind.values())), became.toString());
  }

  private void fill(BatchLibrary library, int round) {
    planted.clear();
    library
        .workbench()
        .add(
            IntStream.range(0, LETTERS)
                .mapToObj(
                    i ->
                        i % 3 == 0
                            ? PlantedLetters.number(round * LETTERS + i)
                            : LearningFixture.number(round * LETTERS + i))
                .toList());
    library.workbench().plants().set(PlantLog.MOST, "Ana");
  }

  /** Somebody opens a letter, does something in it, and leaves it in one way or another. */
  private void session(BatchLibrary library, int at) {
    String id = library.id(at);
    ReviewSession session = library.workbench().openForViewer(id);
    remember(id, session);
    int noted = 0;
    int actions = random.nextInt(4, 40);
    for (int i = 0; i < actions; i++) {
      int heard = session.plants().events().size();
      Optional<SessionStep> step = act(session).filter(s -> isFair(id, s, heard));
      if (step.isPresent()) {
        boolean killed = random.nextInt(40) == 0;
        if (killed && random.nextBoolean()) {
          return; // neither the gesture nor what became of the error is on disk
        }
        if (step.get().isKept()) {
          library.workbench().keep(id, step.get().gesture(), step.get().after().headline());
        }
        if (killed) {
          return; // the gesture is, the rest isn't
        }
        session = step.get().after();
        noted = note(library, id, session, noted);
      }
      ledgerIsClean(library.store().kept(id).ledger(), id);
    }
    if (random.nextInt(3) > 0) {
      finish(library, id, session, noted);
    } else if (random.nextInt(3) == 0) {
      library.run(new BatchAction.Finish());
    }
    ledgerIsClean(library.store().kept(id).ledger(), id);
  }

  private int note(BatchLibrary library, String id, ReviewSession session, int noted) {
    List<PlantEvent> all = session.plants().events();
    List<PlantEvent> fresh = all.subList(noted, all.size());
    fresh.forEach(e -> became.merge(e.kind(), 1, Integer::sum));
    library.workbench().plants().note(id, fresh);
    return all.size();
  }

  private void remember(String id, ReviewSession session) {
    for (Plant plant : session.uncaught()) {
      if (planted.computeIfAbsent(id, _ -> new HashMap<>()).put(plant.target(), plant) == null) {
        shown++;
      }
    }
  }

  private Optional<SessionStep> act(ReviewSession s) {
    List<FormRow.Blank> blanks = s.form().blanks();
    FormRow.Blank blank = blanks.get(random.nextInt(blanks.size()));
    Target at = blank.target();
    // what is planted is met more often than chance has it
    List<Plant> there = s.uncaught();
    if (!there.isEmpty() && random.nextInt(3) == 0) {
      at = there.get(random.nextInt(there.size())).target();
    }
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> s.confirm(at, ANA);
      case 4 -> s.strikeOut(at, ANA);
      case 5 -> s.correct(at, "zebra " + random.nextInt(100), ANA);
      case 6 -> s.assign(at, words(s), ANA);
      case 7 -> s.reach(at, WordSpans.Edge.END, random.nextBoolean() ? 1 : -1, ANA);
      case 8 -> s.turn(at, 1, ANA);
      case 9 -> s.absent(at.whole(), ANA);
      case 10 -> s.undo(ANA);
      case 11 -> s.redo(ANA);
      case 12 -> s.accept(s.form().open().stream().limit(6).toList(), List.of(), ANA);
      case 13 -> typedReal(s, at);
      case 14 -> group(s);
      default -> s.flag(at, ANA);
    };
  }

  /** The right value, typed by somebody who knows. */
  private Optional<SessionStep> typedReal(ReviewSession s, Target at) {
    return s.record()
        .annotations()
        .at(at)
        .flatMap(Annotation::evidence)
        .map(Evidence::span)
        .flatMap(span -> s.assign(random.nextBoolean() ? at : at.whole(), span, ANA));
  }

  private Optional<SessionStep> group(ReviewSession s) {
    List<Target> heads =
        s.form().rows().stream()
            .filter(FormRow.Head.class::isInstance)
            .map(r -> ((FormRow.Head) r).target())
            .toList();
    if (heads.isEmpty()) {
      return s.confirm(s.form().blanks().getFirst().target(), ANA);
    }
    Target head = heads.get(random.nextInt(heads.size()));
    return random.nextInt(4) > 0 ? s.confirm(head, ANA) : s.strikeOut(head, ANA);
  }

  private Span words(ReviewSession s) {
    List<Span> all = WordSpans.of(s.letter().text()).all();
    int first = random.nextInt(all.size());
    int last = Math.min(all.size() - 1, first + random.nextInt(3));
    return new Span(all.get(first).start(), all.get(last).end());
  }

  /**
   * False for a decision of the person's own that happens to be what was planted there before:
   * somebody who was told of the error may say so, and nothing leaks.
   */
  private boolean isFair(String id, SessionStep step, int heard) {
    return step.gesture().changes().stream()
        .flatMap(c -> c.after().stream())
        .noneMatch(
            a -> {
              Plant plant = planted.getOrDefault(id, Map.of()).get(a.target());
              boolean open =
                  plant != null
                      && step.after().uncaught().stream()
                          .anyMatch(p -> p.target().equals(a.target()));
              return plant != null
                  && !open
                  && isWrong(plant, a)
                  && !wasCaughtBy(step, plant, heard);
            });
  }

  /**
   * The gesture that catches an error must not have it, so it is looked at; not one that comes
   * later, for which nothing new was heard of the error.
   */
  private static boolean wasCaughtBy(SessionStep step, Plant plant, int heard) {
    List<PlantEvent> events = step.after().plants().events();
    return events.size() > heard
        && events.getLast().target().equals(plant.target())
        && step.gesture().changes().stream().anyMatch(c -> c.before().equals(plant.real()));
  }

  private static boolean isWrong(Plant plant, Annotation said) {
    Optional<String> wrong = plant.shown().flatMap(Annotation::value).map(Value::shown);
    return said.answer() instanceof Answer.Stated
        && wrong.isPresent()
        && said.value().map(Value::shown).filter(wrong.get()::equalsIgnoreCase).isPresent();
  }

  private void ledgerIsClean(Ledger ledger, String id) {
    Map<Target, Plant> there = planted.getOrDefault(id, Map.of());
    ledger
        .everAnnotated()
        .filter(a -> there.containsKey(a.target()))
        .forEach(
            a ->
                Optional.ofNullable(there.get(a.target()))
                    .ifPresent(
                        plant ->
                            assertFalse(
                                isWrong(plant, a), () -> where + ": " + plant + " in " + a)));
  }

  private void finish(BatchLibrary library, String id, ReviewSession opened, int noted) {
    ReviewSession session = opened;
    while (!session.finished() && !session.form().open().isEmpty()) {
      List<FormRow.Blank> open = session.form().open();
      FormRow.Blank blank = open.getFirst();
      ReviewSession now = session;
      Optional<SessionStep> step =
          blank.said().filter(a -> a.status() == Status.SUGGESTED).isPresent()
              ? now.confirm(blank.target(), ANA)
              : blank.target().isEntry()
                  ? now.strikeOut(blank.target(), ANA)
                  : now.absent(blank.target(), ANA);
      if (step.isEmpty()) {
        return;
      }
      session = keep(library, id, step.get());
      noted = note(library, id, session, noted);
    }
    List<Plant> missed = session.uncaught();
    assertEquals(
        missed.isEmpty() || session.finished(),
        session.finish(ANA).isPresent() || session.finished(),
        where);
    session = session.settled("Ana");
    note(library, id, session, noted);
    ReviewSession real = session;
    List<FormRow.Blank> again =
        missed.stream()
            .flatMap(p -> real.form().at(p.target()).flatMap(FormRow::blank).stream())
            .filter(FormRow.Blank::open)
            .toList();
    Optional<SessionStep> accepted = session.accept(again, List.of(), ANA);
    if (accepted.isPresent()) {
      session = keep(library, id, accepted.get());
    }
    Optional<SessionStep> end = session.finish(ANA);
    if (end.isPresent()) {
      finished++;
      ReviewSession gold = keep(library, id, end.get());
      assertEquals(gold.annotations(), library.workbench().open(id).annotations(), where);
    }
  }

  private static ReviewSession keep(BatchLibrary library, String id, SessionStep step) {
    if (step.isKept()) {
      library.workbench().keep(id, step.gesture(), step.after().headline());
    }
    return step.after();
  }

  /** What is made of the letters is made of their ledgers, which are clean. */
  private void check(BatchLibrary library) {
    for (String id : library.ids()) {
      LoadedLetter kept = library.store().kept(id);
      ledgerIsClean(kept.ledger(), id);
      assertEquals(kept.annotations(), library.workbench().open(id).record().annotations(), where);
      Example example = Example.of(kept.letter(), kept.ledger(), false);
      Stream.concat(example.annotations().all().stream(), example.suggested().all().stream())
          .forEach(a -> said(id, a));
      DecidedRecord.of(kept.annotations()).all().forEach(a -> said(id, a));
    }
    library.workbench().plantReport();
  }

  private void said(String id, Annotation annotation) {
    Plant plant = planted.getOrDefault(id, Map.of()).get(annotation.target());
    assertFalse(plant != null && isWrong(plant, annotation), where);
  }

  /** A project file and a record file have nothing that was made up. */
  private void elsewhere(BatchLibrary library, int round) throws Exception {
    Path project = folder.resolve("p" + round + ProjectExportResult.ENDING);
    library.workbench().projects().write(project, Optional.empty(), BatchLibrary.task());
    Store other = StoreFixtures.open(folder.resolve("other" + round));
    try (BatchLibrary copy = new BatchLibrary(folder.resolve("other" + round), other)) {
      copy.workbench().projects().read(project, BatchLibrary.task());
      assertEquals(Set.copyOf(library.ids()), Set.copyOf(copy.ids()), where);
      for (String id : copy.ids()) {
        ledgerIsClean(copy.store().kept(id).ledger(), id);
      }
      assertFalse(copy.workbench().plants().setting().on(), where);
    }
    RecordFile records = new RecordFile(library.workbench().schema());
    for (String id : library.ids()) {
      LoadedLetter kept = library.store().kept(id);
      String text = records.pretty(kept.letter(), kept.annotations(), RecordFile.Detail.PLAIN);
      for (String entry : invented(id)) {
        assertFalse(text.contains(entry), where);
      }
    }
    assertTrue(Files.size(project) > 0, where);
  }

  private Set<String> invented(String id) {
    return planted.getOrDefault(id, Map.of()).values().stream()
        .filter(p -> p.real().isEmpty())
        .map(p -> p.target().entry())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aLetterThatIsOpenedAgainHasTheSameErrorsAndEachIsWrong() {
    try (BatchLibrary library = new BatchLibrary(folder)) {
      fill(library, 0);
      List<Plant> all = new ArrayList<>();
      for (int i = 0; i < LETTERS; i++) {
        List<Plant> plants = PlantMaker.plants(library.session(i), 0.5, "a seed");
        assertEquals(plants, PlantMaker.plants(library.session(i), 0.5, "a seed"));
        all.addAll(plants);
      }
      assertTrue(all.stream().anyMatch(p -> p.shown().isEmpty()), "none left out");
      assertTrue(all.stream().anyMatch(p -> p.real().isEmpty()), "none made up");
      all.stream()
          .filter(p -> p.real().isPresent() && p.shown().isPresent())
          .forEach(p -> assertFalse(isWrong(p, p.real().get()), p::toString));
      assertEquals(List.of(), PlantMaker.plants(library.session(0), 0, "a seed"));
    }
  }
}
