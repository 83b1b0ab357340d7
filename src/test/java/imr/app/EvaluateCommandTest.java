package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.SchemaFile;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.workbench.TestAnnotator;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests evaluation on the command line, with a real store and with folders. */
final class EvaluateCommandTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private final Commandline program = new Commandline();

  @BeforeEach
  void finishTwoLettersOfWhichOneHadAWrongAge() {
    Store store = StoreFixtures.open(folder.resolve("data"));
    try (Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC))) {
      workbench.importSamples();
      TestAnnotator ana = new TestAnnotator(workbench, "Ana", NOON);
      ana.finishes(workbench.letters().get(0).id());
      String other = workbench.letters().get(2).id();
      ana.types(other, "patient.age", "99").finishes(other);
    }
  }

  @Test
  void theStoresGoldIsComparedWithTheExtractorUnlessAnotherRunIsNamed() {
    assertEquals(0, evaluate("--gold-set", "all", "--fields", "patient", "--errors"));
    String told = program.told();
    assertTrue(
        told.contains("3-knee-surgery.pdf  missed    patient.age  (no location) = 99\n"), told);
    assertTrue(told.contains("\n2 letters\n"), told);
    assertTrue(
        told.contains(
            "patient.age                                         2         2   0.5000 0.5000"
                + " 0.5000   0.5000 0.5000 0.5000\n"),
        told);
    assertEquals(
        0, evaluate("--gold-set", "all", "--run", "kept", "--fields", "patient", "--errors"));
    assertEquals(told, program.told());
    assertEquals("", program.sentences());
  }

  @Test
  void intervalsAndAgreementArePrintedWhereTheyAreWanted() {
    evaluate("--gold-set", "all", "--fields", "patient", "--intervals", "--agreement");
    String told = program.told();
    assertTrue(
        told.contains(
            "patient.age                                      0.0945–0.9055   0.0945–0.9055 "),
        told);
    assertTrue(
        told.endsWith(
            """
            coded field                                     units    same  chance   kappa  1st only  2nd only
            patient.sex                                         2  1.0000  0.5000  1.0000         0         0
            """),
        told);
  }

  @Test
  void aGoldSetIsNamedWithOneOfItsParts() {
    program.run("gold", "make", "2026-Q4", "--shares", "0,0,100", "--data", data());
    program.told();
    assertEquals(0, evaluate("--gold-set", "2026-Q4", "--part", "test"));
    assertTrue(program.told().startsWith("2 letters\n"));
    assertEquals(1, evaluate("--gold-set", "2026-Q4", "--part", "train"));
    assertTrue(program.told().startsWith("0 letters\n"));
    assertEquals(1, evaluate("--gold-set", "2027"));
    assertEquals("There's no gold set named “2027”.\n", program.sentences());
  }

  @Test
  void aSecondRunTellsWhatBecameBetterAndWorse() {
    String records = folder.resolve("records").toString();
    program.run("export", "--finished", "--data", data(), "--out", records);
    program.told();
    assertEquals(0, evaluate("--gold-set", "all", "--second", "records:" + records));
    String told = program.told();
    assertTrue(
        told.contains(
            "patient.age                                        -2  0.5000  1.0000  better\n"),
        told);
    assertTrue(
        told.contains(
            "patient.sex                                        +0  1.0000  1.0000  same\n"),
        told);
    assertTrue(told.contains("\n3-knee-surgery.pdf                                 -2  "), told);
    assertFalse(told.contains("\n1-partial-approval.pdf  "), told);
  }

  @Test
  void twoFoldersHaveASecondRunAndAReportToo() throws IOException {
    String gold = folder.resolve("gold").toString();
    String found = folder.resolve("found").toString();
    program.run("export", "--finished", "--data", data(), "--out", gold);
    program.run("extract-again", "--data", data());
    program.run("export", "--data", data(), "--out", found);
    program.told();
    String report = folder.resolve("report").toString();
    assertEquals(
        1,
        program.run(
            "evaluate",
            "--gold",
            gold,
            "--predicted",
            found,
            "--second",
            gold,
            "--report",
            report));
    String told = program.told();
    assertTrue(told.startsWith("2 letters\n"), told);
    assertTrue(told.endsWith("report.html saved\n"), told);
    String html = Files.readString(folder.resolve("report/report.html"));
    assertTrue(html.contains("<h1>records in found compared with records in gold</h1>"), html);
    assertTrue(html.contains("<h2>Second run: records in gold</h2>"), html);
  }

  @Test
  void aReportQuotesTheLettersOnlyWhereItShall() throws IOException {
    String report = folder.resolve("report").toString();
    assertEquals(0, evaluate("--gold-set", "all", "--report", report));
    Path errors = folder.resolve("report/errors.csv");
    assertFalse(Files.readString(errors).contains("99"), Files.readString(errors));
    assertEquals(0, evaluate("--gold-set", "all", "--report", report, "--with-words"));
    assertTrue(Files.readString(errors).contains(",99,"), Files.readString(errors));
    assertTrue(
        Files.readString(folder.resolve("report/report.html")).contains("= 99")
            || Files.readString(folder.resolve("report/report.html")).contains(">99<"));
  }

  @Test
  void whatIsNoEvaluationIsNotUnderstood() {
    assertEquals(2, evaluate());
    assertEquals(2, evaluate("--gold", "x"));
    assertEquals(2, evaluate("--gold-set", "all", "--gold", "x"));
    assertEquals(2, evaluate("--gold-set", "all", "--part", "test"));
    assertEquals(2, evaluate("--gold-set", "x", "--part", "rest"));
    assertEquals(2, evaluate("--gold-set", "all", "--run", "oracle"));
    assertTrue(
        program
            .sentences()
            .endsWith("There's no run named oracle.\nSee imr-workbench evaluate --help.\n"));
  }

  private int evaluate(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "evaluate";
    all[1] = "--data";
    all[2] = data();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return program.run(all);
  }

  private String data() {
    return folder.resolve("data").toString();
  }
}
