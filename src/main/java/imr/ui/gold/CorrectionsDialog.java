package imr.ui.gold;

import imr.annotation.Field;
import imr.exchange.Csv;
import imr.review.Correction.Kind;
import imr.review.CorrectionCounts;
import imr.ui.kit.Overlay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** In what way suggestions were corrected: a table of fields and classes, and a plot of a line. */
public final class CorrectionsDialog extends VBox {
  private static final double NARROW = 660;
  private static final String CORRECTED = "Corrected";

  private final CorrectionsModel model;
  private final Label title = new Label("Corrections");
  private final TableView<Row> table = new TableView<>();
  private final NumberAxis amount = new NumberAxis();
  private final BarChart<String, Number> plot = new BarChart<>(new CategoryAxis(), amount);
  private final Button export = new Button("Export CSV…");

  /** A line of the table; the first is of all fields together. */
  private record Row(String label, Map<Kind, Integer> counts) {
    int count(Kind kind) {
      return counts.getOrDefault(kind, 0);
    }
  }

  private CorrectionsDialog(CorrectionsModel model, Consumer<String> write) {
    super(12);
    this.model = model;
    title.getStyleClass().add("sheet-title");
    table.setId("corrections");
    table.setAccessibleText("Corrections by field");
    table.setPrefHeight(330);
    VBox.setVgrow(table, Priority.ALWAYS);
    table.setFixedCellSize(28);
    table.getStyleClass().add("wrapped-heads");
    table.setMinHeight(150);
    table.widthProperty().subscribe(w -> showKinds(w.doubleValue() >= NARROW));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.getColumns().setAll(columns());
    table.setPlaceholder(placeholder());
    table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> draw(is));
    plot.setLegendVisible(false);
    plot.setAnimated(false);
    plot.visibleProperty().bind(Bindings.isNotEmpty(table.getItems()));
    plot.managedProperty().bind(plot.visibleProperty());
    plot.setPrefHeight(210);
    plot.setMinHeight(180);
    amount.setMinorTickVisible(false);
    export.setId("corrections-export");
    export.setOnAction(e -> write.accept(Csv.marked(model.csv())));
    HBox foot = new HBox(12, progress(), gap(), Overlay.leave("Close"), export);
    foot.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(1000);
    getChildren().addAll(title, table, plot, foot);
    model.counts().addListener((o, was, is) -> is.ifPresent(this::show));
    sceneProperty().addListener((o, was, is) -> stopWhenGone(is));
    export.setDisable(true);
  }

  /**
   * Shows the dialog and begins to count.
   *
   * @param write takes the counts as comma-separated values
   */
  public static void show(Overlay overlay, CorrectionsModel model, Consumer<String> write) {
    CorrectionsDialog sheet = new CorrectionsDialog(model, write);
    overlay.show(sheet, sheet.table);
    model.start();
  }

  private void stopWhenGone(@Nullable Scene now) {
    if (now == null) {
      model.stop();
    }
  }

  /** Said once it is known. */
  private Label placeholder() {
    Label nobody =
        new Label(
            "No suggestions have been reviewed yet. After you confirm or correct fields, the"
                + " corrections are counted here.");
    nobody.setWrapText(true);
    nobody.visibleProperty().bind(model.counts().map(Optional::isPresent));
    return nobody;
  }

  private HBox progress() {
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText("Counting progress");
    bar.getStyleClass().add("thin");
    bar.progressProperty().bind(model.share());
    Button stop = new Button("Stop");
    stop.getStyleClass().add("flat");
    stop.setOnAction(e -> model.stop());
    HBox box = new HBox(8, new Label("Counting…"), bar, stop);
    box.setAlignment(Pos.CENTER_LEFT);
    box.visibleProperty().bind(model.counts().map(Optional::isEmpty));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private static List<TableColumn<Row, ?>> columns() {
    List<TableColumn<Row, ?>> columns = new ArrayList<>();
    TableColumn<Row, String> field = new TableColumn<>("Field");
    field.setCellValueFactory(c -> new SimpleStringProperty(c.getValue().label()));
    field.setSortable(false);
    field.setMinWidth(130);
    field.setPrefWidth(190);
    columns.add(field);
    for (Kind kind : Kind.values()) {
      TableColumn<Row, String> column = new TableColumn<>(heading(kind));
      column.setCellValueFactory(c -> new SimpleStringProperty(shown(c.getValue().count(kind))));
      column.setSortable(false);
      column.getStyleClass().add("count-column");
      column.setMinWidth(width(heading(kind)));
      columns.add(column);
    }
    TableColumn<Row, String> all = new TableColumn<>(CORRECTED);
    all.setCellValueFactory(c -> new SimpleStringProperty(corrected(c.getValue())));
    all.setSortable(false);
    all.getStyleClass().add("count-column");
    columns.add(all);
    columns.forEach(c -> c.setReorderable(false));
    return columns;
  }

  /** Of the longest word of a heading; the words go one below the other. */
  private static double width(String heading) {
    int longest = Arrays.stream(heading.split(" ", -1)).mapToInt(String::length).max().orElse(0);
    return Math.max(54, 12 + 6.3 * longest);
  }

  /** Where there is no room for all kinds, the plot tells those of the chosen field. */
  private void showKinds(boolean room) {
    table
        .getColumns()
        .forEach(
            c -> {
              boolean total = c.getText().equals(CORRECTED);
              c.setVisible(c.equals(table.getColumns().getFirst()) || total != room);
            });
  }

  private static String corrected(Row row) {
    int kept = row.count(Kind.KEPT);
    int all = Arrays.stream(Kind.values()).mapToInt(row::count).sum();
    return "%,d of %,d".formatted(all - kept, all);
  }

  private static String heading(Kind kind) {
    return kind.words().substring(0, 1).toUpperCase(Locale.ROOT) + kind.words().substring(1);
  }

  /** Nothing for nothing, so that what is there is seen. */
  private static String shown(int count) {
    return count == 0 ? "" : "%,d".formatted(count);
  }

  private void show(CorrectionCounts counts) {
    title.setText(
        counts.letters() == 1
            ? "Corrections in 1 reviewed letter"
            : "Corrections in %,d reviewed letters".formatted(counts.letters()));
    List<Field> fields = counts.fields(model.schema());
    if (!fields.isEmpty()) {
      table.getItems().add(new Row("All fields", all(kind -> counts.count(kind))));
    }
    fields.forEach(f -> table.getItems().add(new Row(label(f), all(k -> counts.count(f.id(), k)))));
    table.getSelectionModel().selectFirst();
    export.setDisable(false);
  }

  /** Fields of items and citations have labels that others have, too. */
  private String label(Field field) {
    return model
        .schema()
        .parent(field.id())
        .map(owner -> owner.label() + " · " + field.label())
        .orElse(field.label());
  }

  private static Map<Kind, Integer> all(Function<Kind, Integer> count) {
    return Arrays.stream(Kind.values()).collect(Collectors.toMap(k -> k, count));
  }

  private void draw(@Nullable Row row) {
    XYChart.Series<String, Number> bars = new XYChart.Series<>();
    if (row != null) {
      Arrays.stream(Kind.values())
          .filter(kind -> kind != Kind.KEPT)
          .forEach(kind -> bars.getData().add(new XYChart.Data<>(heading(kind), row.count(kind))));
      plot.setTitle(row.label());
    }
    plot.getData().setAll(List.of(bars));
  }
}
