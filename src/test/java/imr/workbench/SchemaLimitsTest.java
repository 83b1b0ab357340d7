package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.GroupColor;
import imr.annotation.ProjectSchema;
import imr.annotation.Schema;
import imr.annotation.SchemaChange;
import imr.annotation.SchemaEdit;
import imr.exchange.SchemaEditFile;
import imr.exchange.SchemaFile;
import imr.letter.Sha256;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A schema can have 500 fields, 100 groups, and 2,000 choices for a field, wherever they come from.
 */
final class SchemaLimitsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Schema BUILT_IN = SchemaFile.builtIn();
  private static final FieldId CATEGORY = new FieldId("items.category");

  @TempDir private Path folder;
  private final List<Workbench> open = new ArrayList<>();

  /** What there can be only so many of. */
  enum Limit {
    FIELDS(500, "There can't be more than 500 fields.") {
      @Override
      SchemaEdit add(String prefix, int n) {
        FieldId id = new FieldId("own." + prefix + n);
        return new SchemaEdit.AddField(
            id, prefix + " " + n, Field.Type.TEXT, false, "case", "", "");
      }

      @Override
      int count(Schema schema) {
        return (int) schema.all().count();
      }
    },
    GROUPS(100, "There can't be more than 100 groups.") {
      @Override
      SchemaEdit add(String prefix, int n) {
        return new SchemaEdit.AddGroup("own." + prefix + n, prefix + " " + n, GroupColor.OLIVE);
      }

      @Override
      int count(Schema schema) {
        return schema.groups().size();
      }
    },
    CHOICES(2000, "“Category” can't have more than 2,000 choices.") {
      @Override
      SchemaEdit add(String prefix, int n) {
        return new SchemaEdit.AddCode(CATEGORY, "own/" + prefix + n, prefix + " " + n);
      }

      @Override
      int count(Schema schema) {
        return schema.field(CATEGORY).codes().size();
      }
    };

    private final int most;
    private final String sentence;

    Limit(int most, String sentence) {
      this.most = most;
      this.sentence = sentence;
    }

    abstract SchemaEdit add(String prefix, int n);

    abstract int count(Schema schema);

    /** What makes a schema full, and so many more. */
    List<SchemaEdit> full(String prefix, int more) {
      int room = most - count(BUILT_IN);
      return IntStream.range(0, room + more).mapToObj(n -> add(prefix, n)).toList();
    }
  }

  @AfterEach
  void close() {
    open.forEach(Workbench::close);
  }

  private Workbench workbench(String name) {
    Store store = StoreFixtures.open(folder.resolve(name));
    Workbench opened = new Workbench(store, BUILT_IN, Clock.fixed(NOON, ZoneOffset.UTC));
    open.add(opened);
    return opened;
  }

  private static ProjectSchema.Outcome change(Workbench workbench, List<SchemaEdit> edits) {
    return workbench.changeFields(edits, "Ana", new Task(System::nanoTime));
  }

  @ParameterizedTest
  @EnumSource
  void aChangeCanFillTheSchemaAndNotMore(Limit limit) {
    Workbench workbench = workbench("one");
    assertEquals(
        new ProjectSchema.Outcome.Refused(limit.sentence),
        change(workbench, limit.full("more", 1)));
    assertEquals(BUILT_IN, workbench.schema());
    assertInstanceOf(ProjectSchema.Outcome.Changed.class, change(workbench, limit.full("more", 0)));
    assertEquals(limit.most, limit.count(workbench.schema()));
    assertEquals(
        new ProjectSchema.Outcome.Refused(limit.sentence),
        change(workbench, List.of(limit.add("other", 1))));
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaFileCanFillTheSchemaAndNotMore(Limit limit) {
    List<SchemaEdit> full = limit.full("more", 0);
    assertEquals(
        new SchemaEditFile.SchemaEditReadResult.Read(full),
        SchemaEditFile.read(json(full), BUILT_IN));
    assertEquals(
        new SchemaEditFile.SchemaEditReadResult.Refused(
            "Edit %d: %s".formatted(full.size() + 1, limit.sentence)),
        SchemaEditFile.read(json(limit.full("more", 1)), BUILT_IN));
  }

  private static String json(List<SchemaEdit> edits) {
    return edits.stream().map(SchemaEditFile::json).toList().toString();
  }

  @ParameterizedTest
  @EnumSource
  void aFullProjectFileIsTakenWhole(Limit limit) throws IOException {
    Workbench full = workbench("full");
    change(full, limit.full("more", 0));
    ProjectReport.ProjectImported taken = taken(workbench("other"), project(full));
    assertEquals(List.of(), taken.conflicts());
    assertEquals(limit.most, limit.count(open.getLast().schema()));
  }

  @ParameterizedTest
  @EnumSource
  void aProjectFileThatSomebodyMadeTooLargeIsLeftOutAndTold(Limit limit) throws IOException {
    Path file = project(workbench("one"));
    SchemaChange forged = new SchemaChange(1, "Eve", NOON, limit.full("more", 1));
    SchemaChange next =
        new SchemaChange(2, "Eve", NOON, List.of(new SchemaEdit.RenameGroup("case", "Matter")));
    Workbench other = workbench("other");
    ProjectReport.ProjectImported taken = taken(other, forged(file, List.of(forged, next)));
    assertEquals(List.of(leftOut(limit)), taken.conflicts());
    assertEquals(limit.count(BUILT_IN), limit.count(other.schema()));
    assertEquals("Matter", other.schema().group("case").orElseThrow().label());
  }

  @ParameterizedTest
  @EnumSource
  void whatAnotherProjectAddsFillsTheSchemaAndTheRestIsLeftOutAndTold(Limit limit)
      throws IOException {
    Workbench full = workbench("full");
    change(full, limit.full("theirs", 0));
    Path file = project(full);
    Workbench other = workbench("other");
    change(other, List.of(limit.add("ours", 1), limit.add("ours", 2)));
    ProjectReport.ProjectImported taken = taken(other, file);
    assertEquals(List.of(leftOut(limit)), taken.conflicts());
    assertEquals(limit.most, limit.count(other.schema()));
  }

  @Test
  void asManyChangesOfAFullSchemaAsAFileCanHoldAreReadInTime() throws IOException {
    List<SchemaEdit> edits = new ArrayList<>(Limit.FIELDS.full("more", 0));
    edits.addAll(Limit.CHOICES.full("more", 0));
    for (int n = 0; n < 10_000; n++) {
      edits.add(new SchemaEdit.RenameField(new FieldId("own.more" + n % 300), "label " + n));
    }
    Path file = forged(project(workbench("one")), List.of(new SchemaChange(1, "Eve", NOON, edits)));
    assertEquals(List.of(), taken(workbench("other"), file).conflicts());
  }

  private static String leftOut(Limit limit) {
    return "Some fields, groups, or choices of the project file were left out. " + limit.sentence;
  }

  private Path project(Workbench workbench) throws IOException {
    Path file = folder.resolve("project.zip");
    workbench.projects().write(file, Optional.empty(), new Task(System::nanoTime));
    return file;
  }

  private static ProjectReport.ProjectImported taken(Workbench workbench, Path file)
      throws IOException {
    return assertInstanceOf(
        ProjectReport.ProjectImported.class,
        workbench.projects().read(file, new Task(System::nanoTime)));
  }

  /** The project file with other changes, as its manifest then says. */
  private Path forged(Path project, List<SchemaChange> changes) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(project.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    byte[] lines =
        (String.join("\n", changes.stream().map(SchemaEditFile::line).toList()) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    String name = "schema-changes.jsonl";
    String manifest =
        new String(entries.getOrDefault("manifest.json", new byte[0]), StandardCharsets.UTF_8);
    entries.put(
        "manifest.json",
        manifest
            .replace(listed(name, new byte[0]), listed(name, lines))
            .getBytes(StandardCharsets.UTF_8));
    entries.put(name, lines);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry :
          Stream.concat(Stream.of("manifest.json"), entries.keySet().stream())
              .distinct()
              .toList()) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entries.getOrDefault(entry, new byte[0]));
        zip.closeEntry();
      }
    }
    return Files.write(folder.resolve("forged.zip"), out.toByteArray());
  }

  private static String listed(String name, byte[] file) {
    return "\"path\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\""
        .formatted(name, file.length, Sha256.of(file));
  }
}
