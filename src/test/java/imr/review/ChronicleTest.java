package imr.review;

import static imr.review.Desk.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.ledger.Act;
import imr.review.Chronicle.Deed;
import imr.review.Chronicle.Entry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChronicleTest {
  private final ReviewSession desk = Desk.withSuggestions();
  private final ReviewSession after =
      desk.absent(AGE, ANA)
          .flatMap(s -> s.after().undo(ANA))
          .flatMap(s -> s.after().confirm(AGE, ANA))
          .orElseThrow()
          .after();

  @Test
  void tellsEveryGestureInOrderWithAllThatItDid() {
    List<Entry> entries = Chronicle.of(after);
    assertEquals(
        List.of(
            new Act.Suggest(), new Act.MarkNotStated(AGE), new Act.Undo(2), new Act.Confirm(AGE)),
        entries.stream().map(e -> e.gesture().act()).toList());
    assertEquals(12, entries.getFirst().deeds().size());
    assertEquals(
        new Entry(
            after.ledger().gestures().getLast(),
            List.of(new Deed(AGE, "confirmed by Ana", after.annotations().at(AGE)))),
        entries.getLast());
  }

  @Test
  void canBeReadForOneTargetAlone() {
    assertEquals(
        List.of(
            "suggested by rules 1, rule test, at 0.90",
            "marked as not stated by Ana",
            "undone by Ana",
            "confirmed by Ana"),
        Chronicle.of(after).stream()
            .flatMap(e -> e.about(AGE).stream())
            .flatMap(e -> e.deeds().stream())
            .map(Deed::words)
            .toList());
    assertEquals(Optional.empty(), Chronicle.of(after).getLast().about(SEX));
  }
}
