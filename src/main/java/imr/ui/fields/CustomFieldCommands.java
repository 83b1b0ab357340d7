package imr.ui.fields;

import imr.annotation.ProjectSchema;
import imr.annotation.SchemaEdit;
import imr.ui.kit.Command;
import imr.ui.shell.Shell;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/**
 * The command that opens the project's fields. What was changed and not saved waits there; saving
 * puts the letter under review again.
 */
public final class CustomFieldCommands {
  private static final System.Logger LOG = System.getLogger(CustomFieldCommands.class.getName());

  private final Shell shell;
  private Optional<FieldsModel> draft = Optional.empty();

  public CustomFieldCommands(Shell shell) {
    this.shell = shell;
  }

  public List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of(
            "custom-fields", "Tools", "Project fields…", "Shortcut+Alt+F", always, this::show));
  }

  private void show() {
    shell.view().commit();
    ProjectSchema project = shell.workbench().fields().project();
    FieldsModel model =
        draft
            .filter(d -> d.revision() == project.revision())
            .orElseGet(() -> new FieldsModel(project));
    draft = Optional.of(model);
    CustomFieldsDialog.show(shell.overlay(), model, shell::colors, () -> save(model));
  }

  private void save(FieldsModel model) {
    if (shell.jobs().running().get()) {
      model.say("Another task is running. Save again when it finishes.");
      return;
    }
    List<SchemaEdit> edits = model.edits();
    String by = shell.annotator();
    shell.overlay().hide();
    shell
        .jobs()
        .withNoLetterOpen(
            "Updating fields…",
            true,
            task -> shell.workbench().changeFields(edits, by, task),
            outcome -> saved(model, outcome),
            accident -> broken(model, accident));
  }

  private void saved(FieldsModel model, ProjectSchema.Outcome outcome) {
    switch (outcome) {
      case ProjectSchema.Outcome.Changed(ProjectSchema project) -> {
        draft = Optional.empty();
        shell.review().say("Fields updated (revision %d).".formatted(project.revision()));
      }
      case ProjectSchema.Outcome.Refused(String sentence) -> again(model, sentence);
    }
  }

  private void broken(FieldsModel model, Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "the fields could not be kept", accident);
    again(
        model,
        "Couldn't save the changes. They're still here: free up disk space or check the drive, and"
            + " then save again.");
  }

  private void again(FieldsModel model, String sentence) {
    model.say(sentence);
    CustomFieldsDialog.show(shell.overlay(), model, shell::colors, () -> save(model));
  }
}
