package imr.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.evaluate.ConfusionMatrix.Cell;
import imr.evaluate.RunComparison.CountChange;
import imr.evaluate.RunComparison.Trend;
import imr.exchange.SchemaFile;
import imr.letter.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the statistics of a set of comparisons; all expected numbers were calculated by hand. */
final class MeasurementsTest {
  private static final Schema SCHEMA = SchemaFile.builtIn();
  private static final FieldId AGE = new FieldId("patient.age");
  private static final FieldId SEX = new FieldId("patient.sex");
  private static final FieldId DECISION = new FieldId("items.decision");
  private static final FieldId CATEGORY = new FieldId("items.category");
  private static final FieldId FAMILY = new FieldId("items.reviewerCitations.family");

  @Test
  void aFieldIsScoredOverAllLettersAndSeveralAreScoredTogether() {
    Measurements measured =
        measured(
            pair(
                new AnnotationSets()
                    .single("patient.age", 0, 2, "40")
                    .single("patient.sex", 5, 9, "male"),
                new AnnotationSets().single("patient.age", 0, 2, "40")),
            pair(
                new AnnotationSets().single("patient.age", 0, 2, "51"),
                new AnnotationSets().single("patient.age", 4, 6, "51")));
    assertEquals(new Count(1, 2, 2, 2), measured.score(AGE).count());
    assertEquals(OptionalDouble.of(0.5), measured.score(AGE).strict().precision().value());
    assertEquals(OptionalDouble.of(1), measured.score(AGE).relaxed().f1().value());
    assertEquals(
        new Score.Share(OptionalDouble.empty(), Optional.empty()),
        measured.score(SEX).strict().precision());
    assertEquals(new Count(1, 2, 3, 2), measured.score(f -> true).count());
    assertEquals(List.of(AGE, SEX), measured.fields().stream().map(Field::id).toList());
  }

  @Test
  void aMistakeKnowsItsKindAndItsPlace() {
    AnnotationSets gold =
        new AnnotationSets()
            .single("patient.age", 0, 2, "40")
            .single("patient.sex", 5, 9, "male")
            .single("injury.date", 20, 30, "2016-03-14")
            .entry("clinical.diagnoses", 40, 50, "kite wrist");
    AnnotationSets predicted =
        new AnnotationSets()
            .single("patient.age", 0, 2, "40")
            .single("patient.sex", 60, 62, "male")
            .single("injury.date", 20, 29, "2016-03-01")
            .entry("clinical.medications", 70, 75, "Norco");
    List<Mistake> mistakes = measured(pair(gold, predicted)).mistakes();
    assertEquals(
        List.of(
            "patient.sex different location 5-9",
            "injury.date different value 20-30",
            "clinical.diagnoses missed 40-50",
            "clinical.medications spurious 70-75"),
        mistakes.stream()
            .map(m -> m.field() + " " + m.kind().words() + " " + place(m.span().orElseThrow()))
            .toList());
    assertEquals("letter 0", mistakes.getFirst().letter());
    assertEquals(
        gold.set().all().stream().skip(1).findFirst().orElseThrow().target(),
        mistakes.getFirst().target());
    assertEquals(
        predicted.set().all().stream().skip(3).findFirst().orElseThrow().target(),
        mistakes.getLast().target());
  }

  private static String place(Span span) {
    return span.start() + "-" + span.end();
  }

  @Test
  void confusionHasARowForWhatIsSpuriousAndAColumnForWhatIsMissing() {
    Measurements measured =
        measured(
            items("upheld", "upheld"),
            items("upheld", "modified"),
            items("overturned", "overturned"),
            pair(item("upheld"), new AnnotationSets().item("i", 0, 10)),
            pair(new AnnotationSets().item("i", 0, 10), item("modified")));
    ConfusionMatrix confusion = measured.confusion(SCHEMA.field(DECISION));
    assertEquals(
        Map.of(
            cell("upheld", "upheld"),
            1L,
            cell("upheld", "modified"),
            1L,
            cell("overturned", "overturned"),
            1L,
            new Cell(Optional.of("upheld"), Optional.empty()),
            1L,
            new Cell(Optional.empty(), Optional.of("modified")),
            1L),
        confusion.cells());
    assertEquals(List.of("upheld", "overturned", "modified"), sorted(confusion));
    assertEquals(0, confusion.count(Optional.of("modified"), Optional.of("upheld")));
  }

  /** Sorts by schema order. */
  private static List<String> sorted(ConfusionMatrix confusion) {
    List<String> order =
        confusion.field().codes().stream()
            .map(Field.Code::code)
            .filter(confusion.codes()::contains)
            .toList();
    assertEquals(order, confusion.codes());
    return List.of("upheld", "overturned", "modified").stream()
        .filter(confusion.codes()::contains)
        .toList();
  }

