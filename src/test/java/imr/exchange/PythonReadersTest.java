package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens every export for tools with Python's XML, JSON, and CSV readers, which know nothing about
 * our code and whose strings use the tools' offsets. Skipped if Python 3 isn't installed.
 */
final class PythonReadersTest {
  private static final List<String> FORMATS =
      List.of(
          "uima-xmi",
          "uima-json",
          "brat",
          "label-studio",
          "huggingface",
          "spacy",
          "langextract-examples",
          "chat",
          "csv",
          "doccano",
          "doccano-relations",
          "webanno-tsv",
          "prodigy",
          "langextract");

  @TempDir Path folder;

  @Test
  void everySpanIsWhereItsWordsAre() throws IOException, InterruptedException {
    assumeTrue(hasPython(), "there is no python3 to open the exports with");
    for (String id : FORMATS) {
      Format format = Formats.named(id).orElseThrow();
      ToolLetter.write(format, folder.resolve(id + format.ending()));
    }
    Path script = folder.resolve("check.py");
    try (var in = PythonReadersTest.class.getResourceAsStream("read-exports.py")) {
      Files.write(script, java.util.Objects.requireNonNull(in).readAllBytes());
    }
    Process python =
        new ProcessBuilder("python3", script.toString(), folder.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, python.waitFor(), told);
    assertEquals(
        """
        uima-xmi 21
        uima-json 21
        brat 21
        webanno-tsv 21
        doccano 21
        doccano-relations 21
        label-studio 21
        huggingface 21
        spacy 21
        prodigy 21
        langextract 21
        langextract-examples 21
        chat 2
        csv 26
        """,
        told);
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      Process version = new ProcessBuilder("python3", "--version").start();
      return version.waitFor(20, TimeUnit.SECONDS) && version.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
