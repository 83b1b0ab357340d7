package imr.ui.gold;

import imr.annotation.QualityCertificate;
import imr.exchange.CertificateFile;
import imr.ui.evaluate.ResultTables;
import imr.ui.kit.Overlay;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A gold set's quality certificate, to be read and exported as a page or as JSON. */
final class CertificateDialog extends VBox {
  private final TableView<List<String>> facts = new TableView<>();
  private final Label notice = new Label("Measuring…");
  private final Button html = new Button("Export page (HTML)…");
  private final Button json = new Button("Export JSON…");
  private Optional<QualityCertificate> certificate = Optional.empty();

  private CertificateDialog(GoldModel model, BiConsumer<String, String> write) {
    super(12);
    setId("certificate");
    Label title =
        new Label("Quality certificate" + model.chosen().map(s -> ": " + s.name()).orElse(""));
    title.getStyleClass().add("sheet-title");
    facts.setId("certificate-facts");
    facts.setAccessibleText("Quality certificate");
    facts.setFixedCellSize(28);
    facts.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    facts.getColumns().add(ResultTables.sortable("Measure", List::getFirst, 240));
    facts.getColumns().add(ResultTables.sortable("Result", List::getLast, 640));
    facts.setPlaceholder(new Label(""));
    VBox.setVgrow(facts, Priority.ALWAYS);
    html.setId("certificate-html");
    json.setId("certificate-json");
    html.setOnAction(
        _ ->
            certificate.ifPresent(
                c -> write.accept(c.goldSet() + "-quality.html", CertificateFile.html(c))));
    json.setOnAction(
        _ ->
            certificate.ifPresent(
                c -> write.accept(c.goldSet() + "-quality.json", CertificateFile.json(c))));
    getChildren().setAll(title, facts, foot());
    setPrefSize(960, 460);
  }

  static void show(Overlay overlay, GoldModel model, BiConsumer<String, String> write) {
    CertificateDialog dialog = new CertificateDialog(model, write);
    overlay.showOver(dialog, dialog.facts);
    model.certify(dialog::fill);
  }

  private HBox foot() {
    notice.setId("certificate-notice");
    notice.setMinWidth(0);
    notice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notice, Priority.ALWAYS);
    List.of(html, json)
        .forEach(
            b -> {
              b.setDisable(true);
              b.setMinWidth(Region.USE_PREF_SIZE);
            });
    html.getStyleClass().add("accent-button");
    HBox foot = new HBox(12, notice, Overlay.leave("Close"), json, html);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  private void fill(QualityCertificate of) {
    certificate = Optional.of(of);
    facts.getItems().setAll(CertificateFile.facts(of));
    notice.setText("Exports of this set come with this certificate.");
    html.setDisable(false);
    json.setDisable(false);
  }
}
