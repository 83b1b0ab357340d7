package imr.store;

import static imr.store.StoreFixtures.NEW;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.open;
import static imr.store.StoreFixtures.original;
import static imr.store.StoreFixtures.suggestions;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.letter.Letter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is longer than what is read of it at once. */
final class LongListTest {
  @TempDir private Path folder;

  @Test
  void everyLetterIsListedOnceAndInOrder() {
    try (Store store = open(folder)) {
      add(store, 0, 2_000);
      assertEquals(ids(2_000), listed(store), "a whole piece");
      add(store, 2_000, 2_003);
      assertEquals(ids(2_003), listed(store), "and a part of the next");
      assertEquals(letter(2_002).name(), store.letters().getLast().name());
    }
  }

  private static void add(Store store, int from, int to) {
    store.addAll(IntStream.range(from, to).mapToObj(LongListTest::fresh).toList());
  }

  private static NewLetter fresh(int number) {
    Letter letter = letter(number);
    return new NewLetter(letter, original(letter), suggestions(letter), NEW);
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> letter(i).id()).toList();
  }

  private static List<String> listed(Store store) {
    return store.letters().stream().map(LetterRow::id).toList();
  }
}
