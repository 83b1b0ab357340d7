package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import imr.annotation.GoldSetPart;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests Parquet files with Hardwood, an independent reader. */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class ParquetTest {
  @TempDir private Path folder;

  private void write(AnnotatedLetter... letters) throws IOException {
    Format format = Formats.named("huggingface-tokens").orElseThrow();
    try (Format.ExportWriter writing =
        format.begin(folder.resolve("out"), SampleRecord.SCHEMA, true)) {
      for (AnnotatedLetter letter : letters) {
        writing.write(letter);
      }
      writing.finish();
    }
  }

  private Path file(String split) {
    return folder.resolve("out/data/" + split + ".parquet");
  }

  @Test
  void aSentenceIsARowWithItsTokensTagsAndPlaces() throws Exception {
    write(SampleRecord.letter(), SampleRecord.letter(GoldSetPart.TEST));
    List<String> tags = TokensFormat.tags(SampleRecord.SCHEMA);
    List<String> found = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    String text = SampleRecord.LETTER.text().canonical();
    try (ParquetFileReader parquet = ParquetFileReader.open(InputFile.of(file("test")));
        RowReader row = parquet.rowReader()) {
      for (int sentence = 0; row.hasNext(); sentence++) {
        row.next();
        assertEquals(SampleRecord.LETTER.id(), row.getString("id"));
        assertEquals("kite maker.txt", row.getString("letter"));
        assertEquals(sentence, row.getInt("sentence"));
        for (int i = 0; i < row.getList("tokens").size(); i++) {
          String token = String.valueOf(row.getList("tokens").get(i));
          int start = (Integer) row.getList("starts").get(i);
          int end = (Integer) row.getList("ends").get(i);
          assertEquals(token, python(text, start, end));
          words.append(token);
          String tag = tags.get(((Long) row.getList("ner_tags").get(i)).intValue());
          if (!tag.equals("O")) {
            found.add(tag + " " + token);
          }
        }
      }
    }
    assertEquals(text.replaceAll("\\s", ""), words.toString());
    assertEquals("B-case.number CM15-0000007", found.getFirst());
    assertTrue(
        String.join(", ", found)
            .contains(
                "B-clinical.diagnoses loom, I-clinical.diagnoses shoulder, B-clinical.diagnoses"
                    + " ferry, I-clinical.diagnoses knee, B-items.request =Oak"),
        found::toString);
    assertTrue(Files.exists(file("train")));
  }

  private static String python(String text, int start, int end) {
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
  }

  @Test
  void theNamesOfTheTagsAreWhereDatasetsLooksForThem() throws Exception {
    write(SampleRecord.letter());
    try (ParquetFileReader parquet = ParquetFileReader.open(InputFile.of(file("train")))) {
      String told = parquet.getFileMetaData().keyValueMetadata().get("huggingface");
      JsonNode features = JsonMapper.shared().readTree(told).at("/info/features");
      assertEquals(
          "ClassLabel", features.at("/ner_tags/feature/_type").asString(), features::toString);
      assertEquals(
          TokensFormat.tags(SampleRecord.SCHEMA),
          features.at("/ner_tags/feature/names").valueStream().map(JsonNode::asString).toList());
      assertEquals(
          List.of("id", "letter", "sentence", "tokens", "ner_tags", "starts", "ends"),
          features.propertyStream().map(Map.Entry::getKey).toList());
    }
    assertEquals(
        TokensFormat.tags(SampleRecord.SCHEMA),
        Files.readAllLines(folder.resolve("out/labels.txt")));
  }

  /** More rows than fit in a row group, empty lists, and everything that is hard to encode. */
  @Test
  void whateverIsWrittenComesBack() throws Exception {
    Map<String, ParquetWriter.Kind> columns = new LinkedHashMap<>();
    columns.put("word", ParquetWriter.Kind.STRING);
    columns.put("number", ParquetWriter.Kind.NUMBER);
    columns.put("words", ParquetWriter.Kind.STRINGS);
    columns.put("numbers", ParquetWriter.Kind.NUMBERS);
    columns.put("longs", ParquetWriter.Kind.LONG_NUMBERS);
    List<List<?>> rows =
        IntStream.range(0, 12_345)
            .<List<?>>mapToObj(
                i ->
                    List.of(
                        i % 7 == 0 ? "" : "😀 é\u0000 " + i,
                        i % 3 == 0 ? Integer.MIN_VALUE : i,
                        IntStream.range(0, i % 5).mapToObj(n -> "w" + n).toList(),
                        IntStream.range(0, i % 300).boxed().toList(),
                        IntStream.range(-2, i % 3).boxed().toList()))
            .toList();
    Path file = folder.resolve("all.parquet");
    try (ParquetWriter parquet =
        new ParquetWriter(
            new BufferedOutputStream(Files.newOutputStream(file)), columns, Map.of())) {
      for (List<?> row : rows) {
        parquet.add(row);
      }
    }
    int read = 0;
    try (ParquetFileReader parquet = ParquetFileReader.open(InputFile.of(file));
        RowReader row = parquet.rowReader()) {
      assertEquals(rows.size(), parquet.getFileMetaData().numRows());
      assertEquals(3, parquet.getFileMetaData().rowGroups().size());
      for (; row.hasNext(); read++) {
        row.next();
        assertEquals(
            rows.get(read),
            List.of(
                row.getString("word"),
                row.getInt("number"),
                all(row, "words"),
                all(row, "numbers"),
                all(row, "longs").stream().map(n -> ((Long) n).intValue()).toList()));
      }
    }
    assertEquals(rows.size(), read);
  }

  private static List<Object> all(RowReader row, String column) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < row.getList(column).size(); i++) {
      all.add(row.getList(column).get(i));
    }
    return all;
  }

  @Test
  void aParquetFileIsNotImportedButToldWhatToDo() throws IOException {
    write(SampleRecord.letter());
    try (PredictionSource source = PredictionSource.open(file("train"))) {
      assertEquals(
          "train.parquet is a Parquet file. Export the letters as JSON Lines (dataset.to_json(…))"
              + " and import that.",
          source.advice().orElseThrow());
    }
  }
}
