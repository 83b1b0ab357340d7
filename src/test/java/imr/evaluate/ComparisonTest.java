package imr.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Evidence;
import imr.annotation.Schema;
import imr.annotation.Value;
import imr.exchange.SchemaFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each test is a sentence of the schema, "How agreement is counted". */
final class ComparisonTest {
  private static final Schema SCHEMA = SchemaFile.builtIn();
  private final AnnotationSets gold = new AnnotationSets();
  private final AnnotationSets predicted = new AnnotationSets();

  @Test
  void samePlaceAndValueIsAStrictMatch() {
    gold.single("patient.age", 10, 12, "40");
    predicted.single("patient.age", 10, 12, "40");
    expect("patient.age strict 10 40 = 10 40");
  }

  @Test
  void valuesCompareWithoutRegardToCase() {
    gold.single("case.number", 0, 12, "CM15-0012345");
    predicted.single("case.number", 0, 12, "cm15-0012345");
    expect("case.number strict 0 CM15-0012345 = 0 cm15-0012345");
  }

  @Test
  void theSameValueElsewhereIsARelaxedMatch() {
    gold.single("patient.sex", 10, 14, "male");
    predicted.single("patient.sex", 50, 52, "male");
    expect("patient.sex relaxed 10 male = 50 male");
  }

  @Test
  void spansThatShareHalfOfTheLongerOneAreARelaxedMatch() {
    gold.single("injury.mechanism", 0, 20, "lifting a heavy pot");
    predicted.single("injury.mechanism", 10, 20, "heavy pot");
    expect("injury.mechanism relaxed 0 lifting a heavy pot = 10 heavy pot");
  }

  @Test
  void spansThatShareLessAreAMissAndSpurious() {
    gold.single("injury.mechanism", 0, 20, "lifting a heavy pot");
    predicted.single("injury.mechanism", 11, 20, "eavy pot");
    expect(
        "injury.mechanism missed 0 lifting a heavy pot", "injury.mechanism spurious 11 eavy pot");
  }

  @Test
  void aDateThatCannotBeRealMatchesOnlyAnotherOne() {
    gold.unreal("injury.date", 0, 9).unreal("request.rfaDate", 20, 29);
    predicted.unreal("injury.date", 0, 9).single("request.rfaDate", 40, 49, "2014-10-02");
    expect(
        "injury.date strict 0 null = 0 null",
        "request.rfaDate missed 20 null",
        "request.rfaDate spurious 40 2014-10-02");
  }

  @Test
  void absentOnBothSidesCountsNothingAndAbsentInGoldMakesAPredictionSpurious() {
    gold.absent("injury.mechanism").absent("patient.age").absent("clinical.diagnoses");
    predicted.absent("injury.mechanism").single("patient.age", 5, 7, "40");
    expect("patient.age spurious 5 40");
  }

  @Test
  void whatWasStruckOutCountsNothing() {
    gold.struckOut("patient.age", 5, 7, "40");
    predicted.struckOut("patient.age", 5, 7, "40").struckOut("case.number", 0, 2, "CM");
    expect();
  }

  @Test
  void typedValuesWithoutAPlaceMatchStrictlyOnlyEachOther() {
    gold.unplaced("patient.age", "40").unplaced("case.number", "CM1");
    predicted.unplaced("patient.age", "40").single("case.number", 3, 6, "CM1");
    expect("case.number relaxed -1 CM1 = 3 CM1", "patient.age strict -1 40 = -1 40");
  }

  @Test
  void exactPairsAreTakenFirst() {
    gold.entry("clinical.medications", 0, 5, "Norco")
        .entry("clinical.medications", 50, 55, "NORCO");
    predicted.entry("clinical.medications", 50, 55, "norco");
    expect(
        "clinical.medications missed 0 Norco", "clinical.medications strict 50 NORCO = 50 norco");
  }

