package imr.ui.evaluate;

import imr.evaluate.ConfusionMatrix;
import imr.evaluate.Kappa;
import imr.evaluate.Score;
import imr.ui.kit.TwoParts;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * How both sides agree: spans as F1, coded fields as Cohen's kappa, and of the chosen one which
 * code was taken for which.
 */
final class CodesTab {
  private final EvaluateModel model;
  private final Label spans = TabComponents.sentence("span-agreement");
  private final TableView<ConfusionMatrix> table = ResultTables.of("evaluation-codes");
  private final VBox matrix = new VBox(8);
  private final VBox node;

  CodesTab(EvaluateModel model) {
    this.model = model;
    List<TableColumn<ConfusionMatrix, ?>> columns =
        List.of(
            ResultTables.whole("Coded field", c -> model.label(c.field().id()), 176),
            ResultTables.number("In both", c -> "%,d".formatted(Kappa.of(c).units())),
            ResultTables.number("Equal", c -> share(Kappa.of(c))),
            ResultTables.number("Kappa", c -> FieldsTab.figure(Kappa.of(c).kappa())),
            ResultTables.number("Missing", c -> "%,d".formatted(Kappa.of(c).onlyFirst())),
            ResultTables.number("Extra", c -> "%,d".formatted(Kappa.of(c).onlySecond())));
    table.getColumns().setAll(columns);
    table.setPlaceholder(new Label("No coded field has values."));
    table.setMinHeight(140);
    ResultTables.wrapBelow(table, 460);
    table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> draw(is));
    ScrollPane scroll = new ScrollPane(matrix);
    scroll.setId("confusion");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("report-list");
    scroll.setMinHeight(160);
    TwoParts both = new TwoParts(760, 0.5, table, scroll);
    VBox.setVgrow(both, Priority.ALWAYS);
    this.node = new VBox(8, spans, both);
  }

  private static String share(Kappa kappa) {
    return kappa.units() == 0 ? "–" : FieldsTab.figure(OptionalDouble.of(kappa.observed()));
  }

  Node node() {
    return node;
  }

  void show(EvaluationViewData findings) {
    spans.setText(
        findings.fields().stream()
            .findFirst()
            .map(all -> sentence(all.score()))
            .orElse("Nothing to compare."));
    int chosen = Math.max(0, table.getSelectionModel().getSelectedIndex());
    table.getItems().setAll(findings.confusions());
    table.getSelectionModel().select(Math.min(chosen, table.getItems().size() - 1));
  }

  private static String sentence(Score all) {
    return String.format(
        Locale.ROOT,
        "Highlights of all fields: F1 %s strict, %s relaxed. Kappa covers values that both sides"
            + " coded. Values coded on one side only are counted separately.",
        FieldsTab.figure(all.strict().f1().value()),
        FieldsTab.figure(all.relaxed().f1().value()));
  }

  private void draw(@Nullable ConfusionMatrix confusion) {
    matrix.getChildren().clear();
    if (confusion != null) {
      Label title =
          new Label(model.label(confusion.field().id()) + ". Rows: gold set. Columns: run.");
      title.getStyleClass().add("bar-title");
      matrix.getChildren().setAll(title, new ConfusionGrid(confusion));
    }
  }
}
