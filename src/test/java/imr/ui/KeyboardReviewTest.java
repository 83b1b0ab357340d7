package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Headline;
import imr.annotation.Target;
import imr.evaluate.Comparison;
import imr.evaluate.Count;
import imr.evaluate.Scores;
import imr.evaluate.Verdict;
import imr.exchange.SchemaFile;
import imr.intake.Intake;
import imr.intake.Limits;
import imr.intake.Outcome;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.review.Order;
import imr.review.ReviewSession;
import imr.review.Row;
import imr.store.NewLetter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/**
 * Letters from suggestion to finished by keyboard alone, in the real window: a scripted analyst who
 * knows what is right presses keys for what is on the desk and nothing else. Errors of every kind
 * are planted, so that each has to be put right; the keys are counted by kind.
 */
final class KeyboardReviewTest extends WindowTest {
  private static final Path LETTERS = Path.of("../shared/letters/pdf");
  private static final Path SAMPLES = Path.of("resources/imr/samples");

  private final Map<PlantedErrors.Kind, List<Integer>> keysByKind =
      new EnumMap<>(PlantedErrors.Kind.class);
  private final List<Integer> keysByLetter = new ArrayList<>();
  private final Map<String, PlantedErrors> planted = new LinkedHashMap<>();
  private final Map<String, AnnotationSet> right = new LinkedHashMap<>();
  private static final java.util.Set<PlantedErrors.Kind> EASY =
      java.util.Set.of(PlantedErrors.Kind.RIGHT, PlantedErrors.Kind.ABSENT);
  private int keys;

  @Test
  void theSampleLettersAreFinishedByKeyboardWithFewKeys() throws Exception {
    review(files(SAMPLES, 5));
  }

  @Test
  void tenRealLettersAreFinishedByKeyboardWithFewKeys() throws Exception {
    assumeTrue(Files.isDirectory(LETTERS), "the developers' letters are not beside the project");
    review(files(LETTERS, 10));
    keysByKind.forEach((kind, counts) -> System.out.println(kind + ": " + told(counts)));
    System.out.println("keys a letter: " + told(keysByLetter));
  }

  @Test
  void aLetterWhoseValuesAreAllSureEnoughTakesAtMostTwelveKeys() throws Exception {
    openSamples();
    robot.interact(window::focusForm);
    robot.interact(() -> window.desk().order().set(new Order(false, 0.5)));
    keys = 0;
    press(KeyCode.A, KeyCode.SHORTCUT, KeyCode.SHIFT);
    press(KeyCode.ENTER);
    while (!session().form().open().isEmpty()) {
      press(said(chosen()).isPresent() ? KeyCode.ENTER : KeyCode.DELETE);
    }
    press(KeyCode.ENTER, KeyCode.SHORTCUT);
    awaitSaved();
    await(() -> finished() == 1);
    assertTrue(keys <= 12, keys + " keys");
  }

