package imr.store;

import static imr.store.StoreFixtures.STARTED;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups made by a clock that is set to and fro are missing or damaged in every combination,
 * together with the database and the journal. Nothing that was acknowledged is lost as long as the
 * database, or the journal and one of the three newest backups, is whole; whatever is lost else is
 * told, down to the number of changes. The long run: {@code mvn test -Dtest=BackupDamageTest
 * -Dtests.excluded=none -Dtests.included=long}; {@code -Dseed=1} repeats one, and {@code -Dshare=5}
 * tries each fifth of the 1,024 combinations (an odd number: each harm of each file).
 */
final class BackupDamageTest {
  private static final Pattern CHANGES = Pattern.compile("recover: (\\d+) changes?\\b");

  @TempDir private Path temp;
  private final MovingClock clock = new MovingClock();
  private final Map<String, List<Gesture>> said = new LinkedHashMap<>();

  /** How many gestures of each letter each backup has, and its folder's name; oldest first. */
  private final List<Made> made = new ArrayList<>();

  private record Made(String name, Map<String, Integer> gestures) {}

  /** What is done to a file or a backup. */
  private enum Harm {
    NONE,
    GONE,
    FLIPPED,
    /** Of a backup, the manifest is gone; another file is emptied. */
    EMPTIED
  }

  /** What is done to the database, the journal, and the three newest backups, the newest last. */
  private record Case(Harm database, Harm journal, List<Harm> backups) {
    static Case of(int number) {
      Harm[] all = Harm.values();
      int n = all.length;
      return new Case(
          all[number % n],
          all[number / n % n],
          IntStream.of(n * n, n * n * n, n * n * n * n)
              .mapToObj(power -> all[number / power % n])
              .toList());
    }

    /** Nothing may be lost. */
    boolean loseNothing() {
      return database == Harm.NONE || (journal == Harm.NONE && backups.contains(Harm.NONE));
    }
  }

  @Test
  void someBackupsMissingOrDamagedLoseNothingUnsaid() throws IOException {
    RandomGenerator random = new SplittableRandom(Long.getLong("seed", System.nanoTime()));
    make();
    for (int i = 0; i < 12; i++) {
      tryOut(Case.of(random.nextInt(1024)));
    }
  }

