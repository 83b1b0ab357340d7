package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Claim;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Tests which item or citation a value is assigned to. */
final class EntryAssignerTest {
  private final ClaimBuilder gathering =
      new ClaimBuilder(ToolLetter.SCHEMA, new FieldLabels(ToolLetter.SCHEMA));

  private ImportedFact at(int start, String label) {
    return said(Optional.empty(), Optional.of(new Claim.CodePointRange(start, start + 1)), label);
  }

  private ImportedFact said(
      Optional<String> path, Optional<Claim.CodePointRange> place, String label) {
    Optional<String> quote = place.map(p -> "at " + p.start());
    return gathering
        .value(
            label,
            new ClaimBuilder.ClaimedValue(
                path, quote, place, Optional.empty(), OptionalDouble.empty()))
        .orElseThrow();
  }

  private List<String> told() {
    return ToolLetter.told(
        gathering.prediction("", Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void citationsStandInTheItemBeforeThemAndTheirPartsInTheCitationBeforeThem() {
    at(1, "items.request");
    at(50, "items.request");
    at(60, "items.reviewerCitations.guideline");
    at(64, "items.reviewerCitations.pages");
    at(70, "items.reviewerCitations.guideline");
    at(75, "items.reviewerCitations.section");
    at(10, "items.reviewerCitations.section");
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.request at 1",
            "items[0].reviewerCitations[0]",
            "items[0].reviewerCitations[0] items.reviewerCitations.section at 10",
            "items[1]",
            "items[1] items.request at 50",
            "items[1].reviewerCitations[0]",
            "items[1].reviewerCitations[0] items.reviewerCitations.guideline at 60",
            "items[1].reviewerCitations[0] items.reviewerCitations.pages at 64",
            "items[1].reviewerCitations[1]",
            "items[1].reviewerCitations[1] items.reviewerCitations.guideline at 70",
            "items[1].reviewerCitations[1] items.reviewerCitations.section at 75"),
        told());
  }

  @Test
  void withoutAnyRequestASecondDecisionStartsTheNextItem() {
    at(5, "items.decision");
    at(8, "items.bodyParts");
    at(9, "items.bodyParts");
    at(20, "items.decision");
    at(25, "items.rationale");
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.decision at 5",
            "items[0] items.bodyParts at 8",
            "items[0] items.bodyParts at 9",
            "items[1]",
            "items[1] items.decision at 20",
            "items[1] items.rationale at 25"),
        told());
  }

  @Test
  void whatStandsBeforeTheFirstRequestBelongsToIt() {
    at(30, "items.request");
    at(20, "items.originalRequest");
    assertEquals(
        List.of("items[0]", "items[0] items.request at 30", "items[0] items.originalRequest at 20"),
        told());
  }

  @Test
  void aSecondValueOfASingleFieldIsPassedOverAndTold() {
    at(3, "patient.age");
    at(1, "patient.age");
    Prediction prediction =
        gathering.prediction("", Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(List.of(" patient.age at 1"), ToolLetter.told(prediction));
    assertEquals(List.of("a second value of patient.age"), prediction.passedOver());
  }

  @Test
  void valuesWithoutPlacesStandWhereTheFileListsThem() {
    said(Optional.empty(), Optional.empty(), "items.request");
    said(Optional.empty(), Optional.empty(), "items.decision");
    said(Optional.empty(), Optional.empty(), "items.request");
    said(Optional.empty(), Optional.empty(), "items.decision");
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.request ",
            "items[0] items.decision ",
            "items[1]",
            "items[1] items.request ",
            "items[1] items.decision "),
        told());
  }

  @Test
  void aRelationWinsOverThePlaceAndAPathOverBoth() {
    ImportedFact first = at(1, "items.request");
    at(10, "items.request");
    gathering.together(first, at(12, "items.decision"));
    said(
        Optional.of("items[5].quantity"),
        Optional.of(new Claim.CodePointRange(13, 14)),
        "items.quantity");
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.request at 1",
            "items[0] items.decision at 12",
            "items[1]",
            "items[1] items.request at 10",
            "items[2]",
            "items[2] items.quantity at 13"),
        told());
  }

  @Test
  void twoRequestsThatARelationJoinsAreStillTwoItems() {
    gathering.together(at(1, "items.request"), at(10, "items.request"));
    assertEquals(
        List.of(
            "items[0]", "items[0] items.request at 1", "items[1]", "items[1] items.request at 10"),
        told());
  }

  @Test
  void pathsThatNameNothingOfTheSchemaArePassedOver() {
    gathering.absent("items[0].mood");
    gathering.absent("clinical.diagnoses[0]");
    gathering.entry("items");
    gathering.entry("patient.age[0]");
    Prediction prediction =
        gathering.prediction("", Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(List.of(), prediction.claims());
    assertEquals(
        List.of("items[0].mood", "clinical.diagnoses[0]", "items", "patient.age[0]"),
        prediction.passedOver());
  }
}
