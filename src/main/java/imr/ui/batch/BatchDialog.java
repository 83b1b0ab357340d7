package imr.ui.batch;

import imr.report.BatchWording;
import imr.ui.kit.Overlay;
import imr.workbench.BatchAction;
import imr.workbench.BatchPreview;
import imr.workbench.BatchReport;
import imr.workbench.SkippedLetter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One thing for many letters: which ones, what will become of them and which are left and why, one
 * key that does it, what was done. Escape leaves with nothing done.
 */
public final class BatchDialog extends VBox {
  private static final double WIDTH = 640;
  private static final int LINES = 7;

  private final BatchModel model;
  private final Overlay overlay;
  private final Label line = sentence("");
  private final VBox reasons = new VBox(2);
  private final ListView<SkippedLetter> left = new ListView<>();
  private final Button go = new Button();
  private final HBox progress;
  private final Button cancel = new Button("Cancel");

  private BatchDialog(BatchModel model, Overlay overlay, String title, List<? extends Node> head) {
    super(12);
    this.model = model;
    this.overlay = overlay;
    this.progress = progress();
    setId("bulk");
    getStyleClass().add("bulk-sheet");
    setPrefWidth(WIDTH);
    Label heading = sentence(title);
    heading.getStyleClass().add("sheet-title");
    line.setId("bulk-line");
    line.getStyleClass().add("bulk-line");
    reasons.setId("bulk-reasons");
    layOutLeft();
    getChildren().add(heading);
    getChildren().addAll(head);
    getChildren().addAll(line, reasons, left, foot());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.stage().addListener((o, was, is) -> show(is));
    show(model.stage().get());
    sceneProperty().addListener((o, was, is) -> leaveWithout(Optional.ofNullable(is)));
  }

  /**
   * Shows a command with what it would do.
   *
   * @param scopes what it can be about, the likeliest first; at least one
   */
  public static void show(
      Overlay overlay,
      BatchModel model,
      String title,
      List<BatchModel.Scope> scopes,
      BatchAction verb) {
    ScopeHeader head = new ScopeHeader(model, scopes, () -> model.look(verb));
    BatchDialog sheet = new BatchDialog(model, overlay, title, List.of(head));
    overlay.show(sheet, head.first());
    head.begin();
  }

  /**
   * Asks to whom letters shall be assigned, and shows what that would do.
   *
   * @param people those known here
   */
  public static void assign(
      Overlay overlay, BatchModel model, List<BatchModel.Scope> scopes, List<String> people) {
    AssigneeHeader person = new AssigneeHeader(model, people);
    ScopeHeader head = new ScopeHeader(model, scopes, person::look);
    BatchDialog sheet = new BatchDialog(model, overlay, "Assign letters", List.of(head, person));
    overlay.show(sheet, person.first());
    head.begin();
  }

  /**
   * Asks which run's values are used and whose annotations they become, and shows what that would
   * do.
   *
   * @param runs the newest last; read in the background
   */
  public static void useRun(
      Overlay overlay, BatchModel model, Supplier<List<BatchModel.RunChoice>> runs) {
    RunHeader head = new RunHeader(model);
    BatchDialog sheet =
        new BatchDialog(model, overlay, "Use predictions as annotations", List.of(head));
    overlay.show(sheet, head.first());
    head.begin(runs);
  }

  /** Shows what was done to many letters, to be taken back or done again. */
  public static void undo(Overlay overlay, BatchModel model) {
    BatchHistoryHeader head = new BatchHistoryHeader(model);
    BatchDialog sheet = new BatchDialog(model, overlay, "Undo batch action", List.of(head));
    overlay.show(sheet, head.first());
    head.begin();
  }

