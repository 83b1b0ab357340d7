package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.Format;
import imr.exchange.Formats;
import imr.exchange.SchemaFile;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.workbench.TestAnnotator;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the export command and its formats with a real store. */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class ExportCommandTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private final Commandline program = new Commandline();
  private String first = "";

  @BeforeEach
  void takeInLetters() {
    Store store = StoreFixtures.open(folder.resolve("data"));
    try (Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC))) {
      workbench.importSamples();
      first = workbench.letters().getFirst().id();
      new TestAnnotator(workbench, "Ana", NOON).finishes(first);
    }
  }

  @Test
  void formatsAreListedWithTheirPurposes() {
    assertEquals(0, program.run("export", "--formats"));
    assertEquals(
        Formats.all().stream().map(Format::id).toList(),
        program.told().lines().map(l -> l.substring(0, l.indexOf('\t'))).toList());
  }

  @Test
  void theReportComesFirstAndTheResultLast() throws IOException {
    assertEquals(0, export("--format", "csv", "--out", at("tables")));
    assertEquals("5 letters exported to " + at("tables") + "\n", program.told());
    List<String> lines = program.sentences().lines().toList();
    assertTrue(lines.getFirst().matches("5 letters with \\d+ values\\."), lines.getFirst());
    assertTrue(lines.contains("CSV (one file per table) can't include:"), lines.toString());
    assertTrue(lines.contains("  letter text: 5, in 5 letters"), lines.toString());
    assertTrue(Files.exists(folder.resolve("tables/items.csv")));
  }

  @Test
  void aDryRunReportsAndWritesNothing() {
    assertEquals(0, export("--format", "conll2003", "--dry-run", "--out", at("conll")));
    assertEquals("", program.told());
    assertTrue(program.sentences().contains("values that overlap another value: "));
    assertFalse(Files.exists(folder.resolve("conll")));
  }

  @Test
  void aLetterIsNamedByItsFileOrByItsIdsBeginning() throws IOException {
    assertEquals(
        0,
        export(
            "--format",
            "jsonl",
            "--out",
            at("a.jsonl"),
            "--letter",
            first.substring(0, 8),
            "--letter",
            "2-opioid-overturned.txt"));
    assertEquals(2, Files.readAllLines(folder.resolve("a.jsonl")).size());
    assertEquals(1, export("--format", "jsonl", "--out", at("b.jsonl"), "--letter", "nobody.pdf"));
    assertTrue(
        program
            .sentences()
            .contains("There's no letter named “nobody.pdf”, and no ID that starts with it."));
    assertFalse(Files.exists(folder.resolve("b.jsonl")));
  }

  @Test
  void aGoldSetsPartsBecomeSplits() throws IOException {
    assertEquals(0, program.run("gold", "make", "--data", at("data"), "--shares", "0,0,100", "Q4"));
    program.told();
    assertEquals(0, export("--format", "huggingface", "--gold-set", "Q4", "--out", at("set")));
    assertEquals(1, Files.readAllLines(folder.resolve("set/data/test.jsonl")).size());
    assertFalse(Files.exists(folder.resolve("set/data/train.jsonl")));
    assertEquals(1, export("--format", "csv", "--gold-set", "Q5", "--out", at("none")));
    assertTrue(program.sentences().contains("There's no gold set named “Q5”."));
  }

  @Test
  void finishedAndNewestRevisionsAreTheLettersOfPeople() throws IOException {
    for (String which : List.of("--finished", "--newest-revisions")) {
      Path file = folder.resolve("finished.jsonl");
      assertEquals(0, export("--format", "jsonl", which, "--out", file.toString()));
      assertEquals(1, Files.readAllLines(file).size());
    }
  }

  @Test
  void aFolderOfSomebodysOwnIsNotReplaced() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(own.resolve("thesis.doc"), "years");
    assertEquals(1, export("--format", "csv", "--out", own.toString()));
    assertTrue(
        program.sentences().contains("it contains files that would be lost, such as thesis.doc"));
    assertEquals("years", Files.readString(own.resolve("thesis.doc")));
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedWithASentence() {
    assertEquals(2, export("--format", "nothing"));
    assertTrue(program.sentences().contains("There's no format named nothing. See --formats."));
    assertEquals(2, export("--format", "csv"));
    assertTrue(
        program.sentences().contains("Specify an output location with --out, or use --dry-run."));
    assertEquals(2, export("--gold-set", "Q4"));
    assertTrue(
        program
            .sentences()
            .contains("Specify a format with --format. Use --formats to list them."));
    assertEquals(2, export("--format", "csv", "--finished", "--gold-set", "Q4"));
    assertEquals(2, export("--format", "spacy", "--without-text", "--dry-run"));
    assertTrue(program.sentences().contains("always includes the letter text. Use --with-text."));
    assertEquals("", program.told());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private int export(String... more) {
    return program.run(
        Stream.concat(Stream.of("export", "--data", at("data")), Stream.of(more))
            .toArray(String[]::new));
  }
}
