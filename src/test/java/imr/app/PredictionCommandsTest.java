package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.SchemaFile;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests predictions of other programs on the command line. */
final class PredictionCommandsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private final Commandline program = new Commandline();

  @Test
  void aRunIsImportedListedAndRemoved() throws IOException {
    String file = record(letter(), "\"patient\": {\"sex\": \"female\", \"age\": \"old\"}");
    assertEquals(
        0, program.run("predictions", "import", file, "--author", "kites", "--data", data()));
    assertTrue(program.told().startsWith("Imported gpt-x: "));
    assertTrue(program.sentences().contains("Age: its value isn't valid for the field."));
    assertEquals(0, program.run("predictions", "list", "--data", data()));
    assertEquals("gpt-x\tkites\t", program.told().substring(0, 12));
    assertEquals(
        1, program.run("predictions", "import", file, "--author", "boats", "--data", data()));
    assertTrue(
        program
            .sentences()
            .contains("Predictions named “gpt-x” by kites already exist. Choose another name."));
    assertEquals(0, program.run("predictions", "remove", "gpt-x", "--data", data()));
    assertEquals(1, program.run("predictions", "remove", "gpt-x", "--data", data()));
    assertEquals("There are no predictions named “gpt-x”.\n", program.sentences());
  }

  @Test
  void aRunIsUsedAsAPersonsAnnotationsAfterALook() throws IOException {
    String file = record(letter(), "\"patient\": {\"sex\": \"female\"}");
    program.run("predictions", "import", file, "--author", "kites", "--data", data());
    String[] use = {"predictions", "use", "gpt-x", "--as", "Cleo", "--data", data(), "--dry-run"};
    assertEquals(0, program.run(use));
    String source = "“gpt-x (kites, IMR records)”";
    assertTrue(
        program.told().endsWith("\n1 letter will be annotated by Cleo, from " + source + ".\n"));
    assertTrue(program.sentences().contains("\n1 value "), program.sentences());
    use = Arrays.copyOf(use, 7);
    assertEquals(0, program.run(use));
    assertEquals("1 letter annotated by Cleo, from " + source + "\n", program.told());
    assertEquals(0, program.run(use));
    assertTrue(program.told().startsWith("0 letters annotated by Cleo"), program.told());
    assertEquals(1, program.run("predictions", "use", "kites", "--as", "Cleo", "--data", data()));
    assertTrue(program.sentences().endsWith("There are no predictions named “kites”.\n"));
    assertEquals(2, program.run("predictions", "use", "gpt-x", "--as", " ", "--data", data()));
    assertTrue(program.sentences().contains("Enter a name."), program.sentences());
  }

  @Test
  void whatIsNotKnownIsSaidAndNothingIsTakenIn() throws IOException {
    letter();
    String file = record("0".repeat(64), "\"patient\": {\"age\": 40}");
    assertEquals(1, program.run("predictions", "import", file, "--data", data()));
    assertTrue(program.sentences().contains("“an unnamed letter” isn't in this library."));
    String other = Files.writeString(folder.resolve("notes.md"), "kites").toString();
    assertEquals(1, program.run("predictions", "import", other, "--data", data()));
    assertTrue(program.sentences().contains("isn't in a supported prediction format"));
    assertEquals(
        1, program.run("predictions", "import", file, "--format", "kites", "--data", data()));
    assertTrue(
        program
            .sentences()
            .startsWith("There's no format named kites. Available formats: doccano, "));
    assertEquals(2, program.run("predictions"));
  }

  private String letter() {
    Store store = StoreFixtures.open(folder.resolve("data"));
    try (Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC))) {
      workbench.importSamples();
      return workbench.letters().getFirst().id();
    }
  }

  private String record(String letter, String said) throws IOException {
    String line =
        "{\"schema\": \"imr-letter-v1\", \"textSha256\": \"%s\", %s}\n".formatted(letter, said);
    return Files.writeString(folder.resolve("gpt-x.jsonl"), line).toString();
  }

  private String data() {
    return folder.resolve("data").toString();
  }
}
