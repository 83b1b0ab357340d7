package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.demo.TypicalSession;
import imr.workbench.Task;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A project file that somebody double-clicked, and what else starts from outside the window. */
final class OpenedProjectTest extends WindowTest {

  @Test
  void aProjectFileThatIsOpenedIsOfferedAndTakenInOnlyIfTheAnalystSaysSo() throws Exception {
    openSamples();
    Path file = folder.resolve("letters of Ana.imrproject");
    workbench.projects().write(file, Optional.empty(), new Task(System::nanoTime));
    robot.interact(() -> window.offer(file));
    assertTrue(
        robot
            .lookup("#sheet-sentence")
            .queryLabeled()
            .getText()
            .contains(file.getFileName().toString()));
    robot.clickOn("Cancel");
    assertFalse(robot.lookup("#sheet-sentence").tryQuery().isPresent());
    robot.interact(() -> window.offer(file));
    robot.clickOn("Import");
    await(() -> window.desk().session().get().isPresent());
    await(
        () ->
            robot
                .lookup(
                    n ->
                        n instanceof javafx.scene.control.Label l
                            && l.getText().contains("5 unchanged"))
                .tryQuery()
                .isPresent());
    assertEquals(5, workbench.letters().size());
  }

  @Test
  void everyCommandOfTheRehearsalExists() {
    Set<String> ids =
        window.allVerbs().stream().map(c -> c.id().value()).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>(TypicalSession.SHEETS);
    unknown.addAll(TypicalSession.JOB);
    unknown.removeAll(ids);
    assertEquals(Set.of(), unknown);
  }
}