  @Test
  void eachGoldValueIsMatchedAtMostOnce() {
    gold.entry("clinical.painScores", 0, 4, "4/10");
    predicted
        .entry("clinical.painScores", 0, 4, "4/10")
        .entry("clinical.painScores", 9, 13, "4/10");
    expect("clinical.painScores strict 0 4/10 = 0 4/10", "clinical.painScores spurious 9 4/10");
  }

  @Test
  void noRelaxedPairIsLostToTheOrderOfTheLists() {
    gold.entry("clinical.diagnoses", 0, 10, "a b").entry("clinical.diagnoses", 20, 30, "c");
    predicted.entry("clinical.diagnoses", 4, 10, "c").entry("clinical.diagnoses", 40, 50, "a b");
    expect("clinical.diagnoses relaxed 0 a b = 40 a b", "clinical.diagnoses relaxed 20 c = 4 c");
  }

  @Test
  void categoryAndFamilyAreJudgedByTheirValueAlone() {
    gold.item("a", 0, 30).single("a", "items.category", 0, 9, "drug/opioid");
    gold.citation("a", "reviewer", "c");
    gold.single("c", "items.reviewerCitations.family", 60, 70, "ODG");
    predicted.item("i", 0, 30).single("i", "items.category", 5, 6, "drug/opioid");
    predicted.citation("i", "reviewer", "j");
    predicted.single("j", "items.reviewerCitations.family", 60, 70, "MTUS");
    expect(
        "items.request strict 0 request at 0 = 0 request at 0",
        "items.category strict 0 drug/opioid = 5 drug/opioid",
        "items.reviewerCitations.family missed 60 ODG",
        "items.reviewerCitations.family spurious 60 MTUS");
  }

  @Test
  void itemsAreAlignedInOrderByOverlappingRequests() {
    gold.item("a", 0, 10).item("b", 20, 30).item("c", 40, 50);
    gold.single("a", "items.quantity", 1, 2, "1").single("c", "items.quantity", 41, 42, "3");
    predicted.item("i", 22, 30).item("j", 40, 50).item("k", 70, 80);
    predicted.single("j", "items.quantity", 41, 42, "3");
    predicted.single("k", "items.quantity", 71, 72, "1");
    expect(
        "items.request missed 0 request at 0",
        "items.quantity missed 1 1",
        "items.request relaxed 20 request at 20 = 22 request at 22",
        "items.request strict 40 request at 40 = 40 request at 40",
        "items.quantity strict 41 3 = 41 3",
        "items.request spurious 70 request at 70",
        "items.quantity spurious 71 1");
  }

  @Test
  void aValueInAnotherItemDoesNotMatch() {
    gold.item("a", 0, 10).item("b", 20, 30).single("a", "items.decision", 12, 18, "upheld");
    predicted.item("i", 0, 10).item("j", 20, 30).single("j", "items.decision", 12, 18, "upheld");
    expect(
        "items.request strict 0 request at 0 = 0 request at 0",
        "items.decision missed 12 upheld",
        "items.request strict 20 request at 20 = 20 request at 20",
        "items.decision spurious 12 upheld");
  }

  @Test
  void anItemWithoutARequestIsAlignedWithNone() {
    gold.item("a").single("a", "items.decision", 12, 18, "upheld");
    predicted.item("i").single("i", "items.decision", 12, 18, "upheld");
    expect("items.decision missed 12 upheld", "items.decision spurious 12 upheld");
  }

  @Test
  void aCitationsPartsMatchWhicheverCitationOfTheListTheyStandIn() {
    gold.item("a", 0, 10).citation("a", "reviewer", "c").citation("a", "reviewer", "d");
    gold.single("c", "items.reviewerCitations.guideline", 20, 24, "MTUS 2009");
    gold.single("c", "items.reviewerCitations.pages", 30, 32, "60");
    gold.single("d", "items.reviewerCitations.guideline", 40, 43, "ODG");
    predicted.item("i", 0, 10).citation("i", "reviewer", "j").citation("i", "reviewer", "k");
    predicted.single("j", "items.reviewerCitations.guideline", 20, 24, "MTUS 2009");
    predicted.single("k", "items.reviewerCitations.guideline", 40, 43, "ODG");
    predicted.single("k", "items.reviewerCitations.pages", 30, 32, "60");
    expect(
        "items.request strict 0 request at 0 = 0 request at 0",
        "items.reviewerCitations.guideline strict 20 MTUS 2009 = 20 MTUS 2009",
        "items.reviewerCitations.guideline strict 40 ODG = 40 ODG",
        "items.reviewerCitations.pages strict 30 60 = 30 60");
  }

