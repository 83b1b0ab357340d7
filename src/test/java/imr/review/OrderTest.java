package imr.review;

import static imr.review.Desk.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All suggestions for the test letter have a confidence of 0.9; all other fields are empty. */
final class OrderTest {
  private final ReviewSession desk = Desk.withSuggestions();

  @Test
  void thePlainOrderIsTheForms() {
    assertEquals(
        desk.form().open().stream().map(Row.Blank::target).toList(),
        all(desk, Order.PLAIN, Set.of()));
  }

  @Test
  void questionedFieldsComeFirstThenTheUnsureThenTheRest() {
    List<Target> order = all(desk, new Order(false, 0.95), Set.of(SECTION, MECHANISM));
    assertEquals(List.of(MECHANISM, SECTION), order.subList(0, 2));
    assertEquals(
        List.of(AGE, SEX, INJURY, DIAGNOSES.entry("v1"), DIAGNOSES.entry("v2")),
        order.subList(2, 7));
    assertEquals(desk.form().open().size(), order.size());
  }

  @Test
  void whatIsSureEnoughComesInTheFormsOrder() {
    assertEquals(all(desk, Order.PLAIN, Set.of()), all(desk, new Order(false, 0.9), Set.of()));
  }

  @Test
  void afterADecisionTheEyeGoesDownAndNotBackToTheTop() {
    Order order = new Order(false, 0.95);
    ReviewSession after = desk.confirm(INJURY, ANA).orElseThrow().after();
    assertEquals(
        Optional.of(DIAGNOSES.entry("v1")), after.nextOpen(Optional.of(INJURY), order, Set.of()));
  }

  @Test
  void afterTheLastComesTheFirstAgain() {
    List<Target> order = all(desk, Order.PLAIN, Set.of());
    assertEquals(
        Optional.of(order.getFirst()),
        desk.nextOpen(Optional.of(order.getLast()), Order.PLAIN, Set.of()));
  }

  @Test
  void whereAllIsDecidedThereIsNoNext() {
    ReviewSession done = desk;
    Acceptance all = done.acceptance(b -> true, Chances.NONE.atLeast(0), Set.of());
    done = done.accept(all.values(), all.empty(), ANA).orElseThrow().after();
    assertEquals(Optional.empty(), done.nextOpen(Optional.of(AGE), Order.PLAIN, Set.of()));
  }

  private static List<Target> all(ReviewSession desk, Order order, Set<Target> questioned) {
    List<Target> visited = new ArrayList<>();
    Optional<Target> next = desk.nextOpen(Optional.empty(), order, questioned);
    while (next.isPresent() && !visited.contains(next.get())) {
      visited.add(next.get());
      next = desk.nextOpen(next, order, questioned);
    }
    return visited;
  }
}
