package imr.ui.evaluate;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/** Tables of figures: one look, and Enter or a click opens where there is what to open. */
public final class ResultTables {
  private static final double NUMBER = 56;
  private static final double ROW = 28;

  /** Three lines. */
  private static final double WRAPPED_ROW = 52;

  private static final double LEAST = 44;
  private static final String WIDE = "result-tables.min-width";
  private static final PseudoClass WRAPPED = PseudoClass.getPseudoClass("wrapped");

  private ResultTables() {}

  /** An empty table. */
  public static <T> TableView<T> of(String id) {
    TableView<T> table = new TableView<>();
    table.setId(id);
    table.setFixedCellSize(ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(""));
    table.setMinHeight(80);
    return table;
  }

  /** Below a width, what a cell says goes over as many lines as it needs. */
  public static <T> void wrapBelow(TableView<T> table, double width) {
    table
        .widthProperty()
        .subscribe(
            is -> {
              boolean narrow = is.doubleValue() > 0 && is.doubleValue() < width;
              table.pseudoClassStateChanged(WRAPPED, narrow);
              table.setFixedCellSize(narrow ? WRAPPED_ROW : ROW);
              table.getColumns().forEach(c -> shrink(c, narrow));
            });
  }

  /** Numbers stay as wide as they are; words get what is left. */
  private static void shrink(TableColumn<?, ?> column, boolean narrow) {
    if (!column.getStyleClass().contains("count-column")) {
      Object wide = column.getProperties().computeIfAbsent(WIDE, _ -> column.getMinWidth());
      column.setMinWidth(narrow ? LEAST : (double) wide);
    }
  }

  /** A column of words, which may become narrower than it is meant to be. */
  public static <T> TableColumn<T, String> words(
      String title, Function<T, String> words, double width) {
    TableColumn<T, String> column = new TableColumn<>(title);
    column.setCellValueFactory(c -> new SimpleStringProperty(words.apply(c.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(width);
    column.setMinWidth(width * 0.6);
    return column;
  }

  /** A column of words, by which the table can be sorted. */
  public static <T> TableColumn<T, String> sortable(
      String title, Function<T, String> words, double width) {
    TableColumn<T, String> column = words(title, words, width);
    column.setSortable(true);
    column.setMinWidth(0);
    return column;
  }

  /** As {@link #words}, never narrower than it is meant to be. */
  public static <T> TableColumn<T, String> whole(
      String title, Function<T, String> words, double width) {
    TableColumn<T, String> column = words(title, words, width);
    column.setMinWidth(width);
    return column;
  }

  /** A column of numbers, at the right. */
  public static <T> TableColumn<T, String> number(String title, Function<T, String> figure) {
    return number(title, figure, NUMBER);
  }

  /** As above, of another width. */
  public static <T> TableColumn<T, String> number(
      String title, Function<T, String> figure, double width) {
    TableColumn<T, String> column = whole(title, figure, width);
    column.getStyleClass().add("count-column");
    column.setMaxWidth(width * 1.3);
    return column;
  }

  /** Enter on a chosen row, or a click on any, does something with it. */
  public static <T> void onOpen(TableView<T> table, Consumer<T> open) {
    table.setRowFactory(
        t -> {
          TableRow<T> row = new TableRow<>();
          row.setOnMouseClicked(
              e -> {
                if (e.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                  open.accept(row.getItem());
                }
              });
          return row;
        });
    table.setOnKeyPressed(
        e -> {
          T chosen = table.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.ENTER && chosen != null) {
            e.consume();
            open.accept(chosen);
          }
        });
  }
}
