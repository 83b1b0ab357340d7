package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.ProjectSchema;
import imr.annotation.SchemaChange;
import imr.annotation.SchemaEdit;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.RecordFile;
import imr.review.Form;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.workbench.Task;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A project's own fields, made and filled in the real window. */
final class FieldsWindowTest extends WindowTest {
  private static final FieldId ATTORNEY = new FieldId("own.attorney");

  private void openFields() throws Exception {
    robot.press(KeyCode.CONTROL, KeyCode.ALT).type(KeyCode.F).release(KeyCode.CONTROL, KeyCode.ALT);
    await(() -> robot.lookup("#fields").tryQuery().isPresent());
  }

  private void save() throws Exception {
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    await(() -> robot.lookup("#fields").tryQuery().isEmpty());
    await(() -> window.desk().session().get().isPresent());
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private void addAttorney() throws Exception {
    openFields();
    robot.type(KeyCode.N).write("Attorney").type(KeyCode.ENTER);
    save();
  }

  @Test
  void aFieldIsAddedByKeyboardAndFilledByItsKeyAndStandsInTheRecord() throws Exception {
    openSamples();
    openFields();
    assertTrue(label("#fields-pending").startsWith("No custom fields yet"));
    robot.type(KeyCode.N).write("Attorney");
    assertEquals("0A", ((TextInputControl) node("#fields-new-key")).getText());
    robot.type(KeyCode.ENTER);
    assertEquals(
        "1 unsaved change: Added “Attorney” to the group “Case”: one text.",
        label("#fields-pending"));
    save();
    await(() -> label("#notice").startsWith("Fields updated (revision 1)"));
    assertEquals(1, workbench.fields().project().revision());
    assertEquals("Ana", workbench.fields().project().changes().getFirst().by());
    selectInLetter("Case Number");
    robot.interact(() -> node("#letter").requestFocus());
    robot.type(KeyCode.DIGIT0).type(KeyCode.A);
    await(() -> at("own.attorney").isPresent());
    assertEquals(
        Optional.of(Value.of("Case Number")), at("own.attorney").flatMap(Annotation::value));
    awaitSaved();
    String record =
        new RecordFile(workbench.schema())
            .line(
                session().letter(),
                workbench.open(session().letter().id()).annotations(),
                RecordFile.Detail.PLAIN);
    assertTrue(record.contains("\"own\":{\"attorney\":{\"text\":\"Case Number\""), record);
    restart();
    await(() -> window.desk().session().get().isPresent());
    assertTrue(at("own.attorney").isPresent());
  }

  @Test
  void whatIsNotSavedWaitsForTheNextTimeAndCanBeTakenBack() throws Exception {
    openSamples();
    openFields();
    robot.type(KeyCode.N).write("Attorney").type(KeyCode.ENTER).type(KeyCode.ESCAPE);
    await(() -> robot.lookup("#fields").tryQuery().isEmpty());
    assertEquals(0, workbench.fields().project().revision());
    openFields();
    assertTrue(label("#fields-pending").startsWith("1 unsaved change"));
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    await(() -> label("#fields-pending").startsWith("No custom fields yet"));
    assertTrue(node("#fields-save").isDisabled());
  }

  @Test
  void aFieldIsRenamedMovedRetiredAndItsIdStays() throws Exception {
    openSamples();
    addAttorney();
    openFields();
    selectInTree("Attorney");
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    robot.type(KeyCode.F2);
    robot.write("Counsel").type(KeyCode.ENTER);
    robot.interact(() -> node("#fields-tree").requestFocus());
    robot.type(KeyCode.DELETE);
    assertTrue(label("#fields-pending").contains("Retired “Counsel”"), label("#fields-pending"));
    save();
    SchemaChange last = workbench.fields().project().changes().getLast();
    assertEquals(
        List.of(
            new SchemaEdit.MoveField(ATTORNEY, Optional.of(new FieldId("case.priority"))),
            new SchemaEdit.RenameField(ATTORNEY, "Counsel"),
            new SchemaEdit.HideField(ATTORNEY, true)),
        last.edits());
    assertTrue(session().form().at(Target.of(ATTORNEY)).isEmpty());
  }

  private void selectInTree(String label) {
    robot.interact(
        () -> {
          ListView<?> tree = (ListView<?>) node("#fields-tree");
          for (int i = 0; i < tree.getItems().size(); i++) {
            if (tree.getItems().get(i).toString().contains("label=" + label + ",")) {
              tree.getSelectionModel().select(i);
            }
          }
          tree.requestFocus();
        });
  }

  @Test
  void aLabelThatIsThereAlreadyIsRefusedWithASentence() throws Exception {
    openSamples();
    openFields();
    robot.type(KeyCode.N).write("Priority").type(KeyCode.ENTER);
    await(
        () -> label("#fields-new-trouble").equals("A field named “Priority” already exists here."));
    assertTrue(node("#fields-save").isDisabled());
  }

  @Test
  void anOwnGroupOfEntriesStandsAsACardOnTheForm() throws Exception {
    openSamples();
    robot.interact(() -> window.library().keepClosed());
    ProjectSchema.Outcome outcome =
        workbench.changeFields(
            List.of(
                new SchemaEdit.AddField(
                    new FieldId("own.depositions"),
                    "Depositions",
                    Field.Type.GROUP,
                    true,
                    "case",
                    "0D",
                    ""),
                new SchemaEdit.AddField(
                    new FieldId("own.depositions.witness"),
                    "Witness",
                    Field.Type.TEXT,
                    false,
                    "case",
                    "0W",
                    "")),
            "Ana",
            new Task(System::nanoTime));
    assertTrue(outcome instanceof ProjectSchema.Outcome.Changed);
    restart();
    await(() -> window.desk().session().get().isPresent());
    selectInLetter("Case Number");
    robot.interact(() -> node("#letter").requestFocus());
    robot.type(KeyCode.DIGIT0).type(KeyCode.D);
    await(
        () ->
            session().annotations().counted(Target.LETTER, new FieldId("own.depositions")).size()
                == 1);
    Target head =
        session().form().rows().stream()
            .filter(r -> r instanceof FormRow.Head h && h.field().label().equals("Depositions"))
            .findFirst()
            .flatMap(Form::target)
            .orElseThrow();
    robot.interact(() -> window.desk().choose(head));
    await(
        () ->
            robot.lookup(".head-number").queryAllAs(Labeled.class).stream()
                .anyMatch(l -> l.getText().startsWith("Deposition")));
    selectInLetter("Date of Injury");
    robot.interact(() -> node("#letter").requestFocus());
    robot.type(KeyCode.DIGIT0).type(KeyCode.W);
    await(
        () ->
            session().annotations().all().stream()
                .filter(a -> a.target().field().path().equals("own.depositions.witness"))
                .anyMatch(a -> a.value().equals(Optional.of(Value.of("Date of Injury")))));
    awaitSaved();
  }

  @Test
  void aSecondKeyThatNoFieldHasIsSaidSo() throws Exception {
    openSamples();
    addAttorney();
    robot.interact(() -> node("#letter").requestFocus());
    robot.type(KeyCode.DIGIT0);
    await(() -> label("#notice").startsWith("0… Press the field"));
    robot.type(KeyCode.Z);
    await(() -> label("#notice").equals("No field uses the key 0Z."));
  }
}
