package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Value;
import imr.store.Backup;
import imr.store.BackupOutcome;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreOpenResult;
import imr.store.StoreOpenResult.Reason;
import imr.ui.backup.ClosingBackup;
import imr.ui.backup.PassphraseWindow;
import imr.ui.backup.RegularBackups;
import imr.ui.kit.Overlay;
import imr.workbench.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Backups, the check and the passphrase, as they are used in the window. */
final class BackupCommandsTest extends WindowTest {
  private static final String WORDS = "blue kettle on a sill";

  private final List<String> refused = new ArrayList<>();

  /** Opens the store as a start does: a wrong passphrase is typed first, then the right one. */
  @Override
  Store opened() throws Exception {
    return switch (LocalStore.open(folder)) {
      case StoreOpenResult.Opened opened -> opened.store();
      case StoreOpenResult.Refused locked -> {
        assertEquals(Reason.PASSPHRASE_NEEDED, locked.reason());
        yield ((StoreOpenResult.Opened) asked()).store();
      }
    };
  }

  private StoreOpenResult asked() throws Exception {
    ConcurrentLinkedQueue<StoreOpenResult> outcome = new ConcurrentLinkedQueue<>();
    try (Background background = Background.onAllCores(Platform::runLater)) {
      Stage asking = ask(background, outcome);
      robot.write("green kettle");
      robot.type(KeyCode.ENTER);
      await(() -> !label("#passphrase-problem").isEmpty());
      refused.add(label("#passphrase-problem"));
      assertTrue(outcome.isEmpty());
      robot.write(WORDS);
      robot.type(KeyCode.ENTER);
      await(() -> !asking.isShowing());
    }
    return outcome.remove();
  }

  private Stage ask(Background background, ConcurrentLinkedQueue<StoreOpenResult> outcome)
      throws Exception {
    List<Stage> stages = new ArrayList<>();
    FxToolkit.setupFixture(
        () -> {
          Stage asking = new Stage();
          stages.add(asking);
          new PassphraseWindow(
                  asking,
                  background,
                  imr.ui.kit.ColorPalette.ofLight(),
                  1,
                  PassphraseWindow.Words.PASSPHRASE,
                  typed -> LocalStore.open(folder, Optional.of(typed)),
                  outcome::add)
              .show();
        });
    return stages.getFirst();
  }

