package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.annotation.Revision;
import imr.exchange.GoldManifest;
import imr.exchange.SchemaFile;
import imr.ledger.Gesture;
import imr.letter.Sha256;
import imr.store.Document;
import imr.store.LetterRow;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Project files between two workbenches with real stores. */
@SuppressWarnings("NullAway.Init") // set before each test
final class ProjectTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private final List<Workbench> open = new ArrayList<>();
  private final Map<Workbench, Store> stores = new LinkedHashMap<>();
  private Workbench here;
  private TestAnnotator ana;
  private Path file;

  @BeforeEach
  void takeInSamples() {
    here = workbench("here", NOON);
    here.importSamples();
    ana = new TestAnnotator(here, "Ana", NOON.plusSeconds(7));
    file = folder.resolve("team.imr.zip");
  }

  @AfterEach
  void close() {
    open.forEach(Workbench::close);
  }

  @Test
  void whatIsWrittenAndReadIntoAnEmptyStoreIsTheSame() throws IOException {
    ana.finishes(id(0)).types(id(1), "patient.age", "44").types(id(1), "patient.age", "45");
    ana.undoes(id(1));
    store(here).keep(goldSet("2026-Q4"));
    write();
    Workbench there = workbench("there", NOON.plusSeconds(60));
    assertEquals(taken(5, 0, 0, 1), read(there));
    assertSameStores(there);
    assertEquals(here.revisions(id(0)), there.revisions(id(0)));
  }

  @Test
  void readTwiceChangesNothing() throws IOException {
    ana.finishes(id(0));
    write();
    Workbench there = workbench("there", NOON);
    read(there);
    assertEquals(taken(0, 0, 5, 0), read(there));
    assertSameStores(there);
  }

  @Test
  void runsOfPredictionsComeAlongAndNoneTakesTheOthersPlace() throws IOException {
    predicts(here, "week 3", "kites", "44", "\"mood\"");
    write();
    Workbench there = workbench("there", NOON);
    predicts(there, "week 2", "boats", "45", "45");
    ProjectReport.ProjectImported report = (ProjectReport.ProjectImported) read(there);
    assertEquals(1, report.runs());
    assertEquals("0 letters added, 0 updated, 5 unchanged, 1 prediction run added", report.line());
    assertEquals(
        List.of("week 2", "week 3"),
        there.predictions().runs().stream().map(r -> r.name()).toList());
    assertEquals(here.predictions().of(id(0)).getFirst(), there.predictions().of(id(0)).getLast());
    assertEquals(2, there.predictions().unplaced("week 3", id(0)).size());
    assertEquals("week 3 (kites, IMR records)", there.predictions().source("week 3"));
    assertEquals(0, ((ProjectReport.ProjectImported) read(there)).runs(), "the second time");
    Workbench third = workbench("third", NOON);
    predicts(third, "week 3", "boats", "45", "45");
    read(third);
    assertEquals(
        List.of("week 3", "week 3 (team.imr.zip)"),
        third.predictions().runs().stream().map(r -> r.name()).sorted().toList());
    assertEquals(
        here.predictions().of(id(0)).getFirst().annotations(),
        third.predictions().annotations("week 3 (team.imr.zip)", id(0)));
  }

  private void predicts(Workbench at, String run, String author, String age, String sex)
      throws IOException {
    at.importSamples();
    String line =
        "{\"schema\": \"imr-letter-v1\", \"textSha256\": \"%s\", \"patient\": {\"age\": %s, \"sex\": %s}}"
            .formatted(id(0), age, sex);
    Path predictions = Files.writeString(folder.resolve(run + ".jsonl"), line);
    at.predictions()
        .take(
            predictions,
            at.predictions().recognise(predictions).orElseThrow(),
            new Predictions.Choices(run, Optional.of(author), "", false),
            new Task(System::nanoTime));
  }

  @Test
  void theFilesInItCanBeReadWithoutTheProgram() throws IOException {
    ana.finishes(id(0));
    write();
    Map<String, byte[]> entries = entries();
    String letter = "letters/" + id(0) + "/";
    assertEquals(id(0), Sha256.of(entry(entries, letter + "text.txt")));
    assertArrayEquals(store(here).original(id(0)).bytes(), entry(entries, letter + "original.pdf"));
    Revision revision = here.revisions(id(0)).getFirst();
    assertEquals(revision.sha256(), Sha256.of(entry(entries, letter + "revision-1.json")));
    String manifest = new String(entry(entries, "manifest.json"), StandardCharsets.UTF_8);
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String line =
          "{\"path\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\"}"
              .formatted(entry.getKey(), entry.getValue().length, Sha256.of(entry.getValue()));
      assertEquals(!entry.getKey().equals("manifest.json"), manifest.contains(line), line);
    }
    assertTrue(manifest.contains("\"version\":2,\"schema\":\"imr-letter-v1\""), manifest);
    assertTrue(manifest.contains("\"letters\":5,"), manifest);
    assertTrue(entries.containsKey("README.txt") && entries.containsKey("schema.json"));
    assertEquals(
        "zoom=1\n", new String(entry(entries, "settings.properties"), StandardCharsets.UTF_8));
  }

  @Test
  void nothingLiesBesideTheFileAndAnOlderOneIsReplaced() throws IOException {
    Files.writeString(file, "older");
    write();
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("here", "team.imr.zip"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    assertEquals(taken(5, 0, 0, 0), read(workbench("there", NOON)));
  }

  @Test
  void aStoppedWritingLeavesTheOlderFile() throws IOException {
    Files.writeString(file, "older");
    Task task = new Task(System::nanoTime);
    task.stop();
    assertEquals(
        new ProjectExportResult(0, List.of(), true),
        here.projects().write(file, Optional.empty(), task));
    assertEquals("older", Files.readString(file));
  }

  @Test
  void theLongerLedgerHoldsWhicheverSideHasIt() throws IOException {
    write();
    Workbench there = workbench("there", NOON);
    read(there);
    new TestAnnotator(there, "Ben", NOON.plusSeconds(9)).types(id(1), "patient.age", "44");
    ana.finishes(id(0));
    write();
    assertEquals(taken(0, 1, 4, 0), read(there));
    assertEquals(here.ledger(id(0)), there.ledger(id(0)));
    assertEquals(2, there.ledger(id(1)).size());
    assertEquals(here.letters().getFirst(), there.letters().getFirst());
  }

  @Test
  void lettersThatBothImportedByThemselvesAreContinued() throws IOException {
    Workbench there = workbench("there", NOON.plusSeconds(3600));
    there.importSamples();
    ana.finishes(id(0));
    write();
    assertEquals(taken(0, 1, 4, 0), read(there));
    List<Gesture> ours = here.ledger(id(0));
    List<Gesture> theirs = there.ledger(id(0));
    assertEquals(ours.subList(1, ours.size()), theirs.subList(1, theirs.size()));
    assertEquals(NOON.plusSeconds(3600), theirs.getFirst().at());
  }

  @Test
  void whereBothWentOnTheOtherLedgerIsKeptApart() throws IOException {
    write();
    Workbench there = workbench("there", NOON);
    read(there);
    new TestAnnotator(there, "Ben", NOON.plusSeconds(9)).types(id(0), "patient.age", "44");
    List<Gesture> bens = there.ledger(id(0));
    ana.types(id(0), "patient.age", "45");
    write();
    ProjectReport.ProjectImported report =
        new ProjectReport.ProjectImported(
            0,
            0,
            4,
            0,
            List.of(
                "“1-partial-approval.pdf” was edited both here and in the project file. The version"
                    + " in this library is kept. The changes by Ana in the project file are in the"
                    + " letter's history."),
            List.of(),
            false);
    assertEquals(report, read(there));
    assertEquals("0 letters added, 0 updated, 4 unchanged, 1 conflict", report.line());
    assertEquals(bens, there.ledger(id(0)));
    OtherLedger other = there.otherLedgers(id(0)).getFirst();
    assertEquals(here.ledger(id(0)), other.ledger().gestures());
    assertTrue(other.from().startsWith("team.imr.zip ("), other.from());
    assertEquals(taken(0, 0, 5, 0), read(there));
    assertEquals(1, there.otherLedgers(id(0)).size());
  }

  @Test
  void whatWasKeptApartTravelsOn() throws IOException {
    write();
    Workbench there = workbench("there", NOON);
    read(there);
    new TestAnnotator(there, "Ben", NOON.plusSeconds(9)).types(id(0), "patient.age", "44");
    ana.types(id(0), "patient.age", "45");
    write();
    read(there);
    there.projects().write(file, Optional.empty(), new Task(System::nanoTime));
    Workbench third = workbench("third", NOON);
    read(third);
    assertEquals(there.ledger(id(0)), third.ledger(id(0)));
    assertEquals(here.ledger(id(0)), third.otherLedgers(id(0)).getFirst().ledger().gestures());
  }

  @Test
  void anotherGoldSetOfTheSameNameIsKeptUnderAnother() throws IOException {
    ana.finishes(id(0));
    store(here).keep(goldSet("2026-Q4"));
    write();
    Workbench there = workbench("there", NOON);
    GoldSet theirs = new GoldSet("2026-Q4", "Ben", NOON, List.of());
    store(there).keep(document(theirs));
    ProjectReport.ProjectImported report =
        assertInstanceOf(ProjectReport.ProjectImported.class, read(there));
    assertEquals(
        List.of(
            "A different gold set named “2026-Q4” already exists here. The one from the project"
                + " file was imported as “2026-Q4 (team.imr.zip)”."),
        report.conflicts());
    assertEquals(2, store(there).documents(Document.Kind.GOLD_SET, "").size());
    assertEquals(document(theirs), store(there).documents(Document.Kind.GOLD_SET, "").getFirst());
  }

  @Test
  void aChangedFileIsRefusedAndNothingIsTakenIn() throws IOException {
    write();
    String path = "letters/" + id(2) + "/text.txt";
    Map<String, byte[]> entries = entries();
    entries.computeIfPresent(
        path,
        (p, b) -> (new String(b, StandardCharsets.UTF_8) + "!").getBytes(StandardCharsets.UTF_8));
    zip(entries);
    assertRefused(path + " in it is missing or damaged");
    entries.remove(path);
    zip(entries);
    assertRefused(path + " in it is missing or damaged");
  }

  @Test
  void whatTheManifestDoesNotListIsRefused() throws IOException {
    write();
    Map<String, byte[]> entries = entries();
    entries.put("letters/more/text.txt", new byte[0]);
    zip(entries);
    assertRefused("its manifest doesn't match its contents");
    entries.remove("letters/more/text.txt");
    entries.remove("manifest.json");
    zip(entries);
    assertRefused("it isn't an IMR Workbench project file: manifest.json is missing");
    Files.writeString(file, "no zip");
    assertRefused("it isn't a zip file, or it's damaged; get a new copy");
  }

  @Test
  void aNewerVersionAndAnotherSchemaAreRefused() throws IOException {
    write();
    rewriteManifest("\"version\":2", "\"version\":3");
    assertRefused("it was exported by a newer version of IMR Workbench; install that version");
    write();
    rewriteManifest("imr-letter-v1\",\"written", "imr-letter-v9\",\"written");
    assertRefused("its records use the schema imr-letter-v9, not imr-letter-v1");
  }

  @Test
  void aFileThatIsNotThereIsRefused() throws IOException {
    assertEquals(
        new ProjectReport.Refused(
            file
                + " doesn't exist or can't be read. Choose it again, or copy it to this computer"
                + " first."),
        read(here));
  }

  /** A bit in a zip's own book-keeping need not matter; then all comes in as it was. */
  @Test
  void noDamageComesInUnnoticed() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(
          file,
          i % 4 == 0 ? java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged);
      Workbench there = workbench("there" + i, NOON);
      switch (read(there)) {
        case ProjectReport.Refused _ -> {
          refused++;
          assertEquals(List.of(), there.letters());
        }
        case ProjectReport.ProjectImported _ -> assertSameStores(there);
      }
      there.close(); // a hundred open databases take half of the tests' memory
      open.remove(there);
      stores.remove(there);
    }
    assertTrue(refused > 60, refused + " of 100");
  }

  private void rewriteManifest(String from, String to) throws IOException {
    Map<String, byte[]> entries = entries();
    String manifest = new String(entry(entries, "manifest.json"), StandardCharsets.UTF_8);
    assertTrue(manifest.contains(from), manifest);
    entries.put("manifest.json", manifest.replace(from, to).getBytes(StandardCharsets.UTF_8));
    zip(entries);
  }

  private void assertRefused(String why) throws IOException {
    Workbench there = workbench("there" + open.size(), NOON);
    assertEquals(
        new ProjectReport.Refused(
            "Couldn't import the project file team.imr.zip: %s. Nothing was changed."
                .formatted(why)),
        read(there));
    assertEquals(List.of(), there.letters());
  }

  private void assertSameStores(Workbench there) {
    assertEquals(here.letters(), there.letters());
    Store ours = store(here);
    Store theirs = store(there);
    for (LetterRow row : here.letters()) {
      assertEquals(ours.letter(row.id()), theirs.letter(row.id()));
      assertEquals(ours.ledger(row.id()), theirs.ledger(row.id()));
      assertEquals(ours.original(row.id()).format(), theirs.original(row.id()).format());
      assertArrayEquals(ours.original(row.id()).bytes(), theirs.original(row.id()).bytes());
    }
    assertEquals(
        ours.documents(Document.Kind.GOLD_SET, ""), theirs.documents(Document.Kind.GOLD_SET, ""));
  }

  private Document goldSet(String name) {
    Revision revision = here.revisions(id(0)).getFirst();
    return document(
        new GoldSet(
            name,
            "Ana",
            NOON,
            List.of(new GoldSet.Member(id(0), 1, revision.sha256(), GoldSetPart.TEST))));
  }

  private static Document document(GoldSet set) {
    return new Document(
        Document.Kind.GOLD_SET, "", set.name(), set.at(), GoldManifest.of(set, "imr-letter-v1"));
  }

  private static ProjectReport.ProjectImported taken(int added, int continued, int same, int sets) {
    return new ProjectReport.ProjectImported(
        added, continued, same, sets, List.of(), List.of(), false);
  }

  private Store store(Workbench of) {
    return Optional.ofNullable(stores.get(of)).orElseThrow();
  }

  private static byte[] entry(Map<String, byte[]> entries, String path) {
    return Optional.ofNullable(entries.get(path)).orElseThrow();
  }

  private String id(int at) {
    return here.letters().get(at).id();
  }

  private void write() throws IOException {
    assertEquals(
        new ProjectExportResult(here.letters().size(), List.of(), false),
        here.projects().write(file, Optional.of("zoom=1\n"), new Task(System::nanoTime)));
  }

  private ProjectReport read(Workbench into) throws IOException {
    return into.projects().read(file, new Task(System::nanoTime));
  }

  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        try (var in = zip.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }

  private void zip(Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
  }

  private Workbench workbench(String name, Instant at) {
    Store store = StoreFixtures.open(folder.resolve(name));
    Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(at, ZoneOffset.UTC));
    open.add(workbench);
    stores.put(workbench, store);
    assertFalse(Files.notExists(folder.resolve(name)));
    return workbench;
  }
}
