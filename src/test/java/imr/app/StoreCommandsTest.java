package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.SchemaFile;
import imr.intake.Intake;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.store.StoreOpenResult;
import imr.workbench.OlderVersion;
import imr.workbench.Workbench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreCommandsTest {
  private static final String TEXT =
      """
      CLINICAL CASE SUMMARY
      The beekeeper is a 52 year old male who fell off a ladder in his own orchard.

      IMR ISSUES, DECISIONS AND RATIONALES
      Six sauna visits: Upheld
      Claims Administrator guideline: no source was named.
      MAXIMUS guideline: Decision based on Sauna Handbook 2012.
      Decision rationale: Heat did not help so far, so the visits are not medically necessary.
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path letters;

  @BeforeEach
  void layOutLetters() throws IOException {
    letters = Files.createDirectory(folder.resolve("letters"));
    Files.writeString(letters.resolve("a.txt"), TEXT);
    Files.writeString(letters.resolve("b.txt"), TEXT.replace("52", "61"));
  }

  @Test
  void importedLettersAreListedAndExported() throws IOException {
    assertEquals(0, run("import", "--data", at("data"), letters.toString()));
    assertEquals("2 letters imported, 0 duplicates skipped, 0 files not imported\n", told());
    assertEquals(0, run("list", "--data", at("data")));
    List<String> lines = told().lines().sorted().toList();
    assertEquals(2, lines.size());
    assertTrue(
        lines
            .getFirst()
            .matches("new\t\\d+ of \\d+ unreviewed\t[^\t]+\ta\\.txt\t[^\t]*\t[0-9a-f]{64}"));
    assertEquals(0, run("export", "--data", at("data"), "--out", at("records")));
    assertEquals(List.of("a.json", "b.json"), names("records"));
    assertEquals(0, run("extract", "--out", at("extracted"), letters.toString()));
    List<String> exported = linesOf("records/a.json");
    assertTrue(exported.containsAll(linesOf("extracted/a.json")), exported.toString());
    assertTrue(exported.contains("\"status\" : \"suggested\""), exported.toString());
    assertEquals("", sentences());
  }

  @Test
  void exportWithoutAFolderPrintsOneLineALetter() {
    run("--data", at("data"), "import", letters.toString());
    out.reset();
    assertEquals(0, run("--data", at("data"), "export"));
    assertEquals(2, told().lines().filter(l -> l.startsWith("{\"schema\":")).count());
    assertEquals(0, run("--data", at("data"), "export", "--finished"));
    assertEquals("", told());
  }

  @Test
  void lettersOfAnOlderVersionAreExtractedAgainAndCounted() {
    Store store = StoreFixtures.open(folder.resolve("data"));
    try (Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.system(ZoneOffset.UTC))) {
      store.addAll(
          new SampleLetters(new Intake(Limits.standard()))
              .letters().stream().map(workbench::suggest).map(OlderVersion::of).toList());
    }
    assertEquals(0, run("import", "--data", at("data"), letters.toString()));
    told();
    assertEquals(0, run("extract-again", "--data", at("data")));
    assertEquals("5 letters changed\n", told());
    assertEquals(0, run("--data", at("data"), "extract-again"));
    assertEquals("0 letters changed\n", told());
  }

  @Test
  void lettersAreArchivedTrashedRestoredAndDeletedForGood() throws IOException {
    run("import", "--data", at("data"), letters.toString());
    told();
    run("list", "--data", at("data"));
    List<String> lines = told().lines().toList();
    String first = lines.getFirst().substring(lines.getFirst().lastIndexOf('\t') + 1);
    assertEquals(0, run("archive", "--data", at("data"), first.substring(0, 8)));
    assertEquals("1 letter archived\n", told());
    run("list", "--data", at("data"));
    assertEquals(lines.subList(1, 2), told().lines().toList());
    run("list", "--archived", "--data", at("data"));
    assertEquals(lines.subList(0, 1), told().lines().toList());
    assertEquals(0, run("archive", "--undo", "--data", at("data"), first));
    assertEquals(0, run("delete", "--data", at("data"), first));
    assertEquals("1 letter returned to the list\n1 letter moved to the trash\n", told());
    assertEquals(0, run("delete", "--undo", "--data", at("data"), first));
    assertEquals(0, run("delete", "--data", at("data"), first));
    told();
    run("list", "--trash", "--data", at("data"));
    assertEquals(lines.subList(0, 1), told().lines().toList());
    assertEquals(1, run("empty-trash", "--data", at("data")));
    assertTrue(sentences().contains("Add --yes to delete."), sentences());
    assertEquals(lines.subList(0, 1), told().lines().toList());
    assertEquals(0, run("empty-trash", "--yes", "--data", at("data")));
    assertEquals("1 letter deleted for good\n", told());
    run("list", "--data", at("data"));
    run("list", "--trash", "--data", at("data"));
    assertEquals(lines.subList(1, 2), told().lines().toList());
    assertEquals(1, run("delete", "--data", at("data"), first));
    assertTrue(sentences().contains("There's no letter"), sentences());
  }

  @Test
  void importingALetterInTheTrashBringsItBack() {
    run("import", "--data", at("data"), letters.resolve("a.txt").toString());
    run("list", "--data", at("data"));
    String line = told().lines().toList().getLast();
    run("delete", "--data", at("data"), line.substring(line.lastIndexOf('\t') + 1));
    told();
    assertEquals(0, run("import", "--data", at("data"), letters.resolve("a.txt").toString()));
    assertEquals("1 letter imported, 0 duplicates skipped, 0 files not imported\n", told());
    run("list", "--data", at("data"));
    assertEquals(line, told().strip());
  }

  @Test
  void theSameTextTwiceIsTheSameLetter() throws IOException {
    run("import", "--data", at("data"), letters.toString());
    Files.writeString(letters.resolve("c.txt"), TEXT);
    out.reset();
    assertEquals(0, run("import", "--data", at("data"), letters.toString()));
    assertEquals("0 letters imported, 3 duplicates skipped, 0 files not imported\n", told());
  }

  @Test
  void whatIsLeftOutIsNamed() throws IOException {
    Path recipe = Files.writeString(letters.resolve("recipe.txt"), "Two eggs, flour, salt.");
    assertEquals(1, run("import", "--data", at("data"), letters.toString()));
    assertEquals("2 letters imported, 0 duplicates skipped, 1 file not imported\n", told());
    assertTrue(sentences().contains("recipe.txt") && sentences().contains("--any"), sentences());
    assertEquals(0, run("import", "--any", "--data", at("data"), recipe.toString()));
    assertEquals("1 letter imported, 0 duplicates skipped, 0 files not imported\n", told());
  }

  @Test
  void twoLettersOfOneNameBecomeTwoFiles() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("A.txt"), TEXT.replace("52", "70"));
    run("import", "--data", at("data"), letters.resolve("a.txt").toString());
    run("import", "--data", at("data"), other.toString());
    assertEquals(0, run("export", "--data", at("data"), "--out", at("records")));
    assertEquals(2, names("records").size());
    assertTrue(names("records").getFirst().matches("A-[0-9a-f]{12}\\.json"));
  }

  @Test
  void aStoreThatIsOpenElsewhereIsNotTouched() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(data));
    try (Store _ = opened.store()) {
      assertEquals(1, run("import", "--data", data.toString(), letters.toString()));
    }
    assertEquals("", told());
    assertEquals(1, sentences().lines().count());
  }

  @Test
  void aFolderThatIsNotThereHasNoStoreAndIsNotMade() {
    assertEquals(1, run("list", "--data", at("nowhere")));
    assertEquals(
        folder.resolve("nowhere") + " doesn't exist: no letters have been imported yet.\n",
        sentences());
    assertFalse(Files.exists(folder.resolve("nowhere")));
  }

  @Test
  void withoutAWordTheWindowOpensOnTheFolderAndHangsTheBell() {
    AtomicReference<Path> opened = new AtomicReference<>();
    int code =
        program(
                opening -> {
                  opened.set(opening.folder());
                  opening.bell().accept(_ -> opening.settings().change(p -> p.withZoom(2)));
                  assertEquals(0, run("--data", at("data")));
                  assertEquals(2, opening.settings().current().zoom());
                  return Optional.empty();
                })
            .run("--data", at("data"));
    assertEquals(0, code);
    assertEquals(folder.resolve("data"), opened.get());
    assertEquals("IMR Workbench is already open. Its window is now in front.\n", told());
    assertFalse(SingleInstance.ring(folder.resolve("data"), Optional.empty()));
  }

  @Test
  void aWindowThatCannotOpenSaysWhy() {
    assertEquals(
        1, program(_ -> Optional.of("The store is from next year.")).run("--data", at("data")));
    assertEquals("The store is from next year.\n", sentences());
  }

  @Test
  void aStoreThatFailsEndsInASentence() {
    Program failing =
        program(
            opening -> {
              Store store = StoreFixtures.open(opening.folder());
              store.close();
              return Optional.of("There are still " + store.letters().size() + " letters.");
            });
    assertEquals(1, failing.run("--data", at("data")));
    assertTrue(
        sentences()
            .matches(
                "The library can no longer be read or written \\(database error \\d+\\)\\. Make"
                    + " sure that the drive is connected and has free space\\. Everything reported"
                    + " as done is saved\\.\n"),
        sentences());
  }

  @Test
  void aBackupIsMadeListedAndRestored() throws IOException {
    run("import", "--data", at("data"), letters.resolve("a.txt").toString());
    told();
    assertEquals(0, run("backup", "--data", at("data")));
    String made = told();
    String name = made.substring("Created ".length(), made.indexOf('\t'));
    assertTrue(made.contains("\t1 letter\t1 change\t"), made);
    assertEquals(0, run("backup", "--data", at("data")));
    assertTrue(told().startsWith("No changes since " + name));
    run("import", "--data", at("data"), letters.toString());
    told();
    assertEquals(0, run("restore", "--data", at("data"), "--as-it-was", name));
    assertEquals("The library was restored from the backup.\n", told());
    run("list", "--data", at("data"));
    assertEquals(1, told().lines().count());
    run("backups", "--data", at("data"));
    String safe = told().lines().findFirst().orElseThrow();
    assertEquals(0, run("restore", "--data", at("data"), safe.substring(0, safe.indexOf('\t'))));
    told();
    run("list", "--data", at("data"));
    assertEquals(2, told().lines().count());
    assertEquals(1, run("restore", "--data", at("data"), "never"));
    assertEquals("", told());
    assertEquals("The backup never is missing or damaged. Choose another one.\n", sentences());
  }

  @Test
  void aCheckNamesWhatIsDamagedAndMendsItWhenAskedTo() throws IOException {
    run("import", "--data", at("data"), letters.toString());
    run("backup", "--data", at("data"));
    told();
    assertEquals(0, run("check", "--data", at("data")));
    assertEquals("2 letters checked, 0 problems found\n", told());
    Path journal = folder.resolve("data/backups");
    Path damaged;
    try (var backups = Files.list(journal)) {
      damaged = backups.findFirst().orElseThrow().resolve("store.mv.db");
    }
    Files.write(damaged, new byte[] {1, 2, 3});
    assertEquals(1, run("check", "--data", at("data")));
    assertEquals("2 letters checked, 1 problem found\n", told());
    assertTrue(sentences().matches("The backup [0-9-]+ is damaged\\.\n"), sentences());
    Files.write(folder.resolve("data/store.mv.db"), new byte[0]);
    run("list", "--data", at("data"));
    assertEquals("", told());
    assertTrue(sentences().contains("Couldn't recover: “a.txt”"), sentences());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> names(String name) throws IOException {
    try (var files = Files.list(folder.resolve(name))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** Returns what was printed since the last call. */
  private String told() {
    String told = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return told;
  }

  private String sentences() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private int runKnowing(Map<String, String> environment, String... arguments) {
    return new Program(
            console(),
            _ -> Optional.of("No window was asked for."),
            Main::extractor,
            _ -> {},
            new Passphrases(environment, _ -> Optional.empty()))
        .run(arguments);
  }

  @Test
  void aStoreIsEncryptedOpenedAndMadePlainWithPassphrasesOfTheEnvironment() {
    run("import", "--data", at("data"), letters.toString());
    told();
    Map<String, String> first = Map.of("IMR_PASSPHRASE", "sauna and kites");
    assertEquals(1, runKnowing(Map.of(), "passphrase", "--data", at("data")));
    assertEquals(
        0,
        runKnowing(
            Map.of("IMR_NEW_PASSPHRASE", "sauna and kites"), "passphrase", "--data", at("data")));
    assertEquals("The library is now encrypted.\n", told());
    err.reset();
    assertEquals(1, runKnowing(Map.of(), "list", "--data", at("data")));
    assertEquals(
        "The letters in " + at("data") + " are encrypted. Enter the passphrase.\n", sentences());
    err.reset();
    Map<String, String> wrong = Map.of("IMR_PASSPHRASE", "something else");
    assertEquals(1, runKnowing(wrong, "list", "--data", at("data")));
    assertTrue(sentences().startsWith("Wrong passphrase"), sentences());
    assertEquals(0, runKnowing(first, "list", "--data", at("data")));
    assertEquals(2, told().lines().count());
    assertEquals(0, runKnowing(first, "passphrase", "--remove", "--data", at("data")));
    assertEquals("The library is no longer encrypted.\n", told());
    assertEquals(0, run("list", "--data", at("data")));
    assertEquals(2, told().lines().count());
  }

  @Test
  void aCheckDeletesUnencryptedFilesWhenToldTo() throws IOException {
    run("import", "--data", at("data"), letters.toString());
    Map<String, String> words =
        Map.of("IMR_NEW_PASSPHRASE", "sauna and kites", "IMR_PASSPHRASE", "sauna and kites");
    runKnowing(words, "passphrase", "--data", at("data"));
    Path plain = folder.resolve("data").resolve("old.mv.db");
    Files.writeString(plain, "a letter");
    told();
    err.reset();
    assertEquals(1, runKnowing(words, "check", "--data", at("data")));
    assertEquals("2 letters checked, 0 problems found\n", told());
    assertEquals(
        "old.mv.db isn't encrypted and holds text of letters. Move it to a safe place, or delete it"
            + " with check --delete-unencrypted.\n",
        sentences());
    err.reset();
    assertEquals(0, runKnowing(words, "check", "--delete-unencrypted", "--data", at("data")));
    assertEquals("Deleted old.mv.db\n2 letters checked, 0 problems found\n", told());
    assertFalse(Files.exists(plain));
  }

  private int run(String... arguments) {
    return program(_ -> Optional.of("No window was asked for.")).run(arguments);
  }

  private Console console() {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private Program program(Window window) {
    return new Program(console(), window, Main::extractor, _ -> {});
  }

  private List<String> linesOf(String file) throws IOException {
    return Files.readString(folder.resolve(file))
        .lines()
        .map(line -> line.strip().replaceAll(",$", ""))
        .toList();
  }
}
