package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import imr.letter.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramTest {
  private static final String TEXT =
      """
      CLINICAL CASE SUMMARY
      The beekeeper is 52 years old and fell off a ladder in his own orchard.

      IMR ISSUES, DECISIONS AND RATIONALES
      Six sauna visits: Upheld
      Claims Administrator guideline: no source was named.
      MAXIMUS guideline: Decision based on Sauna Handbook 2012.
      Decision rationale: Heat did not help so far, so the visits are not medically necessary.
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void extractWritesOneRecordALetterNamedAsTheFile() throws IOException {
    Path letters = Files.createDirectory(folder.resolve("letters"));
    Files.writeString(letters.resolve("b.v2.txt"), TEXT);
    Files.writeString(letters.resolve("a.txt"), TEXT.replace("52", "61"));
    assertEquals(0, run("extract", "--out", at("records"), letters.toString()));
    assertEquals(List.of("a.json", "b.v2.json"), names("records"));
    Letter letter = Letter.of("b.v2.txt", TEXT, true);
    assertEquals(
        new RecordFile(SchemaFile.builtIn())
            .pretty(letter, age(letter), RecordFile.Detail.WITH_RULES),
        Files.readString(folder.resolve("records/b.v2.json")));
    assertEquals("", out.toString(StandardCharsets.UTF_8) + err);
  }

  @Test
  void extractWithoutAFolderPrintsOneLineALetterInTheGivenOrder() throws IOException {
    Path b = Files.writeString(folder.resolve("b.txt"), TEXT);
    Path a = Files.writeString(folder.resolve("a.txt"), TEXT + "\nSeen by Zoë 😀");
    assertEquals(0, run("extract", "--rules", b.toString(), a.toString()));
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    RecordFile format = new RecordFile(SchemaFile.builtIn());
    Letter first = Letter.of("b.txt", TEXT, true);
    Letter second = Letter.of("a.txt", TEXT + "\nSeen by Zoë 😀", true);
    assertEquals(
        List.of(
            format.line(first, age(first), RecordFile.Detail.WITH_RULES),
            format.line(second, age(second), RecordFile.Detail.WITH_RULES)),
        lines);
  }

  @Test
  void manyLettersComeOutInTheirOrder() throws IOException {
    Path letters = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < 600; i++) {
      Files.writeString(letters.resolve("%03d.txt".formatted(i)), TEXT + i);
    }
    assertEquals(0, run("extract", letters.toString()));
    RecordFile format = new RecordFile(SchemaFile.builtIn());
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(600, lines.size());
    for (int i = 0; i < 600; i++) {
      Letter letter = Letter.of("%03d.txt".formatted(i), TEXT + i, true);
      assertEquals(format.line(letter, age(letter), RecordFile.Detail.PLAIN), lines.get(i));
    }
  }

  @Test
  void aRefusedFileIsNamedAndTheOthersAreExtracted() throws IOException {
    Files.writeString(folder.resolve("good.txt"), TEXT);
    Files.writeString(folder.resolve("recipe.txt"), "A cake is 40 minutes in the oven.");
    Files.write(
        folder.resolve("broken.pdf"), "%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8));
    assertEquals(1, run("extract", "--out", at("records"), folder.toString(), at("nowhere.pdf")));
    assertEquals(List.of("good.json"), names("records"));
    String trouble = err.toString(StandardCharsets.UTF_8);
    assertEquals(3, trouble.lines().count(), trouble);
    assertTrue(trouble.contains("broken.pdf") && trouble.contains("nowhere.pdf"), trouble);
    assertTrue(trouble.contains("recipe.txt") && trouble.contains("--any"), trouble);
    assertEquals(0, run("extract", "--any", "--out", at("records"), at("recipe.txt")));
    assertEquals(List.of("good.json", "recipe.json"), names("records"));
  }

  @Test
  void twoLettersNeverBecomeOneFile() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    String other = TEXT.replace("52", "61");
    Files.writeString(one.resolve("x.txt"), TEXT);
    Files.writeString(two.resolve("X.txt"), other);
    assertEquals(0, run("extract", "--out", at("records"), one.toString(), two.toString()));
    String hash = Letter.of("X.txt", other, true).id().substring(0, 12);
    assertEquals(List.of("X-" + hash + ".json", "x.json"), names("records"));
  }

  @Test
  void aLetterThatBringsOutAMistakeDoesNotStopTheOthers() throws IOException {
    Files.writeString(folder.resolve("a.txt"), TEXT.replace("52", "--"));
    Files.writeString(folder.resolve("b.txt"), TEXT);
    assertEquals(1, run("extract", "--out", at("records"), folder.toString()));
    assertEquals(List.of("b.json"), names("records"));
    assertEquals(
        folder.resolve("a.txt")
            + " couldn't be processed because of a program error. See the log for details.\n",
        sentences());
  }

  @Test
  void aFolderWithoutLettersIsNoSuccess() {
    assertEquals(1, run("extract", folder.toString()));
    assertEquals("There's no file that could be a letter in " + folder + ".\n", sentences());
  }

  @Test
  void whereNoRecordCanBeWrittenASentenceSaysSo() throws IOException {
    Path letter = Files.writeString(folder.resolve("a.txt"), TEXT);
    assertEquals(1, run("extract", "--out", letter.toString(), letter.toString()));
    assertEquals(letter + " already exists and isn't a folder.\n", sentences());
  }

  @Test
  void evaluatePrintsATableOfStrictAndRelaxedScores() throws IOException {
    goldAndPredicted();
    assertEquals(1, run("evaluate", "--gold", at("gold"), "--predicted", at("predicted")));
    assertEquals(
        """
        3 letters
                                                                          strict                 relaxed
        field                                            gold predicted        P      R     F1        P      R     F1
        patient.age                                         3         2   0.5000 0.3333 0.4000   0.5000 0.3333 0.4000
        patient.sex                                         1         1   0.0000 0.0000 0.0000   1.0000 1.0000 1.0000
        micro-average                                       4         3   0.3333 0.2500 0.2857   0.6667 0.5000 0.5714
        """,
        out.toString(StandardCharsets.UTF_8));
    assertEquals(
        folder.resolve("predicted").resolve("c.json")
            + " is missing. All values of its letter count as missing.\n",
        sentences());
  }

  @Test
  void evaluateListsTheErrorsOfTheWantedFieldsOnly() throws IOException {
    goldAndPredicted();
    run("evaluate", "--gold", at("gold"), "--predicted", at("predicted"), "--errors");
    assertEquals(
        """
        a.json  relaxed   patient.sex  9-12 “his” = male  predicted 20-23 “him” = male
        b.json  missed    patient.age  5-7 “61”
        b.json  spurious  patient.age  0-2 “16”
        c.json  missed    patient.age  5-7 “70”
        """,
        out.toString(StandardCharsets.UTF_8).replaceFirst("(?s)\n\n.*", "\n"));
    out.reset();
    run(
        "evaluate",
        "--gold",
        at("gold"),
        "--predicted",
        at("predicted"),
        "--fields",
        "patient.sex");
    assertTrue(
        out.toString(StandardCharsets.UTF_8)
            .endsWith(
                "micro-average                                       1         1   0.0000 0.0000"
                    + " 0.0000   1.0000 1.0000 1.0000\n"));
  }

  @Test
  void evaluateOfARecordWithItselfIsPerfectAndASuccess() throws IOException {
    goldAndPredicted();
    assertEquals(0, run("evaluate", "--gold", at("gold"), "--predicted", at("gold")));
    assertEquals("", sentences());
  }

  @Test
  void evaluateNamesWhatItCannotCompare() throws IOException {
    goldAndPredicted();
    record("predicted", "c", "00", "");
    Files.writeString(folder.resolve("predicted/b.json"), "{");
    record("predicted", "z", "d", "");
    record("gold", "d", "d", "\"weight\": 3,");
    record("predicted", "d", "d", "");
    assertEquals(1, run("evaluate", "--gold", at("gold"), "--predicted", at("predicted")));
    Path predicted = folder.resolve("predicted");
    assertEquals(
        predicted.resolve("b.json")
            + ": The file is not well-formed JSON (line 1).\n"
            + predicted.resolve("c.json")
            + " was made from a different text than the gold record. All values of its letter count"
            + " as missing.\n"
            + folder.resolve("gold").resolve("d.json")
            + " has fields that aren't in imr-letter-v1 and were ignored: weight.\n"
            + predicted.resolve("z.json")
            + " has no gold record and was skipped.\n",
        sentences());
  }

  @Test
  void aFieldThatIsNoneIsAMistakeOfTheCall() {
    assertEquals(2, run("evaluate", "--gold", "x", "--predicted", "y", "--fields", "case,shoe"));
    assertEquals(
        """
        There's no field or group named shoe.
        See imr-workbench evaluate --help.
        """,
        sentences());
  }

  @Test
  void aGoldFolderThatIsNotThereIsNamed() {
    assertEquals(1, run("evaluate", "--gold", at("x"), "--predicted", at("y")));
    assertEquals(
        folder.resolve("x") + " doesn't exist. Check the path, and then try again.\n", sentences());
  }

  @Test
  void wordsThatAreNoneAreNotUnderstood() {
    assertEquals(2, run("extrakt"));
    assertTrue(sentences().endsWith("See imr-workbench --help.\n"));
    assertFalse(sentences().contains("Exception"));
  }

  @Test
  void helpAndVersionAreEverywhere() {
    for (String word : List.of("", "extract", "evaluate")) {
      out.reset();
      assertEquals(
          0, run(word.isEmpty() ? new String[] {"--help"} : new String[] {word, "--help"}));
      assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Usage: imr-workbench " + word));
      out.reset();
      assertEquals(
          0, run(word.isEmpty() ? new String[] {"--version"} : new String[] {word, "--version"}));
      assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("IMR Workbench "));
    }
    assertEquals("", sentences());
  }

  @Test
  void anAccidentEndsInASentenceAndNoStackTrace() {
    Program broken =
        new Program(
            console(),
            _ -> Optional.empty(),
            _ -> {
              throw new IllegalStateException("Mr Zebedee");
            },
            _ -> {});
    assertEquals(1, broken.run("--data", folder.toString(), "extract", "x.txt"));
    assertEquals(
        "The program stopped because of an internal error. See "
            + folder.resolve("log").resolve("workbench-0.log")
            + " for details.\n",
        sentences());
  }

  private static AnnotationSet age(Letter letter) {
    int start = letter.text().canonical().indexOf("is ") + 3;
    Span span = new Span(start, start + 2);
    String digits = letter.text().quote(span);
    Integer.parseInt(digits);
    return AnnotationSet.of(
        List.of(
            Annotation.suggested(
                Target.of(new FieldId("patient.age")),
                Answer.stated(Value.of(digits), Evidence.in(letter.text(), span)),
                new Provenance.Program("ages", "1", "after is", 0.75))));
  }

  /** Creates three gold letters, and predictions for the first two with one error each. */
  private void goldAndPredicted() throws IOException {
    String his = ", \"sex\": {\"text\": \"his\", \"start\": 9, \"end\": 12, \"value\": \"male\"}";
    String him = ", \"sex\": {\"text\": \"him\", \"start\": 20, \"end\": 23, \"value\": \"male\"}";
    record("gold", "a", "a", patient(5, "52", his));
    record("gold", "b", "b", patient(5, "61", ""));
    record("gold", "c", "c", patient(5, "70", ""));
    record("predicted", "a", "a", patient(5, "52", him));
    record("predicted", "b", "b", patient(0, "16", ""));
  }

  private static String patient(int start, String age, String more) {
    return "\"patient\": {\"age\": {\"text\": \"%s\", \"start\": %d, \"end\": %d, \"value\": %s}%s},"
        .formatted(age, start, start + 2, age, more);
  }

  private void record(String where, String name, String hash, String content) throws IOException {
    Files.createDirectories(folder.resolve(where));
    Files.writeString(
        folder.resolve(where).resolve(name + ".json"),
        "{\"schema\": \"imr-letter-v1\", \"letter\": \"%s.txt\", \"textSha256\": \"%s\", %s \"absent\": []}"
            .formatted(name, hash, content));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> names(String name) throws IOException {
    try (var files = Files.list(folder.resolve(name))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private String sentences() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private Console console() {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private int run(String... arguments) {
    Function<Letter, AnnotationSet> ages = ProgramTest::age;
    return new Program(console(), _ -> Optional.empty(), _ -> ages, _ -> {}).run(arguments);
  }
}
