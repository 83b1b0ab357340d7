package imr.ui.dashboard;

import imr.report.Chart;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A bar a line, under its label and its figures; as tall as its type makes it. */
final class HorizontalBars extends VBox {
  /** The rest stands in the table alone. */
  private static final int MOST = 12;

  /** What a label keeps beside long figures, in heights of its type. */
  private static final double LEAST = 8;

  HorizontalBars(List<Chart.DataRow> lines) {
    super(8);
    double most = lines.stream().mapToDouble(l -> l.numbers().getFirst()).max().orElse(1);
    lines.stream().limit(MOST).forEach(l -> getChildren().add(line(l, most)));
    if (lines.size() > MOST) {
      getChildren().add(muted("and %,d more (all are in the CSV)".formatted(lines.size() - MOST)));
    }
  }

  private static VBox line(Chart.DataRow line, double most) {
    Label label = new Label(line.label());
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.minWidthProperty().bind(label.fontProperty().map(f -> LEAST * f.getSize()));
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    Label words = muted(line.words());
    words.setMinWidth(0);
    words.setAlignment(Pos.TOP_RIGHT);
    words.setStyle("-fx-text-alignment: right;");
    HBox.setHgrow(words, Priority.SOMETIMES);
    return new VBox(2, new HBox(12, label, words), new Bar(share(line, most)));
  }

  private static double share(Chart.DataRow line, double most) {
    return most == 0 ? 0 : line.numbers().getFirst() / most;
  }

  private static Label muted(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /** A share of the width. */
  private static final class Bar extends Region {
    private final Region fill = new Region();
    private final double share;

    Bar(double share) {
      this.share = share;
      getStyleClass().add("plot-track");
      fill.getStyleClass().addAll("plot-bar", "plot-series-0");
      getChildren().add(fill);
    }

    @Override
    protected void layoutChildren() {
      fill.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
    }
  }
}
