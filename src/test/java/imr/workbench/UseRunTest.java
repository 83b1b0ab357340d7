package imr.workbench;

import static imr.workbench.BatchLibrary.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.AnnotatedLetter;
import imr.exchange.Format;
import imr.exchange.Formats;
import imr.exchange.RecordFile;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.report.BatchWording;
import imr.review.TargetHistory;
import imr.store.RestoreResult;
import imr.workbench.SkippedLetter.SkipReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody did in another tool becomes their annotations here. */
@SuppressWarnings("NullAway.Init") // set before each test
final class UseRunTest {
  private static final Target AGE = target("patient.age");
  private static final Target SEX = target("patient.sex");
  private static final Target NUMBER = target("case.number");
  private static final String SOURCE = "week 3 (kites 2, IMR records)";

  /** About the second sample letter. */
  private static final String SAID =
      """
      "case": {"number": "CM17-9000862"},
      "patient": {"age": {"value": 61, "text": "61", "start": 1094, "end": 1096},
        "sex": {"value": "female", "text": "male", "start": 1106, "end": 1110}},
      "injury": {"mechanism": {"text": "fall from the tailgate"}},
      "clinical": {
        "medications": [{"text": "Norco", "value": "Norco"}, {"text": "medication"}]},
      "items": [{"request": {"text": "Norco 10/325mg #90"}, "decision": {"value": "upheld", "text": "Overturned"}},
        {"request": {"text": "Narcan nasal spray 4mg"}}],
      "absent": ["request.rfaDate", "reviewer.specialties"]\
      """;

  @TempDir private Path folder;
  private BatchLibrary library;

  @BeforeEach
  void openSamples() {
    library = new BatchLibrary(folder.resolve("library"));
    library.workbench().importSamples();
  }

  @AfterEach
  void close() {
    library.close();
  }

  private static Target target(String field) {
    return Target.of(new FieldId(field));
  }

  private void take(String... records) throws IOException {
    Path file = Files.write(folder.resolve("week 3.jsonl"), List.of(records));
    Predictions predictions = library.workbench().predictions();
    assertInstanceOf(
        PredictionReport.PredictionsImported.class,
        predictions.take(
            file,
            predictions.recognise(file).orElseThrow(),
            new Predictions.Choices("week 3", Optional.of("kites"), "2", false),
            BatchLibrary.task()));
  }

  private String record(int letter, String said) {
    return "{\"schema\": \"imr-letter-v1\", \"textSha256\": \"%s\", %s}"
        .formatted(library.id(letter), said.replace("\n", " "));
  }

  private BatchAction use() {
    return new BatchAction.UseRun(
        "week 3", library.workbench().predictions().source("week 3"), " Cleo ");
  }

  private BatchPreview preview() {
    return library.preview(use(), library.workbench().predictions().letters("week 3"));
  }

  private Annotation at(int letter, Target target) {
    return library.session(letter).annotations().at(target).orElseThrow();
  }

  @Test
  void thePreviewCountsWhatIsConfirmedChangedAddedAndNotStatedAndNothingIsWritten()
      throws IOException {
    take(record(1, SAID), record(2, "\"patient\": {\"age\": 3}"));
    AnnotationSet before = library.session(1).annotations();
    library.does(1, s -> s.confirm(NUMBER, BEN));
    BatchPreview preview = preview();
    assertEquals(
        "2 letters will be annotated by Cleo, from “" + SOURCE + "”.", BatchWording.line(preview));
    assertEquals(
        List.of(
            "3 values confirm suggestions.",
            "5 values change suggestions.",
            "1 value is added.",
            "2 values mark fields as not stated.",
            "1 value isn't used because a person has decided on that field."),
        BatchWording.reasons(preview));
    assertEquals(
        before.at(AGE), library.session(1).annotations().at(AGE), "a preview changes nothing");
    assertEquals(List.of(), library.bulk().done());
  }

