package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the properties that all import formats share. */
final class PredictionFormatsTest {
  @TempDir Path folder;

  @Test
  void everyFormatIsFoundByItsOwnId() {
    List<String> ids = PredictionFormats.all().stream().map(PredictionFormat::id).toList();
    assertEquals(ids, ids.stream().distinct().toList());
    assertEquals(
        ids,
        ids.stream()
            .flatMap(id -> PredictionFormats.named(id).stream())
            .map(PredictionFormat::id)
            .toList());
    assertEquals(Optional.empty(), PredictionFormats.named("no format"));
  }

  @ParameterizedTest
  @CsvSource({
    "doccano, doccano",
    "doccano-relations, doccano",
    "label-studio, label-studio",
    "brat, brat",
    "langextract, langextract",
    "uima-xmi, uima",
    "uima-json, uima"
  })
  void whatIsWrittenForAToolIsKnownByItsLook(String format, String as) throws IOException {
    Format writer = Formats.named(format).orElseThrow();
    Path out = folder.resolve("out" + writer.ending());
    ToolLetter.write(writer, out);
    assertEquals(Optional.of(as), PredictionFormats.of(out).map(PredictionFormat::id));
  }

  @Test
  void whatIsOfNoFormatLooksLikeNone() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{\"text\": \"no letter\"}");
    assertEquals(Optional.empty(), PredictionFormats.of(other));
    assertEquals(
        Optional.empty(), PredictionFormats.of(Files.createDirectory(folder.resolve("x"))));
  }
}
