package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests the properties that all formats share. */
final class FormatsTest {

  @Test
  void everyFormatIsFoundByItsOwnId() {
    List<String> ids = Formats.all().stream().map(Format::id).toList();
    List<String> found =
        ids.stream().flatMap(id -> Formats.named(id).stream()).map(Format::id).toList();
    assertEquals(ids, found);
    assertEquals(ids, ids.stream().distinct().toList());
    assertEquals(Optional.empty(), Formats.named("no format"));
  }

  @Test
  void everyFormatTellsWhatItIsGoodForInOneSentence() {
    for (Format format : Formats.all()) {
      assertTrue(format.purpose().matches("[A-Z][^.]*(\\.[^ ][^.]*)*\\."), format.id());
      assertTrue(format.ending().matches("(\\.[a-z]+)?"), format.id());
      assertTrue(format.label().length() <= 48, format.id());
    }
  }
}
