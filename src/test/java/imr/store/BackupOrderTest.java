package imr.store;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ledger.Gesture;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which state of a store is the newer one is told by its ledger, whatever the clock says. */
final class BackupOrderTest {
  private static final String LOST =
      "The library's database was missing or empty. It was rebuilt from the backups and the"
          + " journal.";

  @TempDir private Path folder;
  private final MovingClock clock = new MovingClock();
  private final Map<Letter, List<Gesture>> said = new LinkedHashMap<>();
  private @Nullable Store opened;

  /** A computer's clock that somebody sets. */
  static final class MovingClock extends Clock {
    private Instant now = StoreFixtures.NOON;

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void openStore() {
    assertEquals(List.of(), open());
    for (int i = 1; i <= 3; i++) {
      add(store(), letter(i));
      said.put(letter(i), new ArrayList<>(List.of(suggestions(letter(i)))));
    }
  }

  @AfterEach
  void closeStore() {
    store().close();
  }

  private List<String> open() {
    StoreLocation place =
        new StoreLocation("file:", folder.toAbsolutePath(), clock, Optional.empty());
    StoreOpenResult.Opened opened =
        assertInstanceOf(
            StoreOpenResult.Opened.class, new StoreFolder(place, Optional.empty()).open());
    this.opened = opened.store();
    return opened.remarks();
  }

  private Store store() {
    return Objects.requireNonNull(opened);
  }

  private List<String> reopened() {
    store().close();
    return open();
  }

  private void say(int number) {
    List<Gesture> ledger = Objects.requireNonNull(said.get(letter(number)));
    String id = letter(number).id();
    Gesture next =
        gesture(
            store().annotations(id),
            ledger.size() + 1,
            typed(target("injury.date"), "20" + (10 + ledger.size())));
    store().append(id, next, STARTED);
    ledger.add(next);
  }

  private Backup backup() {
    return assertInstanceOf(BackupOutcome.Made.class, store().maintenance().orElseThrow().backup())
        .backup();
  }

  private Path folderOf(Backup backup) {
    return folder.resolve("backups").resolve(backup.name());
  }

  private void loseDatabase() throws IOException {
    store().close();
    Files.delete(folder.resolve("store.mv.db"));
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private void assertAllThere() {
    said.forEach((letter, ledger) -> assertEquals(ledger, store().ledger(letter.id())));
  }

  @Test
  void aClockThatWasFarAheadAtTheFirstBackupCostsNoLaterChange() throws IOException {
    clock.move(Duration.ofDays(400));
    backup();
    clock.move(Duration.ofDays(-400));
    say(1);
    backup();
    say(2);
    backup();
    loseDatabase();
    assertEquals(List.of(LOST), open());
    assertAllThere();
    assertEquals(List.of(), store().checkKeeping());
  }

  @Test
  void aClockFarAheadCostsNothingWhereTheJournalIsGoneToo() throws IOException {
    clock.move(Duration.ofDays(400));
    backup();
    clock.move(Duration.ofDays(-400));
    say(1);
    backup();
    say(2);
    backup();
    loseDatabase();
    Files.delete(folder.resolve("store.journal"));
    assertEquals(List.of(LOST), open());
    assertAllThere();
  }

  @Test
  void aChangeBetweenTwoDamagedBackupsIsNotLost() throws IOException {
    backup();
    say(1);
    Backup second = backup();
    say(2);
    Backup third = backup();
    flip(folderOf(second).resolve("store.mv.db"));
    flip(folderOf(third).resolve("store.mv.db"));
    loseDatabase();
    assertEquals(List.of(LOST), open());
    assertAllThere();
  }

  @Test
  void nothingIsForgottenWhileTheBackupsThatHaveItAreDamaged() throws IOException {
    say(1);
    Backup first = backup();
    flip(folderOf(first).resolve("store.mv.db"));
    say(2);
    Backup second = backup();
    flip(folderOf(second).resolve("store.mv.db"));
    for (int i = 0; i < 6; i++) {
      say(3);
      Backup next = backup();
      Files.delete(folderOf(next).resolve("store.mv.db"));
    }
    loseDatabase();
    assertEquals(List.of(LOST), open());
    assertAllThere();
  }

  @Test
  void aBackupMadeWhileTheClockIsBehindIsTheNewestAndStays() {
    for (int i = 0; i < 20; i++) {
      say(1);
      clock.move(Duration.ofDays(3));
      backup();
    }
    clock.move(Duration.ofDays(-4_000));
    say(1);
    Backup behind = backup();
    assertEquals(behind, store().maintenance().orElseThrow().backups().getFirst());
    assertTrue(Files.exists(folderOf(behind)));
    assertEquals(
        new BackupOutcome.NothingNew(behind), store().maintenance().orElseThrow().backup());
  }

  @Test
  void aClockThatStandsStillGivesEachBackupItsOwnName() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      say(1);
      names.addFirst(backup().name());
    }
    assertEquals(
        names.subList(0, 5),
        store().maintenance().orElseThrow().backups().stream().map(Backup::name).toList());
    assertEquals(List.of(), store().checkKeeping());
  }

