package imr.ui;

import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.kit.Verb;
import imr.ui.library.ImportModel;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.Settings;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanExpression;
import javafx.stage.Stage;

/** What is done beside reviewing letters: files in and out, gold, the fields, evaluation. */
final class OtherVerbs {
  private final ExtractAgain again;
  private final ProjectVerbs projects;
  private final ExportVerbs exports;
  private final PredictionVerbs predictions;
  private final BulkVerbs bulk;
  private final GoldVerbs gold;
  private final FieldVerbs fields;
  private final EvaluateVerbs evaluation;
  private final DashboardVerbs dashboard;

  OtherVerbs(
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
      Runnable chooseFiles) {
    Supplier<String> me = () -> settings.current().annotator();
    ClearDesk clearDesk = new ClearDesk(view, review, library, imports);
    again = new ExtractAgain(view, review, library, imports, dialogs);
    projects =
        new ProjectVerbs(
            stage, workbench, settings, view, review, library, imports, overlay, dialogs);
    exports =
        new ExportVerbs(
            stage, workbench, background, view, review, library, imports, overlay, dialogs);
    predictions =
        new PredictionVerbs(stage, workbench, imports, overlay, dialogs, review, clearDesk);
    bulk =
        new BulkVerbs(
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
    gold = new GoldVerbs(stage, workbench, background, view, review, overlay, dialogs, me);
    fields =
        new FieldVerbs(
            workbench,
            view,
            review,
            overlay,
            imports,
            clearDesk,
            () -> looks.palette().getValue(),
            me);
    evaluation =
        new EvaluateVerbs(stage, workbench, background, view, review, library, overlay, dialogs);
    dashboard =
        new DashboardVerbs(
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
  }

  List<Verb> ofFiles() {
    List<Verb> all = new ArrayList<>(List.of(again.verb()));
    all.addAll(projects.verbs());
    all.add(exports.verb());
    all.addAll(predictions.verbs());
    return all;
  }

  List<Verb> ofGold(BooleanExpression always) {
    List<Verb> all = new ArrayList<>(gold.verbs(always));
    all.addAll(fields.verbs(always));
    all.addAll(evaluation.verbs(always));
    all.addAll(dashboard.verbs(always));
    return all;
  }

  List<Verb> ofTheLibrary() {
    return bulk.verbs();
  }

  ProjectVerbs projects() {
    return projects;
  }

  ExportVerbs exports() {
    return exports;
  }

  PredictionVerbs predictions() {
    return predictions;
  }

  EvaluateVerbs evaluation() {
    return evaluation;
  }
}
