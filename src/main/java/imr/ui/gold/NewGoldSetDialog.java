package imr.ui.gold;

import imr.annotation.GoldSetPart;
import imr.ui.evaluate.ResultTables;
import imr.ui.kit.Overlay;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A new gold set before it is frozen: its name, the shares of its parts, each letter's part. */
final class NewGoldSetDialog extends VBox {
  private final GoldModel model;
  private final Overlay overlay;
  private final BiConsumer<String, String> write;
  private final TextField name = new TextField();
  private final TextField shares = new TextField("80, 10, 10");
  private final TableView<GoldModel.Proposed> letters = new TableView<>();
  private final Label sizes = new Label();
  private final Button freeze = new Button("Create gold set");

  private NewGoldSetDialog(GoldModel model, Overlay overlay, BiConsumer<String, String> write) {
    super(12);
    this.model = model;
    this.overlay = overlay;
    this.write = write;
    Label title = new Label("New gold set from finished letters");
    title.getStyleClass().add("sheet-title");
    letters.setId("gold-proposal");
    letters.setPrefHeight(380);
    letters.setFixedCellSize(28);
    letters.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    letters
        .getColumns()
        .setAll(
            List.of(
                ResultTables.sortable("Letter", p -> p.letter().letter().headline().title(), 220),
                ResultTables.sortable("Revision", p -> "" + p.letter().revision().number(), 80),
                ResultTables.sortable(
                    "Split", p -> p.part().word() + (p.byHand() ? ", set manually" : ""), 180)));
    letters.setPlaceholder(new Label("No finished letters."));
    setPrefWidth(760);
    getChildren().addAll(title, head(), letters, parts(), foot());
    model.proposal().addListener((o, was, is) -> fill(is));
  }

  static void show(Overlay overlay, GoldModel model, BiConsumer<String, String> write) {
    NewGoldSetDialog sheet = new NewGoldSetDialog(model, overlay, write);
    overlay.show(sheet, sheet.name);
    model.share(sheet.shares.getText());
    model.propose();
  }

  private HBox head() {
    name.setPromptText("2026-Q4");
    name.setId("gold-name");
    name.setAccessibleText("Gold set name");
    HBox.setHgrow(name, Priority.ALWAYS);
    shares.setId("gold-shares");
    shares.setPrefColumnCount(9);
    shares.setAccessibleText("Percentages of training, development, and test letters");
    shares
        .textProperty()
        .addListener((o, was, is) -> shares.pseudoClassStateChanged(WRONG, !model.share(is)));
    Label of = new Label("Train, development, test (%)");
    of.setMinWidth(Region.USE_PREF_SIZE);
    Label called = new Label("Name");
    called.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(8, called, name, of, shares);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static final javafx.css.PseudoClass WRONG =
      javafx.css.PseudoClass.getPseudoClass("error");

  /** The chosen letters can be put elsewhere than their hash puts them. */
  private HBox parts() {
    Label to = new Label("Move selected letter to");
    to.getStyleClass().add("muted");
    HBox box = new HBox(8, to);
    box.setAlignment(Pos.CENTER_LEFT);
    for (GoldSetPart part : GoldSetPart.values()) {
      Button button = new Button(part.word());
      button.setId("gold-" + part.word());
      button.setOnAction(e -> put(part));
      box.getChildren().add(button);
    }
    return box;
  }

  private void put(GoldSetPart part) {
    int at = letters.getSelectionModel().getSelectedIndex();
    if (at >= 0) {
      model.put(letters.getItems().get(at), part);
      letters.getSelectionModel().select(at);
    }
  }

  private HBox foot() {
    Label notice = new Label();
    notice.setId("gold-making-notice");
    notice.textProperty().bind(model.notice());
    notice.setMinWidth(0);
    notice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notice, Priority.ALWAYS);
    sizes.setMinWidth(Region.USE_PREF_SIZE);
    freeze.setId("gold-freeze");
    freeze.getStyleClass().add("accent-button");
    freeze.setMinWidth(Region.USE_PREF_SIZE);
    freeze.setDefaultButton(true);
    freeze.setDisable(true);
    freeze.setOnAction(
        e -> model.make(name.getText(), set -> GoldSetsDialog.show(overlay, model, write)));
    HBox foot = new HBox(12, notice, sizes, freeze);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("gold-foot");
    return foot;
  }

  private void fill(List<GoldModel.Proposed> all) {
    letters.getItems().setAll(all);
    freeze.setDisable(all.isEmpty());
    sizes.setText(
        Arrays.stream(GoldSetPart.values())
            .map(p -> all.stream().filter(l -> l.part() == p).count() + " " + p.word())
            .collect(Collectors.joining(", ")));
  }
}
