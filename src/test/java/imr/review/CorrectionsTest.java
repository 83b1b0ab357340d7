package imr.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import imr.letter.WordSpans;
import imr.review.Correction.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the kinds of corrections derived from the ledger. */
final class CorrectionsTest {
  private static final Target MEDICATIONS = Target.of(new FieldId("clinical.medications"));
  private static final Target ADMINISTRATOR =
      Target.of("x1", new FieldId("items.claimsAdministratorCitations"));
  private final ReviewSession desk = ReviewFixture.withSuggestions();

  @Test
  void whatNobodyHasDecidedOnIsNoCorrection() {
    assertEquals(List.of(), corrections(desk));
  }

  @Test
  void aConfirmedSuggestionIsKept() {
    ReviewSession after = desk.confirm(AGE, ANA).orElseThrow().after();
    assertEquals(List.of(correction(AGE, Kind.KEPT, after, Optional.of(AGE))), corrections(after));
  }

  @Test
  void anotherStretchWithWordsInCommonIsABoundary() {
    Target entry = DIAGNOSES.entry("v2");
    ReviewSession after = desk.reach(entry, WordSpans.Edge.END, -1, ANA).orElseThrow().after();
    assertEquals(
        List.of(correction(entry, Kind.BOUNDARY, after, Optional.of(entry))), corrections(after));
  }

  @Test
  void anEntryStruckOutAndAddedAnewWithOtherEndsIsABoundaryToo() {
    Target entry = DIAGNOSES.entry("v2");
    ReviewSession struck = desk.strikeOut(entry, ANA).orElseThrow().after();
    ReviewSession after =
        struck.assign(DIAGNOSES, at("sacroiliac joint"), ANA).orElseThrow().after();
    assertEquals(
        List.of(correction(entry, Kind.BOUNDARY, after, Optional.of(DIAGNOSES.entry("g3")))),
        corrections(after));
  }

  @Test
  void theSameWordsAtAnotherPlaceAreAnOccurrence() {
    ReviewSession found =
        new SamplePredictions("2")
            .says(MEDICATIONS.entry("m1"), "Norco")
            .into(withNothing())
            .orElseThrow()
            .after();
    Target entry = only(found, MEDICATIONS);
    ReviewSession after = found.turn(entry, 1, ANA).orElseThrow().after();
    Correction correction = corrections(after).getFirst();
    assertEquals(
        new Correction(
            MEDICATIONS.field(),
            Kind.OCCURRENCE,
            found.annotations().at(entry),
            after.annotations().at(entry)),
        correction);
    assertEquals(TEXT.lastIndexOf("Norco"), span(correction.accepted()).start());
  }

  @Test
  void anotherValueOnTheSameSpanIsANormalization() {
    ReviewSession after = desk.correct(INJURY, "2016-03-15", ANA).orElseThrow().after();
    assertEquals(
        List.of(correction(INJURY, Kind.NORMALIZATION, after, Optional.of(INJURY))),
        corrections(after));
  }

  @Test
  void aCodeThatMovedWithItsWordsIsJudgedByItsValueAlone() {
    ReviewSession moved =
        desk.assign(GUIDELINE, at("Official Disability Guidelines"), ANA).orElseThrow().after();
    ReviewSession after = moved.confirm(FAMILY, ANA).orElseThrow().after();
    assertEquals(Map.of(GUIDELINE.field(), Kind.BOUNDARY, FAMILY.field(), Kind.KEPT), kinds(after));
  }

  @Test
  void wordsThatWentToAnotherFieldAreInTheWrongField() {
    Target entry = DIAGNOSES.entry("v1");
    ReviewSession struck = desk.strikeOut(entry, ANA).orElseThrow().after();
    ReviewSession after = struck.assign(MECHANISM, at("lumbar strain"), ANA).orElseThrow().after();
    assertEquals(
        List.of(correction(entry, Kind.WRONG_FIELD, after, Optional.of(MECHANISM))),
        corrections(after));
  }

  @Test
  void whatIsStruckOutOrMarkedAbsentIsSpurious() {
    ReviewSession struck = desk.strikeOut(DIAGNOSES.entry("v1"), ANA).orElseThrow().after();
    ReviewSession after = struck.absent(AGE, ANA).orElseThrow().after();
    assertEquals(
        List.of(
            correction(AGE, Kind.SPURIOUS, after, Optional.empty()),
            correction(DIAGNOSES.entry("v1"), Kind.SPURIOUS, after, Optional.empty())),
        corrections(after));
  }

  @Test
  void anItemThatIsStruckOutTakesItsSuggestionsWithIt() {
    ReviewSession after = desk.strikeOut(ITEM, ANA).orElseThrow().after();
    assertEquals(
        Stream.of(REQUEST, DECISION, GUIDELINE, FAMILY, SECTION)
            .map(t -> correction(t, Kind.SPURIOUS, after, Optional.empty()))
            .toList(),
        corrections(after));
  }

  @Test
  void aFlagOnAnItemThatIsStruckOutDoesNotKeepItsValues() {
    ReviewSession struck = desk.strikeOut(ITEM, ANA).orElseThrow().after();
    ReviewSession after = struck.flag(ITEM, ANA).orElseThrow().after();
    assertEquals(corrections(struck), corrections(after));
  }