  @Test
  void aCodeThatIsJudgedByItsValueAloneIsHeldAgainstTheOneTakenInItsPlace() {
    AnnotationSets gold =
        new AnnotationSets().item("a", 0, 10).single("a", "items.category", 2, 6, "drug/opioid");
    AnnotationSets predicted =
        new AnnotationSets().item("b", 0, 10).single("b", "items.category", 2, 6, "drug/other");
    ConfusionMatrix confusion = measured(pair(gold, predicted)).confusion(SCHEMA.field(CATEGORY));
    assertEquals(Map.of(cell("drug/opioid", "drug/other"), 1L), confusion.cells());
  }

  @Test
  void familiesOfOneItemAreHeldTogetherWhereTheirSpansMeet() {
    AnnotationSets gold = citations("MTUS", 20, "ODG", 40, "ACOEM", 60);
    AnnotationSets predicted = citations("MTUS", 20, "other", 42, "ODG", 90);
    ConfusionMatrix confusion = measured(pair(gold, predicted)).confusion(SCHEMA.field(FAMILY));
    assertEquals(
        Map.of(
            cell("MTUS", "MTUS"),
            1L,
            cell("ODG", "ODG"),
            1L,
            new Cell(Optional.of("ACOEM"), Optional.empty()),
            1L,
            new Cell(Optional.empty(), Optional.of("other")),
            1L),
        confusion.cells());
    AnnotationSets another = citations("MTUS", 20, "other", 42, "other", 61);
    assertEquals(
        Map.of(cell("MTUS", "MTUS"), 1L, cell("ODG", "other"), 1L, cell("ACOEM", "other"), 1L),
        measured(pair(gold, another)).confusion(SCHEMA.field(FAMILY)).cells());
  }

  /**
   * Cohen's method: 20 upheld by both, 15 overturned by both, 5 and 10 different. Observed 35 / 50;
   * chance 25/50 · 30/50 + 25/50 · 20/50 = 0.5; kappa 0.2 / 0.5 = 0.4.
   */
  @Test
  void kappaIsTheAgreementBeyondChance() {
    ConfusionMatrix confusion =
        new ConfusionMatrix(
            SCHEMA.field(DECISION),
            List.of("upheld", "overturned"),
            Map.of(
                cell("upheld", "upheld"),
                20L,
                cell("upheld", "overturned"),
                5L,
                cell("overturned", "upheld"),
                10L,
                cell("overturned", "overturned"),
                15L,
                new Cell(Optional.of("upheld"), Optional.empty()),
                3L,
                new Cell(Optional.empty(), Optional.of("upheld")),
                4L));
    Kappa kappa = Kappa.of(confusion);
    assertEquals(50, kappa.units());
    assertEquals(0.7, kappa.observed(), 1e-12);
    assertEquals(0.5, kappa.chance(), 1e-12);
    assertEquals(0.4, kappa.kappa().orElseThrow(), 1e-12);
    assertEquals(3, kappa.onlyFirst());
    assertEquals(4, kappa.onlySecond());
  }

  @Test
  void kappaIsNoNumberWhereChanceExplainsAll() {
    assertEquals(
        new Kappa(2, 1, 1, OptionalDouble.empty(), 0, 0),
        Kappa.of(
            measured(items("upheld", "upheld"), items("upheld", "upheld"))
                .confusion(SCHEMA.field(DECISION))));
    assertEquals(
        new Kappa(0, 0, 0, OptionalDouble.empty(), 0, 0),
        Kappa.of(measured().confusion(SCHEMA.field(DECISION))));
  }

  /**
   * Four at 0.9, three of them right: off by 0.15. Two at 0.5, one right: not off. Together (4 ·
   * 0.15 + 2 · 0) / 6 = 0.1. A relaxed match isn't right; a value without a rule isn't counted.
   */
  @Test
  void calibrationHoldsConfidenceAgainstTheShareOfRightValues() {
    AnnotationSets gold =
        new AnnotationSets()
            .single("patient.age", 0, 2, "40")
            .single("patient.sex", 5, 9, "male")
            .single("injury.date", 20, 30, "2016-03-14")
            .single("case.number", 40, 44, "CM15")
            .single("injury.mechanism", 50, 60, "a fall");
    AnnotationSets predicted =
        new AnnotationSets()
            .with("rule", 0.9)
            .single("patient.age", 0, 2, "40")
            .single("patient.sex", 5, 9, "male")
            .single("injury.date", 20, 30, "2016-03-14")
            .single("case.number", 40, 45, "CM15")
            .with("rule", 0.5)
            .single("injury.mechanism", 50, 60, "a fall")
            .single("case.priority", 70, 75, "standard")
            .with("", 1)
            .single("request.rfaDate", 80, 90, "2016-05-01");
    Calibration calibration = measured(pair(gold, predicted)).calibration(f -> true);
    assertEquals(10, calibration.bins().size());
    assertEquals(new Calibration.Bin(0.5, 0.6, 2, 1, 0.5), calibration.bins().get(5));
    assertEquals(new Calibration.Bin(0.9, 1, 4, 3, 0.9), calibration.bins().get(9));
    assertEquals(OptionalDouble.of(0.75), calibration.bins().get(9).share());
    assertEquals(new Calibration.Bin(0, 0.1, 0, 0, 0), calibration.bins().getFirst());
    assertEquals(6, calibration.values());
    assertEquals(0.1, calibration.error().orElseThrow(), 1e-12);
    assertEquals(
        OptionalDouble.empty(), measured(pair(gold, predicted)).calibration(f -> false).error());
  }

