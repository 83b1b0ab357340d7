package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.UnlocatedClaim;
import imr.annotation.Value;
import imr.exchange.PredictionFormat;
import imr.exchange.PredictionFormats;
import imr.exchange.PredictionInput;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions from files into real stores. */
@SuppressWarnings("NullAway.Init") // set before each test
final class PredictionsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Target AGE = Target.of(new FieldId("patient.age"));

  @TempDir private Path folder;
  private final List<Workbench> open = new ArrayList<>();
  private final List<Store> stores = new ArrayList<>();
  private Workbench here;

  @BeforeEach
  void takeInSamples() {
    here = workbench("here");
    here.importSamples();
  }

  @AfterEach
  void close() {
    open.forEach(Workbench::close);
  }

  private Workbench workbench(String name) {
    return workbench(name, TimeLimitedWork.standard());
  }

  private Workbench workbench(String name, TimeLimitedWork foreign) {
    Store store = StoreFixtures.open(folder.resolve(name));
    Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC), foreign);
    stores.add(store);
    open.add(workbench);
    return workbench;
  }

  /** A format in whose files with “hang” in their names the reading hangs. */
  private record Hanging(CountDownLatch end) implements PredictionFormat {
    @Override
    public String id() {
      return "hanging";
    }

    @Override
    public String label() {
      return "hanging";
    }

    @Override
    public boolean looksLike(Path fileOrFolder) {
      return true;
    }

    @Override
    public List<PredictionInput> inputs(Path folder, Schema schema) throws IOException {
      List<PredictionInput> records =
          PredictionFormats.named("records").orElseThrow().inputs(folder, schema);
      return records.stream().map(r -> r.name().contains("hang") ? hanging(r) : r).toList();
    }

    private PredictionInput hanging(PredictionInput records) {
      return new PredictionInput(
          Path.of(records.name()),
          (each, trouble) -> {
            records.read(each, trouble);
            while (end.getCount() > 0) {
              LockSupport.parkNanos(1_000_000);
            }
          });
    }
  }

  @Test
  void aFileThatHangsIsToldAndTheFilesAfterItAreRead() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    Path records = Files.createDirectory(folder.resolve("records"));
    for (int i = 0; i < 3; i++) {
      String name = List.of("a.json", "b-hangs.json", "c.json").get(i);
      Files.writeString(records.resolve(name), record(i, "\"patient\": {\"age\": 39}"));
    }
    Workbench hurried = workbench("hurried", new TimeLimitedWork(Duration.ofSeconds(2)));
    hurried.importSamples();
    PredictionReport report =
        hurried
            .predictions()
            .take(
                records,
                new Hanging(end),
                new Predictions.Choices("run", Optional.of("gpt-x"), "5", false),
                new Task(System::nanoTime));
    end.countDown();
    PredictionReport.PredictionsImported taken =
        assertInstanceOf(PredictionReport.PredictionsImported.class, report);
    assertEquals(
        List.of(
            "“b-hangs.json” couldn't be read to its end within 2 seconds, so it was left out. The"
                + " file may be damaged."),
        taken.trouble());
    assertEquals(2, taken.letters(), taken::toString);
  }

  private String id(int at) {
    return here.letters().get(at).id();
  }

  private Letter letter(int at) {
    return here.open(id(at)).letter();
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private PredictionReport.PredictionsImported take(Workbench workbench, Path file, String run)
      throws IOException {
    Predictions predictions = workbench.predictions();
    return assertInstanceOf(
        PredictionReport.PredictionsImported.class,
        predictions.take(
            file,
            predictions.recognise(file).orElseThrow(),
            new Predictions.Choices(run, Optional.of("gpt-x"), "5", true),
            new Task(System::nanoTime)));
  }

  private String record(int letter, String rest) {
    return """
    {"schema": "imr-letter-v1", "textSha256": "%s", %s}\
    """
        .formatted(id(letter), rest);
  }

  @Test
  void whatIsExportedAndTakenIntoAnEmptyStoreIsTheSame() throws IOException {
    RecordFile format = new RecordFile(here.schema());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String line = format.line(letter(i), here.open(id(i)).annotations(), RecordFile.Detail.PLAIN);
      lines.add("{\"text\":" + json(letter(i).text().canonical()) + "," + line.substring(1));
    }
    Path file = file("records.jsonl", lines.toArray(String[]::new));
    Workbench there = workbench("there");
    PredictionReport.PredictionsImported taken = take(there, file, "ours");
    assertEquals(
        List.of(5, 5, 0),
        List.of(taken.letters(), taken.added(), taken.notPlaced()),
        taken::toString);
    assertEquals(java.util.Set.of("given"), taken.placed().keySet());
    for (int i = 0; i < 5; i++) {
      AnnotationSet theirs = there.predictions().annotations("ours", id(i));
      assertEquals(
          format.line(letter(i), here.open(id(i)).annotations(), RecordFile.Detail.PLAIN),
          format.line(letter(i), theirs, RecordFile.Detail.PLAIN));
    }
  }

  private static String json(String text) {
    return "\""
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\f", "\\f")
            .replace("\t", "\\t")
        + "\"";
  }

  @Test
  void valuesWithoutOffsetsArePlacedAndTheRestIsListed() throws IOException {
    Annotation age = here.open(id(0)).annotations().at(AGE).orElseThrow();
    String shown = age.value().map(Value::shown).orElseThrow();
    Path file =
        file(
            "llm.jsonl",
            record(
                0,
                "\"patient\": {\"age\": %s}, \"injury\": {\"mechanism\": {\"text\": \"was chased by a goose round the village pond\"}}, \"hat\": 1"
                    .formatted(shown)));
    PredictionReport.PredictionsImported taken = take(here, file, "llm");
    assertEquals(List.of("hat"), taken.passedOver());
    assertEquals(1, taken.notPlaced());
    AnnotationSet said = here.predictions().annotations("llm", id(0));
    assertEquals(age.evidence(), said.at(AGE).flatMap(Annotation::evidence));
    assertEquals(
        List.of("was chased by a goose round the village pond"),
        here.predictions().unplaced("llm", id(0)).stream().map(UnlocatedClaim::shown).toList());
  }

  @Test
  void aSuggestionGoesWhereNothingStandsAndNoPersonsWordIsTouched() throws IOException {
    TestAnnotator ana = new TestAnnotator(here, "Ana", NOON);
    ana.types(id(0), "patient.age", "99");
    String drug = letter(1).text().canonical().contains("Norco") ? "Norco" : "tablets";
    AnnotationSet before = here.open(id(0)).annotations();
    Path file =
        file(
            "llm.jsonl",
            record(0, "\"patient\": {\"age\": 47}"),
            record(1, "\"case\": {}, \"clinical\": {\"medications\": [\"" + drug + "\"]}"));
    take(here, file, "llm");
    assertEquals(before, here.open(id(0)).annotations());
    int gestures = here.ledger(id(1)).size();
    take(here, file, "llm");
    assertEquals(gestures, here.ledger(id(1)).size());
    assertEquals(1, here.predictions().runs().size());
  }

  @Test
  void anEmptyBlankIsFilledByTheAuthorAndAFinishedLetterIsLeft() throws IOException {
    Target target = Target.of(new FieldId("request.rfaDate"));
    int at =
        java.util.stream.IntStream.range(0, 5)
            .filter(i -> letter(i).text().canonical().matches("(?s).*\\d\\d/\\d\\d/20\\d\\d.*"))
            .findFirst()
            .orElseThrow();
    emptied(at, target);
    String date =
        letter(at).text().canonical().replaceFirst("(?s).*?(\\d\\d/\\d\\d/20\\d\\d).*", "$1");
    Path file =
        file("llm.jsonl", record(at, "\"request\": {\"rfaDate\": {\"text\": \"" + date + "\"}}"));
    PredictionReport.PredictionsImported taken = take(here, file, "llm");
    assertEquals(1, taken.suggested());
    Annotation said = here.open(id(at)).annotations().at(target).orElseThrow();
    assertEquals(Status.SUGGESTED, said.status());
    assertEquals("gpt-x", assertInstanceOf(Provenance.Program.class, said.provenance()).name());
    assertEquals(new Author.Program("gpt-x", "5"), here.ledger(id(at)).getLast().author());
    TestAnnotator ana = new TestAnnotator(here, "Ana", NOON);
    ana.finishes(id(0));
    int gestures = here.ledger(id(0)).size();
    take(here, file("more.jsonl", record(0, "\"request\": {\"rfaDate\": \"2016-01-01\"}")), "more");
    assertEquals(gestures, here.ledger(id(0)).size());
  }

  @Test
  void whatAPersonStruckOutStaysStruckOut() throws IOException {
    Provenance.Person ana = new Provenance.Person("Ana", NOON);
    Target entry =
        here.open(id(0))
            .annotations()
            .entries(Target.LETTER, new FieldId("reviewer.licensureStates"))
            .getFirst()
            .target();
    strikeOut(AGE, ana);
    String state =
        here.open(id(0)).annotations().at(entry).flatMap(Annotation::value).orElseThrow().shown();
    strikeOut(entry, ana);
    int gestures = here.ledger(id(0)).size();
    Path file =
        file(
            "llm.jsonl",
            record(
                0,
                "\"patient\": {\"age\": 47}, \"reviewer\": {\"licensureStates\": [\"%s\"]}"
                    .formatted(state)));
    assertEquals(0, take(here, file, "llm").suggested());
    assertEquals(gestures, here.ledger(id(0)).size());
    assertEquals(
        Optional.of(Status.REJECTED),
        here.open(id(0)).annotations().at(entry).map(Annotation::status));
  }

  private void strikeOut(Target target, Provenance.Person by) {
    imr.review.SessionStep step = here.open(id(0)).strikeOut(target, by).orElseThrow();
    here.keep(id(0), step.gesture(), step.after().headline());
  }

  /** As if the extractor had found nothing there. */
  private void emptied(int letter, Target target) {
    Annotation now = here.open(id(letter)).annotations().at(target).orElseThrow();
    Gesture gone =
        new Gesture(
            2,
            new Act.ReExtract(),
            new Author.Program("rules", ""),
            NOON,
            List.of(new imr.annotation.Change(target, Optional.of(now), Optional.empty())));
    here.keep(id(letter), gone, here.open(id(letter)).headline());
  }

  /** Without {@code --author}, as the window imports. */
  private PredictionReport.PredictionsImported takeAsTold(Path file, String run)
      throws IOException {
    Predictions predictions = here.predictions();
    return assertInstanceOf(
        PredictionReport.PredictionsImported.class,
        predictions.take(
            file,
            predictions.recognise(file).orElseThrow(),
            new Predictions.Choices(run, Optional.empty(), "", true),
            new Task(System::nanoTime)));
  }

  private String task(int letter, String said) {
    return "{\"data\": {\"text\": %s}, %s}"
        .formatted(json(letter(letter).text().canonical()), said);
  }

  private String annotation(String author, int letter, String field, Target target) {
    imr.annotation.Evidence at =
        here.open(id(letter)).annotations().at(target).flatMap(Annotation::evidence).orElseThrow();
    return """
    {"completed_by": {"id": 1, "email": "%s"}, "result": [{"id": "x", "type": "labels",
      "value": {"start": %d, "end": %d, "text": "%s", "labels": ["%s"]}}]}
    """
        .formatted(author, at.span().start(), at.span().end(), at.quote(), field);
  }

  @Test
  void twoAnnotatorsOfOneFileGetARunEach() throws IOException {
    Target sex = Target.of(new FieldId("patient.sex"));
    Path file = folder.resolve("tasks.json");
    Files.writeString(
        file,
        "["
            + task(
                0,
                "\"annotations\": ["
                    + annotation("ana@x.org", 0, "patient.age", AGE)
                    + ","
                    + annotation("ben@x.org", 0, "patient.sex", sex)
                    + "]")
            + "]");
    PredictionReport.PredictionsImported taken = takeAsTold(file, "double");
    assertEquals("double (ana@x.org), double (ben@x.org)", taken.run());
    assertEquals(
        List.of("ana@x.org", "ben@x.org"),
        here.predictions().runs().stream().map(r -> r.author()).toList());
    assertEquals(
        List.of(AGE),
        here.predictions().annotations("double (ana@x.org)", id(0)).all().stream()
            .map(Annotation::target)
            .toList());
    assertEquals(
        List.of(sex),
        here.predictions().annotations("double (ben@x.org)", id(0)).all().stream()
            .map(Annotation::target)
            .toList());
    takeAsTold(file, "double");
    assertEquals(2, here.predictions().runs().size());
  }

  @Test
  void aSecondFileOfAnotherAuthorDoesNotGoIntoTheFirstOnesRun() throws IOException {
    Path ana =
        file(
            "a.json",
            task(0, "\"annotations\": [" + annotation("ana", 0, "patient.age", AGE) + "]"));
    Path ben =
        file(
            "b.json",
            task(0, "\"annotations\": [" + annotation("ben", 0, "patient.age", AGE) + "]"));
    takeAsTold(ana, "work");
    takeAsTold(ben, "work");
    assertEquals(
        List.of("work by ana", "work (ben) by ben"),
        here.predictions().runs().stream().map(r -> r.name() + " by " + r.author()).toList());
  }

  /** doccano writes a file per user. */
  @Test
  void filesOfAFolderThatShareALetterAreTheirAnnotators() throws IOException {
    Path folder = Files.createDirectory(this.folder.resolve("export"));
    String text = json(letter(0).text().canonical());
    for (String user : List.of("ana", "ben")) {
      Files.writeString(
          folder.resolve(user + ".jsonl"),
          "{\"text\": %s, \"label\": [[0, 4, \"case.number\"]]}\n".formatted(text));
    }
    assertEquals("export (ana), export (ben)", takeAsTold(folder, "export").run());
    Files.writeString(
        folder.resolve("ben.jsonl"),
        "{\"text\": \"Aged 44\", \"label\": [[5, 7, \"patient.age\"]]}\n");
    assertEquals("parts", takeAsTold(folder, "parts").run());
  }

  @Test
  void whatPlacesNothingIsNoSuccessAndLeavesNoRun() throws IOException {
    String text = json(letter(0).text().canonical());
    Path file =
        file(
            "numbers.jsonl",
            "{\"text\": %s, \"label\": [[0, 4, 7], [5, 9, \"Mood\"]]}".formatted(text));
    PredictionReport.PredictionsImported taken = takeAsTold(file, "numbers");
    assertFalse(taken.allWell());
    assertEquals(
        List.of(
            "Nothing was imported: no value was found in any letter.", "Not used: label 7, Mood."),
        taken.details());
    assertEquals(List.of(), here.predictions().runs());
  }

  @Test
  void namesAreComparedWhateverWayTheirAccentsAreWritten() throws IOException {
    Path file =
        file(
            "new.jsonl",
            "{\"text\": \"Aged 44, Mu\u0308ller\", \"meta\": {\"filename\": \"Mu\u0308ller.txt\"},"
                + " \"label\": [[5, 7, \"patient.age\"]]}");
    assertEquals(1, takeAsTold(file, "new").added());
    Path byName =
        file(
            "named.jsonl",
            "{\"schema\": \"imr-letter-v1\", \"letter\": \"M\u00FCller.txt\","
                + " \"patient\": {\"age\": {\"text\": \"44\"}}}");
    PredictionReport.PredictionsImported taken = takeAsTold(byName, "named");
    assertEquals(List.of(), taken.details());
    assertTrue(taken.allWell());
  }

  @Test
  void severalAuthorsStandSideBySideAndARunIsRemovedWithoutTheLedger() throws IOException {
    Path file = file("llm.jsonl", record(0, "\"patient\": {\"sex\": \"female\"}"));
    take(here, file, "one");
    take(here, file, "two");
    assertEquals(
        List.of("one", "two"),
        here.predictions().of(id(0)).stream().map(o -> o.run().name()).toList());
    int gestures = here.ledger(id(0)).size();
    assertTrue(here.predictions().remove("one"));
    assertEquals(gestures, here.ledger(id(0)).size());
    assertEquals(1, here.predictions().of(id(0)).size());
  }

  @Test
  void anotherAuthorUnderTheSameNameIsRefusedAndAnUnknownLetterIsNamed() throws IOException {
    Path file = file("llm.jsonl", record(0, "\"patient\": {\"sex\": \"female\"}"));
    take(here, file, "one");
    Predictions predictions = here.predictions();
    assertEquals(
        new PredictionReport.Refused(
            "Predictions named “one” by gpt-x already exist. Choose another name."),
        predictions.take(
            file,
            predictions.formats().getFirst(),
            new Predictions.Choices("one", Optional.of("other"), "", false),
            new Task(System::nanoTime)));
    Path unknown =
        file(
            "unknown.jsonl",
            "{\"schema\": \"imr-letter-v1\", \"letter\": \"kites.txt\", \"patient\": {\"age\":"
                + " 4}}");
    assertEquals(List.of("kites.txt"), take(here, unknown, "two").unknown());
  }

  @Test
  void aLetterIsKnownByItsNameWhereTheQuotesHold() throws IOException {
    String name = letter(0).name().replaceFirst("\\.[^.]*$", ".json");
    String quote = letter(0).text().canonical().strip().substring(0, 12);
    Path file =
        file(
            "named.jsonl",
            """
            {"schema": "imr-letter-v1", "letter": "%s", "injury": {"mechanism": {"text": %s}}}\
            """
                .formatted(name, json(quote)));
    assertEquals(List.of(), take(here, file, "named").unknown());
    Path wrong =
        file(
            "wrong.jsonl",
            """
            {"schema": "imr-letter-v1", "letter": "%s", "injury": {"mechanism": {"text": "goose"}}}\
            """
                .formatted(name));
    assertEquals(1, take(here, wrong, "wrong").unknown().size());
  }

  @Test
  void aBackupHoldsTheRunsAndARepairKeepsThemAndDamageIsASentence() throws IOException {
    Path file = file("llm.jsonl", record(0, "\"patient\": {\"sex\": \"female\"}"));
    take(here, file, "one");
    AnnotationSet said = here.predictions().annotations("one", id(0));
    here.maintenance().repair();
    assertEquals(said, here.predictions().annotations("one", id(0)));
    assertEquals(List.of(), stores.getFirst().checkKeeping());
  }
}
