package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.RecordFile.Detail;
import imr.exchange.RecordFile.RecordReadResult;
import imr.letter.Letter;
import imr.letter.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class RecordFileTest {
  private static final Provenance.Person ANA =
      new Provenance.Person("Ana", Instant.parse("2026-01-02T03:04:05Z"));
  private static final Provenance.Program READER =
      new Provenance.Program("reader", "1.0", "age-number", 0.98765);
  private static final Letter LETTER =
      Letter.of(
          "letter-1.txt",
          """
          Case 😀: a 61 year old welder, hurt on 10/02/214.
          Oak bark tea 🍵 for the knee: Upheld
          Guideline: Herbal Handbook 3rd ed. Page(s): 7.
          Sauna: Overturned
          """,
          true);

  private final RecordFile file = new RecordFile(SchemaFile.builtIn());
  private final List<Annotation> said = new ArrayList<>();

  @Test
  void aRecordIsTheObjectOfTheSchemaPage() {
    String item = group(Target.LETTER, "items", "one");
    say(item, "items.request", "Oak bark tea 🍵 for the knee", "Oak bark tea 🍵 for the knee");
    say(item, "items.decision", "Upheld", "upheld");
    String citation = group(item, "items.reviewerCitations", "book");
    say(citation, "items.reviewerCitations.pages", "7", "7");
    absent(citation, "items.reviewerCitations.section");
    absent(item, "items.strength");
    say(Target.LETTER, "patient.age", "61", "61");
    said.add(stated(Target.of(new FieldId("injury.date")), new Value.Unreal(), "10/02/214"));
    absent(Target.LETTER, "injury.mechanism");
    assertEquals(
        """
        {
          "schema": "imr-letter-v1",
          "letter": "letter-1.txt",
          "textSha256": "%s",
          "patient": {
            "age": {
              "text": "61",
              "start": 10,
              "end": 12,
              "value": 61
            }
          },
          "injury": {
            "date": {
              "text": "10/02/214",
              "start": 38,
              "end": 47,
              "value": null
            }
          },
          "items": [
            {
              "request": {
                "text": "Oak bark tea 🍵 for the knee",
                "start": 49,
                "end": 76,
                "value": "Oak bark tea 🍵 for the knee"
              },
              "decision": {
                "text": "Upheld",
                "start": 78,
                "end": 84,
                "value": "upheld"
              },
              "reviewerCitations": [
                {
                  "pages": {
                    "text": "7",
                    "start": 129,
                    "end": 130,
                    "value": "7"
                  }
                }
              ]
            }
          ],
          "absent": [
            "injury.mechanism",
            "items[0].strength",
            "items[0].reviewerCitations[0].section"
          ]
        }
        """
            .formatted(LETTER.id()),
        written(Detail.PLAIN).replace("\" : ", "\": "));
  }

  @Test
  void itemsStandInTheLettersOrderHoweverTheyWereMade() {
    String sauna = group(Target.LETTER, "items", "z");
    String tea = group(Target.LETTER, "items", "a");
    say(sauna, "items.request", "Sauna", "Sauna");
    say(tea, "items.request", "Oak bark tea", "Oak bark tea");
    absent(sauna, "items.quantity");
    JsonNode record = tree(written(Detail.PLAIN));
    assertEquals("Oak bark tea", record.at("/items/0/request/value").asString());
    assertEquals("Sauna", record.at("/items/1/request/value").asString());
    assertEquals("items[1].quantity", record.at("/absent/0").asString());
  }

  @Test
  void whatWasStruckOutAndThatALetterIsFinishedAreNoPartOfARecord() {
    String item = group(Target.LETTER, "items", "one");
    say(item, "items.request", "Sauna", "Sauna");
    Target age = Target.of(new FieldId("patient.age"));
    said.add(Annotation.decided(age, answer("61", "61"), Status.REJECTED, ANA));
    Target struck = Target.of(new FieldId("items")).entry("two");
    said.add(Annotation.decided(struck, new Answer.GroupEntry(), Status.REJECTED, ANA));
    say("two", "items.request", "Oak bark tea", "Oak bark tea");
    said.add(Annotation.decided(Target.FINISHED, new Answer.GroupEntry(), Status.ADDED, ANA));
    ObjectNode expected = envelope();
    expected
        .putArray("items")
        .addObject()
        .putObject("request")
        .put("text", "Sauna")
        .put("start", 132)
        .put("end", 137)
        .put("value", "Sauna");
    expected.putArray("absent");
    assertEquals(expected, tree(written(Detail.PLAIN)));
  }

  @Test
  void aTypedValueWithoutAPlaceHasTheKeyValueAloneAndAnUnreadableOneIsLeftOut() {
    said.add(typed("patient.age", Value.of("61")));
    said.add(typed("injury.date", new Value.Unread("last spring")));
    ObjectNode expected = envelope();
    expected.putObject("patient").putObject("age").put("value", 61);
    expected.putArray("absent");
    assertEquals(expected, tree(written(Detail.PLAIN)));
  }

  @Test
  void rulesAndConfidencesAreWrittenWhenAskedForAndReadBack() {
    Target age = Target.of(new FieldId("patient.age"));
    said.add(Annotation.suggested(age, answer("61", "61"), READER));
    String json = written(Detail.WITH_RULES);
    assertEquals("age-number", tree(json).at("/patient/age/rule").asString());
    assertEquals(0.9877, tree(json).at("/patient/age/confidence").asDouble());
    Provenance.Program other = new Provenance.Program("other", "2", "import", 0.5);
    assertEquals(
        AnnotationSet.of(
            List.of(
                Annotation.suggested(
                    age,
                    answer("61", "61"),
                    new Provenance.Program("other", "2", "age-number", 0.9877)))),
        read(json, other).annotations());
  }

  @Test
  void aLineIsTheSameRecordInOneLine() {
    say(Target.LETTER, "patient.age", "61", "61");
    String line = file.line(LETTER, AnnotationSet.of(said), Detail.PLAIN);
    assertEquals(-1, line.indexOf('\n'));
    assertEquals(tree(written(Detail.PLAIN)), tree(line));
  }

  @Test
  void aRecordReadBackIsWrittenAsItWas() {
    String item = group(Target.LETTER, "items", "one");
    say(item, "items.request", "Oak bark tea 🍵", "Oak bark tea 🍵");
    absent(group(item, "items.reviewerCitations", "book"), "items.reviewerCitations.pages");
    absent(Target.LETTER, "clinical.diagnoses");
    said.add(typed("patient.age", Value.of("61")));
    String json = written(Detail.PLAIN);
    RecordReadResult.Read read = read(json, ANA);
    assertEquals("letter-1.txt", read.letter());
    assertEquals(Optional.of(LETTER.id()), read.textSha256());
    assertEquals(json, file.pretty(LETTER, read.annotations(), Detail.PLAIN));
  }

  @Test
  void withoutTheLetterSpansAreTheFilesOwnOffsets() {
    said.add(
        stated(Target.of(new FieldId("injury.mechanism")), Value.of("tea 🍵 for"), "tea 🍵 for"));
    RecordReadResult.Read read =
        assertInstanceOf(
            RecordReadResult.Read.class, file.readWithoutLetter(written(Detail.PLAIN), ANA));
    assertEquals(
        new Answer.Stated(
            Value.of("tea 🍵 for"), Optional.of(new Evidence(new Span(58, 67), "tea \uFFFD for"))),
        read.annotations().all().iterator().next().answer());
  }

  @Test
  void anInventedFieldIsNamedAndPassedOver() {
    say(Target.LETTER, "patient.age", "61", "61");
    say(group(Target.LETTER, "items", "one"), "items.request", "Sauna", "Sauna");
    ObjectNode record = (ObjectNode) tree(written(Detail.PLAIN));
    ((ObjectNode) record.path("patient")).put("weight", 80);
    ((ObjectNode) record.at("/items/0")).put("price", 3);
    record.withArray("absent").add("reviewer.shoeSize");
    RecordReadResult.Read read = read(record.toString(), ANA);
    assertEquals(List.of("patient.weight", "items[0].price", "reviewer.shoeSize"), read.unknown());
    assertEquals(3, read.annotations().all().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schema\": | The file is not well-formed JSON (line 1).",
        "[] | The file isn't a record: it doesn't contain a single JSON object.",
        "{\"schema\": \"other-v9\"} | The record uses the schema “other-v9”, not imr-letter-v1.",
        "{\"schema\": \"imr-letter-v1\"} | The record doesn't identify its letter text (textSha256"
            + " is missing).",
        "{\"schema\": \"imr-letter-v1\", \"textSha256\": \"00\"} | The record was made from a"
            + " different text (textSha256 differs).",
        "{E, \"patient\": {\"age\": {\"text\": \"62\", \"start\": 10, \"end\": 12, \"value\": 62}}}"
            + " | patient.age: its text isn't at 10 to 12 in the letter.",
        "{E, \"patient\": {\"age\": {\"text\": \"62\", \"start\": 500, \"end\": 502, \"value\":"
            + " 62}}} | patient.age: its text isn't at 500 to 502 in the letter.",
        "{E, \"patient\": {\"age\": {\"text\": \"61\", \"start\": 10, \"end\": 13, \"value\": 61}}}"
            + " | patient.age: text, start, and end don't match.",
        "{E, \"patient\": {\"age\": {\"value\": \"61\"}}} | patient.age: the value should be a"
            + " whole number or null.",
        "{E, \"injury\": {\"date\": {\"value\": 2014}}} | injury.date: the value should be words or"
            + " null.",
        "{E, \"injury\": {\"date\": {}}} | injury.date has no value.",
        "{E, \"items\": {}} | items isn't a list.",
        "{E, \"items\": [3]} | items[0] isn't an object.",
        "{E, \"absent\": [\"items[2].request\"]} | items[2].request is listed as absent, but its"
            + " item or citation doesn't exist.",
        "{E, \"patient\": {\"age\": {\"value\": 61}}, \"absent\": [\"patient.age\"]} | patient.age"
            + " has a value and is listed as absent.",
      })
  void aRecordThatCannotBeTrustedIsRefusedWithASentence(String json, String sentence) {
    String envelope = "\"schema\": \"imr-letter-v1\", \"textSha256\": \"" + LETTER.id() + "\"";
    assertEquals(
        new RecordReadResult.Refused(sentence),
        file.read(json.replace("{E", "{" + envelope), LETTER.text(), ANA));
  }

  @Test
  void aQuoteThatDoesNotStandInTheLetterIsNeverWritten() {
    Target age = Target.of(new FieldId("patient.age"));
    Evidence wrong = new Evidence(new Span(11, 13), "62");
    said.add(Annotation.suggested(age, Answer.stated(Value.of("62"), wrong), READER));
    assertThrows(IllegalArgumentException.class, () -> written(Detail.PLAIN));
  }

  @Test
  void everyGoldRecordOfTheDevelopersIsWrittenAsItWasRead() throws IOException {
    Path letters = Path.of("../shared/letters");
    assumeTrue(
        Files.isDirectory(letters.resolve("gold")),
        "the developers' letters are not on this machine");
    try (Stream<Path> files = Files.list(letters.resolve("gold"))) {
      for (Path gold : files.sorted().toList()) {
        ObjectNode expected = (ObjectNode) tree(Files.readString(gold));
        String name = expected.path("letter").asString();
        String text = Files.readString(letters.resolve("text").resolve(name));
        Letter letter = Letter.of(name, text.replace("\r\n", "\n"), true);
        RecordReadResult read = file.read(expected.toString(), letter.text(), ANA);
        AnnotationSet set = assertInstanceOf(RecordReadResult.Read.class, read, name).annotations();
        ObjectNode actual = (ObjectNode) tree(file.pretty(letter, set, Detail.PLAIN));
        assertEquals(words(expected.remove("absent")), words(actual.remove("absent")), name);
        assertEquals(expected, actual, name);
      }
    }
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new HashSet<>();
    list.forEach(n -> words.add(n.asString()));
    return words;
  }

  private static ObjectNode envelope() {
    return JsonMapper.shared()
        .createObjectNode()
        .put("schema", "imr-letter-v1")
        .put("letter", "letter-1.txt")
        .put("textSha256", LETTER.id());
  }

  private static JsonNode tree(String json) {
    return JsonMapper.shared().readTree(json);
  }

  private String written(Detail detail) {
    return file.pretty(LETTER, AnnotationSet.of(said), detail);
  }

  private RecordReadResult.Read read(String json, Provenance by) {
    return assertInstanceOf(RecordReadResult.Read.class, file.read(json, LETTER.text(), by));
  }

  private String group(String subject, String field, String id) {
    Target target = Target.of(subject, new FieldId(field)).entry(id);
    said.add(Annotation.decided(target, new Answer.GroupEntry(), Status.ADDED, ANA));
    return id;
  }

  private void say(String subject, String field, String quote, String value) {
    said.add(stated(Target.of(subject, new FieldId(field)), Value.of(value), quote));
  }

  private void absent(String subject, String field) {
    Target target = Target.of(subject, new FieldId(field));
    said.add(Annotation.decided(target, new Answer.Absent(), Status.ADDED, ANA));
  }

  private static Annotation typed(String field, Value value) {
    Answer answer = new Answer.Stated(value, Optional.empty());
    return Annotation.decided(Target.of(new FieldId(field)), answer, Status.ADDED, ANA);
  }

  private static Annotation stated(Target target, Value value, String quote) {
    return Annotation.decided(target, Answer.stated(value, at(quote)), Status.ADDED, ANA);
  }

  private static Answer answer(String quote, String value) {
    return Answer.stated(Value.of(value), at(quote));
  }

  private static Evidence at(String quote) {
    int start = LETTER.text().canonical().lastIndexOf(quote);
    return Evidence.in(LETTER.text(), new Span(start, start + quote.length()));
  }
}