  @Test
  void whatARestoreAbandonedStaysAwayWhenTheStoreIsRebuilt() throws IOException {
    say(1);
    Backup first = backup();
    List<Gesture> then = List.copyOf(Objects.requireNonNull(said.get(letter(1))));
    say(1);
    say(2);
    Backup abandoned = backup();
    assertEquals(
        new RestoreResult.Done(List.of()),
        store().maintenance().orElseThrow().restore(first.name(), false));
    said.put(letter(1), new ArrayList<>(then));
    said.put(letter(2), new ArrayList<>(List.of(suggestions(letter(2)))));
    say(1);
    say(3);
    Backup last = backup();
    Files.delete(folderOf(last).resolve("store.mv.db"));
    loseDatabase();
    assertEquals(List.of(LOST), open());
    assertAllThere();
    // And where nothing but the abandoned backup is left, what it has from before still counts.
    loseDatabase();
    Files.delete(folder.resolve("store.journal"));
    Files.delete(folder.resolve("damaged-20261120-120000-123-store.journal"));
    Files.delete(folderOf(first).resolve("store.mv.db"));
    List<String> remarks = open();
    assertEquals(then, store().ledger(letter(1).id()));
    assertEquals(List.of(suggestions(letter(2))), store().ledger(letter(2).id()));
    assertTrue(Files.exists(folderOf(abandoned)));
    assertEquals(List.of(LOST, "Couldn't recover: 2 changes with no other details."), remarks);
  }

  @Test
  void aRestoreThatIsTakenBackBringsBackWhatItAbandoned() throws IOException {
    Backup first = backup();
    say(1);
    Backup second = backup();
    store().maintenance().orElseThrow().restore(first.name(), false);
    assertEquals(
        new RestoreResult.Done(List.of()),
        store().maintenance().orElseThrow().restore(second.name(), false));
    say(2);
    loseDatabase();
    assertEquals(List.of(LOST), open());
    assertAllThere();
  }

  @Test
  void aStoreAndAJournalThatAreBothOlderThanABackupLoseNothing() throws IOException {
    say(1);
    store().close();
    Path old = Files.createDirectory(folder.resolve("old"));
    for (String name : List.of("store.mv.db", "store.journal")) {
      Files.copy(folder.resolve(name), old.resolve(name));
    }
    open();
    say(1);
    say(2);
    backup();
    store().close();
    for (String name : List.of("store.mv.db", "store.journal")) {
      Files.delete(folder.resolve(name));
      Files.copy(old.resolve(name), folder.resolve(name));
    }
    assertEquals(1, open().size());
    assertAllThere();
    assertEquals(List.of(), reopened());
  }

  @Test
  void changesThatAJournalRewrittenSinceTheBackupHasAreNotLost() throws IOException {
    backup();
    say(1);
    say(1);
    store()
        .maintenance()
        .orElseThrow()
        .changePassphrase(Optional.empty(), Optional.of("kites over water"));
    store()
        .maintenance()
        .orElseThrow()
        .changePassphrase(Optional.of("kites over water"), Optional.empty());
    say(1);
    loseDatabase();
    assertEquals(List.of(LOST), open());
    assertAllThere();
  }

  @Test
  void aChangeThatCannotBeRecoveredIsNamed() throws IOException {
    backup();
    say(1);
    say(1);
    say(2);
    Backup last = backup();
    loseDatabase();
    Files.delete(folder.resolve("store.journal"));
    Files.delete(folderOf(last).resolve("store.mv.db"));
    assertEquals(List.of(LOST, "Couldn't recover: 3 changes with no other details."), open());
    assertEquals(List.of(), reopened(), "said once");
    assertEquals(
        List.of("The backup %s is damaged.".formatted(last.name())), store().checkKeeping());
  }

  @Test
  void aChangeAfterOneThatIsLostIsNamedByLetterFieldAuthorAndTime() throws IOException {
    backup();
    say(1);
    Backup last = backup();
    say(1);
    loseDatabase();
    Files.delete(folderOf(last).resolve("store.mv.db"));
    byte[] journal = Files.readAllBytes(folder.resolve("store.journal"));
    String bytes = new String(journal, java.nio.charset.StandardCharsets.ISO_8859_1);
    journal[bytes.indexOf("correct")] ^= 1;
    Files.write(folder.resolve("store.journal"), journal);
    List<String> remarks = open();
    assertEquals(
        List.of(
            LOST,
            "Couldn't recover: 1 change in “letter-1.txt”: injury.date by Ana Núñez on Nov 20,"
                + " 2026, 12:00 PM UTC.",
            "Couldn't recover: 1 change with no other details."),
        remarks);
  }
}
