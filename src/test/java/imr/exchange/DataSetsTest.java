package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.annotation.GoldSetPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests datasets for training, as read by the programs that use them. */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class DataSetsTest {
  private static final String TEXT = SampleRecord.LETTER.text().canonical();

  @TempDir private Path folder;

  @Test
  void huggingFaceHasASplitAPartAndACardThatNamesThem() throws IOException {
    write("huggingface", true, SampleRecord.letter(), SampleRecord.letter(GoldSetPart.TEST));
    assertEquals(List.of("README.md", "data/test.jsonl", "data/train.jsonl"), names());
    Map<?, ?> head = head();
    assertEquals(
        List.of(
            Map.of(
                "config_name",
                "default",
                "data_files",
                List.of(
                    Map.of("split", "train", "path", "data/train.jsonl"),
                    Map.of("split", "test", "path", "data/test.jsonl")))),
        head.get("configs"));
    assertEquals(List.of("n<1K"), head.get("size_categories"));
    assertEquals(
        List.of(
            Map.of("name", "train", "num_examples", 1), Map.of("name", "test", "num_examples", 1)),
        info(head).get("splits"));
    assertTrue(read("README.md").contains("| `items.decision` | Decision | code | `upheld`,"));
  }

  @Test
  void everyLineOfHuggingFaceHasTheFeaturesOfTheCardAndPythonsOffsets() throws IOException {
    write("huggingface", true, SampleRecord.letter());
    JsonNode line = line("data/train.jsonl");
    List<String> features =
        ((List<?>) java.util.Objects.requireNonNull(info(head()).get("features")))
            .stream().map(f -> String.valueOf(((Map<?, ?>) f).get("name"))).toList();
    assertEquals(features, line.propertyNames().stream().toList());
    assertEquals(TEXT, line.path("text").asString());
    assertEquals("[\"injury.mechanism\",\"items[0].strength\"]", line.path("absent").toString());
    int placed = 0;
    for (JsonNode value : line.path("values")) {
      if (!value.path("start").isNull()) {
        assertEquals(value.path("text").asString(), python(value));
        placed++;
      }
    }
    assertEquals(19, placed);
    assertEquals(
        "{\"field\":\"case.decisionDate\",\"path\":\"case.decisionDate\",\"start\":null,"
            + "\"end\":null,\"text\":null,\"value\":\"2016-11-04\",\"status\":\"added\","
            + "\"author\":\"Ana\",\"at\":\"2026-01-02T03:04:05Z\",\"rule\":null,"
            + "\"confidence\":null,\"suggested\":null}",
        line.path("values").get(1).toString());
  }

  @Test
  void withoutTextHuggingFaceHasPlacesAndCodesAlone() throws IOException {
    write("huggingface", false, SampleRecord.letter());
    String all = read("data/train.jsonl");
    assertTrue(all.contains("\"value\":\"upheld\""));
    for (String words : List.of("Oak", "Tea warms", "Sauna", "kite 𝒩", "Herbal", "loom")) {
      assertTrue(!all.contains(words), words);
    }
  }

  @Test
  void spacyHasAllValuesInASpanGroupAndNoTwoOverlappingEntities() throws IOException {
    write("spacy", true, SampleRecord.letter(), SampleRecord.letter(GoldSetPart.DEVELOPMENT));
    assertEquals(
        List.of("README.md", "convert.py", "dev.jsonl", "fields.csv", "train.jsonl"), names());
    JsonNode line = line("dev.jsonl");
    assertEquals(19, line.path("spans").path("sc").size());
    int last = 0;
    for (JsonNode entity : line.path("ents")) {
      assertTrue(entity.path("start").asInt() >= last);
      last = entity.path("end").asInt();
    }
    assertEquals(
        "items.request", labelOf(line.path("ents"), "=Oak bark tea 🍵, 3 cups for the knee"));
    assertEquals("items.treatment", labelOf(line.path("spans").path("sc"), "Oak bark tea 🍵"));
    assertEquals("items.conclusion", labelOf(line.path("ents"), "not medically necessary"));
  }

  private static String labelOf(JsonNode spans, String words) {
    for (JsonNode span : spans) {
      if (python(span).equals(words)) {
        return span.path("label").asString();
      }
    }
    return "";
  }

  @Test
  void theConvertersScriptRunsInPythonAndSaysWhatItLacks() throws Exception {
    write("spacy", true, SampleRecord.letter());
    String script = folder.resolve("out/convert.py").toString();
    assumeTrue(python("import sys") == 0, "no python3 here to run the converter with");
    assertEquals(0, run("python3", "-I", script, "--help"), told());
    boolean spacy = python("import spacy") == 0;
    int ended = run("python3", "-I", script);
    assertEquals(spacy ? 0 : 1, ended, told());
    assertTrue(spacy || told().startsWith("spaCy is missing: "), told());
    assertEquals(spacy, Files.exists(folder.resolve("out/train.spacy")));
  }

  @Test
  void conllLosesNoCharacterButWhiteSpaceAndMarksWholeValues() throws IOException {
    write("conll2003", true, SampleRecord.letter());
    List<String> lines = read("train.conll").lines().toList();
    assertEquals("-DOCSTART- -X- -X- O", lines.getFirst());
    StringBuilder words = new StringBuilder();
    lines.stream()
        .skip(1)
        .filter(l -> !l.isEmpty())
        .forEach(l -> words.append(l, 0, l.indexOf(" ")));
    assertEquals(TEXT.replaceAll("\\s", ""), words.toString());
    String all = String.join("\n", lines);
    assertTrue(all.contains("\n61 -X- -X- B-patient.age\nyear -X- -X- O\n"), all);
    assertTrue(
        all.contains(
            """
            =Oak -X- -X- B-items.request
            bark -X- -X- I-items.request
            tea -X- -X- I-items.request
            🍵 -X- -X- I-items.request
            , -X- -X- I-items.request
            """),
        all);
    assertTrue(all.contains("\nknee -X- -X- I-items.request\n: -X- -X- O\n"), all);
    assertTrue(
        all.contains("\n\nIt -X- -X- O\nis -X- -X- O\nnot -X- -X- B-items.conclusion\n"), all);
  }

  @Test
  void conllTellsWhatIsCoveredAndCut() {
    Map<FormatLoss, Integer> lost =
        Formats.named("conll2003")
            .orElseThrow()
            .losses(SampleRecord.letter(), SampleRecord.SCHEMA, true);
    assertEquals(5, lost.get(FormatLoss.OVERLAP));
    assertEquals(1, lost.get(FormatLoss.CUT));
    assertEquals(2, lost.get(FormatLoss.ABSENT));
    assertEquals(1, lost.get(FormatLoss.VALUE_WITHOUT_PLACE));
  }

  @Test
  void nltkReadsConllAsItIsMeant() throws Exception {
    assumeTrue(
        run("/usr/bin/python3", "-c", "import nltk") == 0,
        "Python's NLTK is not here to read CoNLL with (Debian: python3-nltk)");
    write("conll2003", true, SampleRecord.letter());
    String program =
        """
        import sys
        from nltk.corpus.reader.conll import ConllCorpusReader
        reader = ConllCorpusReader(sys.argv[1], ['train.conll'], ('words', 'pos', 'ignore', 'ne'))
        rows = [r for s in reader._grids() for r in s]
        found, now = [], None
        for word, _, _, tag in rows:
            if tag.startswith('B-'):
                found.append([tag[2:], word])
            elif tag.startswith('I-'):
                found[-1].append(word)
        for name in found:
            print(name[0] + ': ' + ' '.join(name[1:]))
        """;
    assertEquals(
        0, run("/usr/bin/python3", "-c", program, folder.resolve("out").toString()), told());
    assertEquals(
        """
        case.number: CM15-0000007
        patient.age: 61
        injury.date: 10/02/214
        patient.sex: He
        clinical.diagnoses: loom shoulder
        clinical.diagnoses: ferry knee
        items.request: =Oak bark tea 🍵 , 3 cups for the knee
        items.decision: Upheld
        items.reviewerCitations.guideline: Herbal Handbook 3rd ed .
        items.reviewerCitations.pages: 7-8
        items.conclusion: not medically necessary
        items.request: Sauna
        items.decision: Overturned
        """,
        told());
  }

  /** Returns the text of a span with offsets as in Python. */
  private static String python(JsonNode span) {
    int start = TEXT.offsetByCodePoints(0, span.path("start").asInt());
    return TEXT.substring(start, TEXT.offsetByCodePoints(0, span.path("end").asInt()));
  }

  private int python(String program) throws IOException, InterruptedException {
    return run("python3", "-I", "-c", program);
  }

  /** Returns the program's exit code, or 127 if the program doesn't exist. */
  private int run(String... words) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("told.txt").toFile())
          .start()
          .waitFor();
    } catch (IOException noSuchProgram) {
      return 127;
    }
  }

  private String told() throws IOException {
    return Files.readString(folder.resolve("told.txt"), StandardCharsets.UTF_8);
  }

  private void write(String id, boolean withText, AnnotatedLetter... letters) throws IOException {
    Format format = Formats.named(id).orElseThrow();
    try (Format.ExportWriter writing =
        format.begin(folder.resolve("out"), SampleRecord.SCHEMA, withText)) {
      for (AnnotatedLetter letter : letters) {
        writing.write(letter);
      }
      writing.finish();
    }
  }

  private List<String> names() throws IOException {
    Path out = folder.resolve("out");
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile)
          .map(p -> out.relativize(p).toString().replace('\\', '/'))
          .filter(n -> !n.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve(name));
  }

  private JsonNode line(String name) throws IOException {
    return JsonMapper.shared().readTree(read(name).lines().findFirst().orElseThrow());
  }

  private Map<?, ?> head() throws IOException {
    String yaml = read("README.md").split("---\n", 3)[1];
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  private static Map<?, ?> info(Map<?, ?> head) {
    return (Map<?, ?>) java.util.Objects.requireNonNull(head.get("dataset_info"));
  }
}
