package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests gold sets, correction counts, and project files on the command line. */
final class GoldCommandsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private final Commandline program = new Commandline();

  @BeforeEach
  void finishALetter() {
    work(
        "data",
        w -> {
          w.importSamples();
          new TestAnnotator(w, "Ana", NOON).finishes(w.letters().getFirst().id());
        });
  }

  @Test
  void aGoldSetIsMadeListedAndWritten() throws IOException {
    assertEquals(
        0,
        program.run(
            "gold", "make", "2026-Q4", "--shares", "0,0,100", "--by", "Ana", "--data", data()));
    assertEquals("2026-Q4\t0 train, 0 development, 1 test\n", program.told());
    assertEquals(1, program.run("gold", "make", "2026-Q4", "--data", data()));
    assertEquals(
        "A gold set named “2026-Q4” already exists. Gold sets can't be changed. Enter another"
            + " name.\n",
        program.sentences());
    work(
        "data",
        w -> {
          String letter = w.letters().getFirst().id();
          new TestAnnotator(w, "Ben", NOON).reopens(letter).declaresFinished(letter);
        });
    assertEquals(0, program.run("gold", "list", "--data", data()));
    String line = program.told();
    assertTrue(
        line.matches("2026-Q4\t[^\t]+\tAna\t0 train, 0 development, 1 test\t1 changed since\n"),
        line);
    assertEquals(
        0, program.run("gold", "manifest", "2026-Q4", "--data", data(), "--out", at("m.json")));
    assertTrue(Files.readString(folder.resolve("m.json")).contains("\"goldSet\" : \"2026-Q4\""));
    assertEquals(0, program.run("gold", "manifest", "2026-Q4", "--data", data()));
    assertEquals(Files.readString(folder.resolve("m.json")), program.told());
    assertEquals(1, program.run("gold", "manifest", "2027", "--data", data()));
    assertEquals("There's no gold set named “2027”.\n", program.sentences());
  }

  @Test
  void sharesThatAreNoHundredAreNotUnderstood() {
    for (String shares : List.of("80,10", "80,10,20", "110,-10,0", "many")) {
      assertEquals(
          2, program.run("gold", "make", "x", "--shares", shares, "--data", data()), shares);
    }
    assertEquals(2, program.run("gold"));
    assertEquals(2, program.run("project"));
  }

  @Test
  void nothingFinishedMakesNoGoldSet() {
    work("empty", Workbench::importSamples);
    assertEquals(1, program.run("gold", "make", "2026-Q4", "--data", at("empty")));
    assertEquals(
        "There are no finished letters, so there's nothing to put in a gold set.\n",
        program.sentences());
  }

  @Test
  void correctionsAreCountedIntoAFile() throws IOException {
    assertEquals(0, program.run("corrections", "--data", data(), "--out", at("c.csv")));
    assertEquals(0, program.run("corrections", "--data", data()));
    String counts = program.told();
    assertEquals(Files.readString(folder.resolve("c.csv")), "\uFEFF" + counts);
    assertTrue(counts.contains("\r\npatient.age,Age,1,0,0,0,0,0,0,0\r\n"), counts);
  }

  @Test
  void aProjectIsWrittenAndTakenInElsewhere() {
    assertEquals(0, program.run("project", "write", at("p.zip"), "--data", data()));
    assertEquals("5 letters exported\n", program.told());
    assertEquals(0, program.run("project", "read", at("p.zip"), "--data", at("new")));
    assertEquals("5 letters added, 0 updated, 0 unchanged\n", program.told());
    program.run("list", "--data", data());
    String here = program.told();
    program.run("list", "--data", at("new"));
    assertEquals(here, program.told());
    work("data", w -> age(w, "44"));
    work("new", w -> age(w, "45"));
    program.run("project", "write", at("p.zip"), "--data", data());
    program.told();
    assertEquals(1, program.run("project", "read", at("p.zip"), "--data", at("new")));
    assertEquals("0 letters added, 0 updated, 4 unchanged, 1 conflict\n", program.told());
    assertEquals(1, program.sentences().lines().count());
  }

  @Test
  void whatIsNoProjectIsRefused() throws IOException {
    Files.writeString(folder.resolve("p.zip"), "no zip");
    assertEquals(1, program.run("project", "read", at("p.zip"), "--data", data()));
    assertEquals(
        "Couldn't import the project file p.zip: it isn't a zip file, or it's damaged; get a new"
            + " copy. Nothing was changed.\n",
        program.sentences());
  }

  private static void age(Workbench workbench, String years) {
    new TestAnnotator(workbench, "Ana", NOON)
        .types(workbench.letters().get(1).id(), "patient.age", years);
  }

  private void work(String data, java.util.function.Consumer<Workbench> work) {
    Store store = StoreFixtures.open(folder.resolve(data));
    try (Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC))) {
      work.accept(workbench);
    }
  }

  private String data() {
    return at("data");
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }
}
