package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.PredictionInput;
import imr.exchange.SchemaFile;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.Limits;
import imr.intake.Pdfs;
import imr.letter.Letter;
import imr.search.LetterQuery;
import imr.search.SearchIndex;
import imr.search.SearchSort;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.workbench.Background;
import imr.workbench.BatchPreview;
import imr.workbench.ImportReport;
import imr.workbench.ImportRun;
import imr.workbench.InjectedFailures;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that an exception in any component is logged with its stack frames and without letter text.
 */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class AccidentsTest {
  private static final Logger PROGRAM = Logger.getLogger("imr");
  private static final String WORDS = "Zebedee Quillfeather";

  @TempDir private Path folder;
  private LogFile log;

  @BeforeEach
  void listen() {
    log = new LogFile(folder.resolve("log"));
    PROGRAM.addHandler(log);
    PROGRAM.setLevel(Level.INFO);
  }

  @AfterEach
  void leave() {
    PROGRAM.removeHandler(log);
  }

  private static RuntimeException planted() {
    return new IllegalStateException(
        "the letter says " + WORDS, new IOException("and once more " + WORDS));
  }

  @Test
  void inReadingAFile() throws IOException {
    byte[] pdf = Pdfs.slow();
    IntakeResult outcome =
        new Intake(Limits.standard())
            .read(
                Path.of("a.pdf"),
                pdf,
                Optional.empty(),
                new java.util.function.BooleanSupplier() {
                  private int asked;

                  @Override
                  public boolean getAsBoolean() {
                    if (++asked > 1) {
                      throw planted();
                    }
                    return false;
                  }
                });
    assertTrue(outcome instanceof IntakeResult.Refused, outcome.toString());
    assertLogged("imr.intake.Intake");
  }

  @Test
  void inPreparingOrKeepingALetter() throws IOException {
    Path letter = Files.writeString(folder.resolve("a.txt"), "IMR ISSUES " + WORDS);
    ImportRun.Choices all = new ImportRun.Choices(true, _ -> Optional.empty());
    Intake intake = new Intake(Limits.standard());
    try (Background background = Background.onCallersThread()) {
      new ImportRun<Letter>(
              background,
              intake,
              _ -> {
                throw planted();
              },
              _ -> List.of())
          .run(List.of(letter), all, new Task(System::nanoTime));
      assertLogged("imr.workbench.ImportRun");
      new ImportRun<Letter>(
              background,
              intake,
              IntakeResult.Read::letter,
              _ -> {
                throw planted();
              })
          .run(List.of(letter), all, new Task(System::nanoTime));
      assertLogged("a letter could not be stored");
    }
  }

  @Test
  void inSearching() {
    try (SearchIndex index = SearchIndex.open(folder.resolve("index"), Optional.empty())) {
      index.remove(List.of());
      assertEquals(0, index.find(LetterQuery.ALL, SearchSort.by(SearchSort.By.ARRIVAL)).count());
    }
    assertFalse(Files.exists(log.newest()));
  }

  @Test
  void inAFolderThatCannotHoldTheSearchIndex() throws IOException {
    Files.writeString(folder.resolve("file"), WORDS);
    SearchIndex.open(folder.resolve("file").resolve("index"), Optional.empty()).close();
    assertLogged("imr.search.SearchIndex");
  }

  @Test
  void inReadingPredictions() throws IOException {
    new PredictionInput(
            Path.of("p.json"),
            (_, _) -> {
              throw planted();
            })
        .read(_ -> {}, _ -> {});
    assertLogged("imr.exchange.PredictionInput");
  }

  @Test
  void inTheStore() throws IOException {
    try (Store store = store()) {
      store.whenWritten(
          _ -> {
            throw planted();
          });
      Path letter = Files.writeString(folder.resolve("a.txt"), "IMR ISSUES " + WORDS);
      try (Workbench workbench = new Workbench(store, SchemaFile.builtIn(), Clock.systemUTC());
          Background background = Background.onCallersThread()) {
        ImportReport report =
            workbench.importFiles(
                List.of(letter),
                new ImportRun.Choices(true, _ -> Optional.empty()),
                background,
                new Task(System::nanoTime));
        assertInstanceOf(ImportReport.Added.class, report.fates().getFirst());
      }
    }
    assertLogged("imr.store.LocalStore.addAll");
  }

  @Test
  void inABatchAction() throws IOException {
    try (Store store = withSamples();
        Background background = Background.onCallersThread()) {
      BatchPreview preview = InjectedFailures.batch(store, AccidentsTest::planted, background);
      assertEquals(5, preview.left().size());
      assertFalse(preview.toString().contains("Zebedee"), preview.toString());
    }
    assertLogged("imr.workbench.BatchActions");
  }

  @Test
  void inACheck() throws IOException {
    try (Store store = withSamples();
        Background background = Background.onCallersThread()) {
      List<String> found = InjectedFailures.check(store, AccidentsTest::planted, background);
      assertEquals(5, found.size());
      assertFalse(found.toString().contains("Zebedee"), found.toString());
    }
    assertLogged("imr.workbench.CheckRun");
  }

  private Store store() {
    return StoreFixtures.open(folder.resolve("data"));
  }

  private Store withSamples() {
    try (Workbench workbench = new Workbench(store(), SchemaFile.builtIn(), Clock.systemUTC())) {
      workbench.importSamples();
    }
    return store();
  }

  @Test
  void inTheExtractor() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "IMR ISSUES " + WORDS);
    Console console = new Console(nowhere(), nowhere());
    int code =
        new Program(
                console,
                _ -> Optional.empty(),
                _ ->
                    _ -> {
                      throw planted();
                    },
                _ -> {})
            .run("extract", "--any", folder.resolve("a.txt").toString());
    assertEquals(1, code);
    assertLogged("imr.app.ConsoleExtraction");
  }

  private static java.io.PrintStream nowhere() {
    return new java.io.PrintStream(
        java.io.OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
  }

  private void assertLogged(String what) throws IOException {
    String text = Files.readString(log.newest());
    assertTrue(text.contains(what), text);
    assertTrue(text.contains("\n    at "), text);
    for (String word : List.of("Zebedee", "Quillfeather")) {
      assertFalse(text.contains(word), text);
    }
  }
}
