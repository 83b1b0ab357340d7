package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.HostileNames;
import imr.exchange.Format;
import imr.exchange.Formats;
import imr.exchange.SchemaFile;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.store.NewLetter;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.workbench.TestAnnotator;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Letters with hostile names, as an older version let into its store: whatever is written, nothing
 * outside of the chosen place is created or changed, and no letter is left out for its name.
 */
@SuppressWarnings("NullAway.Init") // set before each test
final class HostileNamesTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final String TEXT =
      """
      NOTICE OF INDEPENDENT MEDICAL REVIEW DETERMINATION

      The employee is a 52 year old female. Number %d.

      IMR ISSUES, DECISIONS AND RATIONALES
      1. MRI of the \u001b]0;x\u0007lumbar\u202e spine is not medically necessary and appropriate.
      """;

  @TempDir private Path folder;
  private Path deep;
  private Path data;
  private int letters;
  private final Commandline program = new Commandline();
  private String told = "";
  private String said = "";

  @BeforeEach
  void takeInHostileLetters() throws IOException {
    deep = Files.createDirectories(folder.resolve("a/b/c/d"));
    data = deep.resolve("data");
    Files.createDirectories(folder.resolve("victim"));
    Files.writeString(folder.resolve("victim/settings.properties"), "mine");
    Store store = StoreFixtures.open(data);
    try (Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC))) {
      List<NewLetter> hostile = new ArrayList<>();
      for (String name : names()) {
        String text = TEXT.formatted(hostile.size());
        OriginalFile original =
            new OriginalFile(OriginalFile.OriginalType.TEXT, text.getBytes(StandardCharsets.UTF_8));
        hostile.add(
            workbench.suggest(
                new IntakeResult.Read(Letter.of(name, text, true), original, List.of())));
      }
      workbench.add(hostile);
      letters = hostile.size();
      new TestAnnotator(workbench, "../../Ana", NOON).finishes(hostile.getFirst().letter().id());
    }
  }

  private List<String> names() {
    String victim = folder.resolve("victim/settings.properties").toString();
    return Stream.of(
            HostileNames.LISTED,
            List.of(victim, victim + ".txt", "../../../../victim/settings.properties.json"),
            HostileNames.seeded(3, 25))
        .flatMap(List::stream)
        .filter(name -> StandardCharsets.UTF_8.newEncoder().canEncode(name))
        .toList();
  }

  @Test
  void everyFormatStaysInItsPlaceAndHoldsEveryLetter() throws IOException {
    for (Format format : Formats.all()) {
      Path out = deep.resolve("out-" + format.id() + format.ending());
      int code = onlyWrites(out, "export", "--format", format.id(), "--out", out.toString());
      assertEquals(0, code, format.id() + ": " + said);
      assertTrue(told.startsWith(letters + " letters exported"), format.id() + " " + letters);
    }
  }

  @Test
  void plainRecordsStayInTheirFolderAFileEach() throws IOException {
    Path out = deep.resolve("records");
    int code = onlyWrites(out, "export", "--out", out.toString());
    assertEquals(0, code, said);
    assertEquals(letters, count(out));
  }

  @Test
  void everyOtherCommandStaysInItsPlace() throws IOException {
    assertEquals(0, program.run("gold", "make", "../../Q4", "--data", data.toString()));
    Path file = deep.resolve("one.file");
    Path report = deep.resolve("report");
    Path project = deep.resolve("team.imr.zip");
    onlyWrites(file, "gold", "manifest", "../../Q4", "--out", file.toString());
    onlyWrites(file, "gold", "certificate", "../../Q4", "--out", file.toString());
    onlyWrites(file, "corrections", "--out", file.toString());
    onlyWrites(file, "planted-errors", "--out", file.toString());
    onlyWrites(file, "schema", "show", "--out", file.toString());
    onlyWrites(project, "project", "write", project.toString());
    onlyWrites(report, "evaluate", "--gold-set", "all", "--report", report.toString());
    onlyWrites(data, "list");
    onlyWrites(data, "check");
    onlyWrites(data, "export");
    onlyWrites(data, "gold", "list");
    onlyWrites(data, "evaluate", "--gold-set", "all", "--run", "kept", "--errors");
    onlyWrites(data, "evaluate", "--gold-set", "no\u001b[2Jset");
    onlyWrites(data, "import", deep.resolve("no\u001b[2J\nletter.txt").toString());
    onlyWrites(data, "no\u001bword");
  }

  /** Whatever the terminal would obey, in names of every kind. */
  private static final String EVIL = "x\u001b[2J\r\n2 letters\u0007\u202e\u0085\u2028=1+1";

  @Test
  void noCommandLetsAnythingThroughThatATerminalObeys() throws IOException {
    Path predictions = deep.resolve("predictions.jsonl");
    String name = JSON.writeValueAsString(EVIL);
    Files.writeString(
        predictions,
        """
        {"schema":"imr-letter-v1","letter":%1$s,"text":"A letter.","author":%1$s,%1$s:1,\
        "patient":{"age":{"text":%1$s}}}
        {"letter":%1$s}
        """
            .formatted(name));
    Path fields = deep.resolve("fields.json");
    Files.writeString(
        fields,
        """
        [{"do":"addField","label":%1$s,"type":"text","group":"case","help":%1$s}]
        """
            .formatted(name));
    Path letter = Files.writeString(deep.resolve("letter.txt"), TEXT.formatted(99) + EVIL);
    Path forged = Files.writeString(deep.resolve("forged.zip"), "PK\u0003\u0004" + EVIL);
    List<List<String>> all =
        List.of(
            List.of("predictions", "import", "--run", EVIL, "--new-letters", predictions + ""),
            List.of("predictions", "import", "--format", EVIL, predictions + ""),
            List.of("predictions", "import", forged + ""),
            List.of("predictions", "list"),
            List.of("schema", "add", "--by", EVIL, fields + ""),
            List.of("schema", "add", EVIL),
            List.of("schema", "show"),
            List.of("schema", "log"),
            List.of("gold", "make", EVIL),
            List.of("gold", "list"),
            List.of("gold", "manifest", EVIL),
            List.of("gold", "manifest", "no" + EVIL),
            List.of("gold", "certificate", EVIL),
            List.of("gold", "certificate", "no" + EVIL),
            List.of("double", "assign", EVIL),
            List.of("double", "assign", "--person", EVIL, "--by", EVIL, "plain"),
            List.of("double", "assign", "--by", EVIL, "simple", EVIL),
            List.of("double", "assign", "--by", EVIL, "all"),
            List.of("double", "assign", "--stratify", EVIL, "some"),
            List.of("double", "list"),
            List.of("double", "list", "all"),
            List.of("double", "list", EVIL),
            List.of("double", "agreement"),
            List.of("evaluate", "--gold-set", "all", "--run", EVIL, "--errors", "--agreement"),
            List.of("evaluate", "--gold", EVIL, "--predicted", EVIL),
            List.of("corrections"),
            List.of("planted-errors"),
            List.of("list"),
            List.of("export"),
            List.of("export", "--format", EVIL, "--out", EVIL),
            List.of("export", "--formats"),
            List.of("import", letter + "", EVIL),
            List.of("extract", letter + "", EVIL),
            List.of("extract", "--any", "--rules", letter + ""),
            List.of("extract-again"),
            List.of("check", "--repair"),
            List.of("backup"),
            List.of("backups"),
            List.of("restore", EVIL),
            List.of("project", "read", forged + ""),
            List.of("project", "read", EVIL),
            List.of("project", "write", deep.resolve("no folder").resolve("x") + EVIL),
            List.of("predictions", "remove", EVIL),
            List.of("predictions", "remove", "no" + EVIL),
            List.of("predictions", "use", EVIL, "--as", EVIL),
            List.of("archive", EVIL),
            List.of("delete", EVIL),
            List.of("list", "--trash"),
            List.of("empty-trash"),
            List.of("learn", "--gold", EVIL, "--letters", EVIL),
            List.of("learn", "--without", EVIL),
            List.of("passphrase"),
            List.of("list", "--team", EVIL),
            List.of("list", "--no-tls", "--team", "jdbc:postgresql://127.0.0.1:1/%1B%5B2J"),
            List.of("team", "init", "--url", EVIL),
            List.of("team", "status", "--no-tls", "--url", "postgres://127.0.0.1:1/%0A%1B%5B2J"),
            List.of("team", "add-user", EVIL, "--role", EVIL, "--url", EVIL),
            List.of(EVIL));
    for (List<String> words : all) {
      onlyWrites(data, words.toArray(String[]::new));
    }
    program.run("--help");
    Pattern.compile("(?m)^  ([a-z-]+) {2,}[A-Z]")
        .matcher(program.told())
        .results()
        .map(m -> m.group(1))
        .forEach(c -> assertTrue(all.stream().anyMatch(w -> w.getFirst().equals(c)), c));
  }

  @Test
  void extractionStaysInItsFolderAFileEach() throws IOException {
    Path in = Files.createDirectories(deep.resolve("in"));
    int files = 0;
    for (String name : names()) {
      String plain = TEXT.formatted(files).replaceAll("[\\p{Cc}\\p{Cf}&&[^\n]]", "");
      files += written(in, name, plain) ? 1 : 0;
    }
    assertTrue(files > 20, files + " names can be files here");
    Path out = deep.resolve("extracted");
    int code = onlyWrites(out, "extract", "--any", "--out", out.toString(), in.toString());
    assertEquals(0, code, said);
    assertEquals(Intake.expand(List.of(in)).size(), count(out));
  }

  /** False for what this system has no file of. */
  private static boolean written(Path in, String name, String text) {
    try {
      Path file = in.resolve(name.replace('/', '_').replaceFirst("^\\.+", "") + ".txt");
      Files.writeString(file, text);
      return true;
    } catch (IOException | InvalidPathException noFileHere) {
      return false;
    }
  }

  @Test
  void namesAreRepairedWhereAProjectOrPredictionsBringThem() throws IOException {
    Path project = deep.resolve("team.imr.zip");
    assertEquals(
        0,
        program.run("project", "write", project.toString(), "--data", data.toString()),
        program.sentences());
    Path there = deep.resolve("there");
    program.run("project", "read", project.toString(), "--data", there.toString());
    Path predictions = deep.resolve("letters.jsonl");
    Files.writeString(
        predictions,
        "{\"schema\":\"imr-letter-v1\",\"letter\":\"../../../../victim/x\\u0000\\u001b[2J.txt\","
            + "\"text\":\"One more letter.\",\"patient\":{\"age\":52}}\n");
    program.run(
        "predictions", "import", "--new-letters", predictions.toString(), "--data", "" + there);
    Store store = StoreFixtures.open(there);
    try (store) {
      List<String> names = store.letters().stream().map(row -> row.name()).toList();
      assertEquals(letters + 1, names.size());
      names.forEach(name -> assertTrue(name.matches("[^/\\\\\\p{Cc}\\p{Cf}]+"), name));
      assertEquals("x--[2J.txt", names.getLast());
    }
  }

  /** Runs a command and compares everything outside of the place that it may write to. */
  private int onlyWrites(Path place, String... words) throws IOException {
    Map<String, String> before = outside(place);
    List<String> all = new ArrayList<>(List.of(words));
    if (!words[0].equals("extract")) {
      all.addAll(List.of("--data", data.toString()));
    }
    int code = program.run(all.toArray(String[]::new));
    assertSafeForATerminal();
    assertEquals(before, outside(place));
    assertPrivate(place);
    return code;
  }

  /** A line per line of ours: nothing of a letter, a name or an argument acts on the terminal. */
  private void assertSafeForATerminal() {
    String out = program.told();
    String err = program.sentences();
    assertEquals(TerminalText.lines(out + err), out + err);
    told = out;
    said = err;
  }

  private Map<String, String> outside(Path place) throws IOException {
    Map<String, String> files = new TreeMap<>();
    String name = place.getFileName().toString().replaceFirst("\\..*", "");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(p -> !p.startsWith(place) && !p.startsWith(data)).toList()) {
        boolean companion =
            deep.equals(each.getParent()) && each.getFileName().toString().startsWith(name + ".");
        if (Files.isRegularFile(each) && !companion) {
          files.put(
              each.toString(),
              Files.getLastModifiedTime(each)
                  + Files.readString(each, StandardCharsets.ISO_8859_1));
        } else if (Files.isDirectory(each)) {
          files.put(each.toString(), "");
        }
      }
    }
    return files;
  }

  /** Exports are for the user alone. */
  private void assertPrivate(Path place) throws IOException {
    if (!place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (Stream<Path> all = Files.exists(place) ? Files.walk(place) : Stream.empty()) {
      for (Path each : all.filter(p -> !p.startsWith(data)).toList()) {
        String rights = Files.isDirectory(each) ? "rwx------" : "rw-------";
        assertEquals(
            rights, PosixFilePermissions.toString(Files.getPosixFilePermissions(each)), "" + each);
      }
    }
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).count();
    }
  }
}
