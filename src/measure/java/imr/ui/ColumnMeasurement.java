package imr.ui;

import com.sun.management.GarbageCollectionNotificationInfo;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.review.ColumnLine;
import imr.review.ColumnRow;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreOpenResult;
import imr.workbench.ManyLetters;
import imr.workbench.ManyValues;
import imr.workbench.Task;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What reviewing one field over many letters costs, in the real window without a display: {@code
 * mvn test -Dtest=ColumnMeasurement -Dtests.excluded=none}, with {@code -Dletters=100000} for
 * another number than 2,000, {@code -Dvalues=100000} for so many values in letters with a hundred
 * each, and {@code -Dmany=FOLDER} to keep the store for the next time. Prints the window's longest
 * silence at each step beside its aim, the thread's own work and the renderer's, for which it
 * waits, the garbage collector's longest pause, and the machine's load; holds none, since they are
 * the machine's. {@code -Dstacks=true} prints what the thread did in the longest.
 */
@Tag("long")
final class ColumnMeasurement extends WindowTest {
  private static final int LETTERS = Integer.getInteger("letters", 2_000);
  private static final int VALUES = Integer.getInteger("values", 0);
  private static final int ROUNDS = 60;

  @Override
  Store opened() throws Exception {
    String many = System.getProperty("many", "");
    Path stores = many.isEmpty() ? folder.resolve("many") : Path.of(many);
    Path store = VALUES > 0 ? ManyValues.store(stores, VALUES) : ManyLetters.store(stores, LETTERS);
    return ((StoreOpenResult.Opened) LocalStore.open(store)).store();
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
    FieldId field = VALUES > 0 ? ManyValues.FIELD : new FieldId("items.treatment");
    int values = unreviewed(field);
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
                      .filter(f -> f.id().equals(field))
                      .findFirst()
                      .orElseThrow()));
      ListView<ColumnLine> list = list(); // looking it up each time would keep the thread busy
      until(() -> list.getItems().size() == values);
      say("reading all values, ms", (System.nanoTime() - began) / 1e6);
      say("values in the list", list().getItems().size());
      say("the window's longest silence while reading (aim 50)", heart.longest());
      until(() -> label("#column-progress").isEmpty());
      say("… while checking how sure each is (aim 50)", heart.longest());
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

  /** How many values the list is to have in the end. */
  private int unreviewed(FieldId field) {
    AtomicInteger count = new AtomicInteger();
    workbench
        .column()
        .read(
            field,
            page ->
                count.addAndGet(
                    (int)
                        page.stream().filter(r -> r.state() == ColumnRow.State.UNREVIEWED).count()),
            new Task(System::nanoTime));
    return count.get();
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
    private volatile double drawing;
    private volatile long collecting;
    private volatile long asked;
    private volatile List<String> stacks = List.of();
    private long before;
    private long drawnBefore;
    private final Thread window;
    private final long renderer;
    private List<String> seen = new ArrayList<>();

    Beat() throws Exception {
      window = WaitForAsyncUtils.asyncFx(Thread::currentThread).get(1, TimeUnit.MINUTES);
      renderer =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> t.getName().startsWith("QuantumRenderer"))
              .findFirst()
              .orElseThrow()
              .threadId();
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(gc -> !gc.getName().contains("Concurrent"))
          .map(NotificationEmitter.class::cast)
          .forEach(gc -> gc.addNotificationListener((of, _) -> collected(of), null, null));
      thread.setDaemon(true);
      thread.start();
      if (Boolean.getBoolean("stacks")) {
        Thread watch = new Thread(this::watch, "watch");
        watch.setDaemon(true);
        watch.start();
      }
    }

    private void collected(Notification of) {
      GarbageCollectionNotificationInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) of.getUserData());
      collecting = Math.max(collecting, info.getGcInfo().getDuration());
    }

    /** What the thread does while it doesn't answer. */
    private void watch() {
      while (!ended) {
        if (System.nanoTime() - asked > 20_000_000) {
          StringBuilder stack = new StringBuilder();
          for (StackTraceElement e : window.getStackTrace()) {
            stack.append("\n    ").append(e.getClassName()).append('.').append(e.getMethodName());
          }
          synchronized (this) {
            seen.add(stack.toString());
          }
        }
        java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
      }
    }

    private synchronized List<String> seen() {
      List<String> all = List.copyOf(seen);
      seen = new ArrayList<>();
      return all;
    }

    private void beat() {
      while (!ended) {
        asked = System.nanoTime();
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Platform.runLater(
            () -> {
              long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
              own = before == 0 ? 0 : Math.max(own, (cpu - before) / 1e6);
              before = cpu;
              long drawn = ManagementFactory.getThreadMXBean().getThreadCpuTime(renderer);
              drawing = drawnBefore == 0 ? 0 : Math.max(drawing, (drawn - drawnBefore) / 1e6);
              drawnBefore = drawn;
              answer.complete(null);
            });
        answer.join();
        double now = (System.nanoTime() - asked) / 1e6;
        List<String> then = seen();
        if (now > silent) {
          silent = now;
          stacks = then;
        }
        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
      }
    }

    String longest() {
      String figures =
          String.format(
              java.util.Locale.ROOT,
              "%12.1f   own work %6.1f   drawing %6.1f   collecting %4d   load %.1f%s",
              silent,
              own,
              drawing,
              collecting,
              ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
              String.join("", stacks));
      stacks = List.of();
      silent = 0;
      own = 0;
      drawing = 0;
      collecting = 0;
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
