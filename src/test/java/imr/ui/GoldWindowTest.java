package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.workbench.TestAnnotator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** History, corrections, gold sets and project files in the real window. */
final class GoldWindowTest extends WindowTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void theHistoryTellsTheChosenFieldOrAll() throws Exception {
    openSamples();
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.ENTER);
    awaitSaved();
    choose("patient.age");
    robot.press(KeyCode.CONTROL).type(KeyCode.H).release(KeyCode.CONTROL);
    await(() -> robot.lookup("#history").tryQuery().isPresent());
    assertEquals(2, lines().size());
    assertTrue(lines().getFirst().contains("Age: confirmed by Ana"), lines().getFirst());
    robot.clickOn("#history-only");
    await(() -> lines().getFirst().contains("words=confirmed by Ana"));
    assertEquals(2, lines().size());
    assertTrue(lines().getLast().contains("words=suggested by imr-rules"), lines().getLast());
    robot.type(KeyCode.ESCAPE);
    await(() -> robot.lookup("#history").tryQuery().isEmpty());
  }

  @Test
  void correctionsAreCountedInATable() throws Exception {
    openSamples();
    String other = workbench.letters().get(3).id();
    new TestAnnotator(workbench, "Ana", NOON).types(other, "patient.age", "99");
    run("corrections");
    await(() -> !table("#corrections").getItems().isEmpty());
    assertEquals(2, table("#corrections").getItems().size());
    assertTrue(
        table("#corrections").getItems().getLast().toString().startsWith("Row[label=Age"),
        table("#corrections").getItems().getLast().toString());
  }

  @Test
  void aGoldSetIsMadeWithAPartByHandAndFrozen() throws Exception {
    openSamples();
    TestAnnotator ana = new TestAnnotator(workbench, "Ana", NOON);
    String letter = workbench.letters().get(3).id();
    ana.finishes(letter);
    run("gold-sets");
    await(() -> label("#gold-notice").startsWith("No gold sets yet."));
    robot.clickOn("#gold-make");
    await(() -> table("#gold-proposal").getItems().size() == 1);
    robot.interact(() -> table("#gold-proposal").getSelectionModel().selectFirst());
    robot.clickOn("#gold-test");
    robot.clickOn("#gold-name").write("2026-Q4").type(KeyCode.ENTER);
    await(() -> robot.lookup("#gold-letters").tryQuery().isPresent());
    await(() -> table("#gold-letters").getItems().size() == 1);
    GoldSet made = workbench.gold().named("2026-Q4").orElseThrow();
    assertEquals("Ana", made.by());
    assertEquals(
        List.of(
            new GoldSet.Member(
                letter, 1, workbench.revisions(letter).getFirst().sha256(), GoldSetPart.TEST)),
        made.members());
    assertEquals("No letters have changed since this set was created.", label("#gold-notice"));
    robot.type(KeyCode.ESCAPE);
    ana.reopens(letter).declaresFinished(letter);
    run("gold-sets");
    await(() -> label("#gold-notice").equals("1 letter has a newer revision than this set."));
  }

  @Test
  void aProjectFileGoesOutAndComesInAndTheDeskIsBack() throws Exception {
    openSamples();
    Optional<String> opened = window.library().opened().get();
    Path file = folder.resolve("p.zip");
    robot.interact(() -> window.others().projects().write(file));
    await(() -> label("#notice").equals("5 letters exported."));
    assertTrue(Files.size(file) > 10_000);
    robot.interact(() -> window.others().projects().takeIn(file));
    await(() -> label("#notice").equals("0 letters added, 0 updated, 5 unchanged."));
    assertEquals(opened, window.library().opened().get());
    assertTrue(window.desk().session().get().isPresent());
  }

  private List<String> lines() {
    return robot.lookup("#history").<ListView<?>>query().getItems().stream()
        .map(Object::toString)
        .toList();
  }

  private TableView<?> table(String query) {
    return robot.lookup(query).query();
  }
}
