package imr.ui.library;

import imr.store.LetterRow;
import imr.ui.kit.Overlay;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The dialog that lists the letters in the trash. */
final class TrashDialog {
  private static final double ROW = 30;
  private static final int MOST_ROWS = 10;

  private TrashDialog() {}

  /**
   * Lists the letters; those selected can be restored or deleted for good.
   *
   * @param delete asks once more
   */
  static void show(
      Overlay overlay,
      List<LetterRow> trash,
      Consumer<List<LetterRow>> restore,
      Consumer<List<LetterRow>> delete) {
    ListView<LetterRow> list = new ListView<>();
    list.setId("trash");
    list.setAccessibleText("Letters in the trash");
    list.getItems().setAll(trash);
    list.setFixedCellSize(ROW);
    list.setPrefHeight(4 + ROW * Math.min(trash.size(), MOST_ROWS));
    list.setCellFactory(l -> new Line());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.getSelectionModel().selectFirst();
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            overlay.hide();
            restore.accept(selected(list));
          }
        });
    OverlayDialog.showAt(
        overlay,
        list,
        "Trash",
        "Letters in the trash don't appear in lists, searches, exports, gold sets, or statistics."
            + " Select letters to restore or to delete for good.",
        List.of(list),
        new Choice("Restore", () -> restore.accept(selected(list))),
        new Choice("Delete for good…", () -> delete.accept(selected(list))),
        new Choice("Empty trash…", () -> delete.accept(trash)),
        new Choice("Cancel", () -> {}));
  }

  private static List<LetterRow> selected(ListView<LetterRow> list) {
    return List.copyOf(list.getSelectionModel().getSelectedItems());
  }

  /** A letter as its case number and, at the right, its file's name. */
  private static final class Line extends ListCell<LetterRow> {
    private final Label title = new Label();
    private final Label file = new Label();
    private final HBox line = new HBox(16, title, file);

    Line() {
      title.setMinWidth(USE_PREF_SIZE);
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      file.getStyleClass().add("muted");
      line.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable LetterRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText("");
      } else {
        title.setText(row.headline().title());
        file.setText(row.name());
        setAccessibleText(row.headline().title() + ", " + row.name());
        setGraphic(line);
      }
    }
  }
}
