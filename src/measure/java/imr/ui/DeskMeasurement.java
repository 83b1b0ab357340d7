package imr.ui;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Target;
import imr.bench.Ratios;
import imr.ledger.Gesture;
import imr.letter.Span;
import imr.store.BackupOutcome;
import imr.store.LocalStore;
import imr.store.NewLetter;
import imr.store.Store;
import imr.store.StoreOpenResult;
import imr.ui.review.SaveState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long the desk lets anybody wait, in the real window without a display: {@code mvn test
 * -Dtest=DeskMeasurement -Dtests.excluded=none}. Prints figures beside their targets and holds
 * none: they are the machine's. {@code -Drounds=40} says how often each kind of gesture is made in
 * each letter (eight gestures a round), {@code -Dlibrary=5000} how many letters are backed up while
 * somebody works, {@code -Dletters=DIR} opens the letters of a folder, too.
 *
 * <p>"Shown" is from the key to the picture, "on disk" from the key to the window's knowing that
 * the gesture is kept. The last column sets the time beside an empty picture's, or a bare commit's.
 */
@Tag("long")
final class DeskMeasurement extends WindowTest {
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final Target SOME_VALUE = Target.of(new FieldId("clinical.diagnoses")).entry("d9");

  private static final int ROUNDS = Integer.getInteger("rounds", 40);
  private static final int LIBRARY = Integer.getInteger("library", 5000);
  private static final int BACKUPS = 3;

  private final Map<String, MeasuredTime> pictures = new LinkedHashMap<>();
  private final Map<String, MeasuredTime> disk = new LinkedHashMap<>();
  private final MeasuredTime emptyPicture = new MeasuredTime("a picture of nothing new", 0);
  private final MeasuredTime bareCommit = new MeasuredTime("a bare commit of one row", 0);

  @Test
  void everyWaitOfTheDesk() throws Exception {
    NewLetter small = InventedLetter.small(workbench.schema());
    NewLetter large = InventedLetter.large(workbench.schema());
    workbench.add(List.of(small, large));
    reread();
    await(() -> window.library().letters().size() == 2);
    bareCommits();
    emptyPictures();
    System.out.printf(
        "%,d and %,d characters, %d and %d painted values%n",
        small.letter().text().length(),
        large.letter().text().length(),
        painted(small),
        painted(large));
    opening(small, large);
    gesturesIn("small", small);
    gesturesIn("large", large);
    typing();
    scrolling();
    storeAlone(small);
    storeAlone(large);
    folderOfLetters();
    print();
    duringABackup(small);
    print();
    pictures.forEach((what, time) -> record(what, time, "an empty picture", emptyPicture));
    disk.forEach((what, time) -> record(what, time, "a bare commit", bareCommit));
  }

  private int painted(NewLetter letter) throws Exception {
    open(letter);
    return window.desk().session().get().orElseThrow().highlights().size();
  }

  /** From the wish to the picture of the letter, which is read in the background. */
  private FrameTimes.Taken open(NewLetter letter) throws Exception {
    return open(letter.letter().id());
  }

  private FrameTimes.Taken open(String id) throws Exception {
    return FrameTimes.afterEnd(stage.getScene(), then -> window.library().open(id, then));
  }

  private FrameTimes.Taken after(Runnable verb) throws Exception {
    return FrameTimes.after(stage.getScene(), verb);
  }

  private MeasuredTime picture(String what, double target) {
    return pictures.computeIfAbsent(what, w -> new MeasuredTime(w, target));
  }

  private MeasuredTime disk(String what, double target) {
    return disk.computeIfAbsent(what, w -> new MeasuredTime(w, target));
  }

  private void emptyPictures() throws Exception {
    for (int i = 0; i < 200; i++) {
      emptyPicture.add(after(() -> {}));
    }
  }

  private void opening(NewLetter small, NewLetter large) throws Exception {
    for (int round = 0; round < Math.max(ROUNDS / 2, 5); round++) {
      picture("opening 6 kB", 100).add(open(small));
      picture("opening 200 kB with 2,000 values", 200).add(open(large));
    }
  }

