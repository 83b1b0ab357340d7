package imr.ui.dashboard;

import imr.exchange.Csv;
import imr.report.Chart;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A plot with its title, what can be done with it, and its figures for a screen reader. */
final class ChartCard extends VBox {
  private final Chart plot;
  private final VBox picture;

  /**
   * @param take does what is chosen for the plot
   */
  ChartCard(Chart plot, ChartActions take) {
    super(8);
    this.plot = plot;
    setId("plot-" + plot.id());
    getStyleClass().add("plot-card");
    Label title = new Label(plot.title());
    title.getStyleClass().add("plot-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    picture = new VBox(10, title, body());
    picture.setAccessibleRole(AccessibleRole.TEXT);
    picture.setAccessibleText(plot.read());
    picture.setFocusTraversable(true);
    picture.getStyleClass().add("plot-picture");
    VBox.setVgrow(picture, Priority.ALWAYS);
    getChildren().addAll(picture, foot(take));
  }

  Chart plot() {
    return plot;
  }

  /** What a picture shows: the title and the plot. */
  Node picture() {
    return picture;
  }

  private Node body() {
    if (plot.lines().isEmpty()) {
      Label nothing = new Label(plot.nothing());
      nothing.getStyleClass().add("muted");
      nothing.setWrapText(true);
      nothing.setMinHeight(USE_PREF_SIZE);
      return nothing;
    }
    return switch (plot.kind()) {
      case BARS -> new HorizontalBars(plot.lines());
      case COLUMNS -> new StackedColumns(plot.lines(), false);
      case STACKS -> new VBox(8, new StackedColumns(plot.lines(), true), legend());
    };
  }

  private FlowPane legend() {
    FlowPane legend = new FlowPane(16, 4);
    List<String> names = plot.head().subList(1, plot.head().size());
    for (int i = 0; i < names.size(); i++) {
      Region swatch = new Region();
      swatch.getStyleClass().addAll("plot-swatch", "plot-series-" + i % StackedColumns.COLOURS);
      HBox one = new HBox(6, swatch, new Label(names.get(i)));
      one.setAlignment(Pos.CENTER_LEFT);
      legend.getChildren().add(one);
    }
    return legend;
  }

  private HBox foot(ChartActions take) {
    MenuButton button = new MenuButton("Copy or save");
    button.setId("take-" + plot.id());
    button.setAccessibleText("Copy or save “" + plot.title() + "” as a picture or CSV");
    button.getStyleClass().add("flat");
    button
        .getItems()
        .setAll(
            item("Copy picture", () -> take.copyPicture(picture)),
            item("Save picture…", () -> take.savePicture(plot.id(), picture)),
            item("Copy CSV", () -> take.copyText(plot.csv())),
            item("Save CSV…", () -> take.saveText(plot.id(), Csv.marked(plot.csv()))));
    button.setDisable(plot.lines().isEmpty());
    HBox foot = new HBox(button);
    foot.setAlignment(Pos.CENTER_RIGHT);
    return foot;
  }

  private static MenuItem item(String words, Runnable does) {
    MenuItem item = new MenuItem(words);
    item.setOnAction(e -> does.run());
    return item;
  }
}