  static Label sentence(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private void leaveWithout(Optional<javafx.scene.Scene> scene) {
    if (scene.isEmpty()) {
      model.leave();
    }
  }

  /** Enter does it wherever the keyboard is, but where a part of the dialog wants it itself. */
  private void pressed(KeyEvent event) {
    boolean own =
        event.getTarget() instanceof Node node
            && node.getProperties().containsKey(AssigneeHeader.ENTER);
    if (event.getCode() == KeyCode.ENTER && !own) {
      event.consume();
      go.fire();
    }
  }

  private void layOutLeft() {
    left.setId("bulk-left");
    left.setAccessibleText("Skipped letters");
    left.setCellFactory(l -> new LeftCell());
    left.getStyleClass().add("bulk-left");
  }

  private HBox progress() {
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText("Progress");
    bar.getStyleClass().add("thin");
    bar.progressProperty().bind(model.share());
    Label words = new Label();
    words.setId("bulk-progress");
    words.textProperty().bind(model.words());
    words.setMinWidth(Region.USE_PREF_SIZE);
    Button stop = new Button("Stop");
    stop.setId("bulk-stop");
    stop.getProperties().put(AssigneeHeader.ENTER, true);
    stop.getStyleClass().add("flat");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setOnAction(e -> model.stop());
    HBox box = new HBox(8, bar, words, stop);
    box.setAlignment(Pos.CENTER_LEFT);
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private HBox foot() {
    cancel.setId("bulk-cancel");
    cancel.getProperties().put(AssigneeHeader.ENTER, true);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.managedProperty().bind(cancel.visibleProperty());
    cancel.setOnAction(e -> overlay.hide());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    go.setId("bulk-go");
    go.getStyleClass().add("accent-button");
    go.setMinWidth(Region.USE_PREF_SIZE);
    go.setOnAction(e -> goOrClose());
    HBox foot = new HBox(12, progress, gap, cancel, go);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("gold-foot");
    return foot;
  }

  private void goOrClose() {
    if (model.stage().get() instanceof BatchModel.Stage.Looked looked
        && !looked.preview().change().isEmpty()) {
      model.go();
    } else if (!(model.stage().get() instanceof BatchModel.Stage.Works)) {
      overlay.hide();
    }
  }

  private void show(BatchModel.Stage stage) {
    boolean busy =
        stage instanceof BatchModel.Stage.Looks || stage instanceof BatchModel.Stage.Works;
    progress.setVisible(busy);
    go.setDisable(busy);
    switch (stage) {
      case BatchModel.Stage.Asks(String sentence) -> show(sentence, List.of(), List.of(), "Close");
      case BatchModel.Stage.Looks() ->
          show("Checking what would change…", List.of(), List.of(), "Please wait");
      case BatchModel.Stage.Looked(BatchPreview preview) -> show(preview);
      case BatchModel.Stage.Works() -> {
        go.setText("Please wait");
        line.setText("Changing letters… Each letter is saved as it's changed.");
      }
      case BatchModel.Stage.Done(BatchReport report) -> show(report);
    }
    boolean ready =
        stage instanceof BatchModel.Stage.Looked(BatchPreview looked) && !looked.change().isEmpty();
    cancel.setVisible(ready);
  }

  private void show(BatchPreview preview) {
    boolean nothing = preview.change().isEmpty();
    String button = nothing ? "Close" : words(preview.verb(), preview.change().size());
    show(BatchWording.line(preview), BatchWording.reasons(preview), preview.left(), button);
  }

  private void show(BatchReport report) {
    String after =
        report.verb() instanceof BatchAction.UndoBatch
            ? "To redo it, choose Library > Undo batch action."
            : "To undo it, choose Library > Undo batch action.";
    show(
        BatchWording.line(report) + ". " + report.brokenOff().orElse(after),
        BatchWording.reasons(report),
        report.left(),
        "Close");
    if (getScene() != null) {
      go.requestFocus(); // the letter that lies on the desk again took the keyboard
    }
  }

  private void show(String words, List<String> why, List<SkippedLetter> stay, String button) {
    line.setText(words);
    reasons.getChildren().setAll(why.stream().map(BatchDialog::reason).toList());
    reasons.setVisible(!why.isEmpty());
    reasons.setManaged(!why.isEmpty());
    left.getItems().setAll(stay);
    left.setPrefHeight(BatchHistoryHeader.height(Math.min(LINES, stay.size())));
    left.setVisible(!stay.isEmpty());
    left.setManaged(!stay.isEmpty());
    go.setText(button);
  }

  private static Label reason(String words) {
    Label label = sentence(words);
    label.getStyleClass().add("muted");
    return label;
  }

  private static String words(BatchAction verb, int count) {
    String letters = count == 1 ? "1 letter" : "%,d letters".formatted(count);
    return switch (verb) {
      case BatchAction.Finish() -> "Finish " + letters;
      case BatchAction.Flag() -> "Flag " + letters;
      case BatchAction.Unflag() ->
          count == 1 ? "Remove 1 flag" : "Remove %,d flags".formatted(count);
      case BatchAction.AssignTo(Optional<String> person) ->
          "Assign " + letters + " to " + person.orElse("nobody");
      case BatchAction.ExtractAgain() -> "Rerun extraction on " + letters;
      case BatchAction.UseRun _ -> "Use for " + letters;
      case BatchAction.DecideValues _, BatchAction.Propagate _ -> "Update " + letters;
      case BatchAction.UndoBatch _ -> "Undo for " + letters;
      case BatchAction.RedoBatch _ -> "Redo for " + letters;
    };
  }

  /** A letter and why it is left. */
  private static final class LeftCell extends ListCell<SkippedLetter> {
    private final Label title = new Label();
    private final Label why = new Label();
    private final HBox box = new HBox(12, title, why);

    LeftCell() {
      title.setMinWidth(Region.USE_PREF_SIZE);
      why.getStyleClass().add("muted");
      why.setMinWidth(0);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SkippedLetter of, boolean empty) {
      super.updateItem(of, empty);
      boolean nothing = empty || of == null;
      if (of != null) {
        title.setText(of.title());
        why.setText(of.detail());
      }
      setGraphic(nothing ? null : box);
      setAccessibleText(of == null ? "" : BatchWording.line(of));
    }
  }
}
