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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  private static final Letter LETTER = letter(1);

  @TempDir private Path folder;
  private Store store;
  private final List<Gesture> said = new ArrayList<>(List.of(suggestions(LETTER)));

  @BeforeEach
  void openStore() {
    store = StoreFixtures.open(folder);
    add(store, LETTER);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void say(int times) {
    for (int i = 0; i < times; i++) {
      int number = said.size() + 1;
      Gesture next =
          gesture(
              store.annotations(LETTER.id()),
              number,
              typed(target("injury.date"), "20" + (10 + number)));
      store.append(LETTER.id(), next, STARTED);
      said.add(next);
    }
  }

  private Backup backup() {
    return assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup())
        .backup();
  }

  private void assertStands() {
    assertEquals(said, store.ledger(LETTER.id()));
    assertEquals(List.of(), store.checkKeeping());
    store.letters().forEach(row -> assertTrue(store.check(row).isEmpty(), row.name()));
  }

  private List<String> reopened() {
    store.close();
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    store = opened.store();
    return opened.remarks();
  }

  @Test
  void aBackupTellsWhatItHoldsAndIsListedNewestFirst() {
    say(2);
    Backup first = backup();
    add(store, letter(2));
    Backup second = backup();
    assertEquals(List.of(second, first), store.maintenance().orElseThrow().backups());
    assertEquals(List.of(1, 3), List.of(first.letters(), first.gestures()));
    assertEquals(List.of(2, 4), List.of(second.letters(), second.gestures()));
    assertTrue(first.bytes() > 4_096);
    assertEquals(List.of(), reopened());
    assertEquals(List.of(second, first), store.maintenance().orElseThrow().backups());
  }

  @Test
  void whereNothingWasWrittenSinceNoSecondBackupIsMade() {
    Backup first = backup();
    assertEquals(new BackupOutcome.NothingNew(first), store.maintenance().orElseThrow().backup());
    assertEquals(List.of(), reopened());
    assertEquals(new BackupOutcome.NothingNew(first), store.maintenance().orElseThrow().backup());
    say(1);
    backup();
    assertEquals(2, store.maintenance().orElseThrow().backups().size());
  }

  @Test
  void aDamagedLetterDoesNotKeepTheOthersFromBeingBackedUp() throws IOException {
    add(store, letter(2));
    store.close();
    StoreFixtures.sql(folder, "UPDATE original SET bytes = X'00' WHERE letter = 2");
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    store = opened.store();
    assertEquals(List.of("“letter-2.txt”: the original file is damaged."), opened.remarks());
    backup();
    assertEquals(List.of(), store.checkKeeping());
  }

  @Test
  void gesturesGoOnWhileABackupIsMadeAndEachBackupOpensWhole() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!ended.get()) {
                    say(1);
                  }
                });
    for (int i = 0; i < 5; i++) {
      backup();
    }
    ended.set(true);
    writer.join();
    assertStands();
    assertEquals(List.of(), reopened());
    assertStands();
  }

  @Test
  void theJournalForgetsWhatThreeBackupsHave() throws IOException {
    say(200);
    long before = Files.size(folder.resolve("store.journal"));
    backup();
    say(1);
    backup();
    say(1);
    assertTrue(Files.size(folder.resolve("store.journal")) > before);
    backup();
    say(1);
    assertTrue(Files.size(folder.resolve("store.journal")) < before / 10);
    assertEquals(List.of(), reopened());
    assertStands();
  }

  @Test
  void aRestoredBackupIsTheStoreAsItWas() {
    say(2);
    Backup first = backup();
    List<Gesture> then = List.copyOf(said);
    say(3);
    add(store, letter(2));
    assertEquals(
        new RestoreResult.Done(List.of()),
        store.maintenance().orElseThrow().restore(first.name(), false));
    assertEquals(then, store.ledger(LETTER.id()));
    assertEquals(1, store.letters().size());
    assertEquals(
        2, store.maintenance().orElseThrow().backups().size(), "what stood was backed up first");
    said.subList(then.size(), said.size()).clear();
    say(1);
    assertStands();
    assertEquals(List.of(), reopened());
    assertStands();
  }

  @Test
  void aRestoreCanBeTakenBackByRestoringWhatStoodBefore() {
    say(2);
    Backup first = backup();
    say(3);
    store.maintenance().orElseThrow().restore(first.name(), false);
    Backup before = store.maintenance().orElseThrow().backups().getFirst();
    assertEquals(
        new RestoreResult.Done(List.of()),
        store.maintenance().orElseThrow().restore(before.name(), false));
    assertStands();
  }

  @Test
  void aRestoreWithEverythingSinceLosesNothing() {
    say(2);
    Backup first = backup();
    say(3);
    add(store, letter(2));
    assertEquals(
        new RestoreResult.Done(List.of()),
        store.maintenance().orElseThrow().restore(first.name(), true));
    assertEquals(2, store.letters().size());
    assertStands();
    say(1);
    assertEquals(List.of(), reopened());
    assertStands();
  }

  private void damage(Backup backup) throws IOException {
    Path file = folder.resolve("backups").resolve(backup.name()).resolve("store.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aRepairSetsDamagedBackupsAside() throws IOException {
    Backup first = backup();
    say(1);
    Backup second = backup();
    damage(first);
    assertEquals(new RestoreResult.Done(List.of()), store.maintenance().orElseThrow().repair());
    assertEquals(List.of(second), store.maintenance().orElseThrow().backups());
    assertEquals(List.of(), store.checkKeeping());
    assertTrue(Files.exists(folder.resolve("backups").resolve("damaged-" + first.name())));
    assertStands();
  }

  @Test
  void aDamagedOrUnknownBackupIsNotRestored() throws IOException {
    Backup first = backup();
    say(1);
    damage(first);
    for (String name : List.of(first.name(), "none", "../backups")) {
      assertInstanceOf(
          RestoreResult.Refused.class, store.maintenance().orElseThrow().restore(name, false));
    }
    assertEquals(
        List.of("The backup %s is damaged.".formatted(first.name())), store.checkKeeping());
    assertEquals(said, store.ledger(LETTER.id()));
  }

  @Test
  void aLostStoreIsMadeAnewFromItsBackupAndItsJournal() throws IOException {
    say(2);
    backup();
    say(3);
    add(store, letter(2));
    store.close();
    Files.delete(folder.resolve("store.mv.db"));
    assertEquals(
        List.of(
            "The library's database was missing or empty. It was rebuilt from the backups and the"
                + " journal.",
            "Couldn't recover: “letter-2.txt”. Import its file again."),
        reopened());
    add(store, letter(2));
    assertStands();
    assertEquals(List.of(), reopened());
  }

  @Test
  void aLostStoreWithoutABackupHasItsCorrectedLettersFromTheJournal() throws IOException {
    say(5);
    store.close();
    Files.write(folder.resolve("store.mv.db"), new byte[0]);
    assertEquals(1, reopened().size());
    assertStands();
    assertEquals(LETTER, store.letter(LETTER.id()));
  }

  @Test
  void aStoreThatIsAnOlderOneLosesNothingThatJournalOrBackupsHave() throws IOException {
    say(1);
    store.close();
    Files.copy(folder.resolve("store.mv.db"), folder.resolve("older"));
    store = StoreFixtures.open(folder);
    add(store, letter(2));
    say(1);
    backup();
    add(store, letter(3));
    say(2);
    store.close();
    Files.copy(
        folder.resolve("older"),
        folder.resolve("store.mv.db"),
        StandardCopyOption.REPLACE_EXISTING);
    List<String> remarks = reopened();
    assertEquals(2, remarks.size(), remarks::toString);
    assertEquals("Couldn't recover: “letter-3.txt”. Import its file again.", remarks.get(1));
    assertEquals(2, store.letters().size());
    assertStands();
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.anyMatch(f -> f.getFileName().toString().startsWith("damaged-")));
    }
  }

  @Test
  void oneDamagedLetterIsTakenFromABackupAndTheRestFromTheStore() {
    add(store, letter(2));
    say(1);
    backup();
    say(2);
    add(store, letter(3));
    store.close();
    StoreFixtures.sql(
        folder,
        "UPDATE letter_text SET text = 'x' WHERE letter = 2",
        "UPDATE original SET bytes = X'00' WHERE letter = 1");
    List<String> remarks = reopened();
    assertEquals(1, remarks.size(), remarks::toString);
    assertEquals(3, store.letters().size());
    assertEquals(letter(3), store.letter(letter(3).id()));
    assertStands();
  }

  @Test
  void aKillBetweenTheRenamingsOfARepairIsGoneOnWith() throws IOException {
    say(2);
    store.close();
    Path fresh = Files.createDirectory(folder.resolve("new-files"));
    Files.copy(folder.resolve("store.mv.db"), fresh.resolve("store.mv.db"));
    Files.move(folder.resolve("store.journal"), fresh.resolve("store.journal"));
    Files.delete(folder.resolve("store.mv.db"));
    Files.createFile(fresh.resolve("set the old files aside"));
    Files.createDirectory(folder.resolve("new-files.unfinished"));
    Files.writeString(folder.resolve("new-files.unfinished/store.mv.db"), "half");
    assertEquals(List.of(), reopened());
    assertStands();
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("store.journal", "store.lock", "store.mv.db"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void theLastFiveAndOneOfEachOfSevenDaysAndFourWeeksStay() {
    Instant now = Instant.parse("2026-11-20T16:00:00Z");
    List<Instant> hourly =
        IntStream.range(0, 24 * 40).mapToObj(h -> now.minus(Duration.ofHours(h))).toList();
    Set<Instant> kept = BackupRotation.kept(hourly, i -> i);
    List<String> hoursAgo =
        kept.stream()
            .sorted(Comparator.reverseOrder())
            .map(i -> i.toString().substring(5, 13))
            .collect(Collectors.toList());
    assertEquals(
        List.of(
            "11-20T16",
            "11-20T15",
            "11-20T14",
            "11-20T13",
            "11-20T12",
            "11-19T23",
            "11-18T23",
            "11-17T23",
            "11-16T23",
            "11-15T23",
            "11-14T23",
            "11-08T23",
            "11-01T23"),
        hoursAgo);
    assertEquals(
        kept,
        BackupRotation.kept(kept.stream().sorted(Comparator.reverseOrder()).toList(), i -> i));
  }
}
