package imr.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that an index with any kind of damage can be opened, and is complete after updating. */
final class SearchIndexDamageTest {
  private static final byte[] SECRET =
      "thirty-two bytes of no one's key".getBytes(StandardCharsets.US_ASCII);

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<IndexEntry> cards = SampleIndexEntries.some(120, random);
  @TempDir private Path folder;

  private void fileAll(Path place, Optional<byte[]> secret) {
    try (SearchIndex catalogue = SearchIndex.open(place, secret)) {
      catalogue.file(cards.subList(0, 80));
      catalogue.keep();
      catalogue.file(cards.subList(60, 120));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDamagedFileCostsNoMoreThanFilingAgain(boolean sealed) throws IOException {
    Optional<byte[]> secret = sealed ? Optional.of(SECRET) : Optional.empty();
    Path whole = folder.resolve("whole");
    fileAll(whole, secret);
    int noticed = 0;
    for (int i = 0; i < 40; i++) {
      Path copy = folder.resolve("copy" + i);
      copy(whole, copy);
      String what = damage(copy) + " with seed " + seed;
      noticed += check(copy, secret, what);
      SearchIndex.delete(copy);
    }
    assertTrue(noticed >= 36, "of 40 damages only so many were noticed: " + noticed);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private String damage(Path place) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(place)) {
      files = all.filter(f -> f.toFile().length() > 0).sorted().toList();
    }
    Path file = files.get(random.nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(3)) {
      case 0 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
      }
      case 1 -> Files.write(file, Arrays.copyOf(bytes, at));
      default -> Files.delete(file);
    }
    return file.getFileName() + " at " + at + " of " + bytes.length;
  }

  /** Returns 1 if the damage was noticed, otherwise 0. */
  private int check(Path place, Optional<byte[]> secret, String what) {
    AtomicInteger again = new AtomicInteger();
    try (SearchIndex catalogue = SearchIndex.open(place, secret)) {
      catalogue.whenBegunAnew(again::incrementAndGet);
      catalogue.figures(LetterQuery.ALL, List.of());
      catalogue.find(new RandomQueries(random).query(), SearchSort.by(SearchSort.By.TITLE));
      boolean whole = catalogue.checkIntegrity();
      Map<String, Long> stamps = catalogue.stamps();
      catalogue.file(cards.stream().filter(c -> !stamps.containsKey(c.id())).toList());
      assertEquals(Optional.empty(), catalogue.trouble(), what);
      assertEquals(
          cards.stream().map(IndexEntry::id).toList(),
          catalogue.find(LetterQuery.ALL, SearchSort.by(SearchSort.By.ARRIVAL)).ids(),
          what);
      LetterQuery query = new RandomQueries(random).query();
      assertEquals(
          cards.stream().filter(c -> NaiveSearch.finds(query, c)).map(IndexEntry::id).toList(),
          catalogue.find(query, SearchSort.by(SearchSort.By.ARRIVAL)).ids(),
          what + ": " + query.written());
      assertTrue(catalogue.checkIntegrity(), what);
      return !whole || again.get() > 0 || stamps.size() < cards.size() ? 1 : 0;
    }
  }

  @Test
  void aFileThatIsCutWhileItIsReadIsNoticed() throws IOException {
    Path place = folder.resolve("open");
    fileAll(place, Optional.empty());
    AtomicInteger again = new AtomicInteger();
    try (SearchIndex catalogue = SearchIndex.open(place, Optional.empty())) {
      catalogue.whenBegunAnew(again::incrementAndGet);
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".cfs")).toList()) {
          Files.write(file, new byte[0]);
        }
      }
      catalogue.checkIntegrity();
      assertEquals(1, again.get());
      catalogue.file(cards);
      assertEquals(
          120, catalogue.find(LetterQuery.ALL, SearchSort.by(SearchSort.By.ARRIVAL)).count());
    }
  }

  @Test
  void damageThatComesBackAgainAndAgainEndsInASentence() throws IOException {
    try (SearchIndex catalogue = SearchIndex.open(folder.resolve("bad"), Optional.empty())) {
      for (int i = 0; i < 4; i++) {
        catalogue.file(cards);
        catalogue.keep();
        wipe(folder.resolve("bad"));
        catalogue.checkIntegrity();
      }
      assertTrue(catalogue.trouble().isPresent());
      assertEquals(
          0, catalogue.find(LetterQuery.ALL, SearchSort.by(SearchSort.By.ARRIVAL)).count());
    }
    try (SearchIndex catalogue = SearchIndex.open(folder.resolve("bad"), Optional.empty())) {
      assertEquals(Optional.empty(), catalogue.trouble());
    }
  }

  private static void wipe(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.filter(f -> f.toFile().length() > 0).toList()) {
        Files.write(file, new byte[0]);
      }
    }
  }

  @Test
  void nothingOfASealedCatalogueCanBeReadInItsFolder() throws IOException {
    IndexEntry planted = SampleIndexEntries.some(1, random).getFirst();
    Path sealed = folder.resolve("sealed");
    Path plain = folder.resolve("plain");
    for (Optional<byte[]> secret : List.of(Optional.of(SECRET), Optional.<byte[]>empty())) {
      Path place = secret.isPresent() ? sealed : plain;
      try (SearchIndex catalogue = SearchIndex.open(place, secret)) {
        catalogue.file(List.of(with(planted)));
        catalogue.file(cards);
      }
      // In the other files, Lucene's compression hides words from a plain search.
      assertEquals(secret.isEmpty(), holds(place, "Aaron Rhododendron"));
    }
    for (String word : List.of("hododendron", "lumbar", "Okafor", "overturned", "diagnostic/")) {
      assertFalse(holds(sealed, word), word);
    }
    try (SearchIndex catalogue = SearchIndex.open(sealed, Optional.of(SECRET))) {
      LetterQuery query =
          (LetterQuery) LetterQuery.read("rhododendrons", SampleIndexEntries.SCHEMA);
      assertEquals(1, catalogue.find(query, SearchSort.by(SearchSort.By.ARRIVAL)).count());
      assertTrue(catalogue.checkIntegrity());
    }
  }

  private static IndexEntry with(IndexEntry card) {
    return new IndexEntry(
        "ab".repeat(32),
        1,
        500,
        "A rhododendron.",
        card.file(),
        card.headline(),
        true,
        false,
        card.added(),
        card.changed(),
        card.finished(),
        List.of(),
        Optional.of("Aaron Rhododendron"),
        List.of(),
        card.confidence(),
        card.facts(),
        card.entries(),
        Map.of());
  }

  private static boolean holds(Path place, String word) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
          found.add(file);
        }
      }
    }
    return !found.isEmpty();
  }

  @Test
  void anotherSecretOrNoneBeginsAnew() throws IOException {
    Path place = folder.resolve("changed");
    byte[] other = SECRET.clone();
    other[0]++;
    List<Optional<byte[]>> secrets =
        List.of(Optional.empty(), Optional.of(SECRET), Optional.of(other), Optional.empty());
    for (Optional<byte[]> secret : secrets) {
      try (SearchIndex catalogue = SearchIndex.open(place, secret)) {
        assertEquals(Map.of(), catalogue.stamps());
        assertEquals(Optional.empty(), catalogue.trouble());
        catalogue.file(cards);
        assertEquals(
            120, catalogue.find(LetterQuery.ALL, SearchSort.by(SearchSort.By.ADDED)).count());
      }
      assertEquals(secret.isEmpty(), holds(place, "Ana "));
    }
    SearchIndex.delete(place);
    assertFalse(Files.exists(place));
  }
}
