package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.review.Highlight;
import imr.review.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/**
 * The main job on ten real letters, by keyboard; skipped where the developers' letters are missing.
 */
final class RealLettersTest extends WindowTest {
  private static final Path LETTERS = Path.of("../shared/letters/pdf");

  @Test
  void tenLettersAreImportedSeenCorrectedKeptAndFinished() throws Exception {
    assumeTrue(Files.isDirectory(LETTERS), "the developers' letters are not beside the project");
    List<Path> ten;
    try (Stream<Path> all = Files.list(LETTERS)) {
      ten = all.sorted().limit(10).toList();
    }
    robot.interact(() -> window.importFiles(ten));
    await(
        () -> window.library().letters().size() == 10 && window.desk().session().get().isPresent());
    for (int letter = 0; letter < 9; letter++) {
      correctTheAgeAndConfirmTheNext();
      robot.push(KeyCode.SHORTCUT, KeyCode.N);
    }
    finishTheLetterOnTheDesk();
    awaitSaved();
    restart();
    assertEquals(
        9,
        count(Headline.State.IN_REVIEW),
        "nine were corrected and are still there after a restart");
    assertEquals(1, count(Headline.State.FINISHED));
  }

  private long count(Headline.State state) {
    return window.library().letters().stream().filter(r -> r.headline().state() == state).count();
  }

  private void correctTheAgeAndConfirmTheNext() throws Exception {
    choose("patient.age");
    robot.interact(window::focusForm);
    everyHighlightShowsItsOwnWords();
    robot.write("33").type(KeyCode.ENTER);
    assertEquals(Optional.of(Value.of("33")), at("patient.age").orElseThrow().value());
    assertEquals(Target.of(new FieldId("patient.sex")), chosen());
    robot.type(KeyCode.ENTER);
    assertEquals(Status.CONFIRMED, at("patient.sex").orElseThrow().status());
    awaitSaved();
  }

  private void everyHighlightShowsItsOwnWords() {
    var session = window.desk().session().get().orElseThrow();
    List<Highlight> highlights = session.highlights();
    assertTrue(highlights.size() > 20, "a real letter has many highlights");
    assertTrue(session.annotations().holdsIn(session.letter().text()));
  }

  /** Enter where something stands, Delete where nothing does, until nothing is open. */
  private void finishTheLetterOnTheDesk() throws Exception {
    robot.interact(window::focusForm);
    for (int keys = 0; keys < 400 && !open().isEmpty(); keys++) {
      Row.Blank blank = open().getFirst();
      robot.interact(() -> window.desk().choose(blank.target()));
      robot.interact(() -> (blank.said().isPresent() ? enter() : delete()).run());
    }
    assertEquals(List.of(), open());
    robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
    await(() -> count(Headline.State.FINISHED) == 1);
  }

  private Runnable enter() {
    return window.desk()::confirm;
  }

  private Runnable delete() {
    return window.desk()::absent;
  }

  private List<Row.Blank> open() {
    return window.desk().session().get().orElseThrow().form().open();
  }
}
