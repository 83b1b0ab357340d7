package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the provenance of values: who decided, when, and what was suggested before. */
final class ValueOriginsTest {
  private static final Schema SCHEMA = SchemaFile.builtIn();
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Provenance.Person ANA = new Provenance.Person("Ana Li", NOON);
  private static final Letter LETTER =
      Letter.of("goose.txt", "Aged 44 or 45, a woman, standard, hurt 2016.\n", true);
  private static final List<String> EVERYTHING =
      List.of("corrected", "Ana Li", "2026-11-21T12:00:00Z", "patient.age:near", "0.75", "44");

  @TempDir Path folder;

  /**
   * One value of each kind: suggested, confirmed, corrected, added; and a field marked as not
   * stated.
   */
  private static AnnotatedLetter letter() {
    List<Gesture> ledger = new ArrayList<>();
    List<Annotation> suggested =
        List.of(
            suggested("patient.age", "44", "44"),
            suggested("patient.sex", "woman", "female"),
            suggested("case.priority", "standard", "standard"));
    ledger.add(gesture(1, suggested.stream().map(a -> change(Optional.empty(), a)).toList()));
    List<Annotation> decided =
        List.of(
            decided("patient.age", "45", "45", Status.CORRECTED),
            decided("patient.sex", "woman", "female", Status.CONFIRMED),
            decided("injury.date", "2016", "2016", Status.ADDED),
            Annotation.decided(target("injury.mechanism"), new Answer.Absent(), Status.ADDED, ANA));
    ledger.add(gesture(2, decided.stream().map(a -> change(before(suggested, a), a)).toList()));
    List<Annotation> standing =
        Stream.concat(decided.stream(), suggested.stream().skip(2)).toList();
    return new AnnotatedLetter(
        LETTER,
        AnnotationSet.of(standing),
        Optional.empty(),
        ValueOrigins.of(ledger),
        Optional.empty());
  }

  private static Optional<Annotation> before(List<Annotation> suggested, Annotation decided) {
    return suggested.stream().filter(s -> s.target().equals(decided.target())).findFirst();
  }

  private static Change change(Optional<Annotation> before, Annotation after) {
    return new Change(after.target(), before, Optional.of(after));
  }

  private static Gesture gesture(int number, List<Change> changes) {
    return new Gesture(
        number, new Act.Suggest(), new Author.Program("rules", "1.2"), NOON, changes);
  }

  private static Target target(String field) {
    return Target.of(new FieldId(field));
  }

  private static Answer answer(String quote, String value) {
    int start = LETTER.text().canonical().indexOf(quote);
    Span span = new Span(start, start + quote.length());
    return Answer.stated(Value.of(value), Evidence.in(LETTER.text(), span));
  }

  private static Annotation suggested(String field, String quote, String value) {
    Provenance.Program rules = new Provenance.Program("rules", "1.2", field + ":near", 0.75);
    return Annotation.suggested(target(field), answer(quote, value), rules);
  }

  private static Annotation decided(String field, String quote, String value, Status status) {
    return Annotation.decided(target(field), answer(quote, value), status, ANA);
  }

  private Path written(String format, AnnotatedLetter letter) throws IOException {
    Format to = Formats.named(format).orElseThrow();
    Path out = folder.resolve("out" + to.ending());
    try (Format.ExportWriter writing = to.begin(out, SCHEMA, true)) {
      writing.write(letter);
      writing.finish();
    }
    return out;
  }

  private static String all(Path out) throws IOException {
    if (out.toString().endsWith(".xlsx")) {
      return entries(out);
    }
    if (!Files.isDirectory(out)) {
      return Files.readString(out);
    }
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(f -> !f.toString().matches(".*(schema\\.json|TypeSystem\\.xml|\\.md)"))
              .sorted()
              .toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static String entries(Path zip) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        byte[] bytes = file.getInputStream(entry).readAllBytes();
        all.append(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json",
        "jsonl",
        "csv",
        "xlsx",
        "huggingface",
        "spacy",
        "prodigy",
        "doccano",
        "doccano-relations",
        "label-studio",
        "brat",
        "langextract",
        "uima-xmi",
        "uima-json"
      })
  void everyFormatThatCanTellsTheWholeProvenance(String format) throws IOException {
    String all = all(written(format, letter()));
    for (String word : EVERYTHING) {
      assertTrue(all.contains(word), word + " in " + all);
    }
    for (String word : List.of("confirmed", "added", "suggested", "rules 1.2")) {
      assertTrue(all.contains(word), word + " in " + all);
    }
  }

