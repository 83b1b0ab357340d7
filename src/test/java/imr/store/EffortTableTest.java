package imr.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import imr.letter.Letter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EffortTableTest {
  private static final Letter LETTER = StoreFixtures.letter(1);
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  @TempDir Path folder;

  @Test
  void whatIsDoneOnADayAddsUpAndEachPersonAndDayStandsForItself() {
    try (Store store = StoreFixtures.open(folder)) {
      store.addEffort(of("Ana", MONDAY, 10, 60));
      store.addEffort(of("Ana", MONDAY, 5, 0));
      store.addEffort(of("Ana", MONDAY.plusDays(1), 1, 7));
    }
    try (Store store = StoreFixtures.open(folder)) {
      store.addEffort(of("Bo", MONDAY.plusDays(2), 0, 3));
      assertEquals(
          List.of(
              of("Ana", MONDAY, 15, 60),
              of("Ana", MONDAY.plusDays(1), 1, 7),
              of("Bo", MONDAY.plusDays(2), 0, 3)),
          store.efforts());
    }
  }

  @Test
  void aRepairKeepsWhatTheBackupHasAndWhatWasAddedSince() {
    try (Store store = StoreFixtures.open(folder)) {
      StoreFixtures.add(store, LETTER);
      store.addEffort(of("Ana", MONDAY, 10, 60));
      assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup());
      store.addEffort(of("Ana", MONDAY, 3, 20));
      store.addEffort(of("Bo", MONDAY.plusDays(1), 7, 9));
      assertInstanceOf(RestoreResult.Done.class, store.maintenance().orElseThrow().repair());
      assertEquals(
          List.of(of("Ana", MONDAY, 13, 80), of("Bo", MONDAY.plusDays(1), 7, 9)), store.efforts());
    }
  }

  @Test
  void aBackupBringsBackWhatItHeldAndAPassphraseLosesNothing() {
    try (Store store = StoreFixtures.open(folder)) {
      StoreFixtures.add(store, LETTER);
      store.addEffort(of("Ana", MONDAY, 10, 60));
      store.maintenance().orElseThrow().backup();
      store.addEffort(of("Ana", MONDAY, 3, 20));
      String backup = store.maintenance().orElseThrow().backups().getFirst().name();
      assertInstanceOf(
          RestoreResult.Done.class, store.maintenance().orElseThrow().restore(backup, true));
      assertEquals(List.of(of("Ana", MONDAY, 13, 80)), store.efforts());
      assertInstanceOf(
          RestoreResult.Done.class, store.maintenance().orElseThrow().restore(backup, false));
      assertEquals(List.of(of("Ana", MONDAY, 10, 60)), store.efforts());
      assertInstanceOf(
          RestoreResult.Done.class,
          store
              .maintenance()
              .orElseThrow()
              .changePassphrase(
                  java.util.Optional.empty(), java.util.Optional.of("seven red kites")));
      assertEquals(List.of(of("Ana", MONDAY, 10, 60)), store.efforts());
    }
  }

  private static Effort of(String annotator, LocalDate day, int keys, int seconds) {
    return new Effort(LETTER.id(), annotator, day, keys, seconds);
  }
}
