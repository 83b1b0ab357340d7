package imr.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LetterPlacesTest {
  private static final List<String> IDS =
      IntStream.range(0, 3_000).mapToObj(i -> Sha256.of("letter " + i)).toList();
  private static final String OTHER = Sha256.of("another letter");

  private final LetterPlaces places = new LetterPlaces(LetterIds.of(IDS));

  @Test
  void eachLetterIsFoundWhereItIs() {
    LetterIds backwards = LetterIds.of(IDS.reversed());
    int last = IDS.size() - 1;

    for (int i = 0; i < IDS.size(); i++) {
      assertEquals(i, places.of(IDS.get(i)));
      assertEquals(last - i, places.of(backwards, i));
    }
  }

  @Test
  void aLetterThatIsNotThereHasNoPlace() {
    assertEquals(-1, places.of(OTHER));
    assertEquals(-1, places.of(LetterIds.of(List.of(IDS.getFirst(), OTHER)), 1));
    assertEquals(-1, places.of("no id"));
    assertEquals(-1, places.of("g".repeat(64)));
    assertEquals(-1, new LetterPlaces(LetterIds.of(List.of())).of(OTHER));
  }

  /** Such ids fall on one place of a table, whatever bits it goes by. */
  @Test
  void idsThatDifferInOneBitAreToldApart() {
    List<String> alike = new ArrayList<>();
    for (int bit = 0; bit < 256; bit++) {
      byte[] id = new byte[32];
      id[bit / 8] = (byte) (1 << bit % 8);
      alike.add(Sha256.hex(id));
    }
    LetterPlaces close = new LetterPlaces(LetterIds.of(alike));

    IntStream.range(0, 256).forEach(i -> assertEquals(i, close.of(alike.get(i))));
    assertEquals(-1, close.of("0".repeat(64)));
  }

  @Test
  void packedIdsReadAsTheyWereWritten() {
    byte[] bytes = ByteBuffer.allocate(40).putLong(7).put(HexFormat.of().parseHex(OTHER)).array();
    long[] longs = new long[2 * LetterIds.LONGS];
    LetterIds.pack(bytes, 8, longs, 1);

    assertEquals(List.of("0".repeat(64), OTHER), new LetterIds(longs).strings());
    assertEquals(IDS, LetterIds.of(IDS).strings());
    assertEquals(IDS.size(), LetterIds.of(IDS).count());
  }

  @Test
  void whatIsNoIdIsNotPacked() {
    assertThrows(IllegalArgumentException.class, () -> LetterIds.of(List.of("g".repeat(64))));
    assertThrows(RuntimeException.class, () -> LetterIds.of(List.of("ab")));
  }
}