  @Test
  void valuesBecomeThePersonsDecisionsWithTheToolNamedAndOneUndoTakesThemBack() throws IOException {
    take(record(1, SAID));
    library.does(1, s -> s.confirm(NUMBER, BEN));
    AnnotationSet before = library.session(1).annotations();
    BatchReport report = library.run(preview());
    assertEquals("1 letter annotated by Cleo, from “" + SOURCE + "”", BatchWording.line(report));
    Gesture last = library.store().ledger(library.id(1)).getLast();
    assertEquals(new Act.UseRun(10, SOURCE), last.act());
    assertEquals(new Author.Person("Cleo"), last.author());
    assertEquals("Ana", last.batch().orElseThrow().by());
    Provenance.Person cleo = new Provenance.Person("Cleo", last.at());
    assertEquals(
        List.of(Status.CONFIRMED, cleo), List.of(at(1, AGE).status(), at(1, AGE).provenance()));
    assertEquals(Optional.of(Value.of("female")), at(1, SEX).value());
    assertEquals(Status.CORRECTED, at(1, SEX).status());
    assertEquals(BEN, at(1, NUMBER).provenance(), "a person's decision stays");
    assertEquals(
        "fall from the tailgate",
        at(1, target("injury.mechanism")).evidence().orElseThrow().quote());
    assertEquals(new Answer.Absent(), at(1, target("request.rfaDate")).answer());
    assertEquals(
        List.of(Status.REJECTED, Status.REJECTED),
        library.session(1).annotations().entries("", new FieldId("reviewer.specialties")).stream()
            .map(Annotation::status)
            .toList());
    assertEquals(
        List.of("Narcan nasal spray 4mg"),
        ofEntries(1, "items.request")
            .filter(a -> a.status() == Status.CORRECTED)
            .map(UseRunTest::quote)
            .toList());
    assertEquals(
        List.of("upheld", "overturned"),
        ofEntries(1, "items.decision").flatMap(a -> a.value().stream()).map(Value::shown).toList());
    assertTrue(
        TargetHistory.of(library.session(1), SEX)
            .getLast()
            .words()
            .equals("value corrected by Cleo, from “" + SOURCE + "”"));
    library.restart();
    BatchRecord done = library.bulk().done().getFirst();
    assertEquals("1 letter annotated by Cleo, from “" + SOURCE + "”", BatchWording.line(done));
    assertEquals("Ana", done.by());
    assertEquals("1 letter changed back", BatchWording.line(library.takeBack(done)));
    assertEquals(before, library.session(1).annotations());
    library.doAgain(done);
    assertEquals(cleo, at(1, SEX).provenance());
    assertEquals(List.of(), library.store().checkKeeping());
  }

  /** The whole way: out to Label Studio, a code and a span corrected there, and back as Cleo's. */
  @Test
  void whatIsCorrectedInLabelStudioComesBackAsThatPersonsWork() throws IOException {
    Format format = Formats.named("label-studio").orElseThrow();
    Path out = folder.resolve("tasks");
    try (Format.ExportWriter writing = format.begin(out, library.workbench().schema(), true)) {
      writing.write(
          new AnnotatedLetter(
              library.session(1).letter(), library.session(1).annotations(), Optional.empty()));
      writing.finish();
    }
    String tasks = Files.readString(out.resolve("tasks.json"));
    String done =
        tasks
            .replace("\"predictions\"", "\"annotations\"")
            .replaceFirst(
                "\"model_version\": ?\"[^\"]*\"", "\"completed_by\": {\"email\": \"cleo@x.org\"}")
            .replaceFirst("\"choices\": ?\\[\"overturned\"]", "\"choices\": [\"upheld\"]");
    Path file = Files.writeString(folder.resolve("week 3.json"), done);
    Predictions predictions = library.workbench().predictions();
    predictions.take(
        file,
        predictions.recognise(file).orElseThrow(),
        new Predictions.Choices("week 3", Optional.empty(), "", false),
        BatchLibrary.task());
    assertEquals("week 3 (cleo@x.org, Label Studio)", predictions.source("week 3"));
    assertEquals(Optional.of("cleo@x.org"), Predictions.person(predictions.runs().getFirst()));
    BatchPreview preview = preview();
    assertTrue(
        BatchWording.reasons(preview).contains("1 value changes a suggestion."),
        BatchWording.reasons(preview)::toString);
    library.run(preview);
    Annotation decision = ofEntries(1, "items.decision").findFirst().orElseThrow();
    assertEquals(Optional.of(Value.of("upheld")), decision.value());
    assertEquals(Status.CORRECTED, decision.status());
    assertEquals("Cleo", assertInstanceOf(Provenance.Person.class, decision.provenance()).name());
    assertEquals(Status.CONFIRMED, at(1, SEX).status());
  }

  @Test
  void itIsThereAgainAfterARepairAndInAProjectFile() throws IOException {
    take(record(1, SAID));
    library.run(preview());
    List<Gesture> ledger = library.store().ledger(library.id(1));
    assertInstanceOf(RestoreResult.Done.class, library.workbench().maintenance().repair());
    assertEquals(ledger, library.store().ledger(library.id(1)));
    Path file = folder.resolve("all.imrproject");
    library.workbench().projects().write(file, Optional.empty(), BatchLibrary.task());
    try (BatchLibrary other = new BatchLibrary(folder.resolve("other"))) {
      other.workbench().projects().read(file, BatchLibrary.task());
      assertEquals(ledger, other.store().ledger(library.id(1)));
      BatchRecord done = other.bulk().done().getFirst();
      assertEquals("1 letter annotated by Cleo, from “" + SOURCE + "”", BatchWording.line(done));
      assertEquals(1, other.takeBack(done).changed());
    }
  }