  @Test
  void aCitationOfTheOtherSideDoesNotMatch() {
    gold.item("a", 0, 10).citation("a", "reviewer", "c");
    gold.single("c", "items.reviewerCitations.guideline", 20, 24, "MTUS");
    predicted.item("i", 0, 10).citation("i", "claimsAdministrator", "j");
    predicted.single("j", "items.claimsAdministratorCitations.guideline", 20, 24, "MTUS");
    expect(
        "items.request strict 0 request at 0 = 0 request at 0",
        "items.claimsAdministratorCitations.guideline spurious 20 MTUS",
        "items.reviewerCitations.guideline missed 20 MTUS");
  }

  @Test
  void aSetComparedWithItselfMatchesStrictlyThroughout() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      AnnotationSet set = anyItems(random, anyDiagnoses(random)).set();
      long values = set.all().stream().filter(a -> a.value().isPresent()).count();
      Count all = Scores.none(SCHEMA).plus(Comparison.of(SCHEMA, set, set)).total();
      assertEquals(new Count(values, values, values, values), all);
    }
  }

  @Test
  void twoListsAgreeTheSameWhicheverOfThemIsCalledGold() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      AnnotationSet ana = anyDiagnoses(random).set();
      AnnotationSet ben = anyDiagnoses(random).set();
      Count one = Scores.none(SCHEMA).plus(Comparison.of(SCHEMA, ana, ben)).total();
      Count other = Scores.none(SCHEMA).plus(Comparison.of(SCHEMA, ben, ana)).total();
      assertEquals(
          one,
          new Count(
              other.strict(),
              other.relaxed(),
              /* gold= */ other.predicted(),
              /* predicted= */ other.gold()));
    }
  }

  /** Few distinct locations and values, so that there are many collisions. */
  private static AnnotationSets anyDiagnoses(Random random) {
    AnnotationSets said = new AnnotationSets();
    for (int i = random.nextInt(6); i > 0; i--) {
      int start = random.nextInt(12);
      said.entry(
          "clinical.diagnoses", start, start + 1 + random.nextInt(6), "d" + random.nextInt(4));
    }
    return said;
  }

  private static AnnotationSets anyItems(Random random, AnnotationSets said) {
    int place = 0;
    for (int i = random.nextInt(5); i > 0; i--) {
      place += 1 + random.nextInt(15);
      said.item("item " + i, place, place + 5 + random.nextInt(5));
      said.single("item " + i, "items.quantity", place, place + 1, "q" + random.nextInt(2));
      place += 10;
    }
    return said;
  }

  private void expect(String... verdicts) {
    assertEquals(
        List.of(verdicts),
        Comparison.of(SCHEMA, gold.set(), predicted.set()).verdicts().stream()
            .map(ComparisonTest::words)
            .toList());
  }

  private static String words(Verdict verdict) {
    return verdict.field()
        + switch (verdict) {
          case Verdict.Match m ->
              (m.strict() ? " strict " : " relaxed ")
                  + words(m.gold())
                  + " = "
                  + words(m.predicted());
          case Verdict.Missed m -> " missed " + words(m.gold());
          case Verdict.Spurious s -> " spurious " + words(s.predicted());
        };
  }

  private static String words(Annotation annotation) {
    int start = annotation.evidence().map(Evidence::span).map(s -> s.start()).orElse(-1);
    return start + " " + annotation.value().flatMap(Value::known).orElse("null");
  }
}
