package imr.review;

import static imr.review.ReviewFixture.AGE;
import static imr.review.ReviewFixture.ANA;
import static imr.review.ReviewFixture.FAMILY;
import static imr.review.ReviewFixture.GUIDELINE;
import static imr.review.ReviewFixture.MECHANISM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Provenance;
import imr.annotation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TargetHistoryTest {
  private static final Provenance.Person BEN =
      new Provenance.Person("Ben", Instant.parse("2026-11-21T10:42:00Z"));
  private static final Target DIAGNOSIS = ReviewFixture.DIAGNOSES.entry("v1");

  private static ReviewSession after(Optional<SessionStep> step) {
    return step.orElseThrow().after();
  }

  private static List<String> words(ReviewSession session, Target target) {
    return TargetHistory.of(session, target).stream().map(TargetHistory.Event::words).toList();
  }

  @Test
  void aValuesStoryTellsWhoSuggestedCorrectedAndConfirmedIt() {
    ReviewSession session = ReviewFixture.withSuggestions();
    session = after(session.assign(DIAGNOSIS, ReviewFixture.at("sacroiliac joint pain"), ANA));
    session = after(session.correct(DIAGNOSIS, "joint pain", BEN));
    assertEquals(
        List.of(
            "suggested by rules 1, rule test, at 0.90",
            "value and highlight corrected by Ana",
            "value and highlight corrected by Ben"),
        words(session, DIAGNOSIS));
    TargetHistory.Event last = TargetHistory.of(session, DIAGNOSIS).getLast();
    assertEquals(BEN.at(), last.at());
    assertEquals(session.annotations().at(DIAGNOSIS), last.after());
  }

  @Test
  void aSpanThatMovesAloneIsToldFromAValueThatChangesAlone() {
    ReviewSession session = ReviewFixture.withSuggestions();
    session = after(session.assign(ReviewFixture.SEX, ReviewFixture.at("old woman"), ANA));
    assertEquals("highlight corrected by Ana", words(session, ReviewFixture.SEX).getLast());
    session = after(session.correct(ReviewFixture.SEX, "male", BEN));
    assertEquals(
        "value and highlight corrected by Ben", words(session, ReviewFixture.SEX).getLast());
  }

  @Test
  void confirmingStrikingOutAbsenceAndUndoAreTold() {
    ReviewSession session = ReviewFixture.withSuggestions();
    session = after(session.confirm(AGE, ANA));
    assertEquals("confirmed by Ana", words(session, AGE).getLast());
    session = after(session.undo(BEN));
    assertEquals("undone by Ben", words(session, AGE).getLast());
    session = after(session.redo(BEN));
    assertEquals("redone by Ben", words(session, AGE).getLast());
    session = after(session.strikeOut(AGE, ANA));
    assertEquals("rejected by Ana", words(session, AGE).getLast());
    session = after(session.absent(MECHANISM, ANA));
    assertEquals(List.of("marked as not stated by Ana"), words(session, MECHANISM));
  }

  @Test
  void whatAPersonAddsAndTakesAwayIsTold() {
    ReviewSession session = ReviewFixture.withSuggestions();
    SessionStep added = session.correct(ReviewFixture.DIAGNOSES, "knee sprain", ANA).orElseThrow();
    session = after(added.after().strikeOut(added.at(), BEN));
    assertEquals(List.of("added by Ana", "removed by Ben"), words(session, added.at()));
  }

  @Test
  void aJudgmentThatMovesWithItsValueIsNotTakenForASuggestion() {
    ReviewSession session = ReviewFixture.withSuggestions();
    session =
        after(session.assign(GUIDELINE, ReviewFixture.at("Official Disability Guidelines"), ANA));
    assertEquals("moved with it by Ana", words(session, FAMILY).getLast());
  }

  @Test
  void aTargetThatNobodyHasTouchedHasNoStory() {
    assertEquals(List.of(), TargetHistory.of(ReviewFixture.withSuggestions(), MECHANISM));
  }
}