  @Test
  void ourRecordsTellItOfEachValueAndOfAbsentFields() throws IOException {
    JsonNode record =
        JsonMapper.shared()
            .readTree(Files.readString(written("json", letter()).resolve("goose.json")));
    assertEquals(
        JsonMapper.shared()
            .readTree(
                """
                {"text": "45", "start": 11, "end": 13, "value": 45, "status": "corrected",
                 "author": "Ana Li", "at": "2026-11-21T12:00:00Z", "rule": "patient.age:near",
                 "confidence": 0.75, "suggested": {"text": "44", "start": 5, "end": 7, "value": "44"}}
                """),
        record.at("/patient/age"));
    assertEquals(
        "{\"status\":\"confirmed\",\"author\":\"Ana Li\",\"at\":\"2026-11-21T12:00:00Z\","
            + "\"rule\":\"patient.sex:near\",\"confidence\":0.75}",
        origin(record.at("/patient/sex")));
    assertEquals(
        "{\"status\":\"suggested\",\"author\":\"rules 1.2\",\"rule\":\"case.priority:near\","
            + "\"confidence\":0.75}",
        origin(record.at("/case/priority")));
    assertEquals(
        "{\"status\":\"added\",\"author\":\"Ana Li\",\"at\":\"2026-11-21T12:00:00Z\"}",
        origin(record.at("/injury/date")));
    assertEquals(
        "{\"injury.mechanism\":{\"status\":\"added\",\"author\":\"Ana Li\","
            + "\"at\":\"2026-11-21T12:00:00Z\"}}",
        record.path("absentOrigins").toString());
  }

  private static String origin(JsonNode value) {
    var node = (tools.jackson.databind.node.ObjectNode) value.deepCopy();
    return node.remove(List.of("text", "start", "end", "value")).toString();
  }

  @Test
  void labelStudioGetsDecidedValuesAsAnnotationsAndTheRestAsPredictions() throws IOException {
    JsonNode task =
        JsonMapper.shared()
            .readTree(Files.readString(written("label-studio", letter()).resolve("tasks.json")))
            .path(0);
    assertEquals(
        List.of("patient.age", "patient.sex", "injury.date"),
        ids(task.at("/annotations/0/result")));
    assertEquals(List.of("case.priority"), ids(task.at("/predictions/0/result")));
    assertEquals(0.75, task.at("/predictions/0/score").asDouble());
    assertEquals(0.75, task.at("/predictions/0/result/0/score").asDouble());
    assertEquals("rules 1.2", task.at("/predictions/0/model_version").asString());
  }

  private static List<String> ids(JsonNode result) {
    return result.valueStream().map(r -> r.path("id").asString()).distinct().toList();
  }

  @Test
  void selectionKeepsWhatAPersonDecidedAndLettersThatWereCorrected() {
    assertEquals(
        List.of("patient.age", "patient.sex", "injury.date", "injury.mechanism"),
        letter().decidedOnly().annotations().all().stream()
            .map(a -> a.target().field().path())
            .toList());
    assertTrue(letter().isCorrected());
    AnnotatedLetter untouched =
        new AnnotatedLetter(
            LETTER,
            AnnotationSet.of(List.of(suggested("patient.age", "44", "44"))),
            Optional.empty());
    assertFalse(untouched.isCorrected());
    assertFalse(untouched.decidedOnly().says(SCHEMA));
  }

  /** The import keeps the author of each value. */
  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "doccano", "label-studio", "brat", "langextract", "uima-xmi"})
  void aFileThatComesBackKeepsWhoMadeEachValue(String format) throws IOException {
    Path out = written(format, letter());
    PredictionFormat reader = PredictionFormats.of(out).orElseThrow();
    List<String> made =
        ToolLetter.read(reader, out).stream()
            .flatMap(
                p ->
                    p.claims().stream()
                        .filter(c -> c.quote().isPresent())
                        .map(
                            c ->
                                c.target().field().path()
                                    + " "
                                    + c.author().or(p::author).orElse("nobody")))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "case.priority rules 1.2",
            "injury.date Ana Li",
            "patient.age Ana Li",
            "patient.sex Ana Li"),
        made);
  }
}
