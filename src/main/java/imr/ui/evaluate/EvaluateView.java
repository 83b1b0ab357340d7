package imr.ui.evaluate;

import imr.report.EvaluationReport;
import imr.ui.kit.Overlay;
import imr.ui.kit.WrappingRow;
import imr.workbench.EvaluatedRun;
import imr.workbench.GoldSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The evaluation: what is measured against what, and a tab for each way to look at it. It keeps
 * what it shows while the analyst goes to an error and comes back.
 */
public final class EvaluateView extends VBox {
  private static final double MOST_WIDE = 1240;

  private final EvaluateModel model;
  private final ComboBox<GoldSource> gold = new ComboBox<>();
  private final ComboBox<EvaluatedRun> run = new ComboBox<>();
  private final ComboBox<Optional<EvaluatedRun>> second = new ComboBox<>();
  private final Button measure = new Button("Evaluate");
  private final Label summary = new Label();
  private final Map<ToggleButton, Node> tabs = new LinkedHashMap<>();
  private final ToggleGroup group = new ToggleGroup();
  private final StackPane body = new StackPane();
  private final CheckBox quoted = new CheckBox("Include letter text");
  private final Button save = new Button("Save report…");
  private final FieldsTab fields = new FieldsTab();
  private final ErrorsTab errors;
  private final CodesTab codes;
  private final CalibrationTab calibration = new CalibrationTab();
  private final RunsTab runs;
  private final Label nothing = new Label();
  private Optional<Node> kept = Optional.empty();

  /**
   * Builds the screen; {@link #show} shows it.
   *
   * @param records asks for a folder of records and gives it to the model
   * @param report asks for a folder and lets the model write a report into it
   */
  public EvaluateView(
      EvaluateModel model, Runnable records, Consumer<EvaluationReport.TextDetail> report) {
    super(12);
    this.model = model;
    this.errors = new ErrorsTab(model);
    this.codes = new CodesTab(model);
    this.runs = new RunsTab(model);
    getStyleClass().add("evaluation");
    setId("evaluation");
    nothing.setId("evaluation-nothing");
    nothing.setWrapText(true);
    nothing.getStyleClass().add("evaluation-nothing");
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().setAll(choices(records), ways(), body, foot(report));
    fields.table().setMinHeight(150);
    addTab("Fields", fields.table());
    addTab("Errors", errors.node());
    addTab("Codes and agreement", codes.node());
    addTab("Calibration", calibration.node());
    addTab("Compare runs", runs.node());
    group.selectToggle(group.getToggles().getFirst());
    fields
        .table()
        .setOnKeyPressed(
            e -> {
              if (e.getCode() == javafx.scene.input.KeyCode.ENTER) {
                e.consume();
                showErrorsOfChosen();
              }
            });
    model.findings().addListener((o, was, is) -> is.ifPresent(this::show));
    model.golds().addListener((o, was, is) -> offerGolds(is));
    model.runs().addListener((o, was, is) -> offerRuns(is));
    model.run().addListener((o, was, is) -> run.setValue(is));
  }

  /** Shows the dialog over the letter, as it was left. */
  public void show(Overlay overlay) {
    prefWidthProperty().bind(Bindings.min(MOST_WIDE, overlay.widthProperty().subtract(48)));
    prefHeightProperty().bind(overlay.heightProperty().subtract(72));
    overlay.show(this, kept.orElse(gold));
    model.refresh();
  }

  /** Remembers where the keyboard was, before the screen goes away. */
  public void leave() {
    kept = Optional.ofNullable(getScene()).map(s -> s.getFocusOwner());
  }

