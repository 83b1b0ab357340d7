package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.DoubleRound;
import imr.annotation.FieldId;
import imr.annotation.GoldSet;
import imr.annotation.Provenance;
import imr.annotation.QualityCertificate;
import imr.annotation.SplitShares;
import imr.evaluate.Agreement;
import imr.evaluate.ErrorRate;
import imr.exchange.CertificateFile;
import imr.exchange.Formats;
import imr.ledger.Act.Choice;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreement, re-checks, and the certificate of a gold set. */
@SuppressWarnings("NullAway.Init") // set before each test
final class QualityTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Provenance.Person KIM = new Provenance.Person("Kim", NOON.plusSeconds(9));

  @TempDir private Path folder;
  private final Background background = Background.onCallersThread();
  private BatchLibrary library;

  @BeforeEach
  void open() {
    library = new BatchLibrary(folder.resolve("here"));
    workbench().add(IntStream.rangeClosed(1, 6).mapToObj(LearningFixture::number).toList());
  }

  @AfterEach
  void close() {
    library.close();
  }

  private Workbench workbench() {
    return library.workbench();
  }

  private void finishAll() {
    TestAnnotator ana = new TestAnnotator(workbench(), "Ana", NOON);
    library.ids().forEach(ana::finishes);
  }

  private DoubleRound round(DoubleRound.Purpose purpose) {
    NewRound wanted =
        new NewRound(
            purpose.words(),
            purpose,
            Optional.of("Ben"),
            library.ids(),
            0,
            NewRound.Stratum.DECISION,
            Optional.empty());
    return assertInstanceOf(
            NewRound.Outcome.Made.class,
            workbench().doubles().make(wanted, "Kim", background, BatchLibrary.task()))
        .round();
  }

  /** As old as the letter says, but for the first two letters. */
  private void annotateBlind() {
    for (int i = 0; i < 6; i++) {
      String age = String.valueOf(31 + i + (i < 2 ? 40 : 0));
      BlindPerson.finishes(workbench(), library.id(i), "Ben", age);
    }
  }

  private void adjudicate(DoubleRound round, String letter, Choice choice) {
    SecondRecord of =
        workbench().doubles().all(round).stream()
            .filter(s -> s.letter().equals(letter))
            .findFirst()
            .orElseThrow();
    Adjudications.Outcome.Ready ready =
        assertInstanceOf(
            Adjudications.Outcome.Ready.class,
            workbench().adjudications().open(letter, BlindPerson.pair(of), "Kim"));
    ReviewSession now = keeps(letter, ready.session().reopen(KIM));
    for (var difference : ready.adjudication().differences()) {
      now = keeps(letter, ready.adjudication().decide(now, difference, choice, KIM));
    }
    keeps(letter, now.finish(KIM));
  }

  private ReviewSession keeps(String letter, Optional<SessionStep> step) {
    workbench().keep(letter, step.orElseThrow().gesture(), step.get().after().headline());
    return step.get().after();
  }

  private Agreement agreement() {
    return workbench().quality().agreement(workbench().quality().judged());
  }

  private Agreement.OfField age() {
    return agreement().fields().stream()
        .filter(f -> f.field().id().equals(new FieldId("patient.age")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void agreementIsCountedByFieldAndTheLettersThatDisagreeComeFirst() {
    finishAll();
    round(DoubleRound.Purpose.DOUBLE);
    annotateBlind();
    assertEquals(6, agreement().letters().size());
    assertEquals(List.of("Ana, Ben"), agreement().pairs());
    assertEquals(1, agreement().byMonth().size());
    assertEquals(4.0 / 6, age().score().strict().f1().value().orElseThrow(), 1e-9);
    assertTrue(age().alpha().value().orElseThrow() < 1);
    assertTrue(age().alpha().interval().isPresent());
    assertEquals(age().alpha(), age().alpha());
    assertEquals(2, agreement().mostDisputed().size());
    double others =
        agreement().fields().stream()
            .filter(f -> !f.field().id().equals(new FieldId("patient.age")))
            .mapToDouble(f -> f.score().strict().f1().value().orElseThrow())
            .min()
            .orElseThrow();
    assertEquals(1, others);
  }

  @Test
  void adjudicationDoesNotChangeHowWellPeopleAgreed() {
    finishAll();
    DoubleRound round = round(DoubleRound.Purpose.DOUBLE);
    annotateBlind();
    OptionalDouble before = agreement().total().strict().f1().value();
    adjudicate(round, library.id(0), Choice.OTHER);
    assertEquals(before, agreement().total().strict().f1().value());
  }

  @Test
  void whoIsBlindGetsNoFigures() {
    finishAll();
    round(DoubleRound.Purpose.DOUBLE);
    annotateBlind();
    workbench().viewedBy(() -> "Ben");
    assertEquals(List.of(), workbench().quality().judged());
    workbench().viewedBy(() -> "Kim");
    assertEquals(6, workbench().quality().judged().size());
  }

  @Test
  void aRecheckCountsWhatWasDecidedAgainstTheFirstRecordAndNothingElse() {
    finishAll();
    DoubleRound round = round(DoubleRound.Purpose.RECHECK);
    assertEquals(
        OptionalDouble.empty(), workbench().quality().errors().orElseThrow().perThousand());
    annotateBlind();
    adjudicate(round, library.id(0), Choice.OTHER);
    adjudicate(round, library.id(1), Choice.RECORD);
    ErrorRate rate = workbench().quality().errors().orElseThrow();
    assertEquals(2, rate.letters());
    assertEquals(4, rate.waiting());
    assertEquals(1, rate.errors());
    assertEquals(1000.0 / rate.values(), rate.perThousand().orElseThrow(), 1e-9);
    assertTrue(rate.interval().orElseThrow().high() > 1.0 / rate.values());
  }

  @Test
  void aRecheckMayComeBackToTheSamePersonAfterATime() {
    finishAll();
    NewRound wanted =
        new NewRound(
            "Later",
            DoubleRound.Purpose.RECHECK,
            Optional.of("Ana"),
            library.ids(),
            3,
            NewRound.Stratum.NONE,
            Optional.of(NOON.plusSeconds(3600)));
    DoubleRound round =
        assertInstanceOf(
                NewRound.Outcome.Made.class,
                workbench().doubles().make(wanted, "Kim", background, BatchLibrary.task()))
            .round();
    assertEquals(3, round.letters().size());
    assertEquals(List.of(), workbench().doubles().queue("Ana"));
    for (int i = 0; i < 3600; i++) {
      workbench().now();
    }
    assertEquals(3, workbench().doubles().queue("Ana").size());
  }

  private GoldSet set() {
    return workbench().gold().make("2026-Q4", "Kim", members()).orElseThrow();
  }

  private List<GoldSet.Member> members() {
    return workbench().gold().finished(background, BatchLibrary.task()).stream()
        .map(l -> GoldSetManager.member(l, SplitShares.USUAL))
        .toList();
  }

  @Test
  void aCertificateSaysWhatWasNotMeasured() {
    finishAll();
    QualityCertificate certificate = workbench().quality().certificate(set());
    assertEquals(
        List.of(new QualityCertificate.Annotator("Ana", 6, 0, 0)), certificate.annotators());
    assertEquals(Optional.empty(), certificate.agreement());
    assertEquals(Optional.empty(), certificate.errors());
    assertEquals(Optional.empty(), certificate.caught());
    String html = CertificateFile.html(certificate);
    assertEquals(5, html.split(CertificateFile.NOT_MEASURED, -1).length - 1, html);
    assertTrue(CertificateFile.json(certificate).contains("\"agreement\" : null"));
    assertFalse(html.contains("NaN"));
  }

  @Test
  void aCertificateCountsDoubleAnnotationAndGoesWithExports() throws IOException {
    finishAll();
    DoubleRound round = round(DoubleRound.Purpose.DOUBLE);
    annotateBlind();
    library.ids().forEach(id -> adjudicate(round, id, Choice.OTHER));
    GoldSet set = set();
    QualityCertificate certificate = workbench().quality().certificate(set);
    assertEquals(6, certificate.doubleAnnotated());
    assertEquals(6, certificate.adjudicated());
    assertEquals(
        List.of(
            new QualityCertificate.Annotator("Ana", 6, 0, 0),
            new QualityCertificate.Annotator("Ben", 0, 6, 0),
            new QualityCertificate.Annotator("Kim", 0, 0, 2)),
        certificate.annotators());
    assertEquals(List.of("Ana, Ben"), certificate.agreement().orElseThrow().pairs());
    assertTrue(certificate.agreement().orElseThrow().strictF1().value().orElseThrow() < 1);
    Path hub = folder.resolve("hub");
    export(set, "huggingface", hub);
    assertTrue(
        Files.readString(hub.resolve("README.md"))
            .contains("| Annotated twice, blind | 6 of 6 letters |"));
    assertTrue(Files.exists(hub.resolve("quality-certificate.json")));
    Path lines = folder.resolve("gold.jsonl");
    export(set, "jsonl", lines);
    assertTrue(Files.readString(folder.resolve("gold.jsonl.quality.html")).contains("2026-Q4"));
    assertTrue(Files.exists(folder.resolve("gold.jsonl.quality.json")));
  }

  /** What was found out after a set was frozen says nothing of the records that it has. */
  @Test
  void aSetFromBeforeAnAdjudicationIsNotAdjudicatedAndItsErrorsAreNotCorrected() {
    finishAll();
    GoldSet before = set();
    adjudicateAll(DoubleRound.Purpose.DOUBLE);
    GoldSet after = workbench().gold().make("2026-Q5", "Kim", members()).orElseThrow();
    assertEquals(0, workbench().quality().certificate(before).adjudicated());
    assertEquals(6, workbench().quality().certificate(after).adjudicated());
    assertEquals(
        List.of("Ana", "Ben"),
        workbench().quality().certificate(before).annotators().stream()
            .map(QualityCertificate.Annotator::name)
            .toList());
  }

  @Test
  void errorsThatARecheckFoundAreCorrectedOnlyInALaterSet() {
    finishAll();
    GoldSet before = set();
    adjudicateAll(DoubleRound.Purpose.RECHECK);
    GoldSet after = workbench().gold().make("2026-Q5", "Kim", members()).orElseThrow();
    QualityCertificate.Errors left =
        workbench().quality().certificate(before).errors().orElseThrow();
    assertEquals(2, left.errors());
    assertEquals(0, left.corrected());
    QualityCertificate.Errors gone =
        workbench().quality().certificate(after).errors().orElseThrow();
    assertTrue(
        workbench()
            .quality()
            .certificate(after)
            .annotators()
            .contains(new QualityCertificate.Annotator("Ben", 0, 6, 0)));
    assertEquals(2, gone.errors());
    assertEquals(2, gone.corrected());
  }

  private void adjudicateAll(DoubleRound.Purpose purpose) {
    DoubleRound round = round(purpose);
    annotateBlind();
    library.ids().forEach(id -> adjudicate(round, id, Choice.OTHER));
  }

  /** How a record came about, and by which program: from the ledgers, not from today's program. */
  @Test
  void aCertificateTellsHowValuesCameAboutAndWhatSuggestedThem() {
    new TestAnnotator(workbench(), "Zoe", NOON).types(library.id(0), "patient.age", "99");
    finishAll();
    GoldSet set = set();
    QualityCertificate certificate = workbench().quality().certificate(set);
    assertEquals(List.of("invented 1"), certificate.versions().extractors());
    assertEquals(1, certificate.values().corrected());
    assertEquals(6 * 6 - 1, certificate.values().confirmed());
    assertTrue(certificate.values().notStated() > 0);
    assertEquals(
        List.of(
            new QualityCertificate.Annotator("Ana", 6, 0, 0),
            new QualityCertificate.Annotator("Zoe", 1, 0, 0)),
        certificate.annotators());
    assertEquals(0, certificate.missing());
  }

  private void export(GoldSet set, String format, Path to) throws IOException {
    workbench()
        .exports()
        .write(
            new Exports.Order(
                new ExportScope.OfGoldSet(set), Formats.named(format).orElseThrow(), true),
            to,
            background,
            BatchLibrary.task());
  }
}
