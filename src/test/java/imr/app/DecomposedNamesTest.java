package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.intake.MadeUpLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's name in composed and decomposed characters, as Windows and macOS write it, is one. */
final class DecomposedNamesTest {
  @TempDir private Path folder;
  private final Commandline program = new Commandline();

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private static String named(String name, Normalizer.Form form) {
    return Normalizer.normalize(name, form);
  }

  /** The records of the letter, under its name in another form; by its name alone. */
  private void record(String out, String name) throws IOException {
    assertEquals(0, program.run("extract", "--out", at(out), at("letters")));
    for (Path file : filesIn(folder.resolve(out))) {
      String text = Files.readString(file).replaceFirst("\"textSha256\" : \"[^\"]*\",", "");
      Files.delete(file);
      String letter = named(name, Normalizer.Form.NFC);
      String other = named(name, Normalizer.Form.NFD);
      Files.writeString(folder.resolve(out).resolve(other + ".json"), text.replace(letter, other));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "M\u00fcller-Fall",
        "Pe\u00f1a L\u00f3pez",
        "\u1e68 \ud55c\uae00",
        "\u00c5ngstr\u00f6m (2)"
      })
  void aLetterIsFoundByEitherName(String name) throws IOException {
    Files.createDirectories(folder.resolve("letters"));
    Files.writeString(
        folder.resolve("letters").resolve(named(name, Normalizer.Form.NFC) + ".txt"),
        MadeUpLetter.TEXT);
    assertEquals(0, program.run("import", "--data", at("data"), at("letters")));
    record("found", name);
    assertEquals(
        0,
        program.run("predictions", "import", "--data", at("data"), at("found")),
        program::sentences);
    String told = program.told();
    assertTrue(told.contains("Imported found: 48 values in 1 letter. All were found"), told);
    assertEquals(0, program.run("extract", "--out", at("gold"), at("letters")));
    assertEquals(0, program.run("evaluate", "--gold", at("gold"), "--predicted", at("found")));
    List<String> last = program.told().lines().toList();
    assertTrue(last.getLast().contains(" 1.0000 1.0000 1.0000"), last.getLast());
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
