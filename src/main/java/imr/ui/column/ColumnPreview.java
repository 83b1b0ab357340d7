package imr.ui.column;

import imr.annotation.DisplayFormat;
import imr.review.ColumnRow;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a decision would be about: a sentence, and the values in their sentences. */
final class ColumnPreview extends VBox {
  private static final double ROW = 26;
  private static final double ROWS = 3;

  /** Two lines: whatever it says, nothing around it moves. */
  private static final double WORDS = 36;

  private final ColumnModel model;
  private final Label words = new Label();
  private final ListView<ColumnRow> sentences = new ListView<>();
  private final List<PreviewCell> cells = new ArrayList<>();

  ColumnPreview(ColumnModel model) {
    super(8);
    this.model = model;
    words.setId("column-preview");
    words.setWrapText(true);
    words.setMinHeight(WORDS);
    words.setPrefHeight(WORDS);
    words.setMaxHeight(WORDS);
    sentences.setId("column-sentences");
    sentences.setAccessibleText("Sentences with the selected values");
    sentences.getStyleClass().add("bulk-left");
    sentences.setFixedCellSize(ROW);
    double high = ROWS * ROW + 6;
    sentences.setMinHeight(high);
    sentences.setPrefHeight(high);
    sentences.setMaxHeight(high);
    sentences.setFocusTraversable(false);
    sentences.setCellFactory(l -> new PreviewCell());
    getChildren().setAll(words, sentences);
    setMinHeight(USE_PREF_SIZE);
    model.preview().addListener((o, was, is) -> show(is));
  }

  private void show(ColumnModel.Preview now) {
    sentences.setItems(FXCollections.observableList(now.rows()));
    words.setText(sentence(now));
  }

  private static String sentence(ColumnModel.Preview now) {
    String finished =
        now.finished() == 0
            ? ""
            : " "
                + DisplayFormat.count(now.finished(), "value")
                + (now.finished() == 1 ? " is" : " are")
                + " in finished letters and won't change.";
    if (now.rows().isEmpty()) {
      return finished.isEmpty() ? "Nothing is selected." : finished.strip();
    }
    return keys(now) + finished;
  }

  /** What each key would do. */
  private static String keys(ColumnModel.Preview now) {
    int values = now.rows().size() - now.missing();
    String letters = DisplayFormat.count(now.letters(), "letter");
    String fields = DisplayFormat.count(now.missing(), "field");
    if (values == 0) {
      return "Enter marks %s as not stated in %s; F2 enters a value.".formatted(fields, letters);
    }
    String also = now.missing() == 0 ? "" : " and marks %s as not stated".formatted(fields);
    return "Enter confirms %s%s in %s; Delete rejects; F2 enters another value."
        .formatted(DisplayFormat.count(values, "value"), also, letters);
  }

  /** Shows sentences that were read meanwhile. */
  void refresh() {
    cells.forEach(PreviewCell::refresh);
  }

  /** A letter and the sentence. */
  private final class PreviewCell extends ListCell<ColumnRow> {
    private final Label title = new Label();
    private final SentenceNode sentence = new SentenceNode(400);
    private final HBox box = new HBox(10, title, sentence);

    PreviewCell() {
      cells.add(this);
      title.getStyleClass().add("muted");
      title.setMinWidth(ColumnCell.TITLE);
      title.setMaxWidth(ColumnCell.TITLE);
      HBox.setHgrow(sentence, Priority.ALWAYS);
      box.setMinWidth(0);
      box.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ColumnRow row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(empty || row == null ? null : box);
      refresh();
    }

    void refresh() {
      ColumnRow row = getItem();
      if (row != null && !isEmpty()) {
        title.setText(row.title());
        sentence.show(model.sentences().of(row));
        setAccessibleText(row.title() + ": " + sentence.words());
      }
    }
  }
}
