package imr.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExtractionUpdateTest {
  private final ReviewSession desk = ReviewFixture.withSuggestions();

  @Test
  void whatIsFoundAgainKeepsItsIdsAndGetsTheNewProvenance() {
    SamplePredictions run = SamplePredictions.again("2");
    AnnotationSet after = run.after(desk).annotations();
    assertEquals(targets(desk.annotations()), targets(after));
    assertEquals(run.set().at(AGE), after.at(AGE));
    assertEquals(
        run.at(DIAGNOSES.entry("n2"), DIAGNOSES.entry("v2")), after.at(DIAGNOSES.entry("v2")));
    assertEquals(run.at(ITEMS.entry("y1"), ITEM), after.at(ITEM));
    assertEquals(run.at(inside("y1c1", SECTION), SECTION), after.at(SECTION));
  }

  @Test
  void theLedgerSaysThatTheLetterWasExtractedAgainAndByWhat() {
    Gesture gesture = SamplePredictions.again("2").into(desk).orElseThrow().gesture();
    assertEquals(
        new Gesture(
            2,
            new Act.ReExtract(),
            new Author.Program("rules", "2"),
            SamplePredictions.LATER,
            gesture.changes()),
        gesture);
    assertEquals(desk.annotations().all().size(), gesture.changes().size());
  }

  @Test
  void theSameSuggestionsAgainAreNoGesture() {
    ReviewSession after = SamplePredictions.again("2").after(desk);
    assertEquals(Optional.empty(), SamplePredictions.again("2").into(after));
  }

  @Test
  void suggestionsThatAreNotRepeatedGoAndNewOnesComeUnderNewIds() {
    SamplePredictions run =
        SamplePredictions.again("2")
            .without(SEX)
            .without(DIAGNOSES.entry("n1"))
            .says(DIAGNOSES.entry("n3"), "Pain")
            .absent(MECHANISM);
    AnnotationSet after = run.after(desk).annotations();
    assertEquals(Optional.empty(), after.at(SEX));
    assertEquals(run.set().at(MECHANISM), after.at(MECHANISM));
    assertEquals(
        List.of(
            run.at(DIAGNOSES.entry("n2"), DIAGNOSES.entry("v2")).orElseThrow(),
            run.at(DIAGNOSES.entry("n3"), DIAGNOSES.entry("g2-1")).orElseThrow()),
        after.entries(Target.LETTER, DIAGNOSES.field()));
  }

  @Test
  void whatAPersonDecidedStaysExactlyAsItIs() {
    ReviewSession decided = desk.confirm(AGE, ANA).orElseThrow().after();
    decided = decided.correct(SEX, "male", ANA).orElseThrow().after();
    decided = decided.absent(INJURY, ANA).orElseThrow().after();
    decided = decided.correct(MECHANISM, "lifting", ANA).orElseThrow().after();
    SamplePredictions run = SamplePredictions.again("2").says(MECHANISM, "hurt");
    AnnotationSet after = run.after(decided).annotations();
    for (Target target : List.of(AGE, SEX, INJURY, MECHANISM)) {
      assertEquals(decided.annotations().at(target), after.at(target));
    }
  }

  @Test
  void aValueThatAPersonStruckOutDoesNotComeBack() {
    ReviewSession struck = desk.strikeOut(DIAGNOSES.entry("v1"), ANA).orElseThrow().after();
    AnnotationSet after = SamplePredictions.again("2").after(struck).annotations();
    List<Annotation> entries = after.entries(Target.LETTER, DIAGNOSES.field());
    assertEquals(
        List.of(Status.REJECTED, Status.SUGGESTED),
        entries.stream().map(Annotation::status).toList());
    assertEquals(struck.annotations().at(DIAGNOSES.entry("v1")), Optional.of(entries.getFirst()));
  }

  @Test
  void aCorrectedEntryDoesNotComeBackAsItWasSuggestedFirst() {
    ReviewSession corrected =
        desk.correct(DIAGNOSES.entry("v1"), "Norco", ANA).orElseThrow().after();
    corrected = corrected.correct(DIAGNOSES.entry("v1"), "Reviewer", ANA).orElseThrow().after();
    AnnotationSet after = SamplePredictions.again("2").after(corrected).annotations();
    assertEquals(
        Set.of("v1", "v2"),
        new HashSet<>(
            after.entries(Target.LETTER, DIAGNOSES.field()).stream()
                .map(a -> a.target().entry())
                .toList()));
  }

  @Test
  void wordsThatAPersonTookAsOneEntryAreNotSuggestedInParts() {
    ReviewSession one =
        desk.correct(DIAGNOSES.entry("v1"), "lumbar strain and sacroiliac", ANA)
            .orElseThrow()
            .after();
    SamplePredictions run =
        SamplePredictions.again("2")
            .without(DIAGNOSES.entry("n2"))
            .says(DIAGNOSES.entry("n3"), "strain");
    assertEquals(
        List.of(one.annotations().at(DIAGNOSES.entry("v1")).orElseThrow()),
        run.after(one).annotations().entries(Target.LETTER, DIAGNOSES.field()));
  }

  @Test
  void aListThatAPersonMarkedAbsentGetsNoEntries() {
    ReviewSession absent = desk.absent(DIAGNOSES, ANA).orElseThrow().after();
    SamplePredictions run = SamplePredictions.again("2").says(DIAGNOSES.entry("n3"), "Pain");
    AnnotationSet after = run.after(absent).annotations();
    assertEquals(List.of(), after.counted(Target.LETTER, DIAGNOSES.field()));
    assertEquals(absent.annotations().at(DIAGNOSES), after.at(DIAGNOSES));
  }

  @Test
  void aListWithAPersonsEntryIsNotSuggestedToBeAbsent() {
    ReviewSession confirmed = desk.confirm(DIAGNOSES.entry("v1"), ANA).orElseThrow().after();
    SamplePredictions run = new SamplePredictions("2").absent(DIAGNOSES);
    AnnotationSet after = run.after(confirmed).annotations();
    assertEquals(Optional.empty(), after.at(DIAGNOSES));
    assertEquals(
        List.of(confirmed.annotations().at(DIAGNOSES.entry("v1")).orElseThrow()),
        after.entries(Target.LETTER, DIAGNOSES.field()));
  }

  @Test
  void aStruckOutItemStaysStruckOutWithNothingNewInside() {
    ReviewSession struck = desk.strikeOut(ITEM, ANA).orElseThrow().after();
    SamplePredictions run =
        SamplePredictions.again("2")
            .says(Target.of("y1", new FieldId("items.rationale")), "The brace");
    AnnotationSet after = run.after(struck).annotations();
    assertEquals(struck.annotations().within("x1"), after.within("x1"));
    assertEquals(1, after.entries(Target.LETTER, ITEMS.field()).size());
  }

  @Test
  void aStruckOutCitationStaysStruckOutWithNothingNewInside() {
    ReviewSession struck = desk.strikeOut(CITATION, ANA).orElseThrow().after();
    AnnotationSet after = SamplePredictions.again("2").after(struck).annotations();
    assertEquals(struck.annotations().within("x1r1"), after.within("x1r1"));
    assertEquals(1, after.entries("x1", CITATION.field()).size());
  }

  @Test
  void anItemWithADecisionInsideStaysWithoutItsUntouchedSuggestions() {
    ReviewSession decided = desk.confirm(DECISION, ANA).orElseThrow().after();
    AnnotationSet after = new SamplePredictions("2").absent(ITEMS).after(decided).annotations();
    assertEquals(
        AnnotationSet.of(
            List.of(
                decided.annotations().at(ITEM).orElseThrow(),
                decided.annotations().at(DECISION).orElseThrow())),
        after);
  }

  @Test
  void anItemWhoseRequestAPersonMovedIsStillTheSameItem() {
    ReviewSession moved =
        desk.assign(REQUEST, ReviewFixture.at("The brace"), ANA).orElseThrow().after();
    AnnotationSet after = SamplePredictions.again("2").after(moved).annotations();
    assertEquals(targets(moved.annotations()), targets(after));
    assertEquals(moved.annotations().at(REQUEST), after.at(REQUEST));
  }

  @Test
  void anItemThatAPersonAddedTakesWhatIsFoundForIt() {
    ReviewSession bare = new SamplePredictions("1b").absent(ITEMS).after(desk);
    SessionStep added =
        bare.add(ITEMS, Optional.of(ReviewFixture.at("Lumbar brace")), ANA).orElseThrow();
    String id = added.at().entry();
    SamplePredictions run = SamplePredictions.again("2");
    AnnotationSet after = run.after(added.after()).annotations();
    assertEquals(
        added.after().annotations().entries(Target.LETTER, ITEMS.field()),
        after.entries(Target.LETTER, ITEMS.field()));
    assertEquals(
        run.at(inside("y1", DECISION), inside(id, DECISION)), after.at(inside(id, DECISION)));
  }

  @Test
  void anItemBeforeTheOthersMovesNoTarget() {
    SamplePredictions run = new SamplePredictions("2").entry(ITEMS.entry("y0"));
    run.says(inside("y0", REQUEST), "Norco was").item("y1").citation("y1", "y1c1");
    AnnotationSet after = run.after(desk).annotations();
    assertEquals(
        List.of("g2-1", "x1"),
        after.entries(Target.LETTER, ITEMS.field()).stream().map(a -> a.target().entry()).toList());
    assertEquals(run.at(inside("y1", DECISION), DECISION), after.at(DECISION));
  }

  @Test
  void itemsWhoseRequestsAreCutOtherwiseAreAlignedInOrder() {
    ReviewSession two =
        new SamplePredictions("1b")
            .entry(ITEMS.entry("y1"))
            .says(inside("y1", REQUEST), "Lumbar")
            .entry(ITEMS.entry("y2"))
            .says(inside("y2", REQUEST), "brace, one: Upheld")
            .after(new SamplePredictions("1a").absent(ITEMS).after(desk));
    SamplePredictions run =
        new SamplePredictions("2")
            .entry(ITEMS.entry("z1"))
            .says(inside("z1", REQUEST), "Lumbar brace, one")
            .entry(ITEMS.entry("z2"))
            .says(inside("z2", REQUEST), "Upheld");
    AnnotationSet after = run.after(two).annotations();
    assertEquals(targets(two.annotations()), targets(after));
    assertEquals(
        run.at(inside("z1", REQUEST), inside("g3-1", REQUEST)), after.at(inside("g3-1", REQUEST)));
    assertEquals(
        run.at(inside("z2", REQUEST), inside("g3-2", REQUEST)), after.at(inside("g3-2", REQUEST)));
  }

  @Test
  void anItemWithoutARequestIsKnownByWhatElseItSays() {
    ReviewSession bare =
        new SamplePredictions("1b")
            .entry(ITEMS.entry("y1"))
            .says(inside("y1", DECISION), "Upheld")
            .after(new SamplePredictions("1a").absent(ITEMS).after(desk));
    ReviewSession decided = bare.confirm(inside("g3-1", DECISION), ANA).orElseThrow().after();
    AnnotationSet after = SamplePredictions.again("2").after(decided).annotations();
    assertEquals(1, after.entries(Target.LETTER, ITEMS.field()).size());
    assertEquals(
        Optional.of(Value.of("Lumbar brace, one")),
        after.at(inside("g3-1", REQUEST)).orElseThrow().value());
  }

  @Test
  void aFamilyStaysOnTheWordsThatAPersonChoseForItsGuideline() {
    ReviewSession moved =
        desk.assign(GUIDELINE, ReviewFixture.at("Norco"), ANA).orElseThrow().after();
    AnnotationSet after = SamplePredictions.again("2").after(moved).annotations();
    assertEquals(moved.annotations().at(FAMILY), after.at(FAMILY));
    assertEquals(Status.SUGGESTED, after.at(FAMILY).orElseThrow().status());
  }

  @Test
  void aFinishedLetterIsLeftAlone() {
    ReviewSession all = desk;
    while (!all.form().open().isEmpty()) {
      FormRow.Blank blank = all.form().open().getFirst();
      all =
          (blank.stated() ? all.confirm(blank.target(), ANA) : all.absent(blank.target(), ANA))
              .orElseThrow()
              .after();
    }
    ReviewSession finished = all.finish(ANA).orElseThrow().after();
    assertEquals(
        Optional.empty(), SamplePredictions.again("2").says(MECHANISM, "hurt").into(finished));
  }

  @Test
  void whatAPersonDidBeforeIsNotTakenBackAndWhatFollowsIs() {
    ReviewSession before = desk.confirm(AGE, ANA).orElseThrow().after();
    before = before.confirm(SEX, ANA).orElseThrow().after().undo(ANA).orElseThrow().after();
    ReviewSession renewed = SamplePredictions.again("2").after(before);
    for (ReviewSession session : List.of(renewed, SamplePredictions.reopened(renewed))) {
      assertEquals(Optional.empty(), session.undo(ANA));
      assertEquals(Optional.empty(), session.redo(ANA));
      ReviewSession next = session.confirm(SEX, ANA).orElseThrow().after();
      assertEquals(renewed.annotations(), next.undo(ANA).orElseThrow().after().annotations());
    }
  }

  @Test
  void newIdsAreNotTheIdsOfWhatWentBefore() {
    ReviewSession none = new SamplePredictions("2").absent(DIAGNOSES).absent(ITEMS).after(desk);
    ReviewSession back = SamplePredictions.again("3").after(none);
    assertTrue(none.annotations().at(DIAGNOSES).orElseThrow().answer() instanceof Answer.Absent);
    Set<String> ids = ids(back.annotations());
    assertEquals(4, ids.size());
    ids.retainAll(ids(desk.annotations()));
    assertEquals(Set.of(), ids);
    assertFalse(back.annotations().at(DIAGNOSES).isPresent());
  }

  private static Target inside(String subject, Target like) {
    return Target.of(subject, like.field());
  }

  private static Set<Target> targets(AnnotationSet set) {
    return new HashSet<>(set.all().stream().map(Annotation::target).toList());
  }

  private static Set<String> ids(AnnotationSet set) {
    return new HashSet<>(
        set.all().stream()
            .map(Annotation::target)
            .filter(Target::isEntry)
            .map(Target::entry)
            .toList());
  }
}
