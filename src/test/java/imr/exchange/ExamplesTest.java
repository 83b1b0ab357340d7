package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.GoldSetPart;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Letter;
import imr.letter.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests training data: conversations and few-shot examples. */
final class ExamplesTest {
  @TempDir Path folder;

  private Path written(String id, AnnotatedLetter... letters) throws IOException {
    Path out = folder.resolve("out");
    try (Format.ExportWriter writing =
        Formats.named(id).orElseThrow().begin(out, SampleRecord.SCHEMA, true)) {
      for (AnnotatedLetter letter : letters) {
        writing.write(letter);
      }
      writing.finish();
    }
    return out;
  }

  @Test
  void aConversationHasTheSchemaTheLetterAndItsRecordInTheFileOfItsPart() throws IOException {
    Path out =
        written(
            "chat",
            SampleRecord.letter(GoldSetPart.TRAIN),
            SampleRecord.letter(GoldSetPart.DEVELOPMENT),
            SampleRecord.letter(GoldSetPart.TEST));
    for (String file : List.of("train.jsonl", "validation.jsonl", "test.jsonl")) {
      JsonNode messages =
          JsonMapper.shared().readTree(Files.readString(out.resolve(file))).path("messages");
      assertEquals(
          List.of("system", "user", "assistant"),
          messages.valueStream().map(m -> m.path("role").asString()).toList());
      assertEquals(
          Files.readString(out.resolve("system-prompt.txt")), messages.at("/0/content").asString());
      assertEquals(SampleRecord.LETTER.text().canonical(), messages.at("/1/content").asString());
      JsonNode record = JsonMapper.shared().readTree(messages.at("/2/content").asString());
      assertEquals("{\"text\":\"61\",\"value\":61}", record.at("/patient/age").toString());
      assertEquals("imr-letter-v1", record.path("schema").asString());
      assertTrue(!record.has("letter") && !record.has("textSha256"));
    }
  }

  @Test
  void thePromptNamesEveryFieldWhereItIsInTheRecord() {
    String prompt = ChatFormat.prompt(SampleRecord.SCHEMA);
    for (String line :
        List.of(
            "- patient.age: number. ",
            "- clinical.diagnoses[]: text. ",
            "- items[]: group. ",
            "- items[].decision: code (upheld, overturned, modified). ",
            "- items[].reviewerCitations[].pages: pages. ")) {
      assertTrue(prompt.contains("\n" + line), line + " in " + prompt);
    }
    assertEquals(
        SampleRecord.SCHEMA.all().count(), prompt.lines().filter(l -> l.startsWith("- ")).count());
  }

  /** A model's answers, with the letter's name added, are records that can be imported. */
  @Test
  void answersAreReadAsRecords() throws IOException {
    JsonNode messages =
        JsonMapper.shared()
            .readTree(
                Files.readString(written("chat", SampleRecord.letter()).resolve("train.jsonl")))
            .path("messages");
    Path answers =
        Files.writeString(folder.resolve("answers.jsonl"), messages.at("/2/content").asString());
    PredictionFormat reader = PredictionFormats.of(answers).orElseThrow();
    assertEquals("records", reader.id());
    Prediction read = ToolLetter.read(reader, answers).getFirst();
    assertEquals(
        20, read.claims().stream().filter(c -> c.quote().or(c::value).isPresent()).count());
    assertEquals(List.of(), read.passedOver());
  }

  /** LangExtract's validator requires literal quotes in text order. */
  @Test
  void fewShotExamplesQuoteTheTextInItsOrder() throws IOException {
    JsonNode examples =
        JsonMapper.shared()
            .readTree(
                Files.readString(
                    written("langextract-examples", SampleRecord.letter(), ToolLetter.other())
                        .resolve("examples.json")));
    assertEquals(2, examples.size());
    String text = examples.at("/0/text").asString();
    int from = 0;
    for (JsonNode extraction : examples.at("/0/extractions")) {
      int at = text.indexOf(extraction.path("extraction_text").asString(), from);
      assertTrue(at >= 0, extraction.toString());
      from = at;
    }
    assertEquals(19, examples.at("/0/extractions").size());
  }

  /** A value that starts with a character that isn't a token still starts with B-. */
  @Test
  void everyTaggedValueOfConllBeginsWithB() throws IOException {
    Letter odd = Letter.of("odd.txt", "Hurt by \u001Ca goose.\n", true);
    Annotation hurt =
        Annotation.decided(
            Target.of(new FieldId("injury.mechanism")),
            Answer.stated(Value.of("a goose"), Evidence.in(odd.text(), new Span(8, 16))),
            Status.ADDED,
            SampleRecord.ANA);
    AnnotatedLetter oddly =
        new AnnotatedLetter(odd, AnnotationSet.of(List.of(hurt)), Optional.empty());
    assertTrue(Conll.of(oddly, SampleRecord.SCHEMA).contains("\na -X- -X- B-injury.mechanism\n"));
    for (AnnotatedLetter letter :
        List.of(oddly, SampleRecord.letter(), ToolLetter.labeled(), ToolLetter.other())) {
      List<String> tags =
          Conll.of(letter, SampleRecord.SCHEMA)
              .lines()
              .map(l -> l.substring(l.lastIndexOf(' ') + 1))
              .toList();
      for (int i = 0; i < tags.size(); i++) {
        boolean inside = tags.get(i).startsWith("I-");
        assertTrue(
            !inside
                || tags.get(i - 1).equals(tags.get(i))
                || tags.get(i - 1).equals("B-" + tags.get(i).substring(2)),
            tags.toString());
      }
    }
  }
}
