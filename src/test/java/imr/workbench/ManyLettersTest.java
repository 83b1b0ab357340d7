package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Headline.State;
import imr.exchange.SchemaFile;
import imr.store.LetterRow;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What measurements are made on is like letters. */
@SuppressWarnings("NullAway.Init") // set before the test
final class ManyLettersTest {
  @TempDir private Path folder;

  @Test
  void theyHaveItemsAndSomeAreFinished() throws IOException {
    Store store = StoreFixtures.open(ManyLetters.store(folder, 40));
    try (Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.system(ZoneOffset.UTC))) {
      List<LetterRow> letters = workbench.letters();
      assertEquals(40, letters.size());
      assertTrue(letters.stream().allMatch(l -> l.headline().items() >= 1));
      assertEquals(2, letters.stream().filter(l -> is(l, State.FINISHED)).count());
      assertEquals(2, letters.stream().filter(l -> is(l, State.IN_REVIEW)).count());
      assertEquals(1, letters.stream().filter(l -> l.headline().flagged()).count());
    }
  }

  private static boolean is(LetterRow letter, State state) {
    return letter.headline().state() == state;
  }
}