  @Test
  void whatNobodyHadSuggestedWasMissed() {
    ReviewSession after = desk.assign(MEDICATIONS, at("Norco"), ANA).orElseThrow().after();
    assertEquals(
        List.of(
            new Correction(
                MEDICATIONS.field(),
                Kind.MISSED,
                Optional.empty(),
                after.annotations().at(MEDICATIONS.entry("g2")))),
        corrections(after));
  }

  @Test
  void anotherValueFromElsewhereIsOneSpuriousAndOneMissed() {
    ReviewSession after = desk.assign(AGE, at("14"), ANA).orElseThrow().after();
    assertEquals(
        List.of(
            correction(AGE, Kind.SPURIOUS, after, Optional.empty()),
            new Correction(
                AGE.field(), Kind.MISSED, Optional.empty(), after.annotations().at(AGE))),
        corrections(after));
  }

  @Test
  void aCitationThatWasMovedToTheOtherListIsAGrouping() {
    ReviewSession struck = desk.strikeOut(CITATION, ANA).orElseThrow().after();
    ReviewSession added =
        struck
            .add(ADMINISTRATOR, Optional.of(at("Official Disability Guidelines (ODG)")), ANA)
            .orElseThrow()
            .after();
    String id = only(added, ADMINISTRATOR).entry();
    Target section = Target.of(id, ADMINISTRATOR.field().child("section"));
    ReviewSession after = added.assign(section, at("Low Back"), ANA).orElseThrow().after();
    assertEquals(
        Map.of(
            GUIDELINE.field(), Kind.GROUPING,
            FAMILY.field(), Kind.GROUPING,
            SECTION.field(), Kind.GROUPING),
        kinds(after));
  }

  @Test
  void anUndoneGestureDoesNotCount() {
    ReviewSession after =
        desk.absent(AGE, ANA).flatMap(s -> s.after().undo(ANA)).orElseThrow().after();
    assertEquals(List.of(), corrections(after));
  }

  @Test
  void aChangeOfMindCountsOnce() {
    ReviewSession absent = desk.absent(AGE, ANA).orElseThrow().after();
    ReviewSession typed = absent.correct(AGE, "52", ANA).orElseThrow().after();
    assertEquals(List.of(correction(AGE, Kind.KEPT, typed, Optional.of(AGE))), corrections(typed));
    assertEquals(Optional.empty(), typed.assign(AGE, at("52"), ANA));
  }

  @Test
  void aLaterRunsSuggestionIsTheOneThatIsJudged() {
    ReviewSession renewed = SamplePredictions.again("2").without(AGE).says(AGE, "14").after(desk);
    ReviewSession after = renewed.confirm(AGE, ANA).orElseThrow().after();
    assertEquals(
        List.of(
            new Correction(
                AGE.field(),
                Kind.KEPT,
                renewed.annotations().at(AGE),
                after.annotations().at(AGE))),
        corrections(after));
  }

  @Test
  void remarksAndTheFinishedStateAreNoCorrections() {
    ReviewSession after = desk.flag(AGE, ANA).orElseThrow().after();
    assertEquals(List.of(), corrections(after));
  }

  @Test
  void countsAddUpOverLettersInTheFormsOrder() {
    ReviewSession one = desk.absent(SEX, ANA).orElseThrow().after();
    ReviewSession both = one.confirm(AGE, ANA).orElseThrow().after();
    CorrectionCounts counts =
        CorrectionCounts.NONE
            .plus(CorrectionCounts.of(corrections(one)))
            .plus(CorrectionCounts.of(corrections(both)));
    assertEquals(
        new CorrectionCounts(
            2, Map.of(AGE.field(), Map.of(Kind.KEPT, 1), SEX.field(), Map.of(Kind.SPURIOUS, 2))),
        counts);
    assertEquals(
        List.of(AGE.field(), SEX.field()),
        counts.fields(desk.schema()).stream().map(Field::id).toList());
    assertEquals(2, counts.count(Kind.SPURIOUS));
    assertEquals(0, counts.corrected(AGE.field()));
    assertEquals(2, counts.corrected(SEX.field()));
    assertEquals(Value.of("52"), desk.annotations().at(AGE).orElseThrow().value().orElseThrow());
  }

  private ReviewSession withNothing() {
    return new SamplePredictions("1").after(desk);
  }

  private static Target only(ReviewSession session, Target list) {
    return session.annotations().counted(list.subject(), list.field()).getFirst().target();
  }

  private Correction correction(
      Target target, Kind kind, ReviewSession after, Optional<Target> accepted) {
    return new Correction(
        target.field(),
        kind,
        desk.annotations().at(target),
        accepted.flatMap(t -> after.annotations().at(t)));
  }

  private static Span span(Optional<Annotation> annotation) {
    return annotation.flatMap(Annotation::evidence).orElseThrow().span();
  }

  private static List<Correction> corrections(ReviewSession session) {
    return Corrections.of(session.schema(), session.ledger());
  }

  private static Map<FieldId, Kind> kinds(ReviewSession session) {
    return corrections(session).stream()
        .collect(java.util.stream.Collectors.toMap(Correction::field, Correction::kind));
  }
}