  private FlowPane choices(Runnable records) {
    Label title = new Label("Evaluation");
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    gold.setId("evaluation-gold");
    gold.setAccessibleText("Gold");
    gold.setConverter(ChoiceLabels.by(EvaluateView::label));
    gold.getItems().setAll(List.of(model.gold().get()));
    gold.setValue(model.gold().get());
    run.setId("evaluation-run");
    run.setAccessibleText("Run");
    run.setConverter(ChoiceLabels.by(EvaluatedRun::label));
    run.getItems().setAll(List.of(model.run().get()));
    run.setValue(model.run().get());
    second.setId("evaluation-second");
    second.setAccessibleText("Second run");
    second.setConverter(ChoiceLabels.by(r -> r.map(EvaluatedRun::label).orElse("None")));
    second.getItems().setAll(List.of(Optional.empty()));
    second.setValue(Optional.empty());
    Button folder = new Button("Folder…");
    folder.setId("evaluation-records");
    folder.setTooltip(new javafx.scene.control.Tooltip("Evaluate a folder of exported records"));
    folder.setMinWidth(Region.USE_PREF_SIZE);
    folder.setOnAction(e -> records.run());
    measure.setId("evaluation-measure");
    measure.getStyleClass().add("accent-button");
    measure.setMinWidth(Region.USE_PREF_SIZE);
    measure.setOnAction(e -> start());
    FlowPane row =
        new FlowPane(
            12,
            8,
            title,
            named("Gold", gold),
            named("Run", run),
            named("Second run", second),
            folder,
            measure);
    row.setMinHeight(USE_PREF_SIZE);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static String label(GoldSource gold) {
    return gold instanceof GoldSource.Finished ? "Finished letters" : gold.label();
  }

  private static HBox named(String words, ComboBox<?> box) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(box);
    box.setPrefWidth(180);
    HBox both = new HBox(8, label, box);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private void start() {
    model.gold().set(gold.getValue());
    model.run().set(run.getValue());
    model.second().set(second.getValue());
    model.start();
  }

  private FlowPane ways() {
    HBox segments = new HBox();
    segments.setId("evaluation-tabs");
    segments.getStyleClass().add("segments");
    segments.setMaxHeight(Region.USE_PREF_SIZE);
    segments.setMinWidth(Region.USE_PREF_SIZE);
    group
        .selectedToggleProperty()
        .addListener(
            (o, was, is) -> {
              if (is == null) {
                group.selectToggle(was);
              } else {
                turn();
              }
            });
    summary.setId("evaluation-summary");
    summary.getStyleClass().add("muted");
    FlowPane row = new FlowPane(16, 6, segments, summary);
    row.setMinHeight(USE_PREF_SIZE);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void addTab(String title, Node node) {
    ToggleButton button = new ToggleButton(title);
    button.setId("tab-" + title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
    button.setToggleGroup(group);
    tabs.put(button, node);
    ((HBox) lookup("#evaluation-tabs")).getChildren().add(button);
  }

  private void turn() {
    boolean empty = model.findings().get().map(EvaluationViewData::nothing).orElse(true);
    Node shown =
        tabs.entrySet().stream()
            .filter(e -> e.getKey().isSelected())
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(nothing);
    body.getChildren().setAll(List.of(empty ? nothing : shown));
  }

  private WrappingRow foot(Consumer<EvaluationReport.TextDetail> report) {
    Label notice = new Label();
    notice.setId("evaluation-notice");
    notice.textProperty().bind(model.notice());
    notice.setWrapText(true);
    quoted.setId("evaluation-quoted");
    quoted.setMinWidth(Region.USE_PREF_SIZE);
    save.setId("evaluation-report");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setDisable(true);
    save.setOnAction(
        e ->
            report.accept(
                quoted.isSelected()
                    ? EvaluationReport.TextDetail.WITH
                    : EvaluationReport.TextDetail.WITHOUT));
    return new WrappingRow(notice, progress(), quoted, Overlay.leave("Close"), save);
  }

  private HBox progress() {
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText("Evaluation progress");
    bar.getStyleClass().add("thin");
    bar.progressProperty().bind(model.share());
    Button stop = new Button("Stop");
    stop.setId("evaluation-stop");
    stop.getStyleClass().add("flat");
    stop.setOnAction(e -> model.stop());
    HBox box = new HBox(8, new Label("Evaluating…"), bar, stop);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.visibleProperty().bind(model.busy());
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private void offerGolds(List<GoldSource> all) {
    GoldSource chosen = gold.getValue();
    gold.getItems().setAll(all);
    gold.setValue(all.contains(chosen) ? chosen : all.getFirst());
  }

  private void offerRuns(List<EvaluatedRun> all) {
    EvaluatedRun chosen = run.getValue();
    Optional<EvaluatedRun> other = second.getValue();
    run.getItems().setAll(all);
    run.setValue(all.contains(chosen) ? chosen : all.getFirst());
    List<Optional<EvaluatedRun>> others = new ArrayList<>(List.of(Optional.empty()));
    all.stream().map(Optional::of).forEach(others::add);
    second.getItems().setAll(others);
    second.setValue(others.contains(other) ? other : Optional.empty());
  }

  private void show(EvaluationViewData findings) {
    fields.show(findings);
    errors.show(findings);
    codes.show(findings);
    calibration.show(findings);
    runs.show(findings);
    save.setDisable(findings.nothing());
    summary.setText(findings.nothing() ? "" : summary(findings));
    nothing.setText(
        findings.first().stopped()
            ? "Stopped before any letter was evaluated."
            : "Nothing to compare with yet. Finish at least one letter (Ctrl+Enter), and then"
                + " evaluate again.");
    turn();
  }

  private static String summary(EvaluationViewData findings) {
    int letters = findings.first().measured().letters().size();
    return "%s, %,d values in the gold set%s"
        .formatted(
            letters == 1 ? "1 letter" : "%,d letters".formatted(letters),
            findings.fields().stream().findFirst().map(l -> l.score().count().gold()).orElse(0L),
            findings.first().stopped() ? "; stopped before the end" : "");
  }

  /** From a field's line to its errors. */
  private void showErrorsOfChosen() {
    EvaluationViewData.FieldResult line = fields.table().getSelectionModel().getSelectedItem();
    if (line != null) {
      errors.choose(line.field());
      group.selectToggle(group.getToggles().get(1));
      errors.focus();
    }
  }
}
