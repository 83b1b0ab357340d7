package imr.ui.evaluate;

import imr.evaluate.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/**
 * A coded field's counts: gold's codes down, the run's across. Many codes have numbers instead of
 * names over their columns.
 */
final class ConfusionGrid extends GridPane {
  private static final int MOST_NAMES = 4;

  private final ConfusionMatrix confusion;
  private final List<Optional<String>> sides = new ArrayList<>();

  ConfusionGrid(ConfusionMatrix confusion) {
    this.confusion = confusion;
    getStyleClass().add("confusion-grid");
    setHgap(2);
    setVgap(2);
    confusion.codes().stream().map(Optional::of).forEach(sides::add);
    sides.add(Optional.empty());
    for (int i = 0; i < sides.size(); i++) {
      add(named(rowName(i), "confusion-row"), 0, i + 1);
      Label column = named(columnName(i), "confusion-column");
      add(column, i + 1, 0);
      setHalignment(column, HPos.RIGHT);
    }
    for (int row = 0; row < sides.size(); row++) {
      for (int column = 0; column < sides.size(); column++) {
        add(cell(row, column), column + 1, row + 1);
      }
    }
  }

  private static Label named(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private boolean numbered() {
    return confusion.codes().size() > MOST_NAMES;
  }

  private String rowName(int at) {
    return sides
        .get(at)
        .map(code -> (numbered() ? (at + 1) + "  " : "") + confusion.field().labelOf(code))
        .orElse("Spurious");
  }

  private String columnName(int at) {
    return sides
        .get(at)
        .map(code -> numbered() ? "" + (at + 1) : confusion.field().labelOf(code))
        .orElse("Missing");
  }

  private Label cell(int row, int column) {
    long count = confusion.count(sides.get(row), sides.get(column));
    Label cell = new Label(count == 0 ? "·" : "%,d".formatted(count));
    cell.getStyleClass().add("confusion-cell");
    cell.setMaxWidth(Double.MAX_VALUE);
    if (count == 0) {
      cell.getStyleClass().add("confusion-none");
    } else {
      cell.getStyleClass().add(row == column ? "confusion-hit" : "confusion-miss");
      cell.setTooltip(
          new Tooltip(
              "Gold set: %s. Run: %s. Count: %,d."
                  .formatted(side(row, "nothing"), side(column, "nothing"), count)));
    }
    return cell;
  }

  private String side(int at, String otherwise) {
    return sides.get(at).map(confusion.field()::labelOf).orElse(otherwise);
  }
}
