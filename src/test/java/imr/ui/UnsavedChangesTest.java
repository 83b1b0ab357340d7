package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.SchemaFile;
import imr.ledger.Gesture;
import imr.store.LocalStore;
import imr.store.StoreOpenResult;
import imr.workbench.ProjectReport;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's folder goes away while its window is open. */
final class UnsavedChangesTest extends WindowTest {
  @TempDir private Path elsewhere;

  /** The first import of a process takes long on a busy machine. */
  private void awaitLong(Callable<Boolean> so) throws Exception {
    for (int i = 0; i < 8; i++) {
      try {
        await(so);
        return;
      } catch (RuntimeException | TimeoutException busy) {
        Thread.sleep(1_000);
      }
    }
    await(so);
  }

  private void type(String age) {
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.write(age);
    robot.type(KeyCode.ENTER);
  }

  private void emptyFolder() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("store.")).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void changesStayInMemoryAreToldOfAtOnceAndCanBeSavedElsewhere() throws Exception {
    robot.interact(window::importSamples);
    awaitLong(() -> window.desk().session().get().isPresent());
    emptyFolder();
    type("71");
    awaitLong(() -> label("#saved").startsWith("Couldn't save: "));
    assertEquals(
        "Couldn't save: the library's folder is gone or was replaced. Your changes are in memory"
            + " only.",
        label("#saved"));
    awaitLong(() -> robot.lookup("#sheet-title").tryQuery().isPresent());
    assertEquals("Your changes aren't saved", label("#sheet-title"));
    robot.type(KeyCode.ESCAPE);
    type("72");
    assertTrue(node("#save-elsewhere").isVisible());
    List<Gesture> ledger = window.desk().session().get().orElseThrow().ledger().gestures();
    Path file = elsewhere.resolve("unsaved.imrproject");
    robot.interact(() -> window.unsaved().write(file));
    StoreOpenResult.Opened other =
        assertInstanceOf(
            StoreOpenResult.Opened.class, LocalStore.open(elsewhere.resolve("library")));
    Clock clock = Clock.system(ZoneId.systemDefault());
    try (Workbench another = new Workbench(other.store(), SchemaFile.builtIn(), clock)) {
      assertInstanceOf(
          ProjectReport.ProjectImported.class,
          another.projects().read(file, new Task(System::nanoTime)));
      String letter = other.store().letters().getFirst().id();
      assertEquals(ledger, other.store().ledger(letter));
    }
  }
}
