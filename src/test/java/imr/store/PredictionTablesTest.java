package imr.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.letter.Letter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PredictionTablesTest {
  private static final PredictionRun ONE =
      new PredictionRun("one", "gpt-x", "5", StoreFixtures.NOON, "");
  private static final PredictionRun TWO =
      new PredictionRun("two", "kites", "", StoreFixtures.NOON.plusSeconds(1), "label-studio");
  private static final Letter LETTER = StoreFixtures.letter(1);

  @TempDir Path folder;

  @Test
  void areReadAsTheyWereWrittenAlsoAfterAReopening() {
    try (Store store = StoreFixtures.open(folder)) {
      assertTrue(store.addPredictionRun(ONE));
      assertTrue(store.addPredictionRun(TWO));
      assertFalse(
          store.addPredictionRun(new PredictionRun("one", "other", "", StoreFixtures.NOON, "")));
      store.putPrediction("one", LETTER.id(), "{\"kites\": \"𝒩\"}");
      store.putPrediction("two", LETTER.id(), "{}");
      store.putPrediction("two", LETTER.id(), "{\"newer\": 1}");
    }
    try (Store store = StoreFixtures.open(folder)) {
      assertEquals(List.of(ONE, TWO), store.predictionRuns());
      assertEquals(Optional.of("{\"kites\": \"𝒩\"}"), store.prediction("one", LETTER.id()));
      assertEquals(Optional.of("{\"newer\": 1}"), store.prediction("two", LETTER.id()));
      assertEquals(Optional.empty(), store.prediction("three", LETTER.id()));
      assertEquals(List.of(LETTER.id()), store.predictedLetters("one"));
    }
  }

  @Test
  void aRunIsTakenAwayWithAllThatItSays() {
    try (Store store = StoreFixtures.open(folder)) {
      filled(store);
      assertTrue(store.removePredictions("one"));
      assertFalse(store.removePredictions("one"));
      assertEquals(List.of(TWO), store.predictionRuns());
      assertEquals(Optional.empty(), store.prediction("one", LETTER.id()));
      assertEquals(Optional.of("of two"), store.prediction("two", LETTER.id()));
    }
  }

  private static void filled(Store store) {
    store.addPredictionRun(ONE);
    store.addPredictionRun(TWO);
    store.putPrediction("one", LETTER.id(), "of one");
    store.putPrediction("two", LETTER.id(), "of two");
  }

  @Test
  void aDamagedOneIsNotGivenOutAndNamedByACheck() {
    try (Store store = StoreFixtures.open(folder)) {
      filled(store);
      assertEquals(List.of(), store.checkKeeping());
    }
    StoreFixtures.sql(folder, "UPDATE prediction SET text = 'of one!' WHERE run = 'one'");
    try (Store store = StoreFixtures.open(folder)) {
      assertThrows(StoreDamagedException.class, () -> store.prediction("one", LETTER.id()));
      assertEquals(Optional.of("of two"), store.prediction("two", LETTER.id()));
      assertEquals(
          List.of("1 of the predictions “one” are damaged. Import them again."),
          store.checkKeeping());
    }
  }

  @Test
  void aRepairKeepsThoseOfTheBackupAndThoseSince() {
    try (Store store = StoreFixtures.open(folder)) {
      StoreFixtures.add(store, LETTER);
      store.addPredictionRun(ONE);
      store.putPrediction("one", LETTER.id(), "of one");
      assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup());
      store.addPredictionRun(TWO);
      store.putPrediction("two", LETTER.id(), "of two");
      assertInstanceOf(RestoreResult.Done.class, store.maintenance().orElseThrow().repair());
      assertEquals(List.of(ONE, TWO), store.predictionRuns());
      assertEquals(Optional.of("of one"), store.prediction("one", LETTER.id()));
      assertEquals(Optional.of("of two"), store.prediction("two", LETTER.id()));
    }
  }

  @Test
  void aBackupAloneBringsBackWhatItHeld() {
    try (Store store = StoreFixtures.open(folder)) {
      filled(store);
      store.maintenance().orElseThrow().backup();
      store.removePredictions("one");
      String backup = store.maintenance().orElseThrow().backups().getFirst().name();
      assertInstanceOf(
          RestoreResult.Done.class, store.maintenance().orElseThrow().restore(backup, false));
      assertEquals(List.of(ONE, TWO), store.predictionRuns());
      assertEquals(Optional.of("of one"), store.prediction("one", LETTER.id()));
    }
  }
}