  private void press(KeyCode letter) {
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, letter);
  }

  private void click(String button) {
    robot.interact(
        () ->
            robot.lookup(".button").<Button>queryAllAs(Button.class).stream()
                .filter(b -> b.getText().equals(button))
                .findFirst()
                .orElseThrow()
                .fire());
  }

  private void fill(String field, String words) {
    robot.interact(() -> ((TextInputControl) node(field)).setText(words));
  }

  private void awaitNotice(String begins) throws Exception {
    await(() -> label("#notice").startsWith(begins));
  }

  private void awaitLabel(String query, String begins) throws Exception {
    await(() -> robot.lookup(query).tryQuery().isPresent() && label(query).startsWith(begins));
  }

  private void awaitSheet(String title) throws Exception {
    await(
        () ->
            robot.lookup("#sheet-title").tryQuery().isPresent()
                && label("#sheet-title").equals(title));
  }

  private void typeAge(String age) throws Exception {
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.F2).write(age);
    robot.type(KeyCode.ENTER);
    awaitSaved();
  }

  private Optional<Value> age() {
    return at("patient.age").flatMap(Annotation::value);
  }

  private void backUp() throws Exception {
    press(KeyCode.Y);
    awaitNotice("Backup created: 5 letters, ");
  }

  @Test
  void aBackupAsItWasThenBringsTheEarlierValueBackAndOneWithEverythingSinceTheLater()
      throws Exception {
    openSamples();
    Optional<String> letter = window.library().opened().get();
    typeAge("71");
    backUp();
    typeAge("72");
    press(KeyCode.B);
    awaitSheet("Backups");
    click("Roll back to this backup…");
    awaitSheet("Restore");
    click("Restore");
    awaitNotice("Rolled back to the backup of ");
    assertEquals(letter, window.library().opened().get());
    assertEquals(Optional.of(Value.of("71")), age());
    typeAge("73");
    assertEquals(Optional.of(Value.of("73")), at("patient.age").flatMap(Annotation::value));
    press(KeyCode.B);
    awaitSheet("Backups");
    assertEquals(2, backups().getItems().size());
    robot.type(KeyCode.DOWN);
    robot.type(KeyCode.ENTER);
    awaitSheet("Restore");
    robot.type(KeyCode.ENTER);
    awaitNotice("Restored the backup of ");
    assertTrue(window.desk().session().get().isPresent());
    assertEquals(Optional.of(Value.of("73")), age());
  }

  private ListView<Backup> backups() {
    return robot.lookup("#backups").queryListView();
  }

  @Test
  void theListShowsWhatEachBackupHoldsAndEscapeLeavesAllAsItIs() throws Exception {
    openSamples();
    press(KeyCode.B);
    awaitSheet("Backups");
    assertEquals(
        "No backups yet. The program creates one every hour and when you close the window.",
        label("#sheet-sentence"));
    click("Back up now");
    awaitNotice("Backup created: 5 letters, 5 changes, ");
    press(KeyCode.Y);
    awaitNotice("No changes since the last backup, ");
    press(KeyCode.B);
    awaitSheet("Backups");
    assertEquals(workbench.maintenance().backups(), backups().getItems());
    robot.type(KeyCode.ESCAPE);
    assertFalse(node("#overlay").isVisible());
    assertEquals(1, workbench.maintenance().backups().size());
  }

  @Test
  void aCheckOfASoundStoreSaysSoAndTheLetterLiesOnTheDeskAgain() throws Exception {
    openSamples();
    typeAge("71");
    Optional<String> letter = window.library().opened().get();
    press(KeyCode.K);
    awaitSheet("Check data");
    assertEquals(
        "5 letters, the journal, and the backups were checked. No problems found.",
        label("#sheet-sentence"));
    robot.type(KeyCode.ENTER);
    assertFalse(node("#overlay").isVisible());
    assertEquals(letter, window.library().opened().get());
    typeAge("72");
    assertEquals(Optional.of(Value.of("72")), age());
  }

  @Test
  void aCheckNamesADamagedBackupAndRepairKeepsEveryLetterAndChange() throws Exception {
    openSamples();
    typeAge("71");
    backUp();
    Path copy;
    try (Stream<Path> files = Files.walk(folder.resolve("backups"))) {
      copy = files.filter(f -> f.endsWith("store.mv.db")).findFirst().orElseThrow();
    }
    Files.write(copy, new byte[100]);
    press(KeyCode.K);
    awaitSheet("Check data");
    assertTrue(label("#sheet-sentence").contains("Some data is damaged"));
    click("Repair…");
    awaitSheet("Repair");
    click("Repair");
    awaitLabel("#sheet-sentence", "The library was rebuilt. No letter or change was lost.");
    assertEquals(Optional.of(Value.of("71")), age());
  }

  @Test
  void aCheckOffersToDeleteUnencryptedFilesAndDeletesThemOnceConfirmed() throws Exception {
    openSamples();
    robot.interact(() -> window.library().keepClosed());
    workbench.maintenance().changePassphrase(Optional.empty(), Optional.of("sauna and kites"));
    Path plain = Files.writeString(folder.resolve("old.mv.db"), "a letter");
    press(KeyCode.K);
    awaitSheet("Check data");
    assertTrue(label("#sheet-sentence").contains("aren't encrypted"), label("#sheet-sentence"));
    click("Delete unencrypted files…");
    awaitSheet("Delete unencrypted files");
    robot.type(KeyCode.ENTER); // Cancel comes first
    assertTrue(Files.exists(plain));
    press(KeyCode.K);
    awaitSheet("Check data");
    click("Delete unencrypted files…");
    awaitSheet("Delete unencrypted files");
    click("Delete");
    awaitLabel("#sheet-sentence", "1 file deleted.");
    assertFalse(Files.exists(plain));
    click("Check again");
    awaitLabel(
        "#sheet-sentence",
        "5 letters, the journal, and the backups were checked. No problems found.");
  }

  @Test
  void aBackupOfAllIsThereAfterClosing() throws Exception {
    openSamples();
    typeAge("71");
    assertEquals(List.of(), workbench.maintenance().backups());
    robot.interact(window::close);
    await(() -> !stage.isShowing());
    assertEquals(
        List.of(6), workbench.maintenance().backups().stream().map(Backup::gestures).toList());
    assertTrue(workbench.maintenance().backup() instanceof BackupOutcome.NothingNew);
  }

  @Test
  void aBackupThatFailsAtClosingIsToldAndTheWindowCloses() throws Exception {
    openSamples();
    Files.writeString(folder.resolve("backups"), "a file where the folder should be");
    robot.interact(window::close);
    awaitSheet("No backup was created");
    assertTrue(label("#sheet-sentence").startsWith("Couldn't create a backup in "));
    robot.type(KeyCode.ENTER);
    await(() -> !stage.isShowing());
  }

  @Test
  void aBackupAtClosingThatTakesLongIsShownAndKeysDoNothingUntilTheWindowLeaves() throws Exception {
    openSamples();
    typeAge("71");
    CountDownLatch slow = new CountDownLatch(1);
    AtomicBoolean left = new AtomicBoolean();
    try (Background background = Background.onAllCores(Platform::runLater)) {
      ClosingBackup closing = new ClosingBackup(() -> after(slow), background, overlay());
      robot.interact(() -> closing.begin(() -> left.set(true)));
      awaitSheet("Backing up…");
      robot.push(KeyCode.CONTROL, KeyCode.Z);
      robot.type(KeyCode.ESCAPE);
      awaitSheet("Backing up…");
      assertEquals(Optional.of(Value.of("71")), age());
      assertFalse(left.get());
      slow.countDown();
      await(left::get);
    }
    assertEquals(1, workbench.maintenance().backups().size());
  }

  @Test
  void whoDoesNotWaitForTheBackupAtClosingLeavesAtOnce() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    AtomicInteger left = new AtomicInteger();
    try (Background background = Background.onAllCores(Platform::runLater)) {
      ClosingBackup closing = new ClosingBackup(() -> after(slow), background, overlay());
      robot.interact(() -> closing.begin(left::incrementAndGet));
      awaitSheet("Backing up…");
      robot.type(KeyCode.ENTER);
      assertEquals(1, left.get());
      slow.countDown();
    }
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1, left.get());
  }

  private BackupOutcome after(CountDownLatch slow) {
    try {
      slow.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return workbench.maintenance().backup();
  }

  private Overlay overlay() {
    return (Overlay) node("#overlay");
  }

  @Test
  void backupsAreMadeByThemselvesWhileTheWindowIsOpen() throws Exception {
    openSamples();
    try (Background background = Background.onAllCores(Platform::runLater)) {
      Stage other = rounds(background);
      awaitStored(() -> workbench.maintenance().backups().size() == 1);
      robot.interact(other::hide);
    }
  }

  private Stage rounds(Background background) throws Exception {
    List<Stage> stages = new ArrayList<>();
    FxToolkit.setupFixture(
        () -> {
          Stage other = new Stage();
          new RegularBackups(workbench, background, Duration.millis(100), window.desk()::say)
              .whileShown(other);
          other.show();
          stages.add(other);
        });
    return stages.getFirst();
  }

  @Test
  void aPassphraseIsAskedForAtTheNextStartAndAWrongOneIsRefused() throws Exception {
    openSamples();
    typeAge("71");
    robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.P);
    awaitSheet("Passphrase");
    assertStrengthIsShownWhileTyping();
    fill("#passphrase-next", WORDS);
    fill("#passphrase-again", "something else");
    click("Encrypt");
    assertEquals(
        "The new passphrases don't match. Enter them again.", label("#passphrase-problem"));
    fill("#passphrase-next", "short");
    fill("#passphrase-again", "short");
    click("Encrypt");
    awaitLabel("#passphrase-problem", "Use a passphrase of at least 8 characters");
    fill("#passphrase-next", WORDS);
    fill("#passphrase-again", WORDS);
    click("Encrypt");
    awaitNotice("The letters, the journal, and the backups are encrypted");
    restart();
    assertEquals(1, refused.size());
    assertTrue(refused.getFirst().startsWith("Wrong passphrase for the letters in "));
    choose("patient.age");
    assertEquals(Optional.of(Value.of("71")), age());
    removePassphrase();
    restart();
    assertEquals(1, refused.size());
    assertEquals(Optional.of(Value.of("71")), age());
  }

  private void assertStrengthIsShownWhileTyping() throws Exception {
    assertEquals("", label("#passphrase-strength"));
    robot.clickOn("#passphrase-next");
    robot.write("        ");
    awaitLabel("#passphrase-strength", "Use a passphrase of at least 8 characters");
    robot.write("aaaaaaaa");
    awaitLabel("#passphrase-strength", "Use a passphrase with at least 4 different");
    fill("#passphrase-next", "");
    robot.clickOn("#passphrase-next");
    robot.write("kite");
    awaitLabel("#passphrase-strength", "Use a passphrase of at least 8 characters");
    robot.write("maker");
    awaitLabel("#passphrase-strength", "Strength: weak. Add a word or two.");
    robot.write(" pond walk");
    awaitLabel("#passphrase-strength", "Strength: fair");
    robot.write(" over Oak-Hill 7");
    awaitLabel("#passphrase-strength", "Strength: strong");
  }

  private void removePassphrase() throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.P);
    awaitSheet("Passphrase");
    fill("#passphrase-now", "not this one");
    click("Remove");
    awaitLabel(
        "#passphrase-problem",
        "The current passphrase is wrong. Enter it again. It's case-sensitive.");
    fill("#passphrase-now", WORDS);
    click("Remove");
    awaitNotice("The letters, the journal, and the backups are no longer encrypted.");
    assertFalse(workbench.maintenance().encrypted());
  }

  @Test
  void whoLeavesThePassphraseOpensNothing() throws Exception {
    ConcurrentLinkedQueue<StoreOpenResult> outcome = new ConcurrentLinkedQueue<>();
    try (Background background = Background.onAllCores(Platform::runLater)) {
      Stage asking = ask(background, outcome);
      robot.type(KeyCode.ESCAPE);
      await(() -> !asking.isShowing());
    }
    assertTrue(outcome.isEmpty());
  }

  @Test
  void whatWasFoundAtOpeningIsToldOnce() throws Exception {
    robot.interact(() -> window.tell(List.of("The journal was cut short and is whole again.")));
    await(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
    assertTrue(
        robot.lookup(".dialog-pane .label").queryAllAs(javafx.scene.control.Label.class).stream()
            .anyMatch(l -> l.getText().equals("The journal was cut short and is whole again.")));
    robot.type(KeyCode.ENTER);
    await(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());
    robot.interact(() -> window.tell(List.of()));
    assertTrue(robot.lookup(".dialog-pane").tryQuery().isEmpty());
  }
}