  /** Eight gestures a round; each change is undone, so that every round finds the same letter. */
  private void gesturesIn(String size, NewLetter letter) throws Exception {
    open(letter);
    robot.interact(window::focusForm);
    TestKeyboard keys = new TestKeyboard(stage.getScene());
    Span words = new Span(100, 110);
    for (int round = 0; round < ROUNDS; round++) {
      settle();
      robot.interact(() -> window.desk().choose(SOME_VALUE));
      settle();
      gesture(size, "choose next", () -> keys.press(KeyCode.DOWN));
      gesture(size, "confirm", () -> keys.press(KeyCode.ENTER));
      gesture(size, "undo", () -> keys.command(KeyCode.Z));
      robot.interact(() -> keys.press(KeyCode.F2));
      robot.interact(() -> keys.write("wrist"));
      gesture(size, "correct by typing", () -> keys.press(KeyCode.ENTER));
      gesture(size, "undo", () -> keys.command(KeyCode.Z));
      robot.interact(() -> window.selectInLetter(words));
      gesture(size, "assign", () -> keys.command(KeyCode.E));
      gesture(size, "undo", () -> keys.command(KeyCode.Z));
      gesture(size, "strike out", () -> keys.press(KeyCode.DELETE));
      robot.interact(() -> keys.command(KeyCode.Z));
    }
    await(() -> !window.desk().unsaved());
  }

  private void gesture(String size, String kind, Runnable keys) throws Exception {
    long[] kept = new long[1];
    long[] start = new long[1];
    javafx.beans.value.ChangeListener<SaveState> saved =
        (o, was, is) -> kept[0] = is instanceof SaveState.Saved ? System.nanoTime() : kept[0];
    robot.interact(() -> window.desk().saving().addListener(saved));
    FrameTimes.Taken shown =
        after(
            () -> {
              start[0] = System.nanoTime();
              keys.run();
            });
    await(() -> !window.desk().unsaved());
    robot.interact(() -> window.desk().saving().removeListener(saved));
    picture("shown, " + size + ": " + kind, 50).add(shown);
    picture("shown, " + size + ": all gestures", 50).add(shown);
    if (kept[0] > 0) {
      disk("on disk, " + size + ": " + kind, 50).add((kept[0] - start[0]) / 1e6);
      disk("on disk, " + size + ": all gestures", 50).add((kept[0] - start[0]) / 1e6);
    }
  }

  /** Until the text has come to rest where the chosen value stands. */
  private void settle() throws Exception {
    for (int i = 0; i < 3; i++) {
      after(() -> {});
    }
  }

  private void typing() throws Exception {
    TestKeyboard keys = new TestKeyboard(stage.getScene());
    robot.interact(() -> window.desk().choose(AGE));
    robot.interact(window::focusForm);
    settle();
    robot.interact(() -> keys.press(KeyCode.F2));
    try (FrameTimes.Heartbeat heart = new FrameTimes.Heartbeat()) {
      for (int i = 0; i < 5 * ROUNDS; i++) {
        heart.longest();
        picture("typing a character, large: shown", 50).add(after(() -> keys.write("4")));
        disk("typing a character, large: window silent", 50).add(heart.longest());
      }
    }
    robot.interact(() -> keys.press(KeyCode.ESCAPE));
  }

  private void scrolling() throws Exception {
    robot.interact(() -> window.desk().choose(AGE));
    settle();
    wheel("the text", node("#letter"));
  }

  private void wheel(String what, Node over) throws Exception {
    Robot mouse = onWindow(Robot::new);
    robot.interact(() -> over(mouse, over));
    settle();
    try (FrameTimes.Heartbeat heart = new FrameTimes.Heartbeat()) {
      for (int i = 0; i < 5 * ROUNDS; i++) {
        int turn = i < 4 * ROUNDS ? 3 : -9;
        heart.longest();
        picture("scrolling " + what + ", large: shown", 50)
            .add(after(() -> mouse.mouseWheel(turn)));
        disk("scrolling " + what + ", large: window silent", 50).add(heart.longest());
      }
    }
  }

  private static void over(Robot mouse, Node node) {
    Bounds at = node.localToScreen(node.getLayoutBounds());
    mouse.mouseMove(Math.min(at.getCenterX(), 990), at.getMinY() + 200);
  }

  private <T> T onWindow(java.util.concurrent.Callable<T> asked) throws Exception {
    return org.testfx.util.WaitForAsyncUtils.asyncFx(asked).get();
  }

  /** The letter's gestures once more, one after another, into another store. */
  private void storeAlone(NewLetter letter) throws Exception {
    List<Gesture> ledger = store.ledger(letter.letter().id());
    Headline headline = letter.headline();
    try (Store other =
        ((StoreOpenResult.Opened) LocalStore.open(Files.createTempDirectory(folder, "other")))
            .store()) {
      other.addAll(List.of(letter));
      for (Gesture gesture : ledger.subList(1, ledger.size())) {
        long start = System.nanoTime();
        other.append(letter.letter().id(), gesture, headline);
        disk("the store alone: " + letter.letter().name(), 0)
            .add((System.nanoTime() - start) / 1e6);
      }
    }
  }

