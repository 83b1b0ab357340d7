package imr.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Answer;
import imr.annotation.Status;
import imr.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AcceptanceTest {
  private final ReviewSession desk = ReviewFixture.withSuggestions();

  @Test
  void whatIsSureEnoughIsTakenAndTheRestIsLeftOrEmpty() {
    Acceptance sure = desk.acceptance(b -> true, SuggestionConfidences.NONE.atLeast(0.9), Set.of());
    assertEquals(10, sure.values().size());
    assertEquals(List.of(), sure.left());
    assertEquals(desk.form().open().size() - 10, sure.empty().size());
    Acceptance unsure =
        desk.acceptance(b -> true, SuggestionConfidences.NONE.atLeast(0.91), Set.of());
    assertEquals(List.of(), unsure.values());
    assertEquals(sure.values(), unsure.left());
  }

  @Test
  void whatACheckQuestionsIsLeftForTheEye() {
    Acceptance some =
        desk.acceptance(b -> true, SuggestionConfidences.NONE.atLeast(0.5), Set.of(AGE, MECHANISM));
    assertEquals(List.of(AGE, MECHANISM), some.left().stream().map(FormRow.Blank::target).toList());
  }

  @Test
  void onlyTheWantedBlanksAreLookedAt() {
    Acceptance item =
        desk.acceptance(
            b -> b.target().subject().equals("x1r1"),
            SuggestionConfidences.NONE.atLeast(0.5),
            Set.of());
    assertEquals(
        List.of(GUIDELINE, FAMILY, SECTION),
        item.values().stream().map(FormRow.Blank::target).toList());
  }

  @Test
  void acceptingIsOneGestureAndOneUndoTakesItBack() {
    Acceptance all = desk.acceptance(b -> true, SuggestionConfidences.NONE.atLeast(0.5), Set.of());
    SessionStep step = desk.accept(all.values(), all.empty(), ANA).orElseThrow();
    assertEquals(List.of(), step.after().form().open());
    assertEquals(all.values().size() + all.empty().size(), step.gesture().changes().size());
    assertEquals(Status.CONFIRMED, step.after().annotations().at(AGE).orElseThrow().status());
    assertTrue(
        step.after().annotations().at(MECHANISM).orElseThrow().answer() instanceof Answer.Absent);
    assertEquals(desk.annotations(), step.after().undo(ANA).orElseThrow().after().annotations());
  }

  @Test
  void whatCannotBeReadIsLeft() {
    ReviewSession typed = desk.correct(AGE, "fifty something", ANA).orElseThrow().after();
    Acceptance all = typed.acceptance(b -> true, SuggestionConfidences.NONE.atLeast(0), Set.of());
    assertEquals(List.of(AGE), all.left().stream().map(FormRow.Blank::target).toList());
  }

  @Test
  void acceptingNothingIsNoGesture() {
    assertEquals(Optional.empty(), desk.accept(List.of(), List.of(), ANA));
  }

  @Test
  void whatIsDecidedIsNotAcceptedAgain() {
    ReviewSession once = desk.confirm(AGE, ANA).orElseThrow().after();
    List<Target> taken =
        once
            .acceptance(b -> true, SuggestionConfidences.NONE.atLeast(0), Set.of())
            .values()
            .stream()
            .map(FormRow.Blank::target)
            .toList();
    assertEquals(false, taken.contains(AGE));
  }
}
