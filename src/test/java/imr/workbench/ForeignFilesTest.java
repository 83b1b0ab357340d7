package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.exchange.Format;
import imr.exchange.Formats;
import imr.exchange.PredictionFormat;
import imr.exchange.PredictionFormats;
import imr.exchange.SchemaFile;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.LetterPages;
import imr.intake.Limits;
import imr.intake.Pdfs;
import imr.letter.Sha256;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that somebody else made, changed at random: each is taken or refused with a sentence, none
 * brings out an exception or takes longer than its deadline. Prints how many were tried, refused
 * and failed, and the longest, once a kind is through; 100 of each kind take some two minutes.
 * Options: {@code -Dmutations} of each kind, {@code -Dseed}.
 */
@SuppressWarnings("NullAway.Init") // set before each test
final class ForeignFilesTest {
  private static final String MANIFEST = "manifest.json";
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** A file's own limit, with room for a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(90);

  /** After so many files of predictions a library has become unlike any real one. */
  private static final int FILES_A_LIBRARY = 20;

  private final long seed = Long.getLong("seed", 20261121);
  private final Intake intake = new Intake(Limits.standard());
  private final Map<String, Tally> tallies = new TreeMap<>();
  @TempDir private Path folder;
  private int libraries;
  private Workbench workbench;

  /** What became of the files of one kind. */
  private static final class Tally {
    private int tried;
    private int refused;
    private final List<String> failed = new ArrayList<>();
    private Duration longest = Duration.ZERO;

    @Override
    public String toString() {
      return "%,d tried, %,d refused, %,d failed, longest %,d ms"
          .formatted(tried, refused, failed.size(), longest.toMillis());
    }
  }

  /** Takes one file; true where it was refused, in whole or in part. */
  private interface Taking {
    boolean refused(Path file) throws IOException;
  }

  @BeforeEach
  void takeInSamples() {
    workbench = workbench("data");
    workbench.importSamples();
    new TestAnnotator(workbench, "Ana", NOON).finishes(workbench.letters().getFirst().id());
  }

