package imr.ui;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.review.ColumnLine;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreOpenResult;
import imr.workbench.ManyLetters;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What reviewing one field over many letters costs, in the real window without a display: {@code
 * mvn test -Dtest=ColumnMeasurement -Dtests.excluded=none}, with {@code -Dletters=100000} for
 * another number than 2,000 and {@code -Dmany=FOLDER} to keep the store for the next time. Prints
 * the window's longest silence at each step beside its aim; holds none, since they are the
 * machine's.
 */
@Tag("long")
final class ColumnMeasurement extends WindowTest {
  private static final int LETTERS = Integer.getInteger("letters", 2_000);
  private static final int ROUNDS = 60;

  @Override
  Store opened() throws Exception {
    String many = System.getProperty("many", "");
    Path stores = many.isEmpty() ? folder.resolve("many") : Path.of(many);
    return ((StoreOpenResult.Opened) LocalStore.open(ManyLetters.store(stores, LETTERS))).store();
  }

  private ListView<ColumnLine> list() {
    return robot.lookup("#column-list").query();
  }

  private static void until(Callable<Boolean> so) throws Exception {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.MINUTES, () -> WaitForAsyncUtils.asyncFx(so).get(1, TimeUnit.MINUTES));
  }

  @Test
  void whatOneFieldOverManyLettersCosts() throws Exception {
    try (Beat heart = new Beat()) {
      run("column-review");
      until(() -> robot.lookup("#column").tryQuery().isPresent());
      TestKeyboard keys = new TestKeyboard(stage.getScene());
      ComboBox<Field> fields = robot.lookup("#column-field").query();
      heart.longest();
      long began = System.nanoTime();
      robot.interact(
          () ->
              fields.setValue(
                  fields.getItems().stream()
                      .filter(f -> f.id().equals(new FieldId("items.treatment")))
                      .findFirst()
                      .orElseThrow()));
      until(
          () ->
              !list().getItems().isEmpty()
                  && !label("#column-progress").startsWith("Reading letters"));
      say("reading all values, ms", (System.nanoTime() - began) / 1e6);
      say("values in the list", list().getItems().size());
      say("the window's longest silence while reading (aim 50)", heart.longest());
      robot.interact(() -> list().requestFocus());
      for (int i = 0; i < ROUNDS; i++) {
        int to = (int) ((long) list().getItems().size() * i / ROUNDS);
        FrameTimes.after(stage.getScene(), () -> list().scrollTo(to));
      }
      say("… while scrolling from end to end (aim 50)", heart.longest());
      for (int i = 0; i < ROUNDS; i++) {
        FrameTimes.after(stage.getScene(), () -> keys.press(KeyCode.PAGE_DOWN));
      }
      say("… while paging (aim 50)", heart.longest());
      robot.interact(() -> ((TextInputControl) node("#column-words")).setText("therapy"));
      settle();
      robot.interact(() -> ((TextInputControl) node("#column-words")).setText(""));
      settle();
      say("… while filtering (aim 50)", heart.longest());
      for (String by : new String[] {"value", "doubt", "state", "letter"}) {
        robot.interact(() -> ((javafx.scene.control.Button) node("#column-sort-" + by)).fire());
        settle();
      }
      say("… while sorting (aim 50)", heart.longest());
      robot.interact(() -> list().requestFocus());
      FrameTimes.after(stage.getScene(), () -> keys.command(KeyCode.A));
      settle();
      say("… while selecting all (aim 50)", heart.longest());
      robot.interact(() -> ((CheckBox) node("#column-grouped")).setSelected(true));
      settle();
      say("… while grouping (aim 50)", heart.longest());
      robot.interact(() -> ((CheckBox) node("#column-grouped")).setSelected(false));
      settle();
      heart.longest();
      robot.interact(() -> list().requestFocus());
      for (int i = 0; i < 20; i++) {
        FrameTimes.after(stage.getScene(), () -> keys.press(KeyCode.ENTER));
      }
      until(() -> label("#column-notice").startsWith("Confirmed"));
      settle();
      say("… while confirming 20 values one by one (aim 50)", heart.longest());
      for (int i = 0; i < 3; i++) {
        System.gc();
        Thread.sleep(200);
      }
      say(
          "heap after a collection, MB",
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6);
    }
  }

  /**
   * Asks the window's thread all the time whether it answers; keeps the longest silence, and how
   * much of one was the thread's own work, which is the same on a busy machine.
   */
  private static final class Beat implements AutoCloseable {
    private final Thread thread = new Thread(this::beat, "beat");
    private volatile boolean ended;
    private volatile double silent;
    private volatile double own;
    private long before;

    Beat() {
      thread.setDaemon(true);
      thread.start();
    }

    private void beat() {
      while (!ended) {
        long asked = System.nanoTime();
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Platform.runLater(
            () -> {
              long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
              own = before == 0 ? 0 : Math.max(own, (cpu - before) / 1e6);
              before = cpu;
              answer.complete(null);
            });
        answer.join();
        silent = Math.max(silent, (System.nanoTime() - asked) / 1e6);
        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
      }
    }

    String longest() {
      String figures = String.format(java.util.Locale.ROOT, "%12.1f   own work %8.1f", silent, own);
      silent = 0;
      own = 0;
      return figures;
    }

    @Override
    public void close() {
      ended = true;
    }
  }

  private static void say(String what, String figures) {
    System.out.printf("%-62s%s%n", what, figures);
  }

  private static void settle() throws Exception {
    for (int i = 0; i < 4; i++) {
      Thread.sleep(250);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private static void say(String what, double figure) {
    System.out.printf(java.util.Locale.ROOT, "%-62s%12.1f%n", what, figure);
  }
}
