package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests spans written by libraries, rejected exports, and zip files. */
final class SpanPredictionsTest {
  private static final List<String> RIGHT =
      List.of(
          " patient.age 44",
          "items[0]",
          "items[0] items.request Tea",
          "items[0] items.decision Upheld");

  @TempDir Path folder;

  private Prediction read(String name, String text, String format) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    PredictionFormat known = PredictionFormats.of(file).orElseThrow();
    assertEquals(format, known.id());
    return ToolLetter.read(known, file).getFirst();
  }

  @Test
  void spacysJsonIsReadWithItsSpanGroups() throws IOException {
    Prediction read =
        read(
            "docs.jsonl",
            """
            {"text":"🍎 Aged 44. Tea: Upheld","ents":[{"start":7,"end":9,"label":"patient.age"}],\
            "spans":{"sc":[{"start":7,"end":9,"label":"patient.age","kb_id":""},{"start":11,"end":14,"label":"items.request"},\
            {"start":16,"end":22,"label":"Decision"},{"start":0,"end":1,"label":"Fruit"}]},"tokens":[{"id":0,"start":0,"end":1}]}
            """,
            "spacy");
    assertEquals(RIGHT, ToolLetter.told(read));
    assertEquals(List.of("Fruit"), read.passedOver());
  }

  @Test
  void prodigysAcceptedTasksAreReadWithTheirAnnotator() throws IOException {
    String spans =
        "[{\"start\":7,\"end\":9,\"token_start\":1,\"token_end\":1,\"label\":\"AGE\"},{\"start\":11,\"end\":14,\"label\":\"items.request\"},"
            + "{\"start\":16,\"end\":22,\"label\":\"items.decision\"}]";
    String text = "{\"text\":\"🍎 Aged 44. Tea: Upheld\",\"spans\":%s,\"answer\":\"%s\",%s}\n";
    Path file =
        Files.writeString(
            folder.resolve("tasks.jsonl"),
            text.formatted(
                    spans,
                    "accept",
                    "\"_annotator_id\":\"set-ana\",\"meta\":{\"source\":\"a.txt\"}")
                + text.formatted(spans, "reject", "\"meta\":{}"));
    PredictionFormat format = PredictionFormats.of(file).orElseThrow();
    List<Prediction> read = ToolLetter.read(format, file);
    assertEquals(1, read.size());
    assertEquals(RIGHT, ToolLetter.told(read.getFirst()));
    assertEquals(Optional.of("set-ana"), read.getFirst().author());
    assertEquals("a.txt", read.getFirst().name());
  }

  @Test
  void aPipelinesEntitiesAreReadWithTheirScores() throws IOException {
    Prediction read =
        read(
            "ner.jsonl",
            """
            {"text":"🍎 Aged 44. Tea: Upheld","model":"imr-bert","entities":[\
            {"entity_group":"patient.age","score":0.5,"word":"44","start":7,"end":9},\
            {"entity":"B-items.request","score":0.75,"word":"##tea","start":11,"end":14},\
            {"entity_group":"items.decision","score":0.25,"word":"upheld","start":16,"end":22}]}
            """,
            "huggingface");
    assertEquals(RIGHT, ToolLetter.told(read));
    assertEquals(OptionalDouble.of(0.5), read.claims().getFirst().confidence());
    assertEquals(Optional.of("imr-bert"), read.author());
  }

  @ParameterizedTest
  @CsvSource({"spacy, spacy", "prodigy, spacy", "huggingface, huggingface"})
  void whatIsWrittenIsReadBackWhole(String format, String as) throws IOException {
    Format to = Formats.named(format).orElseThrow();
    Path out = folder.resolve("out" + to.ending());
    ToolLetter.write(to, out);
    PredictionFormat reader = PredictionFormats.of(out).orElseThrow();
    assertEquals(as, reader.id());
    assertEquals(ToolLetter.predictionsBy("Ana"), ToolLetter.read(reader, out));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min.json|[{\"text\":\"Aged"
            + " 44\",\"id\":1,\"label\":[{\"start\":5,\"end\":7,\"text\":\"44\",\"labels\":[\"patient.age\"]}],\"annotator\":1,\"annotation_id\":2,\"lead_time\":3.5}]|min.json"
            + " is Label Studio's JSON-MIN export, which leaves out relations and codes. Export"
            + " the letters as JSON and import that.",
        "ner.json|[{\"entity_group\":\"patient.age\",\"score\":0.5,\"word\":\"44\",\"start\":7,\"end\":9}]|ner.json"
            + " is the output of a pipeline without the letter text. Export the letters as JSON"
            + " with \"text\" and \"entities\" for each letter and import that.",
        "a.tsv|#FORMAT=WebAnno TSV 2.0|a.tsv is an old version of WebAnno TSV. Export the letters"
            + " as WebAnno TSV v3.3, UIMA CAS JSON or UIMA CAS XMI and import that.",
        "a.csv|id,label|a.csv is a table without the letter text and offsets. Export the letters as"
            + " JSON or JSONL and import that.",
        "train.spacy|x|train.spacy is spaCy's binary format. Export the letters as JSON"
            + " (doc.to_json(), one letter per line) and import that."
      })
  void exportsThatLeaveOutTooMuchAreRefusedWithTheOneToUse(
      String name, String text, String sentence) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    try (PredictionSource source = PredictionSource.open(file)) {
      assertEquals(Optional.empty(), source.format().map(PredictionFormat::id));
      assertEquals(Optional.of(sentence), source.advice());
    }
  }

  /** INCEpTION downloads a document as a zip file of the XMI and its type system. */
  @ParameterizedTest
  @CsvSource({"uima-xmi, uima", "brat, brat", "doccano, doccano", "label-studio, label-studio"})
  void aZipIsReadAsTheFolderThatItHolds(String format, String as) throws IOException {
    Format to = Formats.named(format).orElseThrow();
    Path out = folder.resolve("out" + to.ending());
    ToolLetter.write(to, out);
    Path zip = folder.resolve("export.zip");
    try (FileSystem in =
            FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"));
        var files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path inside = in.getPath("/inner", String.valueOf(file.getFileName()));
        Files.createDirectories(in.getPath("/inner"));
        Files.copy(file, inside);
      }
    }
    try (PredictionSource source = PredictionSource.open(zip)) {
      PredictionFormat reader = source.format().orElseThrow();
      assertEquals(as, reader.id());
      assertEquals(2, ToolLetter.read(reader, source.root()).size());
    }
  }

  @Test
  void everyFolderHasAReadmeWithTheStepsTheLabelsAndWhereValuesComeFrom() throws IOException {
    for (Format format : Formats.all()) {
      if (format.ending().isEmpty()) {
        Path out = folder.resolve(format.id());
        ToolLetter.write(format, out);
        String page = Files.readString(out.resolve("README.md"));
        for (String words :
            List.of(
                "2 letters with 23 values",
                "| added | 23 |",
                "| Ana | 23 |",
                "| `patient.age` | Age | `#00796b` | 2 |",
                "Make sure you're authorized to share them.")) {
          assertTrue(page.contains(words), format.id() + ": " + words + " in " + page);
        }
      }
    }
  }

  @Test
  void inceptionGetsItsLayersAndDoccanoItsLabels() throws IOException {
    Path out = folder.resolve("uima");
    ToolLetter.write(Formats.named("uima-json").orElseThrow(), out);
    var layers =
        tools.jackson.databind.json.JsonMapper.shared()
            .readTree(Files.readString(out.resolve("inception/layers.json")));
    assertEquals(
        List.of(
            "imr.Value span",
            "imr.Relation relation",
            "imr.Letter document-metadata",
            "imr.Note document-metadata"),
        layers
            .valueStream()
            .map(l -> l.path("name").asString() + " " + l.path("type").asString())
            .toList());
    List<String> fields =
        ToolLetter.SCHEMA.all().filter(f -> !f.isGroup()).map(f -> f.id().path()).toList();
    assertEquals(
        fields,
        layers
            .at("/0/features/0/tag_set/tags")
            .valueStream()
            .map(t -> t.path("tag_name").asString())
            .toList());
    assertEquals("imr.Value", layers.at("/1/attach_type/name").asString());
    ToolLetter.write(Formats.named("doccano").orElseThrow(), folder.resolve("d.jsonl"));
    assertEquals(
        fields,
        tools.jackson.databind.json.JsonMapper.shared()
            .readTree(Files.readString(folder.resolve("d.labels.json")))
            .valueStream()
            .map(l -> l.path("text").asString())
            .toList());
  }
}