  @Test
  @Tag("long")
  void everyCombinationOfMissingAndDamagedBackupsLosesNothingUnsaid() throws IOException {
    make();
    int share = Integer.getInteger("share", 1);
    int tried = 0;
    int lost = 0;
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 1024; i += share) {
      long before = System.nanoTime();
      lost += tryOut(Case.of(i)) > 0 ? 1 : 0;
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      longest = took.compareTo(longest) > 0 ? took : longest;
      tried++;
    }
    System.out.printf(
        "%d combinations tried, %d with losses, all of them said; longest %d ms%n",
        tried, lost, longest.toMillis());
  }

  private Path whole() {
    return temp.resolve("whole");
  }

  private StoreOpenResult open(Path folder) {
    StoreLocation place =
        new StoreLocation("file:", folder.toAbsolutePath(), clock, Optional.empty());
    return new StoreFolder(place, Optional.empty()).open();
  }

  private static StoreOpenResult.Opened assertOpened(StoreOpenResult opening) {
    return assertInstanceOf(StoreOpenResult.Opened.class, opening, opening::toString);
  }

  private static boolean isForeign(StoreOpenResult opening) {
    return opening instanceof StoreOpenResult.Refused refused
        && refused.reason() == StoreOpenResult.Reason.FOREIGN;
  }

  private void make() {
    RandomGenerator random = new SplittableRandom(Long.getLong("seed", System.nanoTime()));
    try (Store store = assertOpened(open(whole())).store()) {
      for (int i = 0; i < 5; i++) {
        Letter letter = letter(i);
        StoreFixtures.add(store, letter);
        said.put(letter.id(), new ArrayList<>(List.of(suggestions(letter))));
        say(store, letter.id());
        say(store, letter(0).id());
        clock.move(Duration.ofDays(random.nextInt(-800, 800)));
        Backup backup =
            assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup())
                .backup();
        made.add(new Made(backup.name(), counts()));
      }
      say(store, letter(1).id());
      say(store, letter(0).id());
    }
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    said.forEach((id, ledger) -> counts.put(id, ledger.size()));
    return counts;
  }

  private void say(Store store, String id) {
    List<Gesture> ledger = said.computeIfAbsent(id, _ -> new ArrayList<>());
    Gesture next =
        gesture(
            store.annotations(id),
            ledger.size() + 1,
            typed(target("injury.date"), "" + (1950 + ledger.size())));
    store.append(id, next, STARTED);
    ledger.add(next);
  }

  /** How many changes are lost, which are said. */
  private int tryOut(Case which) throws IOException {
    Path folder = temp.resolve("damaged");
    copy(whole(), folder);
    harm(folder.resolve("store.mv.db"), which.database());
    harm(folder.resolve("store.journal"), which.journal());
    for (int i = 0; i < 3; i++) {
      Path backup = folder.resolve("backups").resolve(made.get(made.size() - 3 + i).name());
      harmBackup(backup, which.backups().get(i));
    }
    int lost;
    try {
      lost = opened(folder, which);
    } catch (AssertionError e) {
      throw new AssertionError(which.toString(), e);
    }
    delete(folder);
    return lost;
  }

  private int opened(Path folder, Case which) {
    StoreOpenResult opening = open(folder);
    if (which.database() == Harm.FLIPPED && isForeign(opening)) {
      return 0; // a table whose name was hit isn't ours: nothing is opened, and that is said
    }
    StoreOpenResult.Opened opened = assertOpened(opening);
    try (Store store = opened.store()) {
      Map<String, Integer> found = new LinkedHashMap<>();
      store.letters().forEach(row -> found.put(row.id(), row.gestures()));
      found.keySet().forEach(id -> assertPrefix(store.ledger(id), said(id), which));
      int lost = missing(counts(), found);
      if (which.loseNothing()) {
        assertEquals(0, lost, () -> which + " lost changes, saying " + opened.remarks());
      }
      int unsaid = missing(promised(which), found) - told(opened.remarks());
      assertTrue(
          unsaid <= 0, () -> which + " lost " + unsaid + " unsaid, saying " + opened.remarks());
      assertTrue(lost > 0 || told(opened.remarks()) == 0, () -> which + " " + opened.remarks());
      return lost;
    }
  }

  private List<Gesture> said(String id) {
    return Optional.ofNullable(said.get(id)).orElseThrow();
  }

  private static void assertPrefix(List<Gesture> found, List<Gesture> said, Case which) {
    assertEquals(said.subList(0, found.size()), found, which::toString);
  }

  /** What the journal knows, or else the newest backup whose manifest is there. */
  private Map<String, Integer> promised(Case which) {
    if (which.journal() == Harm.NONE || which.database() == Harm.NONE) {
      return counts();
    }
    for (int i = 2; i >= 0; i--) {
      Harm harm = which.backups().get(i);
      if (harm == Harm.NONE || harm == Harm.FLIPPED) {
        return made.get(made.size() - 3 + i).gestures();
      }
    }
    return made.get(made.size() - 4).gestures();
  }

  private static int missing(Map<String, Integer> expected, Map<String, Integer> found) {
    return expected.entrySet().stream()
        .mapToInt(e -> Math.max(0, e.getValue() - found.getOrDefault(e.getKey(), 0)))
        .sum();
  }

  /** Each change by its number; a lost letter counts with its first gesture, and others with it. */
  private static int told(List<String> remarks) {
    int told = 0;
    for (String remark : remarks) {
      Matcher changes = CHANGES.matcher(remark);
      if (changes.find()) {
        told += Integer.parseInt(changes.group(1));
      } else if (remark.contains("Import its file again")) {
        told += 1 + (int) remark.chars().filter(c -> c == ';').count();
        told += remark.contains("Changes lost with it") ? 1 : 0;
      } else if (remark.contains("more letters")) {
        told += Integer.parseInt(remark.replaceAll("\\D+", ""));
      }
    }
    return told;
  }

  private static void harmBackup(Path backup, Harm harm) throws IOException {
    switch (harm) {
      case NONE -> {}
      case GONE -> delete(backup);
      case FLIPPED -> harm(backup.resolve("store.mv.db"), harm);
      case EMPTIED -> Files.delete(backup.resolve("backup.txt"));
    }
  }

  private static void harm(Path file, Harm harm) throws IOException {
    switch (harm) {
      case NONE -> {}
      case GONE -> Files.delete(file);
      case EMPTIED -> Files.write(file, new byte[0]);
      case FLIPPED -> {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 4096; at < bytes.length; at += 1 + bytes.length / 16) {
          bytes[at] ^= 4;
        }
        Files.write(file, bytes);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
