package imr.ui;

import imr.search.Query;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.library.ImportModel;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.Settings;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanExpression;
import javafx.stage.Stage;

/** What is done beside reviewing letters: files in and out, gold, the fields, evaluation. */
final class WindowCommands {
  private final ExtractAgain again;
  private final ProjectFileCommands projects;
  private final ExportCommands exports;
  private final PredictionRunCommands predictions;
  private final BatchCommands bulk;
  private final TrashCommands trash;
  private final GoldSetCommands gold;
  private final CustomFieldCommands fields;
  private final EvaluationCommands evaluation;
  private final DashboardCommands dashboard;
  private final LearningCommands learning;
  private final ColumnCommands column;
  private final PropagationCommands propagation;
  private final AdjudicationCommands adjudication;

  WindowCommands(
      Stage stage,
      Workbench workbench,
      Settings settings,
      Background background,
      ReviewView view,
      ReviewModel review,
      LibraryModel library,
      ImportModel imports,
      Overlay overlay,
      Dialogs dialogs,
      Looks looks,
      Runnable chooseFiles,
      Consumer<Query> find,
      Runnable toTheList) {
    Supplier<String> me = () -> settings.current().annotator();
    ClearDesk clearDesk = new ClearDesk(view, review, library, imports);
    again = new ExtractAgain(workbench, background, review, imports, clearDesk, dialogs);
    projects =
        new ProjectFileCommands(
            stage, workbench, settings, view, review, imports, clearDesk, overlay, dialogs);
    exports =
        new ExportCommands(
            stage, workbench, background, view, review, library, imports, overlay, dialogs);
    predictions =
        new PredictionRunCommands(
            stage, workbench, background, imports, overlay, dialogs, review, clearDesk);
    bulk =
        new BatchCommands(
            workbench,
            settings,
            background,
            view,
            review,
            library,
            imports,
            clearDesk,
            exports,
            overlay,
            dialogs);
    trash =
        new TrashCommands(
            workbench,
            background,
            view,
            review,
            library,
            imports,
            clearDesk,
            overlay,
            find,
            toTheList);
    gold = new GoldSetCommands(stage, workbench, background, view, review, overlay, dialogs, me);
    fields =
        new CustomFieldCommands(
            workbench,
            view,
            review,
            overlay,
            imports,
            clearDesk,
            () -> looks.palette().getValue(),
            me);
    evaluation =
        new EvaluationCommands(
            stage, workbench, background, view, review, library, overlay, dialogs);
    dashboard =
        new DashboardCommands(
            stage,
            workbench,
            settings,
            background,
            view,
            review,
            overlay,
            dialogs,
            () -> looks.palette().getValue(),
            chooseFiles);
    learning =
        new LearningCommands(
            workbench, settings, background, view, review, library, overlay, dialogs);
    column =
        new ColumnCommands(workbench, background, review, library, clearDesk, overlay, dialogs, me);
    propagation =
        new PropagationCommands(
            workbench, background, review, view, clearDesk, overlay, dialogs, me);
    adjudication =
        new AdjudicationCommands(
            workbench, background, view, review, library, overlay, dialogs, me);
  }

  List<Command> ofFiles() {
    List<Command> all = new ArrayList<>(List.of(again.verb()));
    all.addAll(projects.verbs());
    all.add(exports.verb());
    all.addAll(predictions.verbs());
    return all;
  }

  List<Command> ofGold(BooleanExpression always) {
    List<Command> all = new ArrayList<>(gold.verbs(always));
    all.addAll(fields.verbs(always));
    all.addAll(evaluation.verbs(always));
    all.addAll(dashboard.verbs(always));
    all.addAll(learning.verbs(always));
    all.addAll(column.verbs());
    all.add(propagation.verb());
    all.addAll(adjudication.verbs(always));
    return all;
  }

  List<Command> ofTheLibrary() {
    List<Command> all = new ArrayList<>(bulk.verbs());
    all.addAll(trash.verbs());
    return all;
  }

  ProjectFileCommands projects() {
    return projects;
  }

  ExportCommands exports() {
    return exports;
  }

  PredictionRunCommands predictions() {
    return predictions;
  }

  EvaluationCommands evaluation() {
    return evaluation;
  }
}
