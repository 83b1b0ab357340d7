package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How wide the chips of the outline are. */
final class OutlineNodeTest {

  @ParameterizedTest(name = "{0} chips that want {1} get {3} of {2}")
  @CsvSource({
    "2, 150, 420, 150", // all words, in one row
    "2, 300, 420, 300", // one a row, with all words
    "3, 600, 420, 420", // one a row, as wide as there is
    "5, 300, 420, 207", // three rows of two
    "8, 300, 420, 136", // three rows of three
    "30, 300, 420, 136", // never narrower than what can be read
    "8, 90, 900, 128",
    "5, 300, 1000, 300",
    "4, 300, 100, 100"
  })
  void chipsShowTheirWordsWhereThereIsRoom(int chips, double widest, double room, double wide) {
    assertEquals(wide, OutlineNode.tileWidth(chips, widest, room));
  }
}