  private void bareCommits() throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("bare") + ";WRITE_DELAY=0";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE said(number INT PRIMARY KEY, words VARCHAR)");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO said VALUES (?, 'a value')")) {
        for (int i = 0; i < 220; i++) {
          long start = System.nanoTime();
          insert.setInt(1, i);
          insert.executeUpdate();
          connection.commit();
          statement.execute("CHECKPOINT SYNC");
          if (i >= 20) {
            bareCommit.add((System.nanoTime() - start) / 1e6);
          }
        }
      }
    }
  }

  private void folderOfLetters() throws Exception {
    Path letters = Path.of(System.getProperty("letters", ""));
    if (System.getProperty("letters", "").isEmpty() || !Files.isDirectory(letters)) {
      return;
    }
    int before = window.library().letters().size();
    robot.interact(() -> window.importFiles(List.of(letters)));
    await(() -> window.library().letters().size() > before);
    await(() -> !node("#import-stop").getParent().isVisible());
    robot.type(KeyCode.ESCAPE);
    for (String id :
        new ArrayList<>(window.library().letters()).stream().map(r -> r.id()).toList()) {
      picture("opening a letter of the folder", 200).add(open(id));
    }
  }

  /** The same actions with and without a backup of a library of some size at the same time. */
  private void duringABackup(NewLetter letter) throws Exception {
    for (int i = 0; i < LIBRARY; i += 500) {
      workbench.add(
          IntStream.range(i, Math.min(i + 500, LIBRARY))
              .mapToObj(n -> InventedLetter.numbered(workbench.schema(), n))
              .toList());
    }
    open(letter);
    robot.interact(window::focusForm);
    robot.interact(() -> window.desk().choose(SOME_VALUE));
    settle();
    TestKeyboard keys = new TestKeyboard(stage.getScene());
    for (int round = 0; round < BACKUPS; round++) {
      for (int i = 0; i < 30; i++) {
        confirmAndUndo("without a backup", keys);
      }
      CompletableFuture<BackupOutcome> backup =
          CompletableFuture.supplyAsync(((LocalStore) store)::backup);
      long start = System.nanoTime();
      while (!backup.isDone()) {
        confirmAndUndo("during a backup", keys);
      }
      assertInstanceOf(BackupOutcome.Made.class, backup.get());
      disk("a backup of %,d letters, as a whole".formatted(LIBRARY), 0)
          .add((System.nanoTime() - start) / 1e6);
    }
  }

  private void confirmAndUndo(String when, TestKeyboard keys) throws Exception {
    disk("action on disk " + when, 100).add(onDisk(() -> keys.press(KeyCode.ENTER)));
    disk("action on disk " + when, 100).add(onDisk(() -> keys.command(KeyCode.Z)));
  }

  /** Milliseconds until an action is kept. */
  private double onDisk(Runnable keys) throws Exception {
    CompletableFuture<Long> kept = new CompletableFuture<>();
    javafx.beans.value.ChangeListener<SaveState> saved =
        (o, was, is) -> {
          if (is instanceof SaveState.Saved) {
            kept.complete(System.nanoTime());
          }
        };
    long[] start = new long[1];
    robot.interact(
        () -> {
          window.desk().saving().addListener(saved);
          start[0] = System.nanoTime();
          keys.run();
        });
    double taken = (kept.get(2, TimeUnit.MINUTES) - start[0]) / 1e6;
    robot.interact(() -> window.desk().saving().removeListener(saved));
    return taken;
  }

  /** Those made often enough that 95 in 100 says something. */
  private static void record(String what, MeasuredTime time, String other, MeasuredTime beside) {
    if (what.contains("all gestures") || what.startsWith("opening")) {
      Ratios.record(what + ", beside " + other, time.p95() / beside.p95());
    }
  }

  private void print() {
    System.out.println(MeasuredTime.heading());
    System.out.println(emptyPicture.line(emptyPicture));
    pictures.values().forEach(f -> System.out.println(f.line(emptyPicture)));
    System.out.println(bareCommit.line(bareCommit));
    disk.values().forEach(f -> System.out.println(f.line(bareCommit)));
  }
}
