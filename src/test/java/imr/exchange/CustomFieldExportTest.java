package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that custom fields are included in every export, because no format refers to fields by
 * name.
 */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class CustomFieldExportTest {
  private static final FieldId WEATHER = new FieldId("own.weather");
  private static final FieldId VISITS = new FieldId("visits");
  private static final FieldId PLACE = VISITS.child("place");
  private static final Schema OWN =
      new Schema(
          "imr-letter-v1+own",
          SampleRecord.SCHEMA.groups(),
          Stream.concat(
                  SampleRecord.SCHEMA.fields().stream(),
                  Stream.of(
                      field(WEATHER, Field.Type.TEXT, false, List.of()),
                      field(
                          VISITS,
                          Field.Type.GROUP,
                          true,
                          List.of(field(PLACE, Field.Type.TEXT, true, List.of())))))
              .toList(),
          Set.of(),
          SampleRecord.SCHEMA);

  @TempDir private Path folder;

  private static Field field(FieldId id, Field.Type type, boolean many, List<Field> inner) {
    return new Field(
        id,
        "Own " + id.name(),
        type,
        many,
        false,
        "case",
        "",
        "Made up.",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        inner);
  }

  private static AnnotatedLetter letter() {
    List<Annotation> said = new ArrayList<>(SampleRecord.record().all());
    said.add(at(Target.of(WEATHER), stated("Tea warms", "warm")));
    said.add(at(Target.of(VISITS).entry("v"), new Answer.GroupEntry()));
    said.add(at(Target.of("v", PLACE).entry("p"), stated("Sauna", "Sauna")));
    return new AnnotatedLetter(SampleRecord.LETTER, AnnotationSet.of(said), Optional.empty());
  }

  private static Annotation at(Target target, Answer answer) {
    return Annotation.decided(target, answer, Status.ADDED, SampleRecord.ANA);
  }

  private static Answer stated(String quote, String value) {
    return Answer.stated(Value.of(value), SampleRecord.at(quote));
  }

  @Test
  void everyFormatOfOursNamesOwnFieldsAndGroups() throws IOException {
    for (String id : List.of("json", "jsonl", "csv", "huggingface", "spacy", "conll2003")) {
      String all = write(id);
      assertTrue(all.contains("weather") && all.contains("visits"), id);
    }
    write("xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(folder.resolve("xlsx")))) {
      assertEquals("Sauna", book.getSheet("Own visits").getRow(1).getCell(3).getStringCellValue());
    }
  }

  @Test
  void theJsonSchemaKnowsThemAndTheyComeBack() throws IOException {
    write("jsonl");
    String line = Files.readString(folder.resolve("jsonl"));
    String schema = Files.readString(folder.resolve("jsonl.schema.json"));
    assertEquals(
        List.of(),
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON)
            .validate(line, InputFormat.JSON));
    RecordFile file = new RecordFile(OWN);
    var read =
        (RecordFile.RecordReadResult.Read)
            file.read(line, SampleRecord.LETTER.text(), SampleRecord.ANA);
    assertEquals(List.of(), read.unknown());
    assertEquals(
        file.line(SampleRecord.LETTER, letter().annotations(), RecordFile.Detail.PLAIN),
        file.line(SampleRecord.LETTER, read.annotations(), RecordFile.Detail.PLAIN));
  }

  /** Returns all files of an export as one string. */
  private String write(String id) throws IOException {
    Path out = folder.resolve(id);
    try (Format.ExportWriter writing = Formats.named(id).orElseThrow().begin(out, OWN, true)) {
      writing.write(letter());
      writing.finish();
    }
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }
}
