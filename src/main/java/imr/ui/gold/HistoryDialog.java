package imr.ui.gold;

import imr.annotation.Target;
import imr.ui.kit.Overlay;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The history of a letter, newest first; of the chosen field alone where that is wanted. */
public final class HistoryDialog extends VBox {
  private final HistoryModel model;
  private final Optional<Target> chosen;
  private final ListView<HistoryModel.HistoryLine> list = new ListView<>();
  private final CheckBox only = new CheckBox();

  private HistoryDialog(HistoryModel model, Optional<Target> chosen) {
    super(10);
    this.model = model;
    this.chosen = chosen;
    Label title = new Label("History: " + model.letter());
    title.getStyleClass().add("sheet-title");
    only.setText(chosen.map(t -> "Show only “" + model.name(t) + "”").orElse(""));
    only.setVisible(chosen.isPresent());
    only.setManaged(chosen.isPresent());
    only.setId("history-only");
    only.selectedProperty().addListener((o, was, is) -> fill());
    list.setId("history");
    list.setAccessibleText("Letter history");
    list.setCellFactory(l -> new Cell());
    list.setFixedCellSize(28);
    list.setPrefHeight(460);
    list.setPlaceholder(new Label("No changes to this field yet."));
    Label keys =
        new Label(
            chosen.isPresent()
                ? "↑ ↓ Browse    Shift+Tab, Space: Show only this field"
                : "↑ ↓ Browse");
    keys.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(keys, Priority.ALWAYS);
    HBox foot = new HBox(12, keys, Overlay.leave("Close"));
    foot.setAlignment(Pos.CENTER_LEFT);
    keys.getStyleClass().add("muted");
    setPrefWidth(820);
    getChildren().addAll(title, only, list, foot);
    fill();
  }

  public static void show(Overlay overlay, HistoryModel model, Optional<Target> chosen) {
    HistoryDialog sheet = new HistoryDialog(model, chosen);
    overlay.show(sheet, sheet.list);
  }

  private void fill() {
    list.getItems().setAll(model.lines(chosen.filter(t -> only.isSelected())));
    list.getSelectionModel().selectFirst();
  }

  /** When, what and by whom, and at the right what is there from then on. */
  private static final class Cell extends ListCell<HistoryModel.HistoryLine> {
    private static final double TIME = 176;
    private final Label time = new Label();
    private final Label words = new Label();
    private final Label detail = new Label();
    private final HBox line = new HBox(12, time, words, detail);

    Cell() {
      time.getStyleClass().add("muted");
      time.setMinWidth(TIME);
      time.setPrefWidth(TIME);
      words.setMaxWidth(Double.MAX_VALUE);
      words.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setHgrow(words, Priority.ALWAYS);
      detail.setMinWidth(0);
      line.setAlignment(Pos.CENTER_LEFT);
      line.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(HistoryModel.@Nullable HistoryLine of, boolean empty) {
      super.updateItem(of, empty);
      if (empty || of == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      time.setText(of.time());
      words.setText(of.words());
      detail.setText(of.detail().replaceAll("\\s+", " "));
      setAccessibleText(of.time() + " " + of.words() + " " + of.detail());
      words.getStyleClass().setAll("label", style(of.kind()));
      boolean timed = !of.time().isEmpty();
      time.setVisible(timed);
      time.setManaged(timed);
      setGraphic(line);
    }

    private static String style(HistoryModel.Kind kind) {
      return switch (kind) {
        case DEED -> "history-deed";
        case REVISION -> "history-revision";
        case HEADING -> "history-heading";
      };
    }
  }
}
