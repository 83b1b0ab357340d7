package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests predictions in various encodings and layouts. */
final class EncodingsTest {
  private static final String LINE =
      "{\"text\": \"Frau Müller is aged 44, ćevapi “as is”\", \"label\":"
          + " [[20,22,\"patient.age\"]]}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ''",
    "UTF-8, \uFEFF",
    "UTF-16LE, ''",
    "UTF-16LE, \uFEFF",
    "UTF-16BE, ''",
    "UTF-16BE, \uFEFF",
    "UTF-32LE, \uFEFF",
    "UTF-32BE, ''",
  })
  void everyUnicodeEncodingIsRead(String charset, String mark) throws IOException {
    Path file = written("a.jsonl", mark + LINE + "\n" + LINE, Charset.forName(charset));
    assertEquals("doccano", PredictionFormats.of(file).orElseThrow().id());
    assertEquals(List.of(" patient.age 44", " patient.age 44"), told(file));
  }

  @Test
  void whatIsNotUnicodeIsReadAsWindowsWritesIt() throws IOException {
    String line = LINE.replace("ć", "c");
    Path file = written("a.jsonl", line, Charset.forName("windows-1252"));
    Prediction read = ToolLetter.read(new DoccanoPredictions(), file).getFirst();
    assertEquals("Frau Müller is aged 44, cevapi “as is”", read.text().orElseThrow());
  }

  @Test
  void oneBrokenByteDoesNotChangeTheRest() throws IOException {
    byte[] bytes = LINE.replace("as is", "as_is").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '_' ? (byte) 0xE9 : bytes[i];
    }
    Path file = Files.write(folder.resolve("a.jsonl"), bytes);
    Prediction read = ToolLetter.read(new DoccanoPredictions(), file).getFirst();
    assertEquals("Frau Müller is aged 44, ćevapi “as\uFFFDis”", read.text().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s\n",
        "%s%s",
        "[%s,\n%s]",
        "[\n  %s ]",
        "\n\n%s\r\n\r\n%s",
        "{\n  \"score\": NaN, \"id\": Infinity,\n \"text\": \"Frau Muller is aged 44\",\n"
            + "  \"label\": [\n    [\n      20,\n      22,\n      \"patient.age\"\n    ]\n  ]\n}\n"
      })
  void everyLayoutOfObjectsIsRead(String layout) throws IOException {
    Path file = written("a.jsonl", layout.replace("%s", LINE), StandardCharsets.UTF_8);
    assertEquals("doccano", PredictionFormats.of(file).orElseThrow().id());
    assertEquals(" patient.age 44", told(file).getFirst());
    assertEquals(Math.max(1, layout.split("%s", -1).length - 1), told(file).size());
  }

  @Test
  void aBrokenFirstLineStopsNothing() throws IOException {
    Path file =
        written(
            "a.jsonl", "{\"text\": \"half a l\n" + LINE + "\n}\n" + LINE, StandardCharsets.UTF_8);
    List<String> trouble = new ArrayList<>();
    assertEquals(2, ToolLetter.read(new DoccanoPredictions(), file, trouble).size());
    assertEquals(
        List.of("a.jsonl, line 1: not well-formed JSON.", "a.jsonl, line 3: not well-formed JSON."),
        trouble);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void ourOwnRecordsAreReadInEveryEncoding(String charset) throws IOException {
    String record = "{\"schema\": \"imr-letter-v1\",\n \"patient\": {\"age\": {\"text\": \"44\"}}}";
    Path file = written("a.json", "\uFEFF" + record, Charset.forName(charset));
    assertEquals("records", PredictionFormats.of(file).orElseThrow().id());
    assertEquals(
        List.of(" patient.age 44"),
        ToolLetter.told(ToolLetter.read(new JsonPredictions(), file).getFirst()));
  }

  private Path written(String name, String text, Charset charset) throws IOException {
    return Files.writeString(folder.resolve(name), text, charset);
  }

  private static List<String> told(Path file) throws IOException {
    return ToolLetter.read(new DoccanoPredictions(), file).stream()
        .flatMap(p -> ToolLetter.told(p).stream())
        .toList();
  }
}
