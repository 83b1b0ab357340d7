package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.exchange.SchemaFile;
import imr.review.SessionStep;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests custom fields on the command line. */
final class SchemaCommandsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private final Commandline program = new Commandline();

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private void add(int code, String edits) throws IOException {
    Files.writeString(folder.resolve("edits.json"), edits);
    assertEquals(
        code, program.run("schema", "add", "--data", at("data"), "--by", "Ana", at("edits.json")));
  }

  private Workbench workbench() {
    Store store = StoreFixtures.open(folder.resolve("data"));
    return new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @Test
  void fieldsAreAddedByAFileShownLoggedAndExportedWithWhatLettersSayInThem() throws IOException {
    add(
        0,
        """
        [{"do": "addField", "label": "Attorney", "type": "text", "group": "case"},
         {"do": "addField", "label": "Urgency", "type": "code", "in": "items"},
         {"do": "addCode", "field": "items.own.urgency", "label": "Very high"}]
        """);
    assertEquals(
        """
        Added “Attorney” to the group “Case”: one text.
        Added “Urgency” to “Disputed items”: one code.
        Added choice “Very high” (very-high) to “Urgency”.
        Fields updated: imr-letter-v1+own.1.
        """,
        program.told());
    assertEquals(0, program.run("schema", "log", "--data", at("data")));
    assertTrue(program.told().startsWith("1\tAna\t"));
    assertEquals(
        0, program.run("schema", "show", "--data", at("data"), "--out", at("schema.json")));
    String schema = Files.readString(folder.resolve("schema.json"));
    assertTrue(schema.startsWith("{\n  \"id\" : \"imr-letter-v1+own.1\","), schema);
    assertTrue(schema.contains("\"items.own.urgency\""));
    annotate();
    assertEquals(0, program.run("export", "--data", at("data")));
    assertTrue(program.told().contains("\"own\":{\"attorney\":{\"value\":\"Mary Poole\""));
  }

  private void annotate() {
    try (Workbench workbench = workbench()) {
      workbench.importSamples();
      String letter = workbench.letters().getFirst().id();
      SessionStep step =
          workbench
              .open(letter)
              .correct(
                  Target.of(new FieldId("own.attorney")),
                  "Mary Poole",
                  new Provenance.Person("Ana", NOON))
              .orElseThrow();
      workbench.keep(letter, step.gesture(), step.after().headline());
    }
  }

  @Test
  void whatMakesNoSenseIsRefusedWithItsNumberAndNothingIsChanged() throws IOException {
    add(
        1,
        """
        [{"do": "addField", "label": "Attorney", "type": "text", "group": "case"},
         {"do": "addField", "label": "attorney", "type": "date", "group": "case"}]
        """);
    add(1, "[{\"do\": \"takeAway\", \"field\": \"patient.age\"}]");
    add(1, "[{\"do\": \"addField\", \"label\": \"X\", \"type\": \"colour\", \"group\": \"case\"}]");
    add(1, "[{\"do\": ");
    add(1, "{}");
    assertEquals(
        """
        Edit 2: A field named “attorney” already exists here. Nothing was changed.
        Edit 1: “takeAway” isn't a valid edit. Nothing was changed.
        Edit 1: “colour” isn't a valid field type. Nothing was changed.
        The file is not well-formed JSON. Nothing was changed.
        The file has no list of edits. Nothing was changed.
        """,
        program.sentences());
    assertEquals("", program.told());
    assertEquals(2, program.run("schema"));
  }
}
