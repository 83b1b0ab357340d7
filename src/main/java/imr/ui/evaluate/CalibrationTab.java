package imr.ui.evaluate;

import imr.evaluate.Calibration;
import imr.evaluate.Calibration.Bin;
import imr.ui.kit.TwoParts;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Whether values of a confidence are right as often as it says: a plot, and its figures. */
final class CalibrationTab {
  private final Label sentence = TabComponents.sentence("calibration-error");
  private final CalibrationChart plot = new CalibrationChart();
  private final TableView<Bin> table = ResultTables.of("evaluation-calibration");
  private final VBox node;

  CalibrationTab() {
    List<TableColumn<Bin, ?>> columns =
        List.of(
            ResultTables.words("Confidence", CalibrationTab::range, 110),
            ResultTables.number("Values", b -> "%,d".formatted(b.values()), 70),
            ResultTables.number("Correct", b -> "%,d".formatted(b.right()), 70),
            ResultTables.number("Share", b -> FieldsTab.figure(b.share())),
            ResultTables.number("Mean", b -> String.format(Locale.ROOT, "%.3f", b.confidence())));
    table.getColumns().setAll(columns);
    table.setPlaceholder(new Label("This run has no confidence scores."));
    plot.setMinHeight(180);
    table.setMinHeight(180);
    TwoParts both = new TwoParts(760, 0.55, plot, table);
    VBox.setVgrow(both, Priority.ALWAYS);
    this.node = new VBox(8, sentence, both);
  }

  private static String range(Bin bin) {
    return String.format(Locale.ROOT, "%.1f – %.1f", bin.low(), bin.high());
  }

  Node node() {
    return node;
  }

  void show(EvaluationViewData findings) {
    Calibration calibration = findings.calibration();
    sentence.setText(
        calibration.error().isPresent()
            ? String.format(
                Locale.ROOT,
                "%,d values with a confidence score. Expected calibration error: %.3f. This is the"
                    + " average difference between the confidence and the share of correct values.",
                calibration.values(),
                calibration.error().getAsDouble())
            : "This run has no confidence scores. Values from annotators never do.");
    List<Bin> bins = calibration.bins().stream().filter(b -> b.values() > 0).toList();
    table.getItems().setAll(bins);
    plot.show(bins);
  }
}
