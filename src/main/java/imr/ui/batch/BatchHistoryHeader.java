package imr.ui.batch;

import imr.annotation.DisplayFormat;
import imr.report.BatchWording;
import imr.workbench.BatchRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was done to many letters, the last first. */
final class BatchHistoryHeader extends VBox {
  private static final int LINES = 5;

  private final BatchModel model;
  private final ListView<BatchRecord> list = new ListView<>();
  private boolean updating;

  BatchHistoryHeader(BatchModel model) {
    this.model = model;
    list.setId("bulk-done");
    list.setAccessibleText("Batch actions");
    list.setCellFactory(l -> new DoneCell());
    list.getStyleClass().add("bulk-left");
    list.setPlaceholder(new Label(""));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> Optional.ofNullable(is).ifPresent(this::choose));
    getChildren().add(list);
    model.stage().addListener((o, was, is) -> tellAnew(is));
  }

  Node first() {
    return list;
  }

  /** Reads what there is, and looks at taking the last back. */
  void begin() {
    model.ask("Loading…");
    model.readDone(this::fill);
  }

  private void choose(BatchRecord done) {
    if (!updating) {
      model.lookBack(done);
    }
  }

  /** What was just taken back says so. */
  private void tellAnew(BatchModel.Stage stage) {
    if (stage instanceof BatchModel.Stage.Done) {
      model.readDone(this::replace);
    }
  }

  private void replace(List<BatchRecord> all) {
    int chosen = list.getSelectionModel().getSelectedIndex();
    updating = true;
    list.getItems().setAll(all);
    list.getSelectionModel().select(chosen);
    updating = false;
  }

  private void fill(List<BatchRecord> all) {
    list.getItems().setAll(all);
    list.setPrefHeight(height(Math.min(LINES, all.size())));
    if (all.isEmpty()) {
      model.ask("No batch actions to undo.");
      list.setVisible(false);
      list.setManaged(false);
    } else {
      list.getSelectionModel().selectFirst();
    }
  }

  private static String time(Instant at) {
    return DisplayFormat.dateTime(at, ZoneId.systemDefault());
  }

  private static String later(BatchRecord done) {
    return done.last()
        .map(l -> (l.back() ? "undone by " : "redone by ") + l.by() + ", " + time(l.at()))
        .orElse("");
  }

  /** When, what and by whom, and what became of it. */
  private static final class DoneCell extends ListCell<BatchRecord> {
    private final Label when = new Label();
    private final Label what = new Label();
    private final Label since = new Label();
    private final HBox box = new HBox(12, when, what, since);

    DoneCell() {
      when.getStyleClass().add("muted");
      when.setMinWidth(Region.USE_PREF_SIZE);
      what.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(what, Priority.ALWAYS);
      since.getStyleClass().add("muted");
      since.setMinWidth(0);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable BatchRecord done, boolean empty) {
      super.updateItem(done, empty);
      boolean nothing = empty || done == null;
      if (done != null) {
        when.setText(time(done.at()));
        what.setText(BatchWording.line(done) + ", by " + done.by());
        since.setText(later(done));
      }
      setGraphic(nothing ? null : box);
      setAccessibleText(
          nothing ? "" : when.getText() + " " + what.getText() + " " + since.getText());
    }
  }

  /** Of a list with so many lines, in pixels. */
  static double height(int lines) {
    return 14 + 34.0 * lines;
  }
}
