package imr.ui;

import imr.search.LetterQuery;
import imr.ui.adjudicate.AdjudicationCommands;
import imr.ui.batch.BatchCommands;
import imr.ui.column.ColumnCommands;
import imr.ui.column.PropagationCommands;
import imr.ui.dashboard.DashboardCommands;
import imr.ui.evaluate.EvaluationCommands;
import imr.ui.evaluate.PredictionRunCommands;
import imr.ui.export.ExportCommands;
import imr.ui.export.ProjectFileCommands;
import imr.ui.fields.CustomFieldCommands;
import imr.ui.gold.GoldSetCommands;
import imr.ui.kit.Command;
import imr.ui.learn.LearningCommands;
import imr.ui.library.ReExtractCommand;
import imr.ui.library.TrashCommands;
import imr.ui.plant.PlantCommands;
import imr.ui.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;

/** What is done beside reviewing letters: files in and out, gold, the fields, evaluation. */
final class WindowCommands {
  private final ReExtractCommand again;
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
  private final PlantCommands plants;

  WindowCommands(
      Shell shell, Runnable chooseFiles, Consumer<LetterQuery> find, Runnable toTheList) {
    again = new ReExtractCommand(shell);
    projects = new ProjectFileCommands(shell);
    exports = new ExportCommands(shell);
    predictions = new PredictionRunCommands(shell);
    bulk = new BatchCommands(shell, exports::beginWith);
    trash = new TrashCommands(shell, find, toTheList);
    gold = new GoldSetCommands(shell);
    fields = new CustomFieldCommands(shell);
    evaluation = new EvaluationCommands(shell);
    dashboard = new DashboardCommands(shell, chooseFiles);
    learning = new LearningCommands(shell);
    column = new ColumnCommands(shell);
    propagation = new PropagationCommands(shell);
    adjudication = new AdjudicationCommands(shell);
    plants = new PlantCommands(shell);
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
    all.addAll(plants.verbs(always));
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

  PlantCommands plants() {
    return plants;
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
