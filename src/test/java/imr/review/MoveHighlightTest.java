package imr.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Evidence;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import imr.letter.WordSpans;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MoveHighlightTest {
  private static final Target SECOND = DIAGNOSES.entry("v2");
  private static final Target MEDICATIONS =
      Target.of(new imr.annotation.FieldId("clinical.medications"));
  private final ReviewSession desk = ReviewFixture.withSuggestions();

  @Test
  void anEndMovesByAWordAndTheValueIsReadAnew() {
    ReviewSession shorter = desk.reach(SECOND, WordSpans.Edge.END, -1, ANA).orElseThrow().after();
    assertStands(shorter, "sacroiliac joint", Status.CORRECTED);
    ReviewSession longer =
        shorter.reach(SECOND, WordSpans.Edge.START, 2, ANA).orElseThrow().after();
    assertStands(longer, "strain and sacroiliac joint", Status.CORRECTED);
  }

  @Test
  void growingAndShrinkingBackConfirmsNothingByItself() {
    ReviewSession there = desk.reach(SECOND, WordSpans.Edge.END, -1, ANA).orElseThrow().after();
    ReviewSession back = there.reach(SECOND, WordSpans.Edge.END, 1, ANA).orElseThrow().after();
    assertStands(back, "sacroiliac joint pain", Status.CORRECTED);
  }

  @Test
  void closingPunctuationIsLeftOut() {
    ReviewSession longer = desk.reach(SECOND, WordSpans.Edge.END, 1, ANA).orElseThrow().after();
    assertStands(longer, "sacroiliac joint pain. Norco", Status.CORRECTED);
    ReviewSession back = longer.reach(SECOND, WordSpans.Edge.END, -1, ANA).orElseThrow().after();
    assertStands(back, "sacroiliac joint pain", Status.CORRECTED);
    ReviewSession end = desk.reach(SECOND, WordSpans.Edge.START, -2, ANA).orElseThrow().after();
    assertStands(end, "pain", Status.CORRECTED);
  }

  @Test
  void theLastWordCannotBeTakenAway() {
    assertEquals(Optional.empty(), desk.reach(AGE, WordSpans.Edge.END, -1, ANA));
    assertEquals(Optional.empty(), desk.reach(AGE, WordSpans.Edge.START, -1, ANA));
  }

  @Test
  void withoutEvidenceThereIsNothingToMove() {
    assertEquals(Optional.empty(), desk.reach(MECHANISM, WordSpans.Edge.END, 1, ANA));
    assertEquals(Optional.empty(), desk.turn(MECHANISM, 1, ANA));
    assertEquals(List.of(), desk.places(MECHANISM));
  }

  @Test
  void theNextPlaceOfTheSameWordsKeepsTheValueAndComesAround() {
    ReviewSession norco =
        desk.assign(MEDICATIONS, ReviewFixture.at("Norco"), ANA).orElseThrow().after();
    Target entry =
        norco.annotations().entries(Target.LETTER, MEDICATIONS.field()).getFirst().target();
    assertEquals(2, norco.places(entry).size());
    SessionStep step = norco.turn(entry, 1, ANA).orElseThrow();
    int second = TEXT.lastIndexOf("Norco");
    assertEquals(
        Optional.of(new Evidence(new Span(second, second + 5), "Norco")),
        step.after().annotations().at(entry).orElseThrow().evidence());
    assertEquals(
        Optional.of(Value.of("Norco")), step.after().annotations().at(entry).orElseThrow().value());
    assertEquals(
        norco.annotations().at(entry),
        step.after().turn(entry, 1, ANA).orElseThrow().after().annotations().at(entry));
  }

  @Test
  void firstAndLastWordsStandForAllBetweenThem() {
    ReviewSession after = desk.correct(MECHANISM, "She was … having", ANA).orElseThrow().after();
    assertEquals(
        Optional.of(Value.of("She was diagnosed as having")),
        after.annotations().at(MECHANISM).orElseThrow().value());
    assertEquals(
        Optional.of(ReviewFixture.at("She was diagnosed as having")),
        after.annotations().at(MECHANISM).orElseThrow().evidence().map(Evidence::span));
  }

  @Test
  void threeDotsThatFitNothingAreWordsLikeOthers() {
    ReviewSession after = desk.correct(MECHANISM, "fell ... down", ANA).orElseThrow().after();
    assertEquals(
        Optional.of(Value.of("fell ... down")),
        after.annotations().at(MECHANISM).orElseThrow().value());
  }

  private static void assertStands(ReviewSession desk, String words, Status status) {
    var now = desk.annotations().at(SECOND).orElseThrow();
    assertEquals(Optional.of(Value.of(words)), now.value());
    assertEquals(words, now.evidence().orElseThrow().quote().replaceAll("\\s+", " "));
    assertEquals(status, now.status());
  }
}
