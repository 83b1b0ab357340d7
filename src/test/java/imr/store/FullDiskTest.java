package imr.store;

import static imr.store.StoreFixtures.NEW;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.original;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ledger.Gesture;
import imr.letter.Letter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fills up at any write, or at any size, loses nothing that was acknowledged, and
 * leaves nothing half. The long run: {@code mvn test -Dtest=FullDiskTest -Dtests.excluded=none
 * -Dtests.included=long}.
 */
final class FullDiskTest {
  @TempDir private Path temp;
  private final Map<String, List<Gesture>> kept = new LinkedHashMap<>();
  private int failures;

  @AfterEach
  void relieve() {
    FullDisk.relieve();
  }

  @Test
  void whicheverOfTheFirstWritesFailsNothingIsLost() {
    for (int i = 0; i < 24; i += 3) {
      write(i, false);
      write(i, true);
    }
    assertTrue(failures >= 12, failures + " failures");
  }

  @Test
  @Tag("long")
  void whicheverOf200WritesFailsNothingIsLost() {
    for (int i = 0; i <= 200; i++) {
      write(i, false);
      write(i, true);
    }
    System.out.println("402 disks, one write of each failing, or all from one on: " + failures);
    assertTrue(failures >= 350, failures + " failures");
  }

  @Test
  void diskSizesOfAllKindsLoseNothing() {
    for (int i = 0; i < 4; i++) {
      fill(i * 9_001L + 10);
    }
    assertTrue(failures >= 4, failures + " failures");
  }

  @Test
  @Tag("long")
  void twentyDiskSizesLoseNothing() {
    for (int i = 0; i < 20; i++) {
      fill(i * 7_001L + 10);
    }
    System.out.println("20 sizes of a full disk; failures: " + failures);
    assertTrue(failures >= 20, failures + " failures");
  }

  private void write(int i, boolean once) {
    Path folder = temp.resolve("write " + i + once);
    kept.clear();
    try (Store store = FullDisk.open(folder)) {
      work(store, 0, 2);
      if (once) {
        FullDisk.failOnceAfter(i);
      } else {
        FullDisk.fillAfter(i);
      }
      work(store, 2, 40);
    }
    assertKept(folder);
  }

  private void fill(long bytes) {
    Path folder = temp.resolve("size " + bytes);
    kept.clear();
    try (Store store = FullDisk.open(folder)) {
      work(store, 0, 2);
      FullDisk.leaveRoom(bytes);
      work(store, 2, 60);
    }
    assertKept(folder);
  }

  /** Takes letters in and corrects them, a hundred writes and more; tries once more what failed. */
  private void work(Store store, int from, int to) {
    for (int i = from; i < to; i++) {
      if (i % 5 == 0) {
        Letter letter = letter(i);
        NewLetter fresh = new NewLetter(letter, original(letter), suggestions(letter), NEW);
        twice(() -> store.addAll(List.of(fresh)));
        kept.put(letter.id(), new ArrayList<>(List.of(suggestions(letter))));
      }
      String id = List.copyOf(kept.keySet()).get(i % kept.size());
      List<Gesture> ledger = kept.computeIfAbsent(id, _ -> new ArrayList<>());
      int number = ledger.size() + 1;
      String words = "20" + (10 + i) + " word".repeat(i * 5);
      Gesture next =
          gesture(store.annotations(id), number, typed(target("injury.mechanism"), words));
      twice(() -> store.append(id, next, STARTED));
      ledger.add(next);
    }
  }

  private void twice(Runnable write) {
    try {
      write.run();
    } catch (StoreFailedException full) {
      failures++;
      FullDisk.relieve();
      write.run();
    }
  }

  private void assertKept(Path folder) {
    FullDisk.relieve();
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    try (Store store = opened.store()) {
      assertEquals(List.of(), opened.remarks(), folder::toString);
      assertEquals(List.of(), store.checkKeeping(), folder::toString);
      assertEquals(kept.size(), store.letters().size(), folder::toString);
      kept.forEach((id, ledger) -> assertEquals(ledger, store.ledger(id), folder::toString));
    }
  }
}
