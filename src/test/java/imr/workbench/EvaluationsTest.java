package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.evaluate.ComparedLetter;
import imr.evaluate.Kappa;
import imr.evaluate.Mistake;
import imr.evaluate.RunComparison;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.report.EvaluationReport;
import imr.review.ReviewSession;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs against gold over a real store. */
@SuppressWarnings("NullAway.Init") // set before each test
final class EvaluationsTest {
  private static final String GOLD_DIFFERS =
      "Gold: 1 value in 1 letter differs from its highlighted text.";

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final FieldId AGE = new FieldId("patient.age");

  @TempDir private Path folder;
  private final Background background = Background.onCallersThread();
  private Workbench workbench;
  private TestAnnotator ana;

  @BeforeEach
  void finishTwoLettersOfWhichOneHadAWrongAge() {
    workbench = opened("data");
    workbench.importSamples();
    ana = new TestAnnotator(workbench, "Ana", NOON);
    ana.finishes(id(0)).contradicts(id(2), "patient.age", "99").finishes(id(2));
  }

  private Workbench opened(String name) {
    Store store = StoreFixtures.open(folder.resolve(name));
    return new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void theExtractorIsMeasuredAgainstTheFinishedLettersAlone() {
    EvaluationResult evaluated = measure(new GoldSource.Finished(), new EvaluatedRun.Extractor());
    assertEquals(
        List.of(id(0), id(2)),
        evaluated.measured().letters().stream().map(ComparedLetter::letter).toList());
    assertEquals(List.of(GOLD_DIFFERS), evaluated.remarks());
    assertFalse(evaluated.stopped());
    assertEquals(List.of(id(2) + " patient.age different value"), mistakes(evaluated));
    assertEquals(OptionalDouble.of(0.5), evaluated.measured().score(AGE).strict().f1().value());
    assertEquals("finished letters", evaluated.gold());
    assertTrue(evaluated.run().startsWith("imr-rules "), evaluated.run());
  }

  @Test
  void whatWasSuggestedIsMeasuredAsTheLedgerKeptIt() {
    EvaluationResult kept = measure(new GoldSource.Finished(), new EvaluatedRun.Kept());
    assertEquals(List.of(id(2) + " patient.age different value"), mistakes(kept));
    assertEquals(
        mistakes(measure(new GoldSource.Finished(), new EvaluatedRun.Extractor())), mistakes(kept));
    assertTrue(kept.measured().calibration(f -> true).values() > 20);
  }

  @Test
  void aGoldSetIsMeasuredInItsVeryRevisionsAndByItsParts() {
    workbench
        .gold()
        .make(
            "2026-Q4",
            "Ana",
            List.of(member(0, 1, GoldSetPart.TRAIN), member(2, 1, GoldSetPart.TEST)));
    ana.reopens(id(0)).contradicts(id(0), "patient.age", "98").declaresFinished(id(0));
    GoldSource all = new GoldSource.InSet("2026-Q4", Optional.empty());
    GoldSource test = new GoldSource.InSet("2026-Q4", Optional.of(GoldSetPart.TEST));
    assertEquals(
        List.of(
            new GoldSource.Finished(),
            all,
            new GoldSource.InSet("2026-Q4", Optional.of(GoldSetPart.TRAIN)),
            test),
        workbench.evaluations().golds());
    assertEquals(
        List.of(id(2) + " patient.age different value"),
        mistakes(measure(all, new EvaluatedRun.Extractor())));
    assertEquals(
        List.of(id(0) + " patient.age different value", id(2) + " patient.age different value"),
        mistakes(measure(new GoldSource.Finished(), new EvaluatedRun.Extractor())));
    assertEquals(
        List.of(id(2)),
        measure(test, new EvaluatedRun.Extractor()).measured().letters().stream()
            .map(ComparedLetter::letter)
            .toList());
    assertEquals("2026-Q4, test", test.label());
  }

  @Test
  void whatASetHasAndTheLibraryHasNotIsLeftOutAndSaid() {
    GoldSet.Member gone = new GoldSet.Member("0".repeat(64), 1, "00", GoldSetPart.TEST);
    GoldSet.Member other = new GoldSet.Member(id(0), 1, "00", GoldSetPart.TEST);
    workbench.gold().make("foreign", "Ben", List.of(gone, other, member(2, 1, GoldSetPart.TEST)));
    EvaluationResult evaluated =
        measure(new GoldSource.InSet("foreign", Optional.empty()), new EvaluatedRun.Extractor());
    assertEquals(1, evaluated.measured().letters().size());
    assertEquals(
        List.of(
            "Letters in the set that aren't in this library: 1.",
            "1 letter is skipped because this library doesn't have the gold set's revision.",
            GOLD_DIFFERS),
        evaluated.remarks());
    assertEquals(
        List.of("There's no gold set named “2027”."),
        measure(new GoldSource.InSet("2027", Optional.empty()), new EvaluatedRun.Kept()).remarks());
  }

  @Test
  void anotherAnnotatorIsComparedOnTheLettersThatBothHave() throws IOException {
    Path file = folder.resolve("ben.zip");
    try (Workbench bens = opened("ben")) {
      bens.importSamples();
      TestAnnotator ben = new TestAnnotator(bens, "Ben", NOON);
      ben.contradicts(id(2), "patient.age", "97").finishes(id(2));
      bens.projects().write(file, Optional.empty(), new Task(System::nanoTime));
    }
    workbench.projects().read(file, new Task(System::nanoTime));
    EvaluatedRun ben = new EvaluatedRun.Annotator("Ben");
    assertEquals(
        List.of(new EvaluatedRun.Extractor(), new EvaluatedRun.Kept(), ben),
        workbench.evaluations().runs());
    EvaluationResult agreement = measure(new GoldSource.Finished(), ben);
    assertEquals(List.of(id(2) + " patient.age different value"), mistakes(agreement));
    assertEquals(
        List.of("1 letter is not in the run and skipped.", GOLD_DIFFERS), agreement.remarks());
    assertEquals(1, agreement.measured().letters().size());
    assertEquals(
        new Kappa(4, 1, Kappa.of(decisions(agreement)).chance(), OptionalDouble.of(1), 0, 0),
        Kappa.of(decisions(agreement)));
    assertEquals(0, agreement.measured().calibration(f -> f.equals(AGE)).values());
  }

  private static imr.evaluate.ConfusionMatrix decisions(EvaluationResult evaluated) {
    var schema = evaluated.measured().schema();
    return evaluated.measured().confusion(schema.field(new FieldId("items.decision")));
  }

  @Test
  void recordsInAFolderAreFoundByTheirTextsHash() throws IOException {
    Path records = Files.createDirectory(folder.resolve("records"));
    Files.writeString(records.resolve("whatever.json"), record(0));
    Files.writeString(records.resolve("broken.json"), "{}");
    EvaluationResult missed =
        measure(new GoldSource.Finished(), new EvaluatedRun.Records(records, false));
    assertEquals(2, missed.measured().letters().size());
    assertEquals(3, missed.remarks().size());
    assertTrue(missed.remarks().getFirst().contains("broken.json"), missed.remarks().getFirst());
    assertEquals(
        "1 letter is not in the run, so all their values count as missing.",
        missed.remarks().get(1));
    assertTrue(
        missed.measured().mistakes().stream().allMatch(m -> m.kind() == Mistake.Kind.MISSED));
    assertTrue(missed.measured().mistakes().stream().allMatch(m -> m.letter().equals(id(2))));
    EvaluationResult leftOut =
        measure(new GoldSource.Finished(), new EvaluatedRun.Records(records, true));
    assertEquals(List.of(), mistakes(leftOut));
    assertEquals(1, leftOut.measured().letters().size());
    assertEquals(
        List.of(
            "Couldn't read %s. Check the file, and then try again."
                .formatted(folder.resolve("nowhere"))),
        measure(
                new GoldSource.Finished(),
                new EvaluatedRun.Records(folder.resolve("nowhere"), true))
            .remarks()
            .subList(0, 1));
  }

  @Test
  void predictionsThatWereTakenInAreARun() throws IOException {
    Path file = Files.writeString(folder.resolve("said.json"), record(0));
    Predictions predictions = workbench.predictions();
    Predictions.Choices choices = new Predictions.Choices("gpt-x", Optional.empty(), "", false);
    predictions.take(
        file, predictions.recognise(file).orElseThrow(), choices, new Task(System::nanoTime));
    EvaluatedRun run = new EvaluatedRun.Predicted("gpt-x");
    assertEquals(
        List.of(new EvaluatedRun.Extractor(), new EvaluatedRun.Kept(), run),
        workbench.evaluations().runs());
    EvaluationResult evaluated = measure(new GoldSource.Finished(), run);
    assertEquals(
        List.of("1 letter is not in the run, so all their values count as missing.", GOLD_DIFFERS),
        evaluated.remarks());
    assertTrue(evaluated.measured().mistakes().stream().allMatch(m -> m.letter().equals(id(2))));
  }

  @Test
  void twoRunsOverTheSameGoldAreHeldAgainstEachOther() throws IOException {
    Path records = Files.createDirectory(folder.resolve("records"));
    Files.writeString(records.resolve("0.json"), record(0));
    Files.writeString(records.resolve("2.json"), record(2));
    RunComparison contrast =
        RunComparison.of(
            measure(new GoldSource.Finished(), new EvaluatedRun.Extractor()).measured(),
            measure(new GoldSource.Finished(), new EvaluatedRun.Records(records, false))
                .measured());
    assertEquals(1, contrast.letters(RunComparison.Trend.BETTER));
    assertEquals(1, contrast.letters(RunComparison.Trend.SAME));
    assertEquals(1, contrast.fields(RunComparison.Trend.BETTER));
    assertEquals(0, contrast.fields(RunComparison.Trend.WORSE));
  }

  @Test
  void aStopGivesWhatWasReached() {
    Task task = new Task(System::nanoTime);
    task.stop();
    EvaluationResult evaluated =
        workbench
            .evaluations()
            .measure(new GoldSource.Finished(), new EvaluatedRun.Extractor(), background, task);
    assertTrue(evaluated.stopped());
    assertEquals(List.of(), evaluated.measured().letters());
  }

  @Test
  void aReportIsOnePageAndATableForEachKindOfFigure() throws IOException {
    EvaluationResult first = measure(new GoldSource.Finished(), new EvaluatedRun.Extractor());
    Path page =
        new EvaluationReport(workbench.evaluations()::place, EvaluationReport.TextDetail.WITHOUT)
            .write(
                folder.resolve("report"),
                first,
                Optional.of(measure(new GoldSource.Finished(), new EvaluatedRun.Kept())));
    assertEquals(folder.resolve("report").resolve("report.html"), page);
    try (Stream<Path> files = Files.list(page.getParent())) {
      assertEquals(
          List.of(
              "agreement.csv",
              "calibration.csv",
              "confusion.csv",
              "contrast.csv",
              "errors.csv",
              "fields.csv",
              "letters.csv",
              "report.html"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    String fields = Files.readString(page.resolveSibling("fields.csv"));
    assertTrue(fields.contains("\r\npatient.age,Age,2,2,1,0.500000,0.094531,0.905469,"), fields);
    String html = Files.readString(page);
    assertTrue(html.contains("<h2>F1 by field</h2>"), html);
    assertTrue(html.contains("over 2 letters: 0 better, 0 worse, 2 unchanged."), html);
    assertFalse(
        html.contains("http:")
            || html.contains("https:")
            || html.contains("<script")
            || html.contains("src="),
        html);
  }

  @Test
  void aReportHoldsNoWordOfALetterUnlessItShall() throws IOException {
    EvaluationResult evaluated = measure(new GoldSource.Finished(), new EvaluatedRun.Extractor());
    String quoted = errors(evaluated, EvaluationReport.TextDetail.WITH);
    assertTrue(quoted.contains("= 99"), quoted);
    String bare = errors(evaluated, EvaluationReport.TextDetail.WITHOUT);
    assertTrue(
        bare.startsWith("\uFEFFLetter,Field,Kind,Location in gold set,Location in run\r\n"), bare);
    String place = bare.lines().toList().get(1);
    assertTrue(place.matches(".*,Age,different value,(\\d+-\\d+),\\1"), place);
  }

  private String errors(EvaluationResult evaluated, EvaluationReport.TextDetail words)
      throws IOException {
    Path page =
        new EvaluationReport(workbench.evaluations()::place, words)
            .write(folder.resolve("" + words), evaluated, Optional.empty());
    return Files.readString(page.resolveSibling("errors.csv"));
  }

  /** What stands of a letter, as its record. */
  private String record(int at) {
    ReviewSession session = workbench.open(id(at));
    return new RecordFile(workbench.schema())
        .pretty(session.letter(), session.annotations(), RecordFile.Detail.PLAIN);
  }

  private GoldSet.Member member(int at, int revision, GoldSetPart part) {
    return new GoldSet.Member(
        id(at), revision, workbench.revisions(id(at)).get(revision - 1).sha256(), part);
  }

  private EvaluationResult measure(GoldSource gold, EvaluatedRun run) {
    return workbench.evaluations().measure(gold, run, background, new Task(System::nanoTime));
  }

  private static List<String> mistakes(EvaluationResult evaluated) {
    return evaluated.measured().mistakes().stream()
        .map(m -> m.letter() + " " + m.field() + " " + m.kind().words())
        .toList();
  }

  private String id(int at) {
    return workbench.letters().get(at).id();
  }
}
