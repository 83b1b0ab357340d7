package imr.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that programming errors and out-of-memory errors are thrown, and don't cause the index to
 * be recreated.
 */
final class SearchIndexAccidentTest {
  private final List<IndexEntry> cards = SampleIndexEntries.some(20, new Random(5));
  @TempDir private Path folder;

  @Test
  void aFullMemoryIsThrownAndTheIndexStays() {
    OutOfMemoryError full = new OutOfMemoryError("Java heap space");
    assertStays(full);
  }

  @Test
  void aMistakeIsThrownAndTheIndexStays() {
    assertStays(new IllegalStateException("words of the letter"));
  }

  private void assertStays(Throwable accident) {
    AtomicInteger again = new AtomicInteger();
    try (SearchIndex index = SearchIndex.open(folder.resolve("index"), Optional.empty())) {
      index.whenBegunAnew(again::incrementAndGet);
      index.file(cards);
      index.keep();
      assertSame(
          accident, assertThrows(accident.getClass(), () -> index.file(new Broken(accident))));
      assertEquals(20, index.find(LetterQuery.ALL, SearchSort.by(SearchSort.By.ARRIVAL)).count());
      assertEquals(0, again.get());
      assertEquals(Optional.empty(), index.trouble());
    }
  }

  /** A list that fails when it is read. */
  private static final class Broken extends AbstractList<IndexEntry> {
    private final Throwable accident;

    Broken(Throwable accident) {
      this.accident = accident;
    }

    @Override
    public IndexEntry get(int at) {
      switch (accident) {
        case RuntimeException mistake -> throw mistake;
        case Error error -> throw error;
        default -> throw new AssertionError(accident);
      }
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
