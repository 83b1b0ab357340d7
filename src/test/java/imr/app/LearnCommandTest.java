package imr.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests training on the command line with fictitious letters. */
final class LearnCommandTest {
  private static final int LETTERS = 8;

  @TempDir private Path folder;
  private final Commandline program = new Commandline();

  @BeforeEach
  void writeLettersWithGoldThatDropsATreatmentEachTime() throws IOException {
    Files.createDirectories(folder.resolve("letters"));
    Files.createDirectories(folder.resolve("gold"));
    Function<Letter, AnnotationSet> extractor = Main.extractor(SchemaFile.builtIn());
    RecordFile format = new RecordFile(SchemaFile.builtIn());
    for (int n = 0; n < LETTERS; n++) {
      Letter letter = Letter.of("letter-" + n + ".txt", text(n), true);
      Files.writeString(folder.resolve("letters").resolve(letter.name()), text(n));
      AnnotationSet gold =
          AnnotationSet.of(
              extractor.apply(letter).all().stream()
                  .filter(a -> a.evidence().filter(e -> e.quote().equals("massage")).isEmpty())
                  .toList());
      Files.writeString(
          folder.resolve("gold").resolve("letter-" + n + ".json"),
          format.pretty(letter, gold, RecordFile.Detail.PLAIN));
    }
  }

  private static String text(int n) {
    return "Case Number: CM25-000123"
        + n
        + "\n\nCLINICAL CASE SUMMARY\nThe worker is a "
        + (30 + n)
        + " year old male who was injured on 3/1"
        + n
        + "/2025. He was diagnosed with knee strain. Treatment to date has included physical"
        + " therapy, massage and acupuncture.\n\nIMR ISSUES, DECISIONS AND RATIONALES\nThe Final"
        + " Determination was based on decisions for the disputed items set forth below:\n\n"
        + "Knee brace: Upheld\n\nClaims Administrator guideline: Decision based on MTUS Knee"
        + " Complaints 2004.\n\nMAXIMUS guideline: Decision based on MTUS Knee Complaints"
        + " 2004.\n\nDecision rationale: The brace was asked for. The request is not medically"
        + " necessary.\n";
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int learn(String... more) {
    String[] start = {"learn", "--gold", path("gold"), "--letters", path("letters")};
    String[] all = new String[start.length + more.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    return program.run(all);
  }

  @Test
  void aModelIsSavedAndTheSameLettersGiveTheSameBytes() throws IOException {
    assertEquals(0, learn("--out", path("model")), program.sentences());
    String told = program.told();
    assertTrue(
        told.matches(
            "(?s)Model [0-9a-f]{12}, learned from 8 finished letters \\(8 letters in all\\), \\d+"
                + " kB\n.*patient.age  .* saved\n"),
        told);
    learn("--out", path("again"));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("model")), Files.readAllBytes(folder.resolve("again")));
  }

  @Test
  void anExtractedRecordHasTheModelsConfidences() throws IOException {
    learn("--out", path("model"));
    program.told();
    String letter = folder.resolve("letters/letter-3.txt").toString();
    assertEquals(0, program.run("extract", "--model", path("model"), letter));
    String json = program.told();
    double massage = confidence(json, "massage");
    double therapy = confidence(json, "physical therapy");
    assertTrue(massage < therapy - 0.1, json);
    assertEquals(0, program.run("extract", "--model", path("model"), "--out", path("out"), letter));
    program.run("evaluate", "--gold", path("gold"), "--predicted", path("out"));
    assertTrue(
        program.sentences().lines().allMatch(l -> l.contains("is missing")), "no unknown fields");
  }

  private static double confidence(String json, String value) {
    String rest = json.substring(json.indexOf("\"value\":\"" + value + "\""));
    String number = rest.substring(rest.indexOf("\"confidence\":") + 13);
    return Double.parseDouble(number.split("[,}]", 2)[0]);
  }

  @Test
  void measuresFiguresOnLettersThatItDidNotLearnFrom() {
    assertEquals(0, learn("--measure"), program.sentences());
    String told = program.told();
    assertTrue(told.startsWith("8 letters: "), told);
    assertTrue(told.contains("\nExpected calibration error: 0."), told);
  }

  @Test
  void aFieldIsReadWithoutItsRule() {
    assertEquals(0, learn("--without", "patient.age"), program.sentences());
    String told = program.told();
    assertTrue(
        told.startsWith("8 letters, each read by a model that learned from 7 others\n"), told);
    assertTrue(
        told.contains("\npatient.age                                        8     8    1."), told);
    assertEquals(0, learn("--curve", "--without", "patient"), program.sentences());
    assertTrue(program.told().contains("corrections per letter"));
    assertEquals(2, learn("--without", "patient.shoe"));
    assertTrue(program.sentences().startsWith("There's no field or group named patient.shoe.\n"));
  }

  @Test
  void withoutGoldThereIsNothingToLearn() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertEquals(1, program.run("learn", "--gold", path("empty"), "--letters", path("letters")));
    assertEquals(
        "No letter has a gold record, so there's nothing to learn.\n", program.sentences());
  }

  @Test
  void aFileThatIsNoModelIsRefusedWithASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("model"), "not a model");
    assertEquals(1, program.run("extract", "--model", file.toString(), path("letters")));
    assertEquals(
        "Couldn't use " + file + ": The file isn't a learned model. Run the learn command again.\n",
        program.sentences());
    assertEquals("", program.told());
  }
}
