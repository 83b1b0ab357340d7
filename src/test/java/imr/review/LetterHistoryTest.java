package imr.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.ledger.Act;
import imr.review.LetterHistory.Entry;
import imr.review.LetterHistory.TargetEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LetterHistoryTest {
  private final ReviewSession desk = ReviewFixture.withSuggestions();
  private final ReviewSession after =
      desk.absent(AGE, ANA)
          .flatMap(s -> s.after().undo(ANA))
          .flatMap(s -> s.after().confirm(AGE, ANA))
          .orElseThrow()
          .after();

  @Test
  void tellsEveryGestureInOrderWithAllThatItDid() {
    List<Entry> entries = LetterHistory.of(after);
    assertEquals(
        List.of(
            new Act.Suggest(), new Act.MarkNotStated(AGE), new Act.Undo(2), new Act.Confirm(AGE)),
        entries.stream().map(e -> e.gesture().act()).toList());
    assertEquals(12, entries.getFirst().deeds().size());
    assertEquals(
        new Entry(
            after.ledger().gestures().getLast(),
            List.of(new TargetEvent(AGE, "confirmed by Ana", after.annotations().at(AGE)))),
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
        LetterHistory.of(after).stream()
            .flatMap(e -> e.about(AGE).stream())
            .flatMap(e -> e.deeds().stream())
            .map(TargetEvent::words)
            .toList());
    assertEquals(Optional.empty(), LetterHistory.of(after).getLast().about(SEX));
  }
}
