package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.SchemaFile;
import imr.store.Opening;
import imr.store.Store;
import imr.workbench.Workbench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions of other programs on the command line. */
final class PredictionCommandsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aRunIsImportedListedAndRemoved() throws IOException {
    String file = record(letter(), "\"patient\": {\"sex\": \"female\", \"age\": \"old\"}");
    assertEquals(0, run("predictions", "import", file, "--author", "kites", "--data", data()));
    assertTrue(told().startsWith("gpt-x: 1 letter, "));
    assertTrue(sentences().contains("Age: its value is none that the field can have."));
    assertEquals(0, run("predictions", "list", "--data", data()));
    assertEquals("gpt-x\tkites\t", told().substring(0, 12));
    assertEquals(1, run("predictions", "import", file, "--author", "boats", "--data", data()));
    assertTrue(
        sentences()
            .contains("Predictions called “gpt-x” are there, by kites. Choose another name."));
    assertEquals(0, run("predictions", "remove", "gpt-x", "--data", data()));
    assertEquals(1, run("predictions", "remove", "gpt-x", "--data", data()));
    assertEquals("No predictions are called “gpt-x”.\n", sentences());
  }

  @Test
  void whatIsNotKnownIsSaidAndNothingIsTakenIn() throws IOException {
    letter();
    String file = record("0".repeat(64), "\"patient\": {\"age\": 40}");
    assertEquals(1, run("predictions", "import", file, "--data", data()));
    assertTrue(sentences().contains("“a letter without a name” is not in this library."));
    String other = Files.writeString(folder.resolve("notes.md"), "kites").toString();
    assertEquals(1, run("predictions", "import", other, "--data", data()));
    assertTrue(sentences().contains("looks like no file of predictions"));
    assertEquals(1, run("predictions", "import", file, "--format", "kites", "--data", data()));
    assertTrue(sentences().startsWith("No form of files is called kites; there are doccano, "));
    assertEquals(2, run("predictions"));
  }

  private String letter() {
    Store store = ((Opening.Opened) Store.open(folder.resolve("data"))).store();
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

  private String told() {
    String told = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return told;
  }

  private String sentences() {
    String told = err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    err.reset();
    return told;
  }

  private int run(String... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Program(
            console, _ -> Optional.of("No window was asked for."), Main::extractor, _ -> {})
        .run(arguments);
  }
}
