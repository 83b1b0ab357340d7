package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.SchemaFile;
import imr.letter.Sha256;
import imr.store.LocalStore;
import imr.store.StoreOpenResult;
import imr.ui.settings.Preferences;
import imr.ui.settings.Settings;
import imr.workbench.LearningFixture;
import imr.workbench.TestAnnotator;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who annotates a letter blind works on the command line: nothing that it prints or writes
 * has what the first annotator decided.
 */
final class BlindCommandsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** What Ana decided; no suggestion has these words. */
  private static final List<String> SECRETS = List.of("Quetzalcoatlus", "CM99-0001234");

  private static final String BLIND =
      "As “Ben” you annotate 1 letter blind: it's left out, or shown with your own annotations"
          + " only. If you're someone else, add --viewer NAME.\n";

  @TempDir private Path folder;
  private final Commandline program = new Commandline();
  private String letter = "";

  @BeforeEach
  void anaFinishesALetterAndBenGetsItBlind() {
    work(
        w -> {
          w.add(IntStream.rangeClosed(1, 3).mapToObj(LearningFixture::number).toList());
          letter = w.letters().getFirst().id();
          new TestAnnotator(w, "Ana", NOON)
              .types(letter, "injury.mechanism", SECRETS.getFirst())
              .types(letter, "case.number", SECRETS.getLast())
              .finishes(letter);
          assertTrue(w.letters().getFirst().headline().title().contains(SECRETS.getLast()));
        });
    assertEquals(0, run("gold", "make", "before", "--viewer", "Ana"));
    assertEquals(
        0, run("double", "assign", "September", letter, "--person", "Ben", "--viewer", "Kim"));
    program.told();
    Settings.open(folder.resolve("data").resolve("settings.properties"), Preferences.of("Ben"))
        .change(p -> p.annotatedBy("Ben"));
  }

  private void work(Consumer<Workbench> work) {
    StoreOpenResult opened = LocalStore.open(folder.resolve("data"));
    try (Workbench workbench =
        new Workbench(
            ((StoreOpenResult.Opened) opened).store(),
            SchemaFile.builtIn(),
            Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC))) {
      work.accept(workbench);
    }
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return program.run(all.toArray(String[]::new));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  /** Every command that tells anything of letters. */
  private List<List<String>> commands() {
    return List.of(
        List.of("list"),
        List.of("list", "--archived"),
        List.of("list", "--trash"),
        List.of("export"),
        List.of("export", "--finished"),
        List.of("export", "--out", at("records")),
        List.of("export", "--format", "jsonl", "--out", at("all.jsonl")),
        List.of("export", "--format", "jsonl", "--gold-set", "before", "--out", at("set.jsonl")),
        List.of("export", "--format", "jsonl", "--letter", letter, "--out", at("one.jsonl")),
        List.of("export", "--format", "csv", "--newest-revisions", "--out", at("csv")),
        List.of("evaluate", "--gold-set", "all", "--errors", "--all-fields"),
        List.of("evaluate", "--gold-set", "before", "--errors", "--report", at("report")),
        List.of("evaluate", "--gold-set", "all", "--run", "kept", "--errors", "--with-words"),
        List.of("corrections", "--out", at("corrections.csv")),
        List.of("corrections"),
        List.of("planted-errors"),
        List.of("gold", "list"),
        List.of("gold", "make", "mine"),
        List.of("gold", "manifest", "before"),
        List.of("gold", "certificate", "before"),
        List.of("gold", "certificate", "before", "--out", at("c.html")),
        List.of("double", "list"),
        List.of("double", "list", "September"),
        List.of("double", "agreement"),
        List.of("project", "write", at("p.zip")),
        List.of("predictions", "list"),
        List.of("schema", "log"),
        List.of("extract-again"),
        List.of("check"),
        List.of("delete", letter),
        List.of("list", "--trash"),
        List.of("delete", "--undo", letter));
  }

  @Test
  void noCommandTellsWhatTheFirstOneDecided() throws IOException {
    for (List<String> command : commands()) {
      run(command.toArray(String[]::new));
      String said = program.told() + program.sentences();
      SECRETS.forEach(secret -> assertFalse(said.contains(secret), () -> command + ": " + secret));
      assertTrue(said.contains(BLIND), command::toString);
    }
    for (Path file : files()) {
      SECRETS.forEach(
          secret -> assertFalse(text(file).contains(secret), () -> file + ": " + secret));
    }
  }

  @Test
  void somebodyElseSeesAll() {
    for (String viewer : List.of("Ana", "Kim")) {
      assertEquals(0, run("export", "--finished", "--viewer", viewer));
      String said = program.told();
      SECRETS.forEach(secret -> assertTrue(said.contains(secret), secret));
      assertEquals("", program.sentences());
    }
    assertEquals(1, run("export", "--finished", "--viewer", "Ben"));
    assertEquals("", program.told());
    assertTrue(program.sentences().startsWith(BLIND));
  }

  /** Everything that the commands wrote, but the library itself. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(f -> !f.startsWith(folder.resolve("data")))
              .toList();
      assertTrue(files.size() > 8, files.toString());
      return files;
    }
  }

  private static String text(Path file) {
    try {
      if (!file.toString().endsWith(".zip")) {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
      }
      StringBuilder all = new StringBuilder();
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : zip.stream().toList()) {
          all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return all.toString();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /** What Ben writes is no older state that would take Ana's work away, and no conflict. */
  @Test
  void theProjectFileOfTheBlindOneAddsNothingElseWhereTheWholeLetterIs() {
    assertEquals(0, run("project", "write", at("ben.zip")));
    assertEquals(
        "3 letters exported; 1 without the first annotator's work, because you annotate it"
            + " blind\n",
        program.told());
    program.sentences();
    String before = ledger();
    assertEquals(0, run("project", "read", at("ben.zip"), "--viewer", "Ana"));
    assertEquals("0 letters added, 0 updated, 3 unchanged\n", program.told());
    assertEquals(before, ledger());
    assertEquals(0, program.run("project", "read", at("ben.zip"), "--data", at("other")));
    assertEquals("3 letters added, 0 updated, 0 unchanged, 1 gold set added\n", program.told());
    assertEquals(0, run("project", "write", at("ana.zip"), "--viewer", "Ana"));
    program.told();
    assertEquals(0, program.run("project", "read", at("ana.zip"), "--data", at("other")));
    assertEquals("0 letters added, 1 updated, 2 unchanged\n", program.told());
  }

  private String ledger() {
    StringBuilder all = new StringBuilder();
    work(w -> all.append(w.ledger(letter)));
    return Sha256.of(all.toString());
  }

  @Test
  void workOfAnotherToolIsNotAddedToTheRecordThatItsAuthorMayNotSee() throws IOException {
    assertEquals(
        0, run("export", "--format", "jsonl", "--out", at("tool.jsonl"), "--viewer", "Kim"));
    assertEquals(
        0, run("predictions", "import", at("tool.jsonl"), "--run", "tool", "--viewer", "Kim"));
    program.told();
    program.sentences();
    for (String viewer : List.of("Ben", "Kim")) {
      run("predictions", "use", "tool", "--as", "Ben", "--dry-run", "--viewer", viewer);
      String said = program.told() + program.sentences();
      SECRETS.forEach(secret -> assertFalse(viewer.equals("Ben") && said.contains(secret), said));
      assertEquals(viewer.equals("Kim"), said.contains("annotated blind by that person"), said);
    }
    String before = ledger();
    run("predictions", "use", "tool", "--as", "Ben", "--viewer", "Kim");
    assertEquals(before, ledger());
  }

  /** With real processes: whom the settings name, and whom an option names. */
  @Test
  void realProcessesAreBlindToo() throws Exception {
    String mine = process("export", "--finished");
    SECRETS.forEach(secret -> assertFalse(mine.contains(secret), secret));
    assertTrue(mine.contains("As “Ben” you annotate 1 letter blind"), mine);
    String anas = process("--viewer", "Ana", "export", "--finished");
    SECRETS.forEach(secret -> assertTrue(anas.contains(secret), secret));
    Files.delete(folder.resolve("data").resolve("settings.properties"));
    String someone = process("list");
    SECRETS.subList(1, 2).forEach(secret -> assertTrue(someone.contains(secret), secret));
    String user = System.getProperty("user.name");
    assertEquals(
        0, run("double", "assign", "October", letter, "--person", user, "--viewer", "Kim"));
    String users = process("list");
    SECRETS.forEach(secret -> assertFalse(users.contains(secret), secret));
    assertTrue(users.contains("As “" + user + "” you annotate 1 letter blind"), users);
  }

  private String process(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.onExit().join();
    return said;
  }
}
