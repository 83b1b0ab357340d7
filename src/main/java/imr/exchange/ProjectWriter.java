package imr.exchange;

import imr.annotation.DoubleRound;
import imr.annotation.GoldSet;
import imr.annotation.ProjectSchema;
import imr.letter.Sha256;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a project file: a zip of plain files, one folder a letter, whose {@code README.txt} tells
 * how it is read without this program. Memory holds one letter, however many there are.
 *
 * <p>All is written beside the file and moved over it by {@link #finish}; a writer that is closed
 * before leaves what was there.
 */
public final class ProjectWriter implements AutoCloseable {
  static final String FORMAT = "imr-workbench-project";

  /** Version 1 had gestures of the first format alone. */
  static final int VERSION = 2;

  static final String SCHEMA_CHANGES = "schema-changes.jsonl";

  /** The runs of predictions; the zip has it only where there are any. */
  static final String RUNS = "runs.jsonl";

  /** The rounds of double annotation; the zip has it only where there are any. */
  static final String ROUNDS = "rounds.jsonl";

  /** In a letter's folder: a line for each run that says something of it. */
  static final String PREDICTIONS = "predictions.jsonl";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Draft draft;
  private final Path list;
  private final String schema;
  private final ZipOutputStream zip;
  private final BufferedWriter entries;
  private int letters;
  private long gestures;
  private int goldSets;

  /**
   * Begins a file; the folder must be there.
   *
   * @param project the schema that the ledgers follow, with its changes
   */
  public static ProjectWriter begin(Path file, ProjectSchema project) throws IOException {
    return Draft.ofFile(file)
        .begin(
            draft -> {
              ProjectWriter writer = new ProjectWriter(draft, project.schema().id());
              writer.begin(project);
              return writer;
            });
  }

  private ProjectWriter(Draft draft, String schema) throws IOException {
    this.draft = draft;
    this.list = draft.path().resolveSibling(draft.path().getFileName() + ".list");
    this.schema = schema;
    Files.deleteIfExists(list);
    PrivateFiles.create(list);
    this.zip = new ZipOutputStream(draft.output(), StandardCharsets.UTF_8);
    this.entries = Files.newBufferedWriter(list);
  }

  private void begin(ProjectSchema project) throws IOException {
    boolean begun = false;
    try {
      put("README.txt", resource("/imr/exchange/project-readme.txt"));
      put("schema.json", SchemaFile.text(project.schema()));
      put(SCHEMA_CHANGES, changes(project));
      begun = true;
    } finally {
      if (!begun) {
        close();
      }
    }
  }

  private static String changes(ProjectSchema project) {
    return project.changes().stream()
        .map(change -> SchemaEditFile.line(change) + "\n")
        .collect(Collectors.joining());
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = Objects.requireNonNull(ProjectWriter.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  /** The settings as their file has them; for people to read, since each machine has its own. */
  public void settings(String lines) throws IOException {
    put("settings.properties", lines);
  }

  public void letter(ProjectLetter of) throws IOException {
    String folder = "letters/" + of.letter().id() + "/";
    String original = "original." + of.original().format().ending();
    put(folder + "letter.json", about(of, original));
    put(folder + "text.txt", of.letter().text().canonical());
    put(folder + original, of.original().bytes());
    put(folder + "ledger.jsonl", new LedgerFile(of.letter().text()).lines(of.ledger()));
    put(folder + "record.json", of.record());
    for (int i = 0; i < of.revisions().size(); i++) {
      put(folder + "revision-" + (i + 1) + ".json", of.revisions().get(i));
    }
    for (int i = 0; i < of.others().size(); i++) {
      put(folder + "other-" + (i + 1) + ".jsonl", of.others().get(i).lines());
    }
    for (int i = 0; i < of.seconds().size(); i++) {
      put(folder + "second-" + (i + 1) + ".jsonl", of.seconds().get(i).lines());
    }
    if (!of.predictions().isEmpty()) {
      put(folder + PREDICTIONS, predictions(of));
    }
    letters++;
    gestures += of.ledger().last();
  }

  private static String about(ProjectLetter of, String original) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", of.letter().name());
    node.put("recognised", of.letter().recognised());
    node.put("original", original);
    node.put("gestures", of.ledger().last());
    node.put("revisions", of.revisions().size());
    var others = node.putArray("others");
    of.others().forEach(o -> others.add(o.from()));
    var seconds = node.putArray("seconds");
    of.seconds().forEach(s -> put(seconds.addObject(), s));
    return JSON.writeValueAsString(node) + "\n";
  }

  private static void put(ObjectNode node, ProjectLetter.Second second) {
    node.put("round", second.pass().round());
    node.put("person", second.pass().person());
    second
        .opened()
        .ifPresent(o -> node.put("comparedAt", o.at().toString()).put("compared", o.words()));
  }

  private static String predictions(ProjectLetter of) {
    return of.predictions().stream()
        .map(
            p -> {
              ObjectNode node = JsonNodeFactory.instance.objectNode();
              node.put("run", p.run());
              node.set("says", JSON.readTree(p.line()));
              return node + "\n";
            })
        .collect(Collectors.joining());
  }

  /** The runs that the letters' predictions are of. */
  public void runs(List<ProjectRun> runs) throws IOException {
    if (!runs.isEmpty()) {
      put(RUNS, runs.stream().map(ProjectRun::line).collect(Collectors.joining()));
    }
  }

  /** The rounds that the letters' second records are of. */
  public void rounds(List<DoubleRound> rounds) throws IOException {
    if (!rounds.isEmpty()) {
      put(
          ROUNDS,
          rounds.stream().map(r -> DoubleRoundFile.line(r) + "\n").collect(Collectors.joining()));
    }
  }

  public void goldSet(GoldSet set) throws IOException {
    goldSets++;
    put("gold/" + goldSets + ".json", GoldManifest.of(set, schema));
  }

  private void put(String path, String text) throws IOException {
    put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void put(String path, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write(bytes);
    zip.closeEntry();
    entries.write(Sha256.of(bytes) + " " + bytes.length + " " + path + "\n");
  }

  /** Writes the manifest, sees everything onto the disk, and moves it to its place. */
  public void finish(Instant at) throws IOException {
    entries.close();
    zip.putNextEntry(new ZipEntry("manifest.json"));
    manifest(at);
    zip.closeEntry();
    zip.close();
    draft.moveIntoPlace();
  }

  /** Not through a tree: a project of 100,000 letters has half a million entries. */
  private void manifest(Instant at) throws IOException {
    JsonGenerator json = JSON.createGenerator(new Unclosed(zip));
    json.writeStartObject();
    json.writeStringProperty("format", FORMAT);
    json.writeNumberProperty("version", VERSION);
    json.writeStringProperty("schema", schema);
    json.writeStringProperty("written", at.toString());
    json.writeNumberProperty("letters", letters);
    json.writeNumberProperty("gestures", gestures);
    json.writeNumberProperty("goldSets", goldSets);
    json.writeArrayPropertyStart("entries");
    try (BufferedReader lines = Files.newBufferedReader(list)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", 3);
        json.writeRaw("\n");
        json.writeStartObject();
        json.writeStringProperty("path", words[2]);
        json.writeNumberProperty("bytes", Long.parseLong(words[1]));
        json.writeStringProperty("sha256", words[0]);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }

  /** The generator closes what it writes to; the zip goes on. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Leaves nothing behind but a finished file. */
  @Override
  public void close() throws IOException {
    try (draft;
        Closeable _ = () -> Files.deleteIfExists(list);
        entries;
        zip) {
      // All are closed, whichever of them fails.
    }
  }
}
