package imr.ui;

import imr.annotation.FieldId;
import imr.annotation.Target;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long the desk takes, in the real window without a display: {@code mvn test
 * -Dtest=DeskMeasurement -Dtests.excluded=none}. Prints figures and holds none: they are the
 * machine's. The folder of letters is {@code -Dletters=DIR}; without it the sample letters serve.
 */
@Tag("long")
final class DeskMeasurement extends WindowTest {

  @Test
  void openingALetterAndKeepingADecision() throws Exception {
    importLetters();
    int letters = window.library().letters().size();
    List<Double> opening = new ArrayList<>();
    List<Double> choosing = new ArrayList<>();
    for (int round = 0; round < Math.max(60, letters); round++) {
      opening.add(millis(() -> window.library().openNext()));
      choosing.add(millis(() -> window.desk().choose(Target.of(new FieldId("items")))));
    }
    List<Double> keeping = new ArrayList<>();
    for (int key = 0; key < 30; key++) {
      long start = System.nanoTime();
      robot.interact(() -> window.desk().absent());
      await(() -> !window.desk().unsaved());
      keeping.add((System.nanoTime() - start) / 1e6);
    }
    print(letters + " letters, opening one", opening);
    print("choosing its last line", choosing);
    print("a decision until it is on disk (with the test's waits)", keeping);
  }

  private void importLetters() throws Exception {
    String folder = System.getProperty("letters", "");
    if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
      openSamples();
    } else {
      robot.interact(() -> window.importFiles(List.of(Path.of(folder))));
      await(() -> window.desk().session().get().isPresent());
      await(() -> !node("#import-stop").getParent().isVisible());
    }
    robot.type(KeyCode.ESCAPE);
  }

  /** The window's thread's own time, so that a busy machine tells the same; drawing not counted. */
  private double millis(Runnable verb) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] taken = new double[1];
    robot.interact(
        () -> {
          long start = threads.getCurrentThreadCpuTime();
          verb.run();
          stage.getScene().getRoot().applyCss();
          stage.getScene().getRoot().layout();
          taken[0] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
        });
    return taken[0];
  }

  private static void print(String what, List<Double> millis) {
    Collections.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.1f ms, 95 of 100 within %.1f ms, longest %.1f ms%n",
        what,
        millis.get(millis.size() / 2),
        millis.get((int) (millis.size() * 0.95)),
        millis.getLast());
  }
}
