package imr.review;

import static imr.review.ReviewFixture.AGE;
import static imr.review.ReviewFixture.ANA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Headline;
import imr.annotation.Remarks;
import imr.annotation.Status;
import imr.annotation.Value;
import imr.exchange.RecordFile;
import imr.ledger.Act;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests assignments, which are remarks on the letter and not part of its record. */
final class AssignedTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final ReviewSession desk = ReviewFixture.withSuggestions();
  private final ReviewSession bens = assigned(desk, Optional.of(" Ben "));

  @Test
  void theNameStandsBesideTheLetterAndIsUndone() {
    assertEquals(Optional.of("Ben"), bens.assignedTo());
    Answer name = new Answer.Stated(Value.of("Ben"), Optional.empty());
    assertEquals(
        Optional.of(Annotation.decided(Remarks.assigned(), name, Status.ADDED, ANA)),
        bens.annotations().at(Remarks.assigned()));
    assertEquals("letter.~assigned", Remarks.assigned().field().path());
    assertEquals(desk.annotations(), bens.undo(ANA).orElseThrow().after().annotations());
    assertEquals(new Act.Assign(Optional.of("Ben")), bens.toUndo().orElseThrow().act());
  }

  @Test
  void theSameNameAndABlankOneAreNoGestureAndNobodyTakesItAway() {
    assertEquals(Optional.empty(), bens.assignTo(Optional.of("Ben"), ANA));
    assertEquals(Optional.empty(), bens.assignTo(Optional.of("  "), ANA));
    assertEquals(Optional.empty(), desk.assignTo(Optional.empty(), ANA));
    ReviewSession nobodys = assigned(bens, Optional.empty());
    assertEquals(Optional.empty(), nobodys.assignedTo());
    assertEquals(new Act.Assign(Optional.empty()), nobodys.toUndo().orElseThrow().act());
  }

  @Test
  void recordAndFormAndHeadlineAreAsIfNobodyHadBeenNamed() {
    assertEquals(desk.headline(), bens.headline());
    assertEquals(desk.checks(TODAY), bens.checks(TODAY));
    assertEquals(desk.form().open(), bens.form().open());
    assertEquals(record(desk), record(bens));
  }

  @Test
  void aLetterWithRemarksAloneIsNewAndOneWithADecisionIsInReview() {
    ReviewSession remarked = bens.note(AGE, "hard to read", ANA).orElseThrow().after();
    assertEquals(Headline.State.NEW, remarked.headline().state());
    assertEquals(
        Headline.State.IN_REVIEW,
        remarked.confirm(AGE, ANA).orElseThrow().after().headline().state());
  }

  private static ReviewSession assigned(ReviewSession session, Optional<String> person) {
    return session.assignTo(person, ANA).orElseThrow().after();
  }

  private static String record(ReviewSession session) {
    return new RecordFile(session.schema())
        .pretty(session.letter(), session.annotations(), RecordFile.Detail.WITH_RULES);
  }
}
