package imr.ui.library;

import imr.annotation.DisplayFormat;
import imr.annotation.Headline;
import imr.letter.Span;
import imr.store.LetterRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One letter of the list: its state as a dot, its number, how many suggestions are doubtful or else
 * how much is open, what it is about, and the sentence in which something was found; where there is
 * room, how many items it has and when it came.
 */
final class LetterCell extends ListCell<LetterRow> {
  /** Of a sentence in which something was found. */
  private static final double TWO_LINES = 28;

  /** Of a line for a letter, and of one with two lines of a sentence below. */
  static final double ROW = 50;

  static final double ROW_WITH_PASSAGE = 86;

  /** From which width of the list on there is room for columns. */
  private static final double WIDE = 420;

  private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

  private final PassageModel passages;
  private final DoubtfulModel doubtful;
  private final Circle ring = new Circle(5);
  private final Arc half = new Arc(0, 0, 5, 5, 90, -180);
  private final Label title = new Label();
  private final FontIcon flag = FontIcon.of(Feather.FLAG, 12);
  private final Label items = new Label();
  private final Label added = new Label();
  private final Label open = new Label();
  private final Label line = new Label();
  private final TextFlow passage = new TextFlow();
  private final VBox content;

  LetterCell(PassageModel passages, DoubtfulModel doubtful) {
    this.passages = passages;
    this.doubtful = doubtful;
    ring.getStyleClass().add("dot");
    half.setType(ArcType.ROUND);
    half.getStyleClass().add("dot-half");
    title.getStyleClass().add("letter-title");
    line.getStyleClass().add("letter-line");
    title.setMaxWidth(Double.MAX_VALUE);
    // names of files often differ in their ends alone
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    title.setOnMouseEntered(e -> title.setTooltip(new Tooltip(title.getText())));
    HBox.setHgrow(title, Priority.ALWAYS);
    StackPane dot = new StackPane(ring, half);
    StackPane.setAlignment(half, Pos.CENTER_RIGHT);
    dot.setMinSize(12, 12);
    dot.setMaxSize(12, 12);
    flag.getStyleClass().add("letter-flag");
    column(items, 56);
    column(added, 84);
    open.getStyleClass().add("letter-open");
    open.setMinWidth(USE_PREF_SIZE);
    HBox first = new HBox(10, dot, title, items, added, open);
    first.setAlignment(Pos.CENTER_LEFT);
    // Below the dot, where it takes no room from the case number.
    StackPane mark = new StackPane(flag);
    mark.setMinSize(12, 12);
    mark.setMaxSize(12, 12);
    HBox second = new HBox(10, mark, line);
    second.setAlignment(Pos.CENTER_LEFT);
    second.setMinWidth(0);
    layOutPassage();
    content = new VBox(2, first, second, passage);
    content.setMinWidth(0);
    setPrefWidth(0);
    passages.version().addListener((o, was, is) -> showRead());
    doubtful.version().addListener((o, was, is) -> showRead());
  }

  /** Only where the list is wide. */
  private void column(Label column, double width) {
    column.getStyleClass().add("letter-open");
    column.setMinWidth(width);
    column.setAlignment(Pos.CENTER_RIGHT);
    column.visibleProperty().bind(widthProperty().greaterThan(WIDE));
    column.managedProperty().bind(column.visibleProperty());
  }

  private void layOutPassage() {
    Rectangle twoLines = new Rectangle();
    twoLines.widthProperty().bind(passage.widthProperty());
    twoLines.heightProperty().bind(passage.heightProperty());
    passage.setClip(twoLines);
    passage.getStyleClass().add("letter-passage");
    passage.setMinHeight(0);
    passage.setPrefHeight(TWO_LINES);
    passage.setMaxHeight(TWO_LINES);
    passage.managedProperty().bind(passage.visibleProperty());
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
    items.setText(headline.items() == 1 ? "1 item" : headline.items() + " items");
    added.setText(DisplayFormat.date(LocalDate.ofInstant(row.added(), ZoneId.systemDefault())));
    line.setText(
        row.recognised() ? headline.line() : "Not a determination letter · " + headline.line());
    ring.getStyleClass().setAll("dot", style(headline.state()));
    flag.setVisible(headline.flagged());
    half.setVisible(headline.state() == Headline.State.IN_REVIEW);
    setGraphic(content);
    showRead();
  }

  /** Shows what is read in the background. */
  private void showRead() {
    LetterRow row = getItem();
    if (row == null || isEmpty()) {
      return;
    }
    int doubts = doubtful.of(row);
    open.setText(words(row, doubts));
    open.pseudoClassStateChanged(DOUBTFUL, doubts > 0);
    Optional<Excerpt> found = passages.of(row);
    passage.setVisible(passages.any());
    passage.getChildren().setAll(found.map(LetterCell::texts).orElse(List.of()));
    Headline headline = row.headline();
    setAccessibleText(
        headline.title()
            + ", "
            + spoken(headline)
            + (doubts > 0 ? ", " + doubts + " doubtful" : "")
            + (headline.flagged() ? ", flagged" : "")
            + (row.archived() ? ", archived, " : ", ")
            + headline.line()
            + found.map(f -> ": " + f.words()).orElse(""));
  }

  /** What was found stands out by weight and tint. */
  static List<Text> texts(Excerpt excerpt) {
    List<Text> texts = new ArrayList<>();
    int at = 0;
    for (Span found : excerpt.found()) {
      texts.add(text(excerpt.words().substring(at, found.start()), "passage-text"));
      texts.add(text(excerpt.words().substring(found.start(), found.end()), "passage-found"));
      at = found.end();
    }
    texts.add(text(excerpt.words().substring(at), "passage-text"));
    return texts;
  }

  private static Text text(String words, String style) {
    Text text = new Text(words);
    text.getStyleClass().add(style);
    return text;
  }

  private static String words(LetterRow row, int doubts) {
    return row.archived()
        ? "archived"
        : switch (row.headline().state()) {
          case FINISHED -> "finished";
          case NEW, IN_REVIEW ->
              doubts > 0 ? doubts + " doubtful" : row.headline().open() + " left";
        };
  }

  private static String spoken(Headline headline) {
    return switch (headline.state()) {
      case FINISHED -> "finished";
      case IN_REVIEW -> "in review, " + headline.open() + " unreviewed";
      case NEW -> "new, " + headline.open() + " unreviewed";
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
