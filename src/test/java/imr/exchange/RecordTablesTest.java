package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.GoldSetPart;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests tables with FastCSV's and Apache POI's readers. */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class RecordTablesTest {
  private static final String REQUEST = "'=Oak bark tea 🍵, 3 cups for the knee";

  @TempDir private Path folder;

  @Test
  void csvHasARowAnItemAndARowALetterAndARowACitation() throws IOException {
    write("csv", true, SampleRecord.letter(GoldSetPart.TEST));
    assertEquals(
        List.of(
            "README.md",
            "fields.csv",
            "items.claimsAdministratorCitations.csv",
            "items.csv",
            "items.reviewerCitations.csv",
            "letters.csv",
            "lists.csv",
            "values.csv"),
        names());
    for (String name : names().stream().filter(n -> n.endsWith(".csv")).toList()) {
      assertEquals('\uFEFF', Files.readString(folder.resolve("out/" + name)).charAt(0), name);
    }
    List<Map<String, String>> items = csv("items");
    assertEquals(
        List.of("items[0]", "items[1]"), items.stream().map(row -> row.get("path")).toList());
    assertEquals(REQUEST, items.getFirst().get("request"));
    assertEquals(
        SampleRecord.SCHEMA.all().map(f -> f.id().path()).toList(),
        csv("fields").stream().map(row -> row.get("field")).toList());
    assertEquals("3", items.getFirst().get("quantity"));
    assertEquals("upheld", items.getFirst().get("decision"));
    assertEquals("items.strength", items.getFirst().get("absent"));
    assertEquals("", items.getLast().get("rationale"));
    Map<String, String> letter = csv("letters").getFirst();
    assertEquals("kite maker.txt", letter.get("letter"));
    assertEquals(SampleRecord.LETTER.id(), letter.get("textSha256"));
    assertEquals("test", letter.get("part"));
    assertEquals("loom shoulder; ferry knee", letter.get("clinical.diagnoses"));
    assertEquals("2016-11-04", letter.get("case.decisionDate"));
    assertEquals("", letter.get("injury.date"));
    assertEquals("", letter.get("clinical.medications"));
    assertEquals("injury.mechanism", letter.get("absent"));
    Map<String, String> citation = csv("items.reviewerCitations").getFirst();
    assertEquals("items[0].reviewerCitations[0]", citation.get("path"));
    assertEquals("Herbal Handbook 3rd ed.", citation.get("guideline"));
    assertEquals(List.of(), csv("items.claimsAdministratorCitations"));
    assertEquals(
        List.of("clinical.diagnoses[0]", "clinical.diagnoses[1]", "items[0].bodyParts[0]"),
        csv("lists").stream().map(row -> row.get("path")).toList());
  }

  @Test
  void withoutTextNoColumnHasTheLettersOwnWords() throws IOException {
    write("csv", false, SampleRecord.letter());
    Map<String, String> item = csv("items").getFirst();
    assertFalse(item.containsKey("request") || item.containsKey("rationale"));
    assertEquals("upheld", item.get("decision"));
    for (String name : names()) {
      assertFalse(Files.readString(folder.resolve("out").resolve(name)).contains("Oak"), name);
    }
    assertEquals(List.of(), csv("lists"));
  }

  @Test
  void xlsxHasASheetATableWithNumbersDatesAndAFrozenHead() throws IOException {
    write("xlsx", true, SampleRecord.letter());
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(folder.resolve("out")))) {
      List<String> sheets =
          IntStream.range(0, book.getNumberOfSheets()).mapToObj(book::getSheetName).toList();
      assertEquals(
          List.of(
              "Disputed items",
              "Administrator citations",
              "Reviewer citations",
              "Letters",
              "Lists",
              "Values",
              "Fields"),
          sheets);
      Sheet items = book.getSheet("Disputed items");
      assertEquals(1, items.getPaneInformation().getHorizontalSplitTopRow());
      assertEquals(2, items.getLastRowNum());
      assertEquals(REQUEST.substring(1), cell(items, 1, "Request").getStringCellValue());
      assertEquals(3.0, cell(items, 1, "Quantity").getNumericCellValue());
      Cell day = cell(book.getSheet("Letters"), 1, "Decision date");
      assertTrue(DateUtil.isCellDateFormatted(day));
      assertEquals(LocalDateTime.of(2016, 11, 4, 0, 0), day.getLocalDateTimeCellValue());
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          row.forEach(c -> assertFalse(c.getCellType() == CellType.FORMULA));
        }
      }
    }
  }

  @Test
  void aCellOfTooManyWordsIsCutBetweenCharactersAndCounted() throws IOException {
    StringBuilder many = new StringBuilder("x");
    new java.util.Random(7).ints(20_000, 0, 50).forEach(i -> many.appendCodePoint(0x1F600 + i));
    String words = many.toString();
    Answer typed = new Answer.Stated(Value.of(words), Optional.empty());
    Target number = Target.of(new FieldId("case.number"));
    AnnotatedLetter letter =
        new AnnotatedLetter(
            SampleRecord.LETTER,
            AnnotationSet.of(
                List.of(Annotation.decided(number, typed, Status.ADDED, SampleRecord.ANA))),
            Optional.empty());
    assertEquals(1, format("xlsx").losses(letter, SampleRecord.SCHEMA, true).get(FormatLoss.CUT));
    assertFalse(
        format("csv").losses(letter, SampleRecord.SCHEMA, true).containsKey(FormatLoss.CUT));
    write("xlsx", true, letter);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(folder.resolve("out")))) {
      String cut = cell(book.getSheet("Letters"), 1, "Case number").getStringCellValue();
      assertEquals(words.substring(0, 32_767), cut);
    }
  }

  @Test
  void tablesTellWhatTheyCannotHold() {
    assertEquals(
        Map.of(FormatLoss.TEXT, 1, FormatLoss.REMARKS, 1),
        format("csv").losses(SampleRecord.letter(), SampleRecord.SCHEMA, true));
    assertEquals(
        10,
        format("csv")
            .losses(SampleRecord.letter(), SampleRecord.SCHEMA, false)
            .get(FormatLoss.WORDS));
  }

  private static Cell cell(Sheet sheet, int row, String column) {
    for (Cell head : sheet.getRow(0)) {
      if (head.getStringCellValue().equals(column)) {
        return sheet.getRow(row).getCell(head.getColumnIndex());
      }
    }
    throw new AssertionError("no column " + column);
  }

  private static Format format(String id) {
    return Formats.named(id).orElseThrow();
  }

  private void write(String id, boolean withText, AnnotatedLetter letter) throws IOException {
    try (Format.ExportWriter writing =
        format(id).begin(folder.resolve("out"), SampleRecord.SCHEMA, withText)) {
      writing.write(letter);
      writing.finish();
    }
  }

  private List<String> names() throws IOException {
    try (var all = Files.list(folder.resolve("out"))) {
      return all.map(p -> p.getFileName().toString())
          .filter(n -> !n.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private List<Map<String, String>> csv(String table) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .ofCsvRecord(folder.resolve("out/" + table + ".csv"))) {
      List<CsvRecord> rows = reader.stream().toList();
      List<String> head = rows.getFirst().getFields();
      List<Map<String, String>> all = new ArrayList<>();
      for (CsvRecord row : rows.subList(1, rows.size())) {
        Map<String, String> cells = new java.util.LinkedHashMap<>();
        IntStream.range(0, head.size()).forEach(i -> cells.put(head.get(i), row.getField(i)));
        all.add(cells);
      }
      return all;
    }
  }
}
