package imr.ui.evaluate;

import imr.evaluate.Score;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** A line a field: values, precision, recall, F1, strict and relaxed; F1 as a plot at the right. */
final class FieldsTab {
  private static final double ALL_COLUMNS = 840;
  private static final int RELAXED = 3;
  private static final double COUNT = 70;
  private static final String PLOT = "Strict F1, 95% interval";

  private final TableView<EvaluationViewData.FieldResult> table =
      ResultTables.of("evaluation-fields");
  private final TableColumn<EvaluationViewData.FieldResult, EvaluationViewData.FieldResult> plot =
      plot();

  FieldsTab() {
    TableColumn<EvaluationViewData.FieldResult, ?> values = new TableColumn<>("Values");
    values
        .getColumns()
        .setAll(
            List.of(
                ResultTables.number("Gold", l -> "%,d".formatted(l.score().count().gold()), COUNT),
                ResultTables.number(
                    "Run", l -> "%,d".formatted(l.score().count().predicted()), COUNT)));
    table
        .getColumns()
        .setAll(
            List.of(
                ResultTables.words("Field", EvaluationViewData.FieldResult::label, 190),
                values,
                rated("Strict", Score::strict),
                rated("Relaxed", Score::relaxed),
                plot));
    // Later, since a table that is being laid out does not notice that a column went.
    table
        .widthProperty()
        .addListener((o, was, is) -> Platform.runLater(() -> makeRoom(table.getWidth())));
    table.setRowFactory(t -> new LineRow());
  }

  /** Precision, recall and F1. */
  private static TableColumn<EvaluationViewData.FieldResult, ?> rated(
      String title, Function<Score, Score.Rated> rated) {
    TableColumn<EvaluationViewData.FieldResult, ?> column = new TableColumn<>(title);
    column
        .getColumns()
        .setAll(
            List.of(
                share("P", l -> rated.apply(l.score()).precision()),
                share("R", l -> rated.apply(l.score()).recall()),
                share("F1", l -> rated.apply(l.score()).f1())));
    return column;
  }

  /** In a narrow window relaxed F1 stands without its precision and recall. */
  private void makeRoom(double width) {
    boolean all = width == 0 || width >= ALL_COLUMNS;
    table.getColumns().get(RELAXED).getColumns().getFirst().setVisible(all);
    table.getColumns().get(RELAXED).getColumns().get(1).setVisible(all);
  }

  /** The line of all fields stands out. */
  private static final class LineRow extends TableRow<EvaluationViewData.FieldResult> {
    @Override
    protected void updateItem(EvaluationViewData.@Nullable FieldResult line, boolean empty) {
      super.updateItem(line, empty);
      getStyleClass().remove("line-of-all");
      if (line != null && line.field().isEmpty()) {
        getStyleClass().add("line-of-all");
      }
    }
  }

  TableView<EvaluationViewData.FieldResult> table() {
    return table;
  }

  void show(EvaluationViewData findings) {
    plot.setText(findings.second().map(s -> "Strict F1; marked: " + s.run()).orElse(PLOT));
    table.getItems().setAll(findings.fields());
  }

  private static TableColumn<EvaluationViewData.FieldResult, String> share(
      String title, Function<EvaluationViewData.FieldResult, Score.Share> share) {
    return ResultTables.number(title, l -> figure(share.apply(l).value()), 60);
  }

  /** Three digits, a dash for none. */
  static String figure(OptionalDouble figure) {
    return figure.isPresent() ? String.format(Locale.ROOT, "%.3f", figure.getAsDouble()) : "–";
  }

  private static TableColumn<EvaluationViewData.FieldResult, EvaluationViewData.FieldResult>
      plot() {
    TableColumn<EvaluationViewData.FieldResult, EvaluationViewData.FieldResult> column =
        new TableColumn<>(PLOT);
    column.setCellValueFactory(c -> new SimpleObjectProperty<>(c.getValue()));
    column.setCellFactory(c -> new PlotCell());
    column.setSortable(false);
    column.setReorderable(false);
    column.setMinWidth(150);
    column.setPrefWidth(300);
    return column;
  }

  /** The bar, and its figures for who cannot see it. */
  private static final class PlotCell
      extends TableCell<EvaluationViewData.FieldResult, EvaluationViewData.FieldResult> {
    private final IntervalBar bar = new IntervalBar();

    @Override
    protected void updateItem(EvaluationViewData.@Nullable FieldResult line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        setAccessibleText("");
      } else {
        Score.Share f1 = line.score().strict().f1();
        bar.show(f1, line.second());
        setGraphic(bar);
        setAccessibleText(line.label() + ": " + said(f1));
        setTooltip(new javafx.scene.control.Tooltip(said(f1)));
      }
    }

    private static String said(Score.Share f1) {
      return "F1 "
          + figure(f1.value())
          + f1.interval()
              .map(
                  i ->
                      String.format(Locale.ROOT, ", 95%% interval %.3f to %.3f", i.low(), i.high()))
              .orElse("");
    }
  }
}
