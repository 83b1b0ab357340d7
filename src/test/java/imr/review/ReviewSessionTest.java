package imr.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Ledger;
import imr.letter.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReviewSessionTest {
  private final ReviewSession desk = ReviewFixture.withSuggestions();

  @Test
  void confirmingKeepsTheAnswerAndNamesThePerson() {
    ReviewSession after = desk.confirm(AGE, ANA).orElseThrow().after();
    Annotation was = desk.annotations().at(AGE).orElseThrow();
    assertEquals(
        Optional.of(new Annotation(AGE, was.answer(), Status.CONFIRMED, ANA)),
        after.annotations().at(AGE));
  }

  @Test
  void confirmingWhatIsDecidedIsNoGesture() {
    ReviewSession once = desk.confirm(AGE, ANA).orElseThrow().after();
    assertEquals(Optional.empty(), once.confirm(AGE, ANA));
  }

  @Test
  void confirmingAHeadConfirmsAllThatIsSuggestedInside() {
    ReviewSession after = desk.confirm(CITATION, ANA).orElseThrow().after();
    for (Target inside : List.of(GUIDELINE, FAMILY, SECTION)) {
      assertEquals(Status.CONFIRMED, after.annotations().at(inside).orElseThrow().status());
    }
    assertEquals(Status.SUGGESTED, after.annotations().at(REQUEST).orElseThrow().status());
  }

  @Test
  void aTypedDateThatTheLetterDoesNotHaveHasNoHighlight() {
    ReviewSession after = desk.correct(INJURY, "March 15, 2016", ANA).orElseThrow().after();
    Annotation now = after.annotations().at(INJURY).orElseThrow();
    assertEquals(Status.CORRECTED, now.status());
    assertEquals(Optional.of(Value.of("2016-03-15")), now.value());
    assertEquals(Optional.empty(), now.evidence());
  }

  @Test
  void typedWordsThatTheLetterHasGetTheirPlaceInIt() {
    ReviewSession after =
        desk.correct(DIAGNOSES.entry("v2"), "sacroiliac joint", ANA).orElseThrow().after();
    assertEquals(
        Optional.of(new Evidence(ReviewFixture.at("sacroiliac joint"), "sacroiliac joint")),
        after.annotations().at(DIAGNOSES.entry("v2")).orElseThrow().evidence());
  }

  @Test
  void aValueThatDoesNotParseIsKeptAsTypedAndStaysOpen() {
    ReviewSession after = desk.correct(AGE, "fifty something", ANA).orElseThrow().after();
    assertEquals(
        Optional.of(new Value.Unread("fifty something")),
        after.annotations().at(AGE).orElseThrow().value());
    assertTrue(after.form().open().stream().anyMatch(b -> b.target().equals(AGE)));
    assertEquals(Optional.empty(), after.confirm(AGE, ANA));
  }

  @Test
  void assigningASelectionDerivesTheValueAndTrimsTheSpan() {
    Span sloppy = new Span(ReviewFixture.at("52").start() - 1, ReviewFixture.at("52").end() + 1);
    ReviewSession after = desk.assign(AGE, sloppy, ANA).orElseThrow().after();
    assertEquals(
        Answer.stated(Value.of("52"), new Evidence(ReviewFixture.at("52"), "52")),
        after.annotations().at(AGE).orElseThrow().answer());
    assertEquals(Status.CONFIRMED, after.annotations().at(AGE).orElseThrow().status());
  }

  @Test
  void assigningToAListAddsAnEntryInTheLettersOrder() {
    Target medications = Target.of(new FieldId("clinical.medications"));
    SessionStep step = desk.assign(medications, ReviewFixture.at("Norco"), ANA).orElseThrow();
    List<Annotation> entries =
        step.after().annotations().entries(Target.LETTER, medications.field());
    assertEquals(
        List.of(
            new Annotation(
                medications.entry("g2"),
                Answer.stated(Value.of("Norco"), new Evidence(ReviewFixture.at("Norco"), "Norco")),
                Status.ADDED,
                ANA)),
        entries);
  }

  @Test
  void aSelectionOfWhiteSpaceIsNoAssignment() {
    assertEquals(
        Optional.empty(), desk.assign(AGE, new Span(TEXT.length() - 1, TEXT.length()), ANA));
  }

  @Test
  void aGuidelineThatMovesTakesItsFamilyAlong() {
    ReviewSession after =
        desk.assign(GUIDELINE, ReviewFixture.at("Norco"), ANA).orElseThrow().after();
    assertEquals(
        Answer.stated(Value.of("other"), new Evidence(ReviewFixture.at("Norco"), "Norco")),
        after.annotations().at(FAMILY).orElseThrow().answer());
  }

  @Test
  void markingAnEmptyFieldAbsentDecidesIt() {
    ReviewSession after = desk.absent(MECHANISM, ANA).orElseThrow().after();
    assertEquals(
        Optional.of(new Annotation(MECHANISM, new Answer.Absent(), Status.ADDED, ANA)),
        after.annotations().at(MECHANISM));
    assertEquals(desk.form().open().size() - 1, after.form().open().size());
  }

  @Test
  void markingAListAbsentStrikesItsEntriesOut() {
    ReviewSession after = desk.absent(DIAGNOSES, ANA).orElseThrow().after();
    assertTrue(
        after.annotations().entries(Target.LETTER, DIAGNOSES.field()).stream()
            .allMatch(a -> a.status() == Status.REJECTED));
    assertTrue(after.annotations().at(DIAGNOSES).orElseThrow().answer() instanceof Answer.Absent);
  }

  @Test
  void anEntryAddedToAnAbsentListTakesTheAbsenceAway() {
    ReviewSession absent = desk.absent(MECHANISM.whole(), ANA).orElseThrow().after();
    Target medications = Target.of(new FieldId("clinical.medications"));
    ReviewSession none = absent.absent(medications, ANA).orElseThrow().after();
    ReviewSession one = none.correct(medications, "Norco", ANA).orElseThrow().after();
    assertEquals(Optional.empty(), one.annotations().at(medications));
  }

  @Test
  void aStruckOutSuggestionIsKeptAsRejectedAndIsNoHighlight() {
    ReviewSession after = desk.strikeOut(DIAGNOSES.entry("v1"), ANA).orElseThrow().after();
    assertEquals(
        Status.REJECTED, after.annotations().at(DIAGNOSES.entry("v1")).orElseThrow().status());
    assertFalse(
        after.highlights().stream().anyMatch(h -> h.target().equals(DIAGNOSES.entry("v1"))));
  }

  @Test
  void whatAPersonAddedIsTakenAwayWhole() {
    SessionStep added =
        desk.add(ITEMS, Optional.of(ReviewFixture.at("Norco is")), ANA).orElseThrow();
    assertEquals(2, added.after().annotations().entries(Target.LETTER, ITEMS.field()).size());
    ReviewSession gone = added.after().strikeOut(added.at(), ANA).orElseThrow().after();
    assertEquals(desk.annotations(), gone.annotations());
  }

  @Test
  void aStruckOutItemHidesWhatStandsInside() {
    ReviewSession after = desk.strikeOut(ITEM, ANA).orElseThrow().after();
    assertEquals(Optional.empty(), after.form().at(REQUEST));
    assertFalse(after.highlights().stream().anyMatch(h -> h.target().equals(GUIDELINE)));
  }

  @Test
  void undoAndRedoGoThereAndBack() {
    ReviewSession one = desk.confirm(AGE, ANA).orElseThrow().after();
    ReviewSession two = one.absent(MECHANISM, ANA).orElseThrow().after();
    ReviewSession back = two.undo(ANA).orElseThrow().after();
    assertEquals(one.annotations(), back.annotations());
    ReviewSession start = back.undo(ANA).orElseThrow().after();
    assertEquals(desk.annotations(), start.annotations());
    assertEquals(Optional.empty(), start.undo(ANA));
    ReviewSession again = start.redo(ANA).orElseThrow().after().redo(ANA).orElseThrow().after();
    assertEquals(two.annotations(), again.annotations());
    assertEquals(Optional.empty(), again.redo(ANA));
  }

  @Test
  void undoReachesWhatWasDoneBeforeARestart() {
    SessionStep one = desk.confirm(AGE, ANA).orElseThrow();
    SessionStep two = one.after().correct(SEX, "male", ANA).orElseThrow();
    SessionStep undone = two.after().undo(ANA).orElseThrow();
    ReviewSession reopened =
        ReviewSession.open(
            desk.letter(),
            desk.schema(),
            new ValueReader(2026),
            new RuleBasedLookup(desk.letter().text(), new ValueReader(2026)),
            Ledger.of(undone.after().ledger().gestures()));
    assertEquals(two.after().annotations(), reopened.redo(ANA).orElseThrow().after().annotations());
    assertEquals(desk.annotations(), reopened.undo(ANA).orElseThrow().after().annotations());
  }

  @Test
  void aNewGestureForgetsWhatWasUndone() {
    ReviewSession undone =
        desk.confirm(AGE, ANA).orElseThrow().after().undo(ANA).orElseThrow().after();
    ReviewSession other = undone.confirm(SEX, ANA).orElseThrow().after();
    assertEquals(Optional.empty(), other.redo(ANA));
  }

  @Test
  void idsOfAddedEntriesAreNeverUsedAgain() {
    SessionStep first = desk.add(ITEMS, Optional.empty(), ANA).orElseThrow();
    ReviewSession undone = first.after().undo(ANA).orElseThrow().after();
    SessionStep second = undone.add(ITEMS, Optional.empty(), ANA).orElseThrow();
    assertFalse(first.at().equals(second.at()));
  }

  @Test
  void aLetterIsFinishedOnlyWhenEveryBlankIsDecided() {
    assertEquals(Optional.empty(), desk.finish(ANA));
    ReviewSession all = decideAll(desk);
    ReviewSession finished = all.finish(ANA).orElseThrow().after();
    assertEquals(Headline.State.FINISHED, finished.headline().state());
    assertEquals(all.highlights(), finished.highlights());
    assertEquals(
        Headline.State.IN_REVIEW, finished.reopen(ANA).orElseThrow().after().headline().state());
  }

  private static ReviewSession decideAll(ReviewSession session) {
    ReviewSession now = session;
    while (!now.form().open().isEmpty()) {
      FormRow.Blank blank = now.form().open().getFirst();
      now =
          (blank.stated() ? now.confirm(blank.target(), ANA) : now.absent(blank.target(), ANA))
              .orElseThrow()
              .after();
    }
    return now;
  }

  @Test
  void theHeadlineCountsWhatIsOpen() {
    Headline headline = desk.headline();
    assertEquals("made-up", headline.title());
    assertEquals("Lumbar brace, one · Upheld", headline.line());
    assertEquals(1, headline.items());
    assertEquals(headline.total(), headline.open());
    assertEquals(Headline.State.NEW, headline.state());
    ReviewSession bare =
        ReviewSession.open(
            desk.letter(),
            desk.schema(),
            new ValueReader(2026),
            new RuleBasedLookup(desk.letter().text(), new ValueReader(2026)),
            Ledger.empty());
    assertEquals(19, bare.form().open().size());
  }
}
