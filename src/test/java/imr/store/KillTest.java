package imr.store;

import static imr.store.StoreFixtures.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ledger.Gesture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed at random moments; whatever it had acknowledged is there, whole,
 * and nothing is there by halves. The long run: {@code mvn test -Dtest=KillTest -Dtests.excluded=
 * -Dtests.included=long}, with {@code -Dkills=1000} for another number than 200.
 */
final class KillTest {
  @TempDir private Path folder;

  /** Hashes of acknowledged gestures, in order, by the letter's id. */
  private final Map<String, List<String>> acknowledged = new HashMap<>();

  @Test
  void twentyKillsLoseNothingAcknowledgedAndLeaveNothingHalf() throws Exception {
    assertTrue(kill(20) > 20, "hardly anything was written before the kills");
  }

  @Test
  @Tag("long")
  void manyKillsLoseNothingAcknowledgedAndLeaveNothingHalf() throws Exception {
    int kills = Integer.getInteger("kills", 200);
    System.out.println(kills + " kills; gestures acknowledged and kept: " + kill(kills));
  }

  private int kill(int times) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int gestures = 0;
    for (int i = 1; i <= times; i++) {
      String where = "kill " + i + " of seed " + seed;
      gestures += writeAndKill(random.nextInt(1, 40), random.nextDouble(), random.nextLong());
      check(where);
    }
    return gestures;
  }

  /**
   * Lets a process write, then kills it; how much it acknowledged. When it is killed follows what
   * it acknowledged, and not a clock: the machine may be slow.
   *
   * @param gestures acknowledged before the kill
   * @param part of the time that one took, after which it is killed
   */
  private int writeAndKill(int gestures, double part, long seed) throws Exception {
    try (OtherProcess writer = OtherProcess.writing(folder, seed)) {
      writer.awaitOpen();
      long start = System.nanoTime();
      List<String> lines = new ArrayList<>(writer.next(gestures));
      long each = (System.nanoTime() - start) / gestures;
      TimeUnit.NANOSECONDS.sleep((long) (part * each));
      lines.addAll(writer.kill());
      lines.forEach(this::note);
      return lines.size();
    }
  }

  private void note(String line) {
    String[] words = line.split(" ", -1);
    assertEquals(3, words.length, line);
    List<String> ledger = acknowledged.computeIfAbsent(words[0], id -> new ArrayList<>());
    assertEquals(ledger.size() + 1, Integer.parseInt(words[1]), line);
    ledger.add(words[2]);
  }

  /**
   * Every acknowledged gesture is there as it was. One more may be there, the one that was killed
   * between commit and acknowledgement; it counts from now on. Reading holds each against its hash,
   * so what is there is whole.
   */
  private void check(String where) throws IOException {
    try (Store store = open(folder)) {
      Map<String, List<String>> found = new HashMap<>();
      for (LetterRow row : store.letters()) {
        List<Gesture> ledger = store.ledger(row.id());
        assertEquals(row.gestures(), ledger.size(), where);
        assertEquals(row.id(), store.letter(row.id()).id(), where);
        assertTrue(store.original(row.id()).bytes().length > 0, where);
        found.put(row.id(), ledger.stream().map(g -> WriterProcess.hash(row.id(), g)).toList());
      }
      acknowledged.forEach(
          (id, hashes) -> assertKept(hashes, found.getOrDefault(id, List.of()), where));
      acknowledged.clear();
      found.forEach((id, hashes) -> acknowledged.put(id, new ArrayList<>(hashes)));
    }
  }

  private static void assertKept(List<String> acknowledged, List<String> found, String where) {
    assertTrue(found.size() >= acknowledged.size(), where + ": a gesture is lost");
    assertTrue(found.size() <= acknowledged.size() + 1, where + ": a gesture too many");
    assertEquals(acknowledged, found.subList(0, acknowledged.size()), where);
  }
}