  private Workbench workbench(String name) {
    Store store = StoreFixtures.open(folder.resolve(name));
    return new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void noFileBringsOutAnExceptionOrHangs() throws IOException {
    everyKind(6);
  }

  @Test
  @Tag("long")
  void noneOfManyFilesBringsOutAnExceptionOrHangs() throws IOException {
    everyKind(Integer.getInteger("mutations", 500));
  }

  @Test
  void aLetterOfAProjectIsHeldToTheLimitsOfAnImport() throws IOException {
    Map<String, byte[]> entries = entries(project());
    String text =
        entries.keySet().stream().filter(n -> n.endsWith("/text.txt")).findFirst().orElseThrow();
    replace(entries, text, "a".repeat(5_000_001).getBytes(StandardCharsets.UTF_8));
    String original =
        entries.keySet().stream()
            .filter(n -> n.endsWith("/original.pdf"))
            .filter(n -> !n.startsWith(text.substring(0, text.lastIndexOf('/'))))
            .findFirst()
            .orElseThrow();
    replace(entries, original, new byte[(50 << 20) + 1]);
    ProjectReport.ProjectImported taken = (ProjectReport.ProjectImported) read(zip(entries));
    assertEquals(2, taken.leftOut().size(), taken.leftOut().toString());
    assertEquals(3, taken.added());
  }

  @Test
  void aProjectThatUnpacksToTooMuchIsRefusedAtOnce() throws IOException {
    Map<String, byte[]> entries = entries(project());
    String manifest =
        new String(entries.getOrDefault(MANIFEST, new byte[0]), StandardCharsets.UTF_8);
    String huge = manifest.replaceFirst("\"bytes\":\\d+", "\"bytes\":8589934592");
    entries.put(MANIFEST, huge.getBytes(StandardCharsets.UTF_8));
    assertTrue(
        read(zip(entries))
            .toString()
            .contains("would unpack to far more data than a project of its size"));
  }

  @Test
  void aManifestThatUnpacksToHundredsOfMegabytesIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry(MANIFEST));
      for (int megabytes = 0; megabytes < 300; megabytes++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }
    assertTrue(
        read(out.toByteArray()).toString().contains("its manifest is larger than any project's"));
  }

  @Test
  void aDeviceIsNeitherAProjectNorPredictions() throws IOException {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless), "has devices");
    ProjectReport report = workbench.projects().read(endless, new Task(System::nanoTime));
    assertTrue(report instanceof ProjectReport.Refused, report.toString());
    assertThrows(IOException.class, () -> workbench.predictions().recognise(endless));
  }

  private byte[] project() throws IOException {
    Path project = folder.resolve("whole.imr.zip");
    workbench.projects().write(project, Optional.empty(), new Task(System::nanoTime));
    return Files.readAllBytes(project);
  }

  private ProjectReport read(byte[] project) throws IOException {
    Path file = Files.write(folder.resolve("forged.imr.zip"), project);
    try (Workbench there = workbench("there")) {
      return there.projects().read(file, new Task(System::nanoTime));
    }
  }

  @Test
  void aLetterOfAProjectThatTakesTooLongIsLeftOutAndTheOthersAreRead() throws Exception {
    Map<String, byte[]> entries = entries(project());
    String ledger =
        entries.keySet().stream()
            .filter(n -> n.endsWith("/ledger.jsonl"))
            .findFirst()
            .orElseThrow();
    String id = ledger.split("/", 3)[1];
    replace(entries, ledger, endless(entries.getOrDefault(ledger, new byte[0])));
    Path file = Files.write(folder.resolve("forged.imr.zip"), zip(entries));
    Store store = StoreFixtures.open(folder.resolve("hurried"));
    Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
    try (Workbench hurried =
        new Workbench(
            store, SchemaFile.builtIn(), noon, new TimeLimitedWork(Duration.ofSeconds(4)))) {
      ProjectReport.ProjectImported taken =
          (ProjectReport.ProjectImported) hurried.projects().read(file, new Task(System::nanoTime));
      assertEquals(
          List.of(
              "“%s” couldn't be read within 4 seconds, so it was left out. The file may be damaged."
                  .formatted(id)),
          taken.leftOut());
      assertEquals(4, taken.added());
    }
    assertNoForeignWorkGoesOn();
  }

  /** A ledger that goes on with 15,000 gestures, each of which adds a value. */
  private static byte[] endless(byte[] ledger) {
    String start = new String(ledger, StandardCharsets.UTF_8);
    int last = (int) start.lines().count();
    StringBuilder lines = new StringBuilder(start);
    for (int number = last + 1; number <= 15_000; number++) {
      lines.append(
          """
          {"number":%1$d,"act":{"kind":"suggest"},"program":"p","version":"1",\
          "at":"2026-11-21T12:00:00Z","changes":[{"field":"items","entry":"x%1$d",\
          "says":{"answer":"entry","status":"SUGGESTED","program":"p","version":"1",\
          "rule":"r","confidence":0.5}}]}
          """
              .formatted(number));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void assertNoForeignWorkGoesOn() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("foreign work")) {
        assertTrue(thread.join(Duration.ofSeconds(30)), "work goes on that was given up");
      }
    }
  }

  @Test
  void predictionsThatOnceHungOrOverflowedAreToldAndTheNextFileIsRead() throws IOException {
    Path cas = Files.createDirectories(folder.resolve("cas"));
    Files.writeString(cas.resolve("a.json"), "{\"%TYPES\":{},\"x\":[]}");
    Files.writeString(
        cas.resolve("b.json"),
        "{\"%FEATURE_STRUCTURES\":[{\"%ID\":1,\"%TYPE\":\"uima.cas.Sofa\","
            + "\"sofaString\":\"A knee brace.\"}],\"x\":[],\"%VIEWS\":{\"_InitialView\":"
            + "{\"%SOFA\":1,\"%MEMBERS\":[]}}}");
    assertTold(cas, "uima", List.of("a.json: no letter text in it."));
    Path brat = Files.createDirectories(folder.resolve("brat"));
    Files.writeString(brat.resolve("a.txt"), "A knee brace.");
    Files.writeString(
        brat.resolve("a.ann"), "T1\titems.request 0 1" + ";2 3".repeat(2000) + "\tA knee\n");
    Files.writeString(brat.resolve("b.ann"), "");
    assertTold(brat, "brat", List.of("a.ann, line 1: a span without a type or offsets."));
  }

  private void assertTold(Path folder, String format, List<String> trouble) throws IOException {
    PredictionFormat reader = PredictionFormats.named(format).orElseThrow();
    Predictions.Choices choices = new Predictions.Choices(format, Optional.empty(), "", false);
    PredictionReport.PredictionsImported taken =
        (PredictionReport.PredictionsImported)
            workbench.predictions().take(folder, reader, choices, new Task(System::nanoTime));
    assertEquals(trouble, taken.trouble());
    assertTrue(!taken.unknown().isEmpty(), "the next file was not read");
  }

  private void everyKind(int mutations) throws IOException {
    projects(mutations);
    predictions(mutations);
    letters(mutations);
    tallies.forEach((kind, tally) -> assertEquals(List.of(), tally.failed, kind));
    tallies.forEach(
        (kind, tally) ->
            assertTrue(tally.longest.compareTo(LONGEST) < 0, kind + " " + tally.longest));
  }

  /** What was found so far of the kinds that are through. */
  private void print(String... kinds) {
    for (String kind : kinds) {
      System.out.printf("%-32s %s%n", kind, tallies.getOrDefault(kind, new Tally()));
    }
  }

  private void projects(int mutations) throws IOException {
    byte[] whole = project();
    Mutations damage = new Mutations(seed);
    try (Workbench there = workbench("there")) {
      Taking taking =
          file ->
              !(there.projects().read(file, new Task(System::nanoTime))
                      instanceof ProjectReport.ProjectImported taken)
                  || !taken.leftOut().isEmpty();
      for (int i = 0; i < mutations; i++) {
        take("project, damaged", "b.imr.zip", damage.bytes(whole), taking);
        take("project, forged", "b.imr.zip", forged(whole, damage), taking);
      }
    }
    print("project, damaged", "project, forged");
  }

  /** A zip whose files are changed and whose manifest says that they are as written. */
  private static byte[] forged(byte[] project, Mutations damage) throws IOException {
    Map<String, byte[]> entries = entries(project);
    List<String> names = entries.keySet().stream().filter(n -> !n.equals(MANIFEST)).toList();
    for (int i = 0; i < 3; i++) {
      String name = names.get(damage.random().nextInt(names.size()));
      replace(entries, name, damage.words(entries.getOrDefault(name, new byte[0])));
    }
    return zip(entries);
  }

  private static Map<String, byte[]> entries(byte[] project) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(project))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        entries.put(e.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  /** In the manifest, too. */
  private static void replace(Map<String, byte[]> entries, String name, byte[] after) {
    byte[] before = entries.getOrDefault(name, new byte[0]);
    entries.put(name, after);
    String manifest =
        new String(entries.getOrDefault(MANIFEST, new byte[0]), StandardCharsets.UTF_8);
    String changed = manifest.replace(listed(name, before), listed(name, after));
    entries.put(MANIFEST, changed.getBytes(StandardCharsets.UTF_8));
  }

  private static String listed(String name, byte[] file) {
    return "\"path\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\""
        .formatted(name, file.length, Sha256.of(file));
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private void predictions(int mutations) throws IOException {
    for (Format format : Formats.all()) {
      Path out = folder.resolve("p-" + format.id() + format.ending());
      workbench
          .exports()
          .write(
              new Exports.Order(new ExportScope.All(), format, true),
              out,
              Background.onCallersThread(),
              new Task(System::nanoTime));
      Optional<PredictionFormat> reader = PredictionFormats.of(out);
      if (reader.isPresent()) {
        predictions(mutations, format.id(), out, reader.get());
        print("predictions, " + format.id());
      }
    }
  }

  private void predictions(int mutations, String kind, Path out, PredictionFormat reader)
      throws IOException {
    Mutations damage = new Mutations(seed);
    List<Path> files = List.of(out);
    if (Files.isDirectory(out)) {
      try (Stream<Path> all = Files.walk(out)) {
        files =
            all.filter(f -> f.toString().matches(".*\\.(json|jsonl|ann|xmi)")).sorted().toList();
      }
    }
    for (int i = 0; i < mutations && !files.isEmpty(); i++) {
      if (i % FILES_A_LIBRARY == 0) {
        newLibrary();
      }
      Path file = files.get(i % files.size());
      byte[] whole = Files.readAllBytes(file);
      String name = String.valueOf(file.getFileName());
      byte[] changed = i % 2 == 0 ? damage.words(whole) : damage.bytes(whole);
      String run = kind + i;
      take("predictions, " + kind, name, changed, taken -> refused(taken, reader, run));
    }
  }

  private void newLibrary() {
    workbench.close();
    workbench = workbench("data" + ++libraries);
    workbench.importSamples();
  }

  private boolean refused(Path file, PredictionFormat reader, String run) throws IOException {
    Predictions.Choices choices =
        new Predictions.Choices(run, Optional.of("somebody"), "", run.hashCode() % 2 == 0);
    return !(workbench.predictions().take(file, reader, choices, new Task(System::nanoTime))
            instanceof PredictionReport.PredictionsImported taken)
        || !taken.trouble().isEmpty();
  }

  private void letters(int mutations) throws IOException {
    Mutations damage = new Mutations(seed);
    byte[] text = String.join("\n", Pdfs.LETTER).getBytes(StandardCharsets.UTF_8);
    byte[] wide = String.join("\n", Pdfs.LETTER).getBytes(StandardCharsets.UTF_16);
    byte[] html = marked("<html><body><p>", "</p><p>", "</p></body></html>");
    byte[] rtf = marked("{\\rtf1\\ansi ", "\\par ", "}");
    byte[] word =
        marked(
            "<?xml version=\"1.0\"?><w:document><w:body><w:p><w:r><w:t>",
            "</w:t></w:r></w:p><w:p><w:r><w:t>",
            "</w:t></w:r></w:p></w:body></w:document>");
    for (int i = 0; i < mutations; i++) {
      take("PDF", "a.pdf", damage.bytes(Pdfs.letter(i)), this::letterRefused);
      take("PDF, its objects", "a.pdf", damage.words(Pdfs.letter(i)), this::letterRefused);
      take("text", "a.txt", damage.words(text), this::letterRefused);
      take("text, UTF-16", "a.txt", damage.bytes(wide), this::letterRefused);
      take("HTML", "a.html", damage.words(html), this::letterRefused);
      take("RTF", "a.rtf", damage.words(rtf), this::letterRefused);
      take("Word", "a.docx", docx(damage.words(word)), this::letterRefused);
    }
    print("PDF", "PDF, its objects", "text", "text, UTF-16", "HTML", "RTF", "Word");
  }

  private static byte[] marked(String start, String between, String end) {
    return (start + String.join(between, Pdfs.LETTER) + end).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] docx(byte[] document) throws IOException {
    return zip(Map.of("word/document.xml", document));
  }

  /** Reads a letter, extracts from it, opens its pages and draws the first. */
  private boolean letterRefused(Path file) {
    IntakeResult outcome = intake.read(file, Optional.empty(), () -> false);
    IntakeResult taken = outcome instanceof IntakeResult.NotALetter not ? not.anyway() : outcome;
    if (!(taken instanceof IntakeResult.Read read)) {
      return true;
    }
    workbench.suggest(read);
    if (intake.pages(read.letter(), read.original(), Optional.empty(), () -> false)
        instanceof LetterPages.Printed(var printed)) {
      printed.picture(1, 0.5, () -> false);
    }
    return false;
  }

  private void take(String kind, String name, byte[] bytes, Taking taking) throws IOException {
    Tally tally = tallies.computeIfAbsent(kind, _ -> new Tally());
    Path file = Files.write(Files.createDirectories(folder.resolve("in")).resolve(name), bytes);
    long before = System.nanoTime();
    // Whatever comes out is what this test is about.
    try {
      tally.refused += taking.refused(file) ? 1 : 0;
    } catch (RuntimeException | Error accident) {
      StackTraceElement[] frames = accident.getStackTrace();
      tally.failed.add(
          "%d: %s %s".formatted(tally.tried, accident, Stream.of(frames).limit(5).toList()));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    tally.longest = took.compareTo(tally.longest) > 0 ? took : tally.longest;
    tally.tried++;
  }

  /** Changes of a file: of its bytes as they come, or of what a reader would stumble over. */
  private static final class Mutations {
    private static final List<String> PIECES =
        List.of(
            "[".repeat(3000),
            "{\"a\":".repeat(3000),
            "<a>".repeat(3000),
            "9".repeat(2000),
            "1e999999999",
            "-1",
            "4294967296",
            "null",
            "\"\"",
            "\u0000",
            "\ufeff",
            "\\ud800",
            "../".repeat(50),
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "&b;",
            "0 1;".repeat(3000),
            "injured, ".repeat(3000),
            "<< /A ".repeat(500),
            "\n",
            "\t",
            "}]",
            "true");

    private final Random random;

    Mutations(long seed) {
      this.random = new Random(seed);
    }

    Random random() {
      return random;
    }

    /** Flips, cuts, repeats and drops bytes. */
    byte[] bytes(byte[] whole) {
      byte[] changed = whole.clone();
      for (int times = 1 + random.nextInt(8); times > 0 && changed.length > 0; times--) {
        int at = random.nextInt(changed.length);
        int to = Math.min(changed.length, at + 1 + random.nextInt(64));
        switch (random.nextInt(5)) {
          case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
          case 1 -> changed[at] = (byte) random.nextInt(256);
          case 2 -> changed = joined(changed, 0, to, changed, at, changed.length);
          case 3 -> changed = joined(changed, 0, at, changed, to, changed.length);
          default ->
              changed = random.nextInt(4) == 0 ? joined(changed, 0, at, changed, 0, 0) : changed;
        }
      }
      return changed;
    }

    /** Puts pieces in, in the place of digits and quoted words, or anywhere. */
    byte[] words(byte[] whole) {
      byte[] changed = whole.clone();
      for (int times = 1 + random.nextInt(4); times > 0 && changed.length > 0; times--) {
        byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        int at = random.nextInt(changed.length);
        boolean number = random.nextBoolean();
        while (number && at < changed.length && !Character.isDigit(changed[at])) {
          at++;
        }
        int to = at;
        while (number && to < changed.length && Character.isDigit(changed[to])) {
          to++;
        }
        changed = joined(joined(changed, 0, at, piece, 0, piece.length), changed, to);
      }
      return changed;
    }

    private static byte[] joined(byte[] one, byte[] other, int from) {
      return joined(one, 0, one.length, other, from, other.length);
    }

    private static byte[] joined(
        byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(one, from, to - from);
      all.write(other, otherFrom, otherTo - otherFrom);
      return all.toByteArray();
    }
  }
}
