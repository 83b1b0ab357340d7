package imr.store;

import static imr.store.StoreFixtures.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.store.MaintenanceProcess.Unlocked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that makes backups, restores them, repairs the store, deletes a letter, and changes its
 * passphrase is killed at random moments: the store opens with the old passphrase or with the new
 * one, and has every acknowledged gesture. The long run: {@code mvn test -Dtest=CareKillTest
 * -Dtests.excluded=none -Dtests.included=long}, with {@code -Dkills=100} for another number than
 * 50.
 */
final class CareKillTest {
  @TempDir private Path folder;
  private final Map<String, List<String>> acknowledged = new HashMap<>();

  @Test
  void threeKillsAmidBackupsAndRepairsAndNewPassphrasesLoseNothing() throws Exception {
    kill(3);
    assertTrue(acknowledged.keySet().containsAll(List.of(letter(1).id(), letter(2).id())));
  }

  @Test
  @Tag("long")
  void manyKillsAmidBackupsAndRepairsAndNewPassphrasesLoseNothing() throws Exception {
    int kills = Integer.getInteger("kills", 50);
    kill(kills);
    int kept = acknowledged.values().stream().mapToInt(List::size).sum();
    System.out.println(kills + " kills; gestures acknowledged and kept: " + kept);
    assertTrue(kept > kills);
  }

  private void kill(int times) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 1; i <= times; i++) {
      try (OtherProcess process =
          OtherProcess.running(MaintenanceProcess.class, folder, random.nextLong())) {
        process.awaitOpen().forEach(this::note);
        Thread.sleep(random.nextInt(100, 2_500));
        process.kill().forEach(this::note);
      }
      check("kill " + i + " of seed " + seed);
    }
  }

  private void note(String line) {
    String[] words = line.split(" ", -1);
    assertEquals(3, words.length, line);
    acknowledged.computeIfAbsent(words[0], id -> new ArrayList<>()).add(words[2]);
  }

  private void check(String where) {
    Unlocked unlocked =
        MaintenanceProcess.unlock(folder).orElseThrow(() -> new AssertionError(where));
    try (Store store = unlocked.opened().store()) {
      assertEquals(List.of(), unlocked.opened().remarks(), where);
      assertEquals(List.of(), store.checkKeeping(), where);
      assertEquals(List.of(), store.maintenance().orElseThrow().unencrypted(), where);
      for (LetterRow row : store.letters()) {
        List<String> found =
            store.ledger(row.id()).stream().map(g -> WriterProcess.hash(row.id(), g)).toList();
        List<String> told = acknowledged.getOrDefault(row.id(), List.of());
        assertTrue(found.size() - told.size() <= 1, where + ": a gesture too many");
        assertEquals(told, found.subList(0, Math.min(told.size(), found.size())), where);
        acknowledged.put(row.id(), new ArrayList<>(found));
      }
    }
  }
}