  private static List<Path> files(Path folder, int most) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> !p.getFileName().toString().equals("index.txt"))
          .sorted()
          .limit(most)
          .toList();
    }
  }

  private void review(List<Path> files) throws Exception {
    files.forEach(this::takeIn);
    restart();
    robot.interact(window::focusForm);
    for (int letter = 0; letter < files.size(); letter++) {
      String id = session().letter().id();
      keys = 0;
      review(Objects.requireNonNull(planted.get(id)));
      assertRight(Objects.requireNonNull(right.get(id)));
      press(KeyCode.ENTER, KeyCode.SHORTCUT);
      if (node("#overlay").isVisible()) {
        press(KeyCode.ENTER); // finish it with its warnings
      }
      keysByLetter.add(keys);
      int done = letter + 1;
      await(() -> finished() == done);
    }
    awaitSaved();
    assertEquals(files.size(), finished());
    assertFewKeys();
  }

  /** At most one key a right or absent field, three a wrong one. */
  private void assertFewKeys() {
    keysByKind.forEach(
        (kind, counts) -> {
          boolean easy = kind == PlantedErrors.Kind.RIGHT || kind == PlantedErrors.Kind.ABSENT;
          assertTrue(counts.stream().allMatch(k -> k <= (easy ? 1 : 3)), kind + ": " + counts);
        });
    assertEquals(List.of(PlantedErrors.Kind.values()), List.copyOf(keysByKind.keySet()));
  }

  private void takeIn(Path file) {
    Outcome.Read read =
        (Outcome.Read) new Intake(Limits.standard()).read(file, Optional.empty(), () -> false);
    NewLetter sound = workbench.suggest(read);
    AnnotationSet says =
        AnnotationSet.of(
            sound.suggestions().changes().stream().map(c -> c.after().orElseThrow()).toList());
    PlantedErrors errors = new PlantedErrors(SchemaFile.builtIn(), read.letter().text(), says);
    List<Change> changes =
        errors.suggestions().all().stream()
            .map(a -> new Change(a.target(), Optional.empty(), Optional.of(a)))
            .toList();
    Gesture first =
        new Gesture(
            1,
            new Act.Suggest(),
            new Author.Program("planted", "1"),
            sound.suggestions().at(),
            changes);
    workbench.add(
        List.of(new NewLetter(sound.letter(), sound.original(), first, sound.headline())));
    planted.put(read.letter().id(), errors);
    right.put(read.letter().id(), says);
  }

  /** The record on the desk has every value of the right one, at its place, and no other. */
  private void assertRight(AnnotationSet wanted) {
    Comparison comparison = Comparison.of(session().schema(), wanted, session().annotations());
    Count all = Scores.none(session().schema()).plus(comparison).total();
    assertEquals(
        new Count(all.gold(), all.gold(), all.gold(), all.gold()),
        all,
        () ->
            comparison.verdicts().stream()
                .filter(v -> !(v instanceof Verdict.Match m && m.strict()))
                .toList()
                .toString());
  }

  private void review(PlantedErrors errors) throws Exception {
    List<Annotation> added = new ArrayList<>();
    for (int line = 0; line < 500 && !session().form().open().isEmpty(); line++) {
      Target target = chosen();
      if (several(errors, target)) {
        continue;
      }
      Optional<Annotation> lacking =
          errors.missing(target.whole()).stream().filter(a -> !added.contains(a)).findFirst();
      int before = keys;
      if (lacking.isPresent()) {
        added.add(lacking.get());
        press(KeyCode.I, KeyCode.SHORTCUT);
        type(errors.typed(lacking.get().target()).orElseThrow());
        count(PlantedErrors.Kind.MISSING_ENTRY, before);
      } else {
        PlantedErrors.Kind kind = errors.kind(target);
        decide(kind, errors, target);
        count(kind, before);
      }
    }
    assertEquals(List.of(), session().form().open().stream().map(Row.Blank::target).toList());
  }

  /** A line of several fields: one key where all are as they should be, else it is opened. */
  private boolean several(PlantedErrors errors, Target target) throws Exception {
    Optional<Row> row = window.desk().form().at(target);
    List<Row.Blank> inside =
        switch (row.orElse(null)) {
          case Row.Unstated fold -> fold.open();
          case Row.Head head ->
              session().form().open().stream()
                  .filter(b -> b.target().subject().equals(head.target().entry()))
                  .toList();
          case null, default -> List.of();
        };
    if (inside.isEmpty()) {
      return false;
    }
    boolean asTheyShouldBe =
        inside.stream()
            .allMatch(
                b ->
                    errors.missing(b.target().whole()).isEmpty()
                        && EASY.contains(errors.kind(b.target())));
    int before = keys;
    press(asTheyShouldBe ? KeyCode.ENTER : KeyCode.F2);
    if (asTheyShouldBe) {
      count(errors.kind(inside.getFirst().target()), before);
    }
    return true;
  }

  private void decide(PlantedErrors.Kind kind, PlantedErrors errors, Target target)
      throws Exception {
    switch (kind) {
      case RIGHT -> press(said(target).isPresent() ? KeyCode.ENTER : KeyCode.DELETE);
      case SPURIOUS, ABSENT -> press(KeyCode.DELETE);
      case SHORT_SPAN -> {
        press(KeyCode.RIGHT, KeyCode.ALT);
        press(KeyCode.ENTER);
      }
      case WRONG_VALUE, LONG_SPAN -> {
        press(KeyCode.F2);
        type(errors.typed(target).orElseThrow());
      }
      case MISSING -> type(errors.typed(target).orElseThrow());
      case MISSING_ENTRY -> throw new IllegalStateException("a missing entry has no line");
    }
  }

  private void count(PlantedErrors.Kind kind, int before) {
    keysByKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(keys - before);
  }

  /** Types words and Enter; the words are not counted. */
  private void type(String words) throws Exception {
    for (int i = 0; i < words.length(); i = words.offsetByCodePoints(i, 1)) {
      String character = Character.toString(words.codePointAt(i));
      robotless(() -> typed(character));
    }
    press(KeyCode.ENTER);
  }

  /** Presses a key with others held, through the window as a keyboard does. */
  private void press(KeyCode key, KeyCode... held) throws Exception {
    keys++;
    robotless(
        () -> {
          Robot keyboard = new Robot();
          Stream.of(held).map(KeyboardReviewTest::real).forEach(keyboard::keyPress);
          keyboard.keyType(key);
          Stream.of(held).map(KeyboardReviewTest::real).forEach(keyboard::keyRelease);
        });
    settle();
  }

  private void typed(String character) {
    Node focused = stage.getScene().getFocusOwner();
    Event.fireEvent(
        focused,
        new KeyEvent(
            KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
  }

  /** TestFX waits a good while after each of its gestures; here the window's own thread will do. */
  private static void robotless(Runnable gesture) throws Exception {
    Platform.runLater(gesture);
    settle();
  }

  private static KeyCode real(KeyCode held) {
    return held == KeyCode.SHORTCUT ? KeyCode.CONTROL : held;
  }

  private static void settle() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(done::countDown);
    assertTrue(done.await(10, TimeUnit.SECONDS));
  }

  private Optional<Annotation> said(Target target) {
    return session().annotations().at(target);
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private long finished() {
    return window.library().letters().stream()
        .filter(r -> r.headline().state() == Headline.State.FINISHED)
        .count();
  }

  private static String told(List<Integer> counts) {
    return "%d times, mean %.2f, most %d"
        .formatted(
            counts.size(),
            counts.stream().mapToInt(i -> i).average().orElse(0),
            counts.stream().mapToInt(i -> i).max().orElse(0));
  }
}