  @Test
  void twoRunsAreHeldAgainstEachOtherLetterByLetterAndFieldByField() {
    AnnotationSets age = new AnnotationSets().single("patient.age", 0, 2, "40");
    AnnotationSets sex = new AnnotationSets().single("patient.sex", 5, 9, "male");
    AnnotationSets both =
        new AnnotationSets().single("patient.age", 0, 2, "40").single("patient.sex", 5, 9, "male");
    Measurements first = measured(pair(both, age), pair(both, both), pair(both, age));
    Measurements second = measured(pair(both, both), pair(both, sex), pair(both, age));
    RunComparison contrast = RunComparison.of(first, second);
    assertEquals(
        List.of(Trend.BETTER, Trend.WORSE, Trend.SAME),
        contrast.letters().stream().map(l -> l.all().trend()).toList());
    assertEquals(
        Map.of(
            AGE, new CountChange(new Count(3, 3, 3, 3), new Count(2, 2, 3, 2)),
            SEX, new CountChange(new Count(1, 1, 3, 1), new Count(2, 2, 3, 2))),
        contrast.fields());
    assertEquals(List.of(AGE, SEX), List.copyOf(contrast.fields().keySet()));
    CountChange ageChange = contrast.fields().getOrDefault(AGE, contrast.total());
    assertEquals(Trend.WORSE, ageChange.trend());
    assertEquals(1, ageChange.errors());
    assertEquals(0.8 - 1, ageChange.f1().orElseThrow(), 1e-12);
    assertEquals(Trend.SAME, contrast.total().trend());
    assertEquals(1, contrast.letters(Trend.BETTER));
    assertEquals(1, contrast.fields(Trend.WORSE));
    assertEquals(
        Map.of(SEX, new CountChange(new Count(0, 0, 1, 0), new Count(1, 1, 1, 1))),
        only(contrast.letters().getFirst().fields(), Trend.BETTER));
  }

  private static Map<FieldId, CountChange> only(Map<FieldId, CountChange> changes, Trend trend) {
    return changes.entrySet().stream()
        .filter(e -> e.getValue().trend() == trend)
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void onlyLettersOfBothRunsAreHeldAgainstEachOther() {
    AnnotationSets age = new AnnotationSets().single("patient.age", 0, 2, "40");
    RunComparison contrast =
        RunComparison.of(measured(pair(age, age), pair(age, age)), measured(pair(age, age)));
    assertEquals(
        List.of("letter 0"),
        contrast.letters().stream().map(RunComparison.LetterChange::letter).toList());
    assertEquals(new Count(1, 1, 1, 1), contrast.total().first());
    Schema other = new Schema("other", SCHEMA.groups(), SCHEMA.fields(), Map.of());
    assertThrows(
        IllegalArgumentException.class,
        () -> RunComparison.of(measured(), Measurements.of(other, List.of())));
  }

  private static Cell cell(String gold, String predicted) {
    return new Cell(Optional.of(gold), Optional.of(predicted));
  }

  private static Comparison items(String gold, String predicted) {
    return pair(item(gold), item(predicted));
  }

  private static AnnotationSets item(String decision) {
    return new AnnotationSets().item("i", 0, 10).single("i", "items.decision", 12, 18, decision);
  }

  private static AnnotationSets citations(Object... familiesAndPlaces) {
    AnnotationSets said = new AnnotationSets().item("i", 0, 10);
    for (int i = 0; i < familiesAndPlaces.length; i += 2) {
      int at = (Integer) familiesAndPlaces[i + 1];
      said.citation("i", "reviewer", "c" + i)
          .single("c" + i, FAMILY.path(), at, at + 10, (String) familiesAndPlaces[i]);
    }
    return said;
  }

  private static Comparison pair(AnnotationSets gold, AnnotationSets predicted) {
    return Comparison.of(SCHEMA, gold.set(), predicted.set());
  }

  private static Measurements measured(Comparison... letters) {
    List<Comparison> all = Arrays.asList(letters);
    return Measurements.of(
        SCHEMA,
        IntStream.range(0, all.size())
            .mapToObj(i -> new ComparedLetter("letter " + i, "Letter " + i, all.get(i)))
            .toList());
  }
}
