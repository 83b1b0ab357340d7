package imr.ui;

import imr.annotation.ProjectSchema;
import imr.annotation.SchemaEdit;
import imr.ui.fields.CustomFieldsDialog;
import imr.ui.fields.FieldsModel;
import imr.ui.kit.Command;
import imr.ui.kit.Overlay;
import imr.ui.kit.Palette;
import imr.ui.library.ImportModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;

/**
 * The verb that opens the project's fields. What was changed and not saved waits there; saving puts
 * the letter on the desk again.
 */
final class CustomFieldCommands {
  private static final System.Logger LOG = System.getLogger(CustomFieldCommands.class.getName());

  private final Workbench workbench;
  private final ReviewView view;
  private final ReviewModel desk;
  private final Overlay overlay;
  private final ImportModel runs;
  private final ClearDesk clear;
  private final Supplier<Palette> palette;
  private final Supplier<String> person;
  private Optional<FieldsModel> draft = Optional.empty();

  CustomFieldCommands(
      Workbench workbench,
      ReviewView view,
      ReviewModel desk,
      Overlay overlay,
      ImportModel runs,
      ClearDesk clear,
      Supplier<Palette> palette,
      Supplier<String> person) {
    this.workbench = workbench;
    this.view = view;
    this.desk = desk;
    this.overlay = overlay;
    this.runs = runs;
    this.clear = clear;
    this.palette = palette;
    this.person = person;
  }

  List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of(
            "custom-fields", "Tools", "Project fields…", "Shortcut+Alt+F", always, this::show));
  }

  private void show() {
    view.commit();
    ProjectSchema project = workbench.fields().project();
    FieldsModel model =
        draft
            .filter(d -> d.revision() == project.revision())
            .orElseGet(() -> new FieldsModel(project));
    draft = Optional.of(model);
    CustomFieldsDialog.show(overlay, model, palette, () -> save(model));
  }

  private void save(FieldsModel model) {
    if (runs.running().get()) {
      model.say("Another task is running. Save again when it finishes.");
      return;
    }
    List<SchemaEdit> edits = model.edits();
    String by = person.get();
    overlay.hide();
    clear.run(
        "Updating fields…",
        true,
        task -> workbench.changeFields(edits, by, task),
        outcome -> saved(model, outcome),
        accident -> broken(model, accident));
  }

  private void saved(FieldsModel model, ProjectSchema.Outcome outcome) {
    switch (outcome) {
      case ProjectSchema.Outcome.Changed(ProjectSchema project) -> {
        draft = Optional.empty();
        desk.say("Fields updated (revision %d).".formatted(project.revision()));
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
    CustomFieldsDialog.show(overlay, model, palette, () -> save(model));
  }
}
