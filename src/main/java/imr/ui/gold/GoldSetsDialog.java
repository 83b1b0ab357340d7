package imr.ui.gold;

import imr.annotation.DisplayFormat;
import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.ui.evaluate.ResultTables;
import imr.ui.kit.Overlay;
import imr.ui.kit.TwoParts;
import imr.ui.kit.WrappingRow;
import imr.workbench.GoldSetManager;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The gold sets, and the letters of the chosen one with what was finished again since. */
public final class GoldSetsDialog extends VBox {
  private final GoldModel model;
  private final Overlay overlay;
  private final BiConsumer<String, String> write;
  private final ListView<GoldSet> sets = new ListView<>();
  private final TableView<GoldSetManager.InSet> letters = new TableView<>();
  private final Label about = new Label();
  private final Button manifest = new Button("Export manifest…");
  private final Button certificate = new Button("Quality certificate… (Q)");
  private final Button make = new Button("Create from finished letters…");

  private GoldSetsDialog(GoldModel model, Overlay overlay, BiConsumer<String, String> write) {
    super(12);
    this.model = model;
    this.overlay = overlay;
    this.write = write;
    Label title = new Label("Gold sets");
    title.getStyleClass().add("sheet-title");
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    layOutSets();
    layOutLetters();
    VBox right = new VBox(8, about, letters);
    VBox.setVgrow(letters, Priority.ALWAYS);
    TwoParts middle = new TwoParts(640, 0.22, sets, right);
    middle.setPrefHeight(420);
    VBox.setVgrow(middle, Priority.ALWAYS);
    middle.visibleProperty().bind(Bindings.isNotEmpty(sets.getItems()));
    middle.managedProperty().bind(middle.visibleProperty());
    setPrefWidth(940); // as wide when it is empty, so that nothing jumps
    getChildren().addAll(title, middle, foot());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.sets().addListener((o, was, is) -> fill(is));
    model.letters().addListener((o, was, is) -> letters.getItems().setAll(is));
    sceneProperty()
        .addListener(
            (o, was, is) -> {
              if (is == null) {
                model.stop();
              }
            });
  }

  /**
   * Shows the dialog.
   *
   * @param write takes a file's name and its text
   */
  public static void show(Overlay overlay, GoldModel model, BiConsumer<String, String> write) {
    GoldSetsDialog sheet = new GoldSetsDialog(model, overlay, write);
    overlay.show(sheet, sheet.make);
    model.refresh();
  }

  private void pressed(KeyEvent event) {
    boolean wanted = event.getCode() == KeyCode.Q && !event.isShortcutDown();
    if (wanted && !certificate.isDisabled()) {
      event.consume();
      certificate.fire();
    }
  }

  private void layOutSets() {
    sets.setId("gold-sets");
    sets.setMinHeight(70);
    sets.setCellFactory(l -> new SetCell());
    sets.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null) {
                choose(is);
              }
            });
  }

  private void layOutLetters() {
    letters.setId("gold-letters");
    letters.setMinHeight(150);
    ResultTables.wrapBelow(letters, 520);
    letters.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    letters
        .getColumns()
        .add(ResultTables.sortable("Letter", l -> l.name().isEmpty() ? "unknown" : l.name(), 180));
    letters.getColumns().add(ResultTables.sortable("Split", l -> l.member().part().word(), 100));
    letters
        .getColumns()
        .add(ResultTables.sortable("Revision", l -> "" + l.member().revision(), 80));
    letters.getColumns().add(ResultTables.sortable("Current state", GoldSetsDialog::now, 200));
    letters
        .getColumns()
        .add(ResultTables.sortable("Hash", l -> l.member().sha256().substring(0, 12), 120));
    letters.setPlaceholder(new Label(""));
  }

  private static String now(GoldSetManager.InSet letter) {
    return letter.standing() == GoldSetManager.MemberStatus.NEWER
        ? "current revision: " + letter.newest()
        : letter.standing().words();
  }

  private WrappingRow foot() {
    Label notice = new Label();
    notice.setId("gold-notice");
    notice.textProperty().bind(model.notice());
    notice.setWrapText(true);
    manifest.setDisable(true);
    manifest.setId("gold-manifest");
    manifest.setMinWidth(Region.USE_PREF_SIZE);
    manifest.setOnAction(
        e -> model.chosen().ifPresent(s -> write.accept(s.name() + ".json", model.manifest(s))));
    certificate.setDisable(true);
    certificate.setId("gold-certificate");
    certificate.setMinWidth(Region.USE_PREF_SIZE);
    certificate.setOnAction(_ -> CertificateDialog.show(overlay, model, write));
    make.setId("gold-make");
    make.getStyleClass().add("accent-button");
    make.setMinWidth(Region.USE_PREF_SIZE);
    make.setOnAction(e -> NewGoldSetDialog.show(overlay, model, write));
    WrappingRow foot = new WrappingRow(notice, Overlay.leave("Close"), manifest, certificate, make);
    foot.getStyleClass().add("gold-foot");
    return foot;
  }

  private void fill(List<GoldSet> all) {
    sets.getItems().setAll(all);
    sets.getSelectionModel().selectLast();
    sets.requestFocus();
  }

  private void choose(GoldSet set) {
    about.setText(
        "Created by %s on %s: %s."
            .formatted(
                set.by(),
                DisplayFormat.dateTime(set.at(), ZoneId.systemDefault()),
                Arrays.stream(GoldSetPart.values())
                    .map(p -> "%,d %s".formatted(set.size(p), p.word()))
                    .collect(Collectors.joining(", "))));
    manifest.setDisable(false);
    certificate.setDisable(false);
    model.choose(set);
  }

  /** A set by its name. */
  private static final class SetCell extends ListCell<GoldSet> {
    SetCell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable GoldSet set, boolean empty) {
      super.updateItem(set, empty);
      setText(empty || set == null ? "" : "%s  (%,d)".formatted(set.name(), set.members().size()));
    }
  }
}
