package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.annotation.SplitShares;
import imr.exchange.AnnotatedLetter;
import imr.exchange.Format;
import imr.exchange.FormatDescription;
import imr.exchange.FormatLoss;
import imr.exchange.Formats;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.letter.Sha256;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which letters an export writes, in which records, over a real store. */
@SuppressWarnings("NullAway.Init") // set before each test
final class ExportsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Background background = Background.onAllCores(Runnable::run);

  @TempDir private Path folder;
  private Workbench workbench;
  private TestAnnotator ana;

  @BeforeEach
  void takeInLetters() {
    Store store = StoreFixtures.open(folder.resolve("store"));
    workbench = new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
    workbench.importSamples();
    ana = new TestAnnotator(workbench, "Ana", NOON);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void allLettersAreWrittenInTheLibrarysOrderAsTheyStand() throws IOException {
    ana.types(id(1), "patient.age", "77");
    Kept kept = new Kept();
    ExportResult written = write(new ExportScope.All(), kept);
    assertEquals("5 letters exported to " + folder.resolve("out"), written.line());
    assertEquals(ids(), kept.letters.stream().map(l -> l.letter().id()).toList());
    for (AnnotatedLetter letter : kept.letters) {
      assertEquals(workbench.open(letter.letter().id()).annotations(), letter.annotations());
      assertEquals(Optional.empty(), letter.part());
    }
  }

  @Test
  void allCoresWriteTheSameFilesAsOne() throws IOException {
    ana.finishes(id(0)).types(id(1), "patient.age", "77");
    List<String> many = Stream.generate(this::ids).limit(6).flatMap(List::stream).toList();
    for (Format format : Formats.all()) {
      Exports.Order order = new Exports.Order(new ExportScope.SelectedLetters(many), format, true);
      Path one = folder.resolve("one-" + format.id() + format.ending());
      Path all = folder.resolve("all-" + format.id() + format.ending());
      workbench.exports().write(order, one, Background.onCallersThread(), task());
      assertEquals(30, workbench.exports().write(order, all, background, task()).letters());
      assertEquals(contents(one), contents(all), format.id());
    }
  }

  /** Hashes by names; of a workbook, of its sheets, since it has the time at which it was made. */
  private static Map<String, String> contents(Path fileOrFolder) throws IOException {
    if (fileOrFolder.toString().endsWith(".xlsx")) {
      try (FileSystem workbook = FileSystems.newFileSystem(fileOrFolder)) {
        return contents(workbook.getPath("xl"));
      }
    }
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(fileOrFolder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = fileOrFolder.relativize(file).toString();
        contents.put(name, Sha256.of(Files.readString(file, StandardCharsets.ISO_8859_1)));
      }
    }
    return contents;
  }

  @Test
  void finishedLettersAreThoseFinishedNowAndRevisionsThoseOfBefore() throws IOException {
    ana.finishes(id(0)).finishes(id(2)).reopens(id(2)).types(id(2), "patient.age", "77");
    Kept finished = new Kept();
    assertEquals(1, write(new ExportScope.Finished(), finished).letters());
    assertEquals(id(0), finished.letters.getFirst().letter().id());
    Kept revisions = new Kept();
    assertEquals(2, write(new ExportScope.NewestRevisions(), revisions).letters());
    assertEquals(workbench.revisions(id(2)).getLast().sha256(), hash(revisions.letters.getLast()));
  }

  @Test
  void aGoldSetIsWrittenInItsVeryRevisionsAndParts() throws IOException {
    ana.finishes(id(0)).finishes(id(3));
    GoldSet set = goldSet(GoldSetPart.TEST);
    ana.reopens(id(0)).types(id(0), "patient.age", "77").declaresFinished(id(0));
    Kept kept = new Kept();
    assertEquals(2, write(new ExportScope.OfGoldSet(set), kept).letters());
    assertEquals(
        set.members().stream().map(GoldSet.Member::sha256).toList(),
        kept.letters.stream().map(ExportsTest::hash).toList());
    assertEquals(
        List.of(Optional.of(GoldSetPart.TEST), Optional.of(GoldSetPart.TEST)),
        kept.letters.stream().map(AnnotatedLetter::part).toList());
  }

  @Test
  void whatTheGoldSetNamesAndTheLibraryDoesNotHaveIsNamedAndNotWritten() throws IOException {
    ana.finishes(id(0));
    GoldSet.Member whole = goldSet(GoldSetPart.TRAIN).members().getFirst();
    GoldSet other =
        new GoldSet(
            "other",
            "Ben",
            NOON,
            List.of(
                new GoldSet.Member(id(1), 1, whole.sha256(), GoldSetPart.TRAIN),
                new GoldSet.Member(Sha256.of("elsewhere"), 1, whole.sha256(), GoldSetPart.TRAIN),
                whole));
    ExportResult written = write(new ExportScope.OfGoldSet(other), new Kept());
    assertEquals(1, written.letters());
    assertEquals(
        List.of(
            "“%s” wasn't exported: this library doesn't have the revision that the gold set uses. Create a new gold set to use the current revision."
                .formatted(workbench.letters().get(1).name()),
            "No letter in the library has the hash %s…. It wasn't exported."
                .formatted(Sha256.of("elsewhere").substring(0, 12))),
        written.refused());
  }

  @Test
  void aDamagedLetterIsNamedAndTheOthersAreWritten() throws Exception {
    String name = workbench.letters().getFirst().name();
    workbench.close();
    String url = "jdbc:h2:file:" + folder.resolve("store/store") + ";WRITE_DELAY=0";
    try (var connection = java.sql.DriverManager.getConnection(url, "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("UPDATE gesture SET author = 'other' WHERE letter = 1");
    }
    Files.deleteIfExists(folder.resolve("store/store.journal"));
    Store store = StoreFixtures.open(folder.resolve("store"));
    workbench = new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
    ExportResult written = write(new ExportScope.All(), new Kept());
    assertEquals(4, written.letters());
    assertEquals(
        List.of(
            "“%s” is damaged and wasn't exported. Run Check data to repair it.".formatted(name)),
        written.refused());
  }

  @Test
  void theReportTellsWhatIsLostBeforeAnythingIsWritten() throws IOException {
    ana.contradicts(id(0), "patient.age", "99").finishes(id(0));
    Exports.Order order =
        new Exports.Order(
            new ExportScope.SelectedLetters(List.of(id(0), id(1))),
            Formats.named("conll2003").orElseThrow(),
            true);
    ExportReport report = workbench.exports().report(order, Background.onCallersThread(), task());
    assertEquals(2, report.letters());
    ExportReport.Loss decisions = report.losses().getOrDefault(FormatLoss.DECISIONS, NONE);
    assertEquals(new ExportReport.Loss(report.values(), 2), decisions);
    assertEquals(2, report.losses().getOrDefault(FormatLoss.OVERLAP, NONE).letters());
    assertTrue(
        report.lossLines().contains("review history: " + decisions.words()),
        report.lossLines().toString());
    assertEquals(
        List.of("1 value in 1 letter differs from its highlighted text."), report.warnings());
    assertEquals(List.of("store"), names());
  }

  private static final ExportReport.Loss NONE = new ExportReport.Loss(0, 0);

  @Test
  void aStoppedExportAndOneOfNothingLeaveWhatWasThere() throws IOException {
    Path out = Files.writeString(folder.resolve("out.jsonl"), "old");
    Format format = Formats.named("jsonl").orElseThrow();
    Task stopped = task();
    stopped.stop();
    ExportResult written =
        workbench
            .exports()
            .write(
                new Exports.Order(new ExportScope.All(), format, true), out, background, stopped);
    assertEquals("Stopped; nothing was exported", written.line());
    ExportResult nothing =
        workbench
            .exports()
            .write(
                new Exports.Order(new ExportScope.Finished(), format, true),
                out,
                background,
                task());
    assertEquals("There are no letters to export", nothing.line());
    assertEquals("old", Files.readString(out));
    assertEquals(List.of("out.jsonl", "store"), names());
  }

  @Test
  void everyFormatTakesEveryLetterWithTextAndWithout() throws IOException {
    for (Format format : Formats.all()) {
      for (boolean withText : List.of(true, false)) {
        Path out = folder.resolve("of" + format.ending());
        ExportResult written =
            workbench
                .exports()
                .write(
                    new Exports.Order(new ExportScope.All(), format, withText),
                    out,
                    background,
                    task());
        assertEquals(5, written.letters(), format.id());
        assertEquals(format.ending().isEmpty(), Files.isDirectory(out), format.id());
        assertFalse(!withText && !format.needsText() && says(out), format.id());
      }
    }
  }

  /** Whether words of the first letter's rationale stand in a file. */
  private boolean says(Path out) throws IOException {
    String words = rationale().substring(0, 30);
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile).anyMatch(f -> read(f).contains(words));
    }
  }

  private String rationale() {
    return workbench.open(id(0)).annotations().all().stream()
        .filter(a -> a.target().field().path().equals("items.rationale"))
        .flatMap(a -> a.evidence().stream())
        .findFirst()
        .orElseThrow()
        .quote();
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what it is given, to be looked at. */
  private static final class Kept implements Format {
    private final List<AnnotatedLetter> letters = new ArrayList<>();

    @Override
    public FormatDescription description() {
      return FormatDescription.file("kept", "Kept", "For tests.", ".kept");
    }

    @Override
    public Map<FormatLoss, Integer> losses(
        AnnotatedLetter letter, imr.annotation.Schema schema, boolean withText) {
      return Map.of();
    }

    @Override
    public ExportWriter begin(Path out, imr.annotation.Schema schema, boolean withText) {
      return new ExportWriter() {
        @Override
        public Addition prepare(AnnotatedLetter letter) {
          return () -> letters.add(letter);
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
      };
    }
  }

  private ExportResult write(ExportScope scope, Format format) throws IOException {
    Exports.Order order = new Exports.Order(scope, format, true);
    return workbench.exports().write(order, folder.resolve("out"), background, task());
  }

  private GoldSet goldSet(GoldSetPart part) {
    List<GoldSet.Member> members =
        workbench.gold().finished(Background.onCallersThread(), task()).stream()
            .map(f -> GoldSetManager.member(f, SplitShares.USUAL))
            .map(m -> new GoldSet.Member(m.letter(), m.revision(), m.sha256(), part))
            .toList();
    return workbench.gold().make("set", "Ana", members).orElseThrow();
  }

  private static String hash(AnnotatedLetter letter) {
    RecordFile format = new RecordFile(SchemaFile.builtIn());
    return Sha256.of(format.line(letter.letter(), letter.annotations(), RecordFile.Detail.PLAIN));
  }

  private static Task task() {
    return new Task(System::nanoTime);
  }

  private List<String> ids() {
    return workbench.letters().stream().map(l -> l.id()).toList();
  }

  private String id(int place) {
    return ids().get(place);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
