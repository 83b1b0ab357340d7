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
 * Writes a project file: a zip of plain files, one folder per letter, with a {@code README.txt}
 * that explains how to read it without this program. Keeps one letter in memory.
 *
 * <p>Everything is written to a temporary file that {@link #finish} moves into place. If the writer
 * is closed before, the previous file is unchanged.
 */
public final class ProjectWriter implements AutoCloseable {
  static final String FORMAT = "imr-workbench-project";

  /** Version 1 contained only gestures in the first format. */
  static final int VERSION = 2;

  static final String SCHEMA_CHANGES = "schema-changes.jsonl";

  /** The prediction runs; missing if there are none. */
  static final String RUNS = "runs.jsonl";

  /** The rounds of double annotation; missing if there are none. */
  static final String ROUNDS = "rounds.jsonl";

  /** In a letter's folder: one line per run with predictions for it. */
  static final String PREDICTIONS = "predictions.jsonl";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicOutput draft;
  private final Path list;
  private final String schema;
  private final ZipOutputStream zip;
  private final BufferedWriter entries;
  private int letters;
  private long gestures;
  private int goldSets;

  /**
   * Starts a file; its folder must exist.
   *
   * @param project the schema of the ledgers, with its changes
   * @throws IOException if it can't be created
   */
  public static ProjectWriter begin(Path file, ProjectSchema project) throws IOException {
    return AtomicOutput.ofFile(file)
        .begin(
            draft -> {
              ProjectWriter writer = new ProjectWriter(draft, project.schema().id());
              writer.begin(project);
              return writer;
            });
  }

  private ProjectWriter(AtomicOutput draft, String schema) throws IOException {
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

  /**
   * Adds the settings in the form of the settings file. For information only, because each machine
   * has its own settings.
   */
  public void settings(String lines) throws IOException {
    put("settings.properties", lines);
  }

  /** Adds a letter. */
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

  /** Adds the runs that the letters' predictions belong to. */
  public void runs(List<ProjectRun> runs) throws IOException {
    if (!runs.isEmpty()) {
      put(RUNS, runs.stream().map(ProjectRun::line).collect(Collectors.joining()));
    }
  }

  /** Adds the rounds that the letters' second records belong to. */
  public void rounds(List<DoubleRound> rounds) throws IOException {
    if (!rounds.isEmpty()) {
      put(
          ROUNDS,
          rounds.stream().map(r -> DoubleRoundFile.line(r) + "\n").collect(Collectors.joining()));
    }
  }

  /** Adds a gold set. */
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

  /** Writes the manifest, forces everything to disk, and moves the file into place. */
  public void finish(Instant at) throws IOException {
    entries.close();
    zip.putNextEntry(new ZipEntry("manifest.json"));
    manifest(at);
    zip.closeEntry();
    zip.close();
    draft.moveIntoPlace();
  }

  /** Streams the manifest, because a project of 100,000 letters has half a million entries. */
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

  /** Protects the zip stream from being closed by the generator. */
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

  /** Deletes the temporary files. If {@link #finish} wasn't called, nothing is left behind. */
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
