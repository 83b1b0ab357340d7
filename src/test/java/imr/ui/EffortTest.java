package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.evaluate.Comparison;
import imr.evaluate.Count;
import imr.evaluate.Scores;
import imr.evaluate.Verdict;
import imr.exchange.SchemaFile;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.Limits;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.review.ReviewSession;
import imr.store.NewLetter;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keys, clicks, and drags by action: letters in which an error of every kind was planted are put
 * right and finished in the real window, by keyboard alone, by mouse alone, and with both. What
 * stands in the end is what is right, in every value and every highlight. Prints the table. {@code
 * -Deffort.ways=keyboard,mouse,mixed} works in some of the ways only.
 */
final class EffortTest extends WindowTest {
  private static final Path LETTERS = Path.of("../shared/letters/pdf");
  private static final Path SAMPLES = Path.of("resources/imr/samples");
  private static final List<KeysAndClicksTable.Action> SEEN =
      List.of(
          KeysAndClicksTable.Action.RIGHT,
          KeysAndClicksTable.Action.NOT_STATED,
          KeysAndClicksTable.Action.SPURIOUS,
          KeysAndClicksTable.Action.WRONG_VALUE,
          KeysAndClicksTable.Action.WRONG_END,
          KeysAndClicksTable.Action.NEW_ENTRY,
          KeysAndClicksTable.Action.CITATION);

  private final KeysAndClicksTable table = new KeysAndClicksTable();
  private String library = "first";

  /** Somebody who works in one way. */
  private interface Way {
    Analyst with(WindowTest window, KeysAndClicksTable.Column counts);
  }

  @Test
  void theSampleLettersTakeFewKeysClicksAndDrags() throws Exception {
    review(files(SAMPLES, 5), 2);
  }

  @Test
  @Tag("long")
  void tenRealLettersTakeFewKeysClicksAndDrags() throws Exception {
    assumeTrue(Files.isDirectory(LETTERS), "the developers' letters are not beside the project");
    review(files(LETTERS, 10), 10);
  }

  /** A mouse has to be moved, which takes its time. */
  private void review(List<Path> files, int byMouse) throws Exception {
    List<String> ways =
        List.of(System.getProperty("effort.ways", "keyboard,mouse,mixed").split(","));
    if (ways.contains("keyboard")) {
      review(files, "by keyboard", KeyboardAnalyst::new);
    }
    if (ways.contains("mouse")) {
      review(files.subList(0, byMouse), "by mouse", MouseAnalyst::new);
    }
    if (ways.contains("mixed")) {
      review(files.subList(0, byMouse), "mixed", MixedAnalyst::new);
    }
    System.out.println(table);
    assertEquals(List.of(), table.excesses());
    assertEquals(List.of(), table.untried(SEEN));
  }

  private static List<Path> files(Path folder, int most) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> !p.getFileName().toString().equals("index.txt"))
          .sorted()
          .limit(most)
          .toList();
    }
  }

  private void review(List<Path> files, String title, Way way) throws Exception {
    KeysAndClicksTable.Column counts = table.column(title);
    Analyst analyst = way.with(this, counts);
    List<Sound> letters = files.stream().map(this::read).toList();
    begin(title, letters.stream().map(s -> s.with(s.errors().suggestions())).toList());
    for (int i = 0; i < letters.size(); i++) {
      String id = session().letter().id();
      Sound letter = letters.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
      analyst.review(letter.errors());
      awaitSaved();
      assertTrue(workbench.open(id).finished());
      assertRight(letter.right(), workbench.open(id));
    }
    begin(title + ", without errors", letters.stream().map(Sound::letter).toList());
    for (int i = 0; i < letters.size(); i++) {
      String id = session().letter().id();
      analyst.acceptAndFinish();
      awaitSaved();
      assertTrue(workbench.open(id).finished());
    }
  }

  /** Opens the window over a library of its own, with these letters. */
  private void begin(String name, List<NewLetter> letters) throws Exception {
    library = name;
    try (Workbench filled = new Workbench(opened(), SchemaFile.builtIn(), clock())) {
      filled.add(letters);
    }
    restart();
    robot.interact(window::focusForm);
  }

  @Override
  Store opened() throws Exception {
    return StoreFixtures.open(folder.resolve(library));
  }

  /** A letter with suggestions that count as right. */
  private record Sound(NewLetter letter, AnnotationSet right, PlantedErrors errors) {
    String id() {
      return letter.letter().id();
    }

    /** The letter with other suggestions. */
    NewLetter with(AnnotationSet suggestions) {
      List<Change> changes =
          suggestions.all().stream()
              .map(a -> new Change(a.target(), Optional.empty(), Optional.of(a)))
              .toList();
      Author author = new Author.Program("planted", "1");
      Gesture first = new Gesture(1, new Act.Suggest(), author, letter.suggestions().at(), changes);
      return new NewLetter(letter.letter(), letter.original(), first, letter.headline());
    }
  }

  private Sound read(Path file) {
    IntakeResult.Read read =
        (IntakeResult.Read) new Intake(Limits.standard()).read(file, Optional.empty(), () -> false);
    NewLetter letter = workbench.suggest(read);
    AnnotationSet right =
        AnnotationSet.of(
            letter.suggestions().changes().stream().map(c -> c.after().orElseThrow()).toList());
    return new Sound(
        letter, right, new PlantedErrors(SchemaFile.builtIn(), letter.letter().text(), right));
  }

  /** The record has every value of the right one, at its place, and no other. */
  private static void assertRight(AnnotationSet wanted, ReviewSession now) {
    Comparison comparison = Comparison.of(now.schema(), wanted, now.annotations());
    Count all = Scores.none(now.schema()).plus(comparison).total();
    assertEquals(
        new Count(all.gold(), all.gold(), all.gold(), all.gold()),
        all,
        () ->
            comparison.verdicts().stream()
                .filter(v -> !(v instanceof Verdict.Match m && m.strict()))
                .toList()
                .toString());
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }
}
