package imr.ui.adjudicate;

import imr.ui.kit.Overlay;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The values that both records have, before they are accepted in one step. */
final class AgreedDialog extends VBox {
  private final TableView<AdjudicateModel.Agreed> values = new TableView<>();

  private AgreedDialog(Overlay overlay, AdjudicateModel model) {
    super(12);
    Label title = new Label("Agreed values");
    title.getStyleClass().add("sheet-title");
    values.setId("agreed-values");
    values.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    values.getColumns().add(column("Field", 220, true));
    values.getColumns().add(column("Value", 440, false));
    values.getItems().setAll(model.agreed());
    values.setPlaceholder(new Label("The two records have no value in common."));
    VBox.setVgrow(values, Priority.ALWAYS);
    Button accept = new Button("Accept %,d values".formatted(values.getItems().size()));
    accept.setId("agreed-accept");
    accept.getStyleClass().add("accent-button");
    accept.setMinWidth(Region.USE_PREF_SIZE);
    Runnable accepting =
        () -> {
          overlay.hide();
          model.acceptAgreed();
        };
    accept.setOnAction(_ -> accepting.run());
    values.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            accepting.run();
          }
        });
    Label hint = new Label("Enter accepts them in one step, which you can undo.");
    hint.getStyleClass().add("muted");
    hint.setMinWidth(0);
    hint.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(hint, Priority.ALWAYS);
    HBox foot = new HBox(12, hint, Overlay.leave("Cancel"), accept);
    foot.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(title, values, foot);
    setPrefSize(760, 520);
  }

  static void show(Overlay overlay, AdjudicateModel model) {
    AgreedDialog dialog = new AgreedDialog(overlay, model);
    overlay.showOver(dialog, dialog.values);
  }

  private static TableColumn<AdjudicateModel.Agreed, String> column(
      String title, double width, boolean label) {
    TableColumn<AdjudicateModel.Agreed, String> column = new TableColumn<>(title);
    column.setCellValueFactory(
        c ->
            new SimpleStringProperty(
                label ? c.getValue().label() : c.getValue().value().replaceAll("\\s+", " ")));
    column.setPrefWidth(width);
    column.setReorderable(false);
    return column;
  }
}
