package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import imr.annotation.AnnotationSet;
import imr.annotation.GoldSetPart;
import imr.exchange.RecordFile.RecordReadResult;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Validates our records with an independent JSON Schema validator, and imports them again. */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class RecordSchemaTest {
  private static final Path GOLD = Path.of("../shared/letters/gold");

  @TempDir private Path folder;

  @Test
  void jsonLinesAreWhatTheSchemaBesideThemSaysWithTextAndWithout() throws IOException {
    for (boolean withText : List.of(true, false)) {
      Path file = folder.resolve("letters.jsonl");
      write(
          "jsonl",
          file,
          withText,
          SampleRecord.letter(GoldSetPart.DEVELOPMENT),
          SampleRecord.letter());
      Schema schema = schema(folder.resolve("letters.schema.json"));
      List<String> lines = Files.readAllLines(file);
      assertEquals(2, lines.size());
      lines.forEach(line -> assertEquals(List.of(), errors(schema, line)));
      assertEquals(withText, lines.getFirst().contains("kite 𝒩 maker"));
      assertEquals(withText, lines.getFirst().contains("Tea warms"));
      assertEquals(1, lines.stream().filter(l -> l.contains("\"part\":\"development\"")).count());
    }
  }

  @Test
  void whatIsReadBackIsWhatWasWritten() throws IOException {
    write("json", folder.resolve("out"), true, SampleRecord.letter());
    write("jsonl", folder.resolve("a.jsonl"), true, SampleRecord.letter(GoldSetPart.TEST));
    String pretty = Files.readString(folder.resolve("out/kite maker.json"));
    String line = Files.readString(folder.resolve("a.jsonl"));
    assertEquals(again(SampleRecord.record()), again(read(pretty)));
    assertEquals(again(SampleRecord.record()), again(read(line)));
    assertEquals(read(pretty), read(line));
    assertEquals(
        SampleRecord.LETTER.text().canonical(),
        Files.readString(folder.resolve("out/kite maker.txt")));
    assertEquals(
        List.of(), errors(schema(folder.resolve("out/schema/imr-letter-v1.schema.json")), pretty));
  }

  @Test
  void withoutTextWhoHasTheLetterReadsTheSameWords() throws IOException {
    write("json", folder.resolve("out"), false, SampleRecord.letter());
    assertFalse(Files.exists(folder.resolve("out/kite maker.txt")));
    String pretty = Files.readString(folder.resolve("out/kite maker.json"));
    assertFalse(pretty.contains("\"text\"") || pretty.contains("Oak"));
    assertEquals(again(SampleRecord.record()), again(read(pretty)));
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken.jsonl"));
    assertThrows(
        FileSystemException.class, () -> write("jsonl", taken, true, SampleRecord.letter()));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(taken), left.toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`\"value\":61`, `\"value\":-1`",
        "`\"value\":\"upheld\"`, `\"value\":\"maybe\"`",
        "`\"schema\":\"imr-letter-v1\"`, `\"schema\":\"other\"`",
        "`\"absent\":[\"injury.mechanism\"`, `\"absent\":[\"injury.weather\"`",
        "`\"patient\":{`, `\"patient\":{\"shoe\":{\"value\":\"9\"},`",
        "`\"start\":`, `\"begin\":`"
      })
  void theSchemaRefusesWhatIsNoRecord(String was, String is) throws IOException {
    write("jsonl", folder.resolve("a.jsonl"), true, SampleRecord.letter());
    String line = Files.readString(folder.resolve("a.jsonl"));
    assertEquals(true, line.contains(was), line);
    Schema schema = schema(folder.resolve("a.schema.json"));
    assertFalse(errors(schema, line.replace(was, is)).isEmpty());
  }

  @Test
  void realRecordsAreWhatTheSchemaSays() throws IOException {
    assumeTrue(Files.exists(GOLD), "the real letters' records are not here");
    Schema schema =
        registry().getSchema(new RecordSchema(SampleRecord.SCHEMA).text(), InputFormat.JSON);
    try (Stream<Path> files = Files.list(GOLD)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        assertEquals(List.of(), errors(schema, Files.readString(file)), file.toString());
      }
    }
  }

  /** Returns the record with ids of items and entries replaced by their positions. */
  private static String again(AnnotationSet said) {
    return new RecordFile(SampleRecord.SCHEMA)
        .line(SampleRecord.LETTER, said, RecordFile.Detail.PLAIN);
  }

  private static AnnotationSet read(String json) {
    Letter letter = SampleRecord.LETTER;
    RecordReadResult reading =
        new RecordFile(SampleRecord.SCHEMA).read(json, letter.text(), SampleRecord.ANA);
    RecordReadResult.Read read = assertInstanceOf(RecordReadResult.Read.class, reading);
    assertEquals(List.of(), read.unknown());
    return read.annotations();
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }

  private static Schema schema(Path file) throws IOException {
    return registry().getSchema(Files.readString(file), InputFormat.JSON);
  }

  /** Returns the location and rule of each error, without text of the record. */
  private static List<String> errors(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .map(e -> e.getInstanceLocation() + " " + e.getKeyword())
        .toList();
  }

  private static void write(String id, Path out, boolean withText, AnnotatedLetter... letters)
      throws IOException {
    Format format = Formats.named(id).orElseThrow();
    try (Format.ExportWriter writing = format.begin(out, SampleRecord.SCHEMA, withText)) {
      for (AnnotatedLetter letter : letters) {
        writing.write(letter);
      }
      writing.finish();
    }
  }
}
