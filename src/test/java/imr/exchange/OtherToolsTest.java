package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests files written by other tools or other versions of them: imported correctly, or reported in
 * a sentence.
 */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class OtherToolsTest {
  private static final String TEXT = "😀 Mr. Q, 61 year old male.\\nTea: Upheld.";

  @TempDir private Path folder;
  private final List<String> trouble = new ArrayList<>();

  private List<Prediction> read(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    PredictionFormat format = PredictionFormats.of(file).orElseThrow();
    return ToolLetter.read(format, file, trouble);
  }

  /**
   * A control named after another field contains that field's value, not that of the labeled field.
   */
  @Test
  void aTaxonomyOfLabelStudioIsTheValueOfItsOwnField() throws IOException {
    Prediction read =
        read(
                "tasks.json",
                """
                [{"data": {"text": "%s"}, "annotations": [{"result": [
                  {"id": "r", "from_name": "label", "to_name": "text", "type": "labels",
                   "value": {"start": 27, "end": 30, "text": "Tea", "labels": ["items.request"]}},
                  {"id": "r", "from_name": "Category", "to_name": "text", "type": "taxonomy",
                   "value": {"start": 27, "end": 30, "taxonomy": [["drug", "drug/other"]]}},
                  {"id": "s", "from_name": "label", "to_name": "text", "type": "labels",
                   "value": {"start": 32, "end": 38, "text": "Upheld", "labels": ["Decision"]}},
                  {"id": "s", "from_name": "items_decision", "to_name": "text", "type": "choices",
                   "value": {"start": 32, "end": 38, "text": "Upheld", "choices": ["overturned"]}}
                ]}]}]
                """
                    .formatted(TEXT))
            .getFirst();
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.request Tea",
            "items[0] items.decision Upheld = overturned",
            "items[0] items.category Tea = drug/other"),
        ToolLetter.told(read));
  }

  @Test
  void regionsOfLabelStudioInTextWithMarkupAreFoundByTheirWords() throws IOException {
    Prediction read =
        read(
                "tasks.json",
                """
                [{"data": {"html": "<p>%s</p>"}, "annotations": [{"result": [
                  {"id": "x", "from_name": "label", "to_name": "text", "type": "hypertextlabels",
                   "value": {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]", "startOffset": 9,
                     "endOffset": 11, "globalOffsets": {"start": 9, "end": 11}, "text": "61",
                     "hypertextlabels": ["patient.age"]}}]}]}]
                """
                    .formatted(TEXT))
            .getFirst();
    assertEquals(List.of(" patient.age 61"), ToolLetter.told(read));
  }

  @Test
  void draftsOfLabelStudioAreNoAnnotationsAndThatIsTold() throws IOException {
    String task =
        "[{\"data\": {\"text\": \"Age 61\"}, \"annotations\": [], \"drafts\": [{\"result\": []}]}]";
    assertEquals(List.of(), read("tasks.json", task));
    assertEquals(
        List.of(
            "tasks.json, record 1: only drafts. Submit them in Label Studio, and export again."),
        trouble);
  }

  @Test
  void offsetsOfFewSpansAreReadInTheUnitInWhichTheyCutNoWord() throws IOException {
    String line = "{\"text\": \"%s\", \"label\": [[10, 12, \"patient.age\"]]}".formatted(TEXT);
    Prediction read = read("admin.jsonl", line).getFirst();
    assertEquals(List.of(" patient.age 61"), ToolLetter.told(read));
    assertEquals(List.of("admin.jsonl: its offsets count UTF-16 units."), read.remarks());
  }

  @Test
  void notesOfBratAreCounted() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "Age 61\n");
    Prediction read =
        read("a.ann", "T1\tpatient-age 4 6\t61\n#1\tAnnotatorNotes T1\tis it?\n").getFirst();
    assertEquals(List.of("a.ann: 1 note isn't imported."), read.remarks());
  }

  @Test
  void theFirstVersionsOfWebAnnoTsvWriteCharactersAsJavaDoes() throws IOException {
    Prediction read =
        read(
                "a.tsv",
                "#FORMAT=WebAnno TSV 3.1\n#T_SP=x.NamedEntity|value\n\n\n#Text=Ag\\u00e9 \\\\u 61\n"
                    + "1-1\t0-3\tAgé\t_\t\n1-2\t4-6\t\\u\t_\t\n1-3\t7-9\t61\tpatient.age\t\n")
            .getFirst();
    assertEquals(Optional.of("Agé \\u 61\n"), read.text());
    assertEquals(List.of(" patient.age 61"), ToolLetter.told(read));
  }

  @Test
  void aProjectOfInceptionWithZipsIsNamedWithTheExportToUse() throws IOException {
    Path zip = folder.resolve("project.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("annotation/tea.txt/ana.zip"));
      out.write(1);
    }
    try (PredictionSource source = PredictionSource.open(zip)) {
      assertEquals(Optional.empty(), source.format());
      assertEquals(
          Optional.of(
              "The zip file is an INCEpTION project with a zip file for each annotator. Export"
                  + " the letters as WebAnno TSV v3.3 or UIMA CAS JSON and import that."),
          source.advice());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.json|[[\"Age 61\", {\"entities\": [[4, 6, \"AGE\"]]}]]|spaCy version 2 training data",
        "b.json|[{\"id\": 0, \"paragraphs\": []}]|spaCy version 2 training data",
        "c.jsonl|{\"tokens\": [\"Age\", \"61\"], \"ner_tags\": [0, 1]}|a list of tokens without the"
            + " letter text"
      })
  void whatCannotBeReadIsNamedWithTheExportToUse(String name, String content, String what)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    try (PredictionSource source = PredictionSource.open(file)) {
      assertEquals(Optional.empty(), source.format());
      String advice = source.advice().orElseThrow();
      assertEquals(name + " is " + what + ".", advice.substring(0, advice.indexOf(" Export")));
    }
  }
}
