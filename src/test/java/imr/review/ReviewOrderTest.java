package imr.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All suggestions for the test letter have a confidence of 0.9; all other fields are empty. */
final class ReviewOrderTest {
  private final ReviewSession desk = ReviewFixture.withSuggestions();

  @Test
  void thePlainOrderIsTheForms() {
    assertEquals(
        desk.form().open().stream().map(FormRow.Blank::target).toList(),
        all(desk, ReviewOrder.PLAIN, Set.of()));
  }

  @Test
  void questionedFieldsComeFirstThenTheUnsureThenTheRest() {
    List<Target> order = all(desk, new ReviewOrder(false, 0.95), Set.of(SECTION, MECHANISM));
    assertEquals(List.of(MECHANISM, SECTION), order.subList(0, 2));
    assertEquals(
        List.of(AGE, SEX, INJURY, DIAGNOSES.entry("v1"), DIAGNOSES.entry("v2")),
        order.subList(2, 7));
    assertEquals(desk.form().open().size(), order.size());
  }

  @Test
  void whatIsSureEnoughComesInTheFormsOrder() {
    assertEquals(
        all(desk, ReviewOrder.PLAIN, Set.of()), all(desk, new ReviewOrder(false, 0.9), Set.of()));
  }

  @Test
  void afterADecisionTheEyeGoesDownAndNotBackToTheTop() {
    ReviewOrder order = new ReviewOrder(false, 0.95);
    ReviewSession after = desk.confirm(INJURY, ANA).orElseThrow().after();
    assertEquals(
        Optional.of(DIAGNOSES.entry("v1")), after.nextOpen(Optional.of(INJURY), order, Set.of()));
  }

  @Test
  void afterTheLastComesTheFirstAgain() {
    List<Target> order = all(desk, ReviewOrder.PLAIN, Set.of());
    assertEquals(
        Optional.of(order.getFirst()),
        desk.nextOpen(Optional.of(order.getLast()), ReviewOrder.PLAIN, Set.of()));
  }

  @Test
  void whereAllIsDecidedThereIsNoNext() {
    ReviewSession done = desk;
    Acceptance all = done.acceptance(b -> true, SuggestionConfidences.NONE.atLeast(0), Set.of());
    done = done.accept(all.values(), all.empty(), ANA).orElseThrow().after();
    assertEquals(Optional.empty(), done.nextOpen(Optional.of(AGE), ReviewOrder.PLAIN, Set.of()));
  }

  private static List<Target> all(ReviewSession desk, ReviewOrder order, Set<Target> questioned) {
    List<Target> visited = new ArrayList<>();
    Optional<Target> next = desk.nextOpen(Optional.empty(), order, questioned);
    while (next.isPresent() && !visited.contains(next.get())) {
      visited.add(next.get());
      next = desk.nextOpen(next, order, questioned);
    }
    return visited;
  }
}