  private Stream<Annotation> ofEntries(int letter, String field) {
    return library.session(letter).annotations().all().stream()
        .filter(a -> a.target().field().path().equals(field) && a.counts());
  }

  private static String quote(Annotation annotation) {
    return annotation.evidence().orElseThrow().quote();
  }

  @Test
  void finishedLettersAndThoseWithNothingNewAreLeftAlone() throws IOException {
    take(record(1, SAID), record(2, "\"patient\": {\"age\": 3}"), record(3, SAID));
    new TestAnnotator(library.workbench(), "Ben", BEN.at()).finishes(library.id(1));
    library.does(2, s -> s.absent(AGE, BEN));
    BatchPreview preview = preview();
    assertEquals(List.of(library.id(3)), preview.change());
    assertEquals(
        Set.of(SkipReason.FINISHED, SkipReason.NOTHING_NEW),
        preview.left().stream().map(SkippedLetter::why).collect(Collectors.toSet()));
    assertTrue(
        BatchWording.reasons(preview).contains("1 letter is finished, so it isn't changed."),
        BatchWording.reasons(preview)::toString);
    String record = record(1);
    library.run(preview);
    assertEquals(record, record(1));
    assertEquals(BEN, at(2, AGE).provenance());
  }

  private String record(int letter) {
    return new RecordFile(library.workbench().schema())
        .line(
            library.session(letter).letter(),
            library.session(letter).annotations(),
            RecordFile.Detail.WITH_ORIGINS);
  }

  /**
   * The whole of what the extractor says, said by a person elsewhere: nothing is lost or doubled.
   */
  @Test
  void aRunThatSaysWhatIsSuggestedConfirmsAllOfIt() throws IOException {
    RecordFile format = new RecordFile(library.workbench().schema());
    String[] lines = new String[5];
    for (int i = 0; i < 5; i++) {
      lines[i] =
          format.line(
              library.session(i).letter(),
              library.session(i).annotations(),
              RecordFile.Detail.PLAIN);
    }
    take(lines);
    BatchPreview preview = preview();
    assertEquals(2, BatchWording.reasons(preview).size(), BatchWording.reasons(preview)::toString);
    assertTrue(BatchWording.reasons(preview).getFirst().endsWith("values confirm suggestions."));
    assertTrue(
        BatchWording.reasons(preview).getLast().endsWith("values mark fields as not stated."));
    library.run(preview);
    for (int i = 0; i < 5; i++) {
      assertEquals(
          lines[i],
          format.line(
              library.session(i).letter(),
              library.session(i).annotations(),
              RecordFile.Detail.PLAIN));
      assertTrue(
          library.session(i).annotations().all().stream()
              .filter(a -> !(a.answer() instanceof Answer.GroupEntry))
              .allMatch(Annotation::decided));
    }
    assertEquals(
        "No letters will be annotated by Cleo, from “" + SOURCE + "”.",
        BatchWording.line(preview()));
  }

  @Test
  void aCodeThatAPersonDecidedKeepsTheWordsThatItJudges() throws IOException {
    Annotation category = ofEntries(1, "items.category").findFirst().orElseThrow();
    library.does(1, s -> s.confirm(category.target(), BEN));
    take(
        record(
            1,
            "\"items\": [{\"request\": {\"text\": \"Norco 10/325mg #90\"}, \"treatment\":"
                + " {\"text\": \"Norco 10/325mg\"}, \"category\": {\"value\": \"drug/other\","
                + " \"text\": \"Norco 10/325mg\"}}]"));
    library.run(preview());
    assertEquals(BEN, at(1, category.target()).provenance());
    assertEquals(category.answer(), at(1, category.target()).answer());
    assertEquals(
        "Norco",
        quote(at(1, Target.of(category.target().subject(), new FieldId("items.treatment")))));
  }

  @Test
  void aRunThatIsNotThereChangesNothingAndAPersonNeedsAName() {
    assertEquals(
        "No letters will be annotated by Cleo, from “week 3”.",
        BatchWording.line(library.preview(use())));
    assertThrows(
        IllegalArgumentException.class, () -> new BatchAction.UseRun("week 3", SOURCE, " "));
  }
}
