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
import imr.store.BackupOrderTest.MovingClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bits are flipped, ends are cut off and blocks are wiped in the database's file or in the journal,
 * and in some of the backups, which were made by a clock that is set to and fro ({@link
 * BackupDamageTest} goes through all combinations of those). Every gesture that was acknowledged is
 * there afterwards; a letter that nobody touched is there or is named; what the start does not
 * notice, a check does, and a repair mends it. The long run: {@code mvn test
 * -Dtest=RandomDamageTest -Dtests.excluded=none -Dtests.included=long}, with {@code -Ddamages=1000}
 * for another number than 200, {@code -Dseed=1} for one that failed.
 */
final class RandomDamageTest {
  @TempDir private Path temp;
  private final Map<String, List<Gesture>> said = new LinkedHashMap<>();
  private final List<Letter> untouched = new ArrayList<>();
  private final Map<String, Integer> outcomes = new HashMap<>();

  @Test
  void tenDamagesLoseNothingThatWasAcknowledged() throws IOException {
    damage(10);
    assertEquals(10, outcomes.values().stream().mapToInt(i -> i).sum());
  }

  @Test
  @Tag("long")
  void manyDamagesLoseNothingThatWasAcknowledged() throws IOException {
    int damages = Integer.getInteger("damages", 200);
    damage(damages);
    System.out.println(damages + " damages: " + outcomes);
    assertEquals(damages, outcomes.values().stream().mapToInt(i -> i).sum());
  }

  private void damage(int times) throws IOException {
    Path whole = temp.resolve("whole");
    make(whole);
    long seed = Long.getLong("seed", System.nanoTime());
    for (int i = 0; i < times; i++) {
      Path folder = temp.resolve("damaged " + i);
      copy(whole, folder);
      RandomGenerator random = new SplittableRandom(seed + i);
      String what = damage(folder, random) + ", seed " + (seed + i);
      outcomes.merge(open(folder, what), 1, Integer::sum);
    }
  }

  /** Letters before a backup and after it, some of each corrected, before and after. */
  private void make(Path folder) {
    MovingClock clock = new MovingClock();
    StoreLocation place =
        new StoreLocation("file:", folder.toAbsolutePath(), clock, Optional.empty());
    StoreOpenResult opening = new StoreFolder(place, Optional.empty()).open();
    try (Store store = assertInstanceOf(StoreOpenResult.Opened.class, opening).store()) {
      for (int i = 0; i < 60; i++) {
        Letter letter = letter(i);
        add(store, letter);
        said.put(letter.id(), new ArrayList<>(List.of(suggestions(letter))));
        if (i % 3 == 0) {
          say(store, letter.id(), i);
        }
        if (i % 10 == 0 && i > 0 && i <= 30) {
          clock.move(Duration.ofDays(i % 20 == 0 ? 400 : -600));
          assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup());
          say(store, letter(0).id(), 1);
          say(store, letter(1).id(), 2);
        }
        if (i > 10 && i % 3 != 0) {
          untouched.add(letter);
        }
      }
    }
  }

  private void say(Store store, String id, int year) {
    List<Gesture> ledger = said.computeIfAbsent(id, _ -> new ArrayList<>());
    Gesture next =
        gesture(
            store.annotations(id),
            ledger.size() + 1,
            typed(target("injury.date"), "" + (1950 + year)),
            typed(target("injury.mechanism"), "fell off a kite ".repeat(1 + year)));
    store.append(id, next, STARTED);
    ledger.add(next);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static String damage(Path folder, RandomGenerator random) throws IOException {
    String name = random.nextInt(4) == 0 ? "store.journal" : "store.mv.db";
    String what = damage(folder, name, random);
    for (Path backup : backups(folder)) {
      String file = "backups/" + backup.getFileName();
      what +=
          switch (random.nextInt(5)) {
            case 0 -> ", " + damage(folder, file + "/store.mv.db", random);
            case 1 -> ", " + damage(folder, file + "/backup.txt", random);
            default -> "";
          };
    }
    return what;
  }

  private static List<Path> backups(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("backups"))) {
      return all.sorted().toList();
    }
  }

  private static String damage(Path folder, String name, RandomGenerator random)
      throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      int size = (int) file.length();
      int at = random.nextInt(size);
      return name
          + switch (random.nextInt(4)) {
            case 0 -> {
              file.setLength(random.nextInt(5) == 0 ? 0 : at);
              yield " cut to " + file.length();
            }
            case 1 -> {
              int block = at / 4096 * 4096;
              file.seek(block);
              file.write(new byte[Math.min(4096, size - block)]);
              yield " wiped at " + block;
            }
            case 2 -> {
              for (int i = 0; i < 20; i++) {
                flip(file, random.nextInt(size), random);
              }
              yield " flipped in 20 places";
            }
            default -> {
              flip(file, at, random);
              yield " flipped at " + at;
            }
          };
    }
  }

  private static void flip(RandomAccessFile file, int at, RandomGenerator random)
      throws IOException {
    file.seek(at);
    int bits = file.read();
    file.seek(at);
    file.write(bits ^ (1 << random.nextInt(8)));
  }

  private String open(Path folder, String what) {
    StoreOpenResult opening = LocalStore.open(folder);
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, opening, () -> what + ": " + opening);
    try (Store store = opened.store()) {
      List<String> remarks = new ArrayList<>(opened.remarks());
      List<String> found = found(store);
      boolean atTheStart = !remarks.isEmpty();
      if (!found.isEmpty()) {
        RestoreResult.Done done =
            assertInstanceOf(
                RestoreResult.Done.class, store.maintenance().orElseThrow().repair(), what);
        remarks.addAll(done.losses());
        importAgain(store, remarks);
        assertEquals(List.of(), found(store), what);
      }
      assertKept(store, remarks, what);
      return atTheStart ? "noticed at the start" : found.isEmpty() ? "harmless" : "found by check";
    }
  }

  /** As the sentences ask for. */
  private void importAgain(Store store, List<String> remarks) {
    for (Letter letter : untouched) {
      if (remarks.stream().anyMatch(r -> r.contains("the original file of “" + letter.name()))) {
        store.add(letter, StoreFixtures.original(letter), suggestions(letter), StoreFixtures.NEW);
      }
    }
  }

  private static List<String> found(Store store) {
    List<String> found = new ArrayList<>(store.checkKeeping());
    try {
      store.letters().forEach(row -> store.check(row).ifPresent(found::add));
    } catch (RuntimeException page) {
      found.add("Couldn't read the list of letters.");
    }
    return found;
  }

  private void assertKept(Store store, List<String> remarks, String what) {
    List<String> ids = store.letters().stream().map(LetterRow::id).toList();
    said.forEach(
        (id, ledger) -> {
          boolean mayBeLost = untouched.stream().anyMatch(l -> l.id().equals(id));
          if (!mayBeLost || ids.contains(id)) {
            assertTrue(ids.contains(id), () -> what + " lost a letter, saying " + remarks);
            assertEquals(ledger, store.ledger(id), what);
          } else {
            String name =
                untouched.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow().name();
            assertTrue(
                remarks.stream().anyMatch(r -> r.contains("“" + name + "”")),
                () -> what + " lost " + name + ", saying " + remarks);
          }
        });
  }
}
