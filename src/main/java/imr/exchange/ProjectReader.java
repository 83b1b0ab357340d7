package imr.exchange;

import imr.annotation.DoubleRound;
import imr.annotation.GoldSet;
import imr.annotation.PassId;
import imr.annotation.SchemaChange;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.LetterName;
import imr.letter.LetterText;
import imr.letter.OriginalFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a project file written by {@link ProjectWriter}. Opening verifies every byte. Keeps the
 * names of the zip entries and one letter in memory.
 */
public final class ProjectReader implements Closeable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** For everything except texts and original files: ledgers, gold sets, the schema. */
  private static final int LARGEST = 64 << 20;

  private final ZipFile zip;

  private ProjectReader(ZipFile zip) {
    this.zip = zip;
  }

  /** The result of opening a file. */
  public sealed interface ProjectOpenResult {
    /** The file is valid. */
    record Opened(ProjectReader project) implements ProjectOpenResult {}

    /**
     * The file isn't a project file, or is damaged.
     *
     * @param sentence for the user
     */
    record Refused(String sentence) implements ProjectOpenResult {}
  }

  /**
   * Opens a file and verifies all entries against the manifest.
   *
   * @param schema the id of the built-in schema that its ledgers must use
   */
  public static ProjectOpenResult open(Path file, String schema) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return new ProjectOpenResult.Refused(
          file
              + " doesn't exist or can't be read. Choose it again, or copy it to this computer"
              + " first.");
    }
    try {
      ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
      Optional<String> trouble = Optional.of("it can't be read");
      try {
        trouble = ProjectManifest.trouble(zip, schema, Files.size(file));
      } finally {
        if (trouble.isPresent()) {
          zip.close();
        }
      }
      return trouble
          .map(why -> refused(file, why))
          .orElseGet(() -> new ProjectOpenResult.Opened(new ProjectReader(zip)));
    } catch (IOException | IllegalArgumentException noZip) {
      return refused(file, "it isn't a zip file, or it's damaged; get a new copy");
    }
  }

  private static ProjectOpenResult refused(Path file, String why) {
    return new ProjectOpenResult.Refused(
        "Couldn't import the project file %s: %s. Nothing was changed."
            .formatted(file.getFileName(), why));
  }

  /** Returns the ids of its letters, in the order in which they were written. */
  public List<String> letters() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith("letters/") && name.endsWith("/letter.json"))
        .map(name -> name.substring("letters/".length(), name.length() - "/letter.json".length()))
        .distinct()
        .toList();
  }

  /**
   * Returns a letter of {@link #letters}, without its record and revisions, which follow from the
   * ledger.
   *
   * @return empty if its files couldn't have been written by this version, or are larger than an
   *     imported letter may be
   */
  public Optional<ProjectLetter> letter(String id) throws IOException {
    try {
      return read(id);
    } catch (SizeLimitException | NoSuchFileException | ZipException forged) {
      return Optional.empty();
    }
  }

  private Optional<ProjectLetter> read(String id) throws IOException {
    String folder = "letters/" + id + "/";
    JsonNode about = about(folder);
    String canonical = text(folder + "text.txt");
    if (canonical.indexOf('\r') >= 0
        || canonical.length() > LetterText.MOST_UNITS
        || !LetterText.isSound(canonical)) {
      return Optional.empty();
    }
    Letter letter =
        Letter.of(
            LetterName.of(about.path("name").asString("letter")),
            canonical,
            about.path("recognised").asBoolean(true));
    return switch (new LedgerFile(letter.text()).read(text(folder + "ledger.jsonl"))) {
      case LedgerFile.LedgerReadResult.Refused _ -> Optional.empty();
      case LedgerFile.LedgerReadResult.Read(Ledger ledger) ->
          letter.id().equals(id) && !ledger.isEmpty()
              ? Optional.of(whole(letter, ledger, about, folder))
              : Optional.empty();
    };
  }

  private JsonNode about(String folder) throws IOException {
    try {
      return JSON.readTree(text(folder + "letter.json"));
    } catch (JacksonException forged) {
      return JSON.missingNode();
    }
  }

  private static OriginalFile.OriginalType format(String name) {
    return Stream.of(OriginalFile.OriginalType.values())
        .filter(format -> name.equals("original." + format.ending()))
        .findFirst()
        .orElse(OriginalFile.OriginalType.TEXT);
  }

  private ProjectLetter whole(Letter letter, Ledger ledger, JsonNode about, String folder)
      throws IOException {
    OriginalFile.OriginalType format = format(about.path("original").asString(""));
    byte[] file = bytes(folder + "original." + format.ending(), OriginalFile.MOST_BYTES);
    OriginalFile original = new OriginalFile(format, file);
    List<ProjectLetter.DivergentLedger> others = new ArrayList<>();
    for (JsonNode from : about.path("others")) {
      String lines = text(folder + "other-" + (others.size() + 1) + ".jsonl");
      others.add(new ProjectLetter.DivergentLedger(from.asString(""), lines));
    }
    return new ProjectLetter(
        letter,
        original,
        ledger,
        "",
        List.of(),
        others,
        seconds(about, folder),
        predictions(folder));
  }

  /** What isn't a second record is left out. */
  private List<ProjectLetter.Second> seconds(JsonNode about, String folder) throws IOException {
    List<ProjectLetter.Second> seconds = new ArrayList<>();
    int number = 0;
    for (JsonNode node : about.path("seconds")) {
      String lines = text(folder + "second-" + ++number + ".jsonl");
      try {
        PassId pass = new PassId(node.path("round").asString(""), node.path("person").asString(""));
        seconds.add(new ProjectLetter.Second(pass, lines, compared(node)));
      } catch (IllegalArgumentException | DateTimeException forged) {
        // left out
      }
    }
    return seconds;
  }

  private static Optional<ProjectLetter.Compared> compared(JsonNode node) {
    return node.has("comparedAt")
        ? Optional.of(
            new ProjectLetter.Compared(
                Instant.parse(node.path("comparedAt").asString("")),
                node.path("compared").asString("")))
        : Optional.empty();
  }

  private List<ProjectLetter.RunPredictions> predictions(String folder) throws IOException {
    if (zip.getEntry(folder + ProjectWriter.PREDICTIONS) == null) {
      return List.of();
    }
    List<ProjectLetter.RunPredictions> all = new ArrayList<>();
    for (String line : text(folder + ProjectWriter.PREDICTIONS).lines().toList()) {
      try {
        JsonNode node = JSON.readTree(line);
        all.add(
            new ProjectLetter.RunPredictions(
                node.path("run").asString(""), node.path("says").toString()));
      } catch (JacksonException forged) {
        return List.of();
      }
    }
    return all;
  }

  /** Returns its prediction runs, in order of import. */
  public List<ProjectRun> runs() throws IOException {
    return zip.getEntry(ProjectWriter.RUNS) == null
        ? List.of()
        : text(ProjectWriter.RUNS).lines().flatMap(line -> ProjectRun.read(line).stream()).toList();
  }

  /** Returns its rounds of double annotation, without damaged ones. */
  public List<DoubleRound> rounds() throws IOException {
    return zip.getEntry(ProjectWriter.ROUNDS) == null
        ? List.of()
        : text(ProjectWriter.ROUNDS)
            .lines()
            .flatMap(line -> DoubleRoundFile.read(line).stream())
            .toList();
  }

  /** Returns the changes of its schema, oldest first; empty if there are no custom fields. */
  public List<SchemaChange> schemaChanges() throws IOException {
    return zip.getEntry(ProjectWriter.SCHEMA_CHANGES) == null
        ? List.of()
        : text(ProjectWriter.SCHEMA_CHANGES)
            .lines()
            .flatMap(line -> SchemaEditFile.change(line).stream())
            .toList();
  }

  /** Returns its gold sets, without damaged ones. */
  public List<GoldSet> goldSets() throws IOException {
    List<GoldSet> sets = new ArrayList<>();
    for (int i = 1; zip.getEntry("gold/" + i + ".json") != null; i++) {
      GoldManifest.read(text("gold/" + i + ".json")).ifPresent(sets::add);
    }
    return List.copyOf(sets);
  }

  private String text(String path) throws IOException {
    return new String(bytes(path, LARGEST), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String path, int most) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw new NoSuchFileException(path);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new SizeLimitException("a file in it is too large");
      }
      return bytes;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
