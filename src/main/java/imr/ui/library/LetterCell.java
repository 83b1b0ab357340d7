package imr.ui.library;

import imr.annotation.Headline;
import imr.store.LetterRow;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One letter of the list: its state as a dot, its number, how much is open, what it is about. */
final class LetterCell extends ListCell<LetterRow> {
  private final Circle ring = new Circle(5);
  private final Arc half = new Arc(0, 0, 5, 5, 90, -180);
  private final Label title = new Label();
  private final FontIcon flag = FontIcon.of(Feather.FLAG, 12);
  private final Label open = new Label();
  private final Label line = new Label();
  private final VBox content;

  LetterCell() {
    ring.getStyleClass().add("dot");
    half.setType(ArcType.ROUND);
    half.getStyleClass().add("dot-half");
    title.getStyleClass().add("letter-title");
    open.getStyleClass().add("letter-open");
    line.getStyleClass().add("letter-line");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    open.setMinWidth(USE_PREF_SIZE);
    StackPane dot = new StackPane(ring, half);
    StackPane.setAlignment(half, Pos.CENTER_RIGHT);
    dot.setMinSize(12, 12);
    dot.setMaxSize(12, 12);
    flag.getStyleClass().add("letter-flag");
    flag.managedProperty().bind(flag.visibleProperty());
    HBox first = new HBox(10, dot, title, flag, open);
    first.setAlignment(Pos.CENTER_LEFT);
    line.setStyle("-fx-padding: 1 0 0 22;");
    content = new VBox(2, first, line);
    content.setMinWidth(0);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable LetterRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    Headline headline = row.headline();
    title.setText(headline.title());
    open.setText(words(headline));
    line.setText(
        row.recognised() ? headline.line() : "No determination letter · " + headline.line());
    ring.getStyleClass().setAll("dot", style(headline.state()));
    flag.setVisible(headline.flagged());
    half.setVisible(headline.state() == Headline.State.IN_REVIEW);
    String flagged = headline.flagged() ? ", flagged, " : ", ";
    setAccessibleText(headline.title() + ", " + spoken(headline) + flagged + headline.line());
    setGraphic(content);
  }

  private static String words(Headline headline) {
    return switch (headline.state()) {
      case FINISHED -> "done";
      case NEW, IN_REVIEW -> headline.open() + " open";
    };
  }

  private static String spoken(Headline headline) {
    return switch (headline.state()) {
      case FINISHED -> "finished";
      case IN_REVIEW -> "in review, " + headline.open() + " open";
      case NEW -> "new, " + headline.open() + " open";
    };
  }

  private static String style(Headline.State state) {
    return switch (state) {
      case NEW -> "dot-new";
      case IN_REVIEW -> "dot-review";
      case FINISHED -> "dot-finished";
    };
  }
}
