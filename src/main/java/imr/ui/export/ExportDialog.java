package imr.ui.export;

import imr.exchange.Format;
import imr.exchange.FormatLoss;
import imr.ui.kit.Overlay;
import imr.ui.kit.TwoParts;
import imr.workbench.ExportReport;
import imr.workbench.Exports;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which letters, in which format, with or without their words; and what the format cannot hold. */
public final class ExportDialog extends VBox {
  private final ExportModel model;
  private final ComboBox<ExportModel.Choice> letters = new ComboBox<>();
  private final ListView<Format> formats = new ListView<>();
  private final CheckBox withText = new CheckBox("Include letter text");
  private final CheckBox decidedOnly = new CheckBox("Only reviewed values");
  private final CheckBox correctedOnly = new CheckBox("Only corrected letters");
  private final Label purpose = sentence("");
  private final Label aboutText = sentence("");
  private final VBox report = new VBox(4);
  private final Button write = new Button("Export…");
  private final Button cancel = Overlay.leave("Cancel");

  private ExportDialog(ExportModel model, Overlay overlay, Consumer<Exports.Order> choosePlace) {
    super(12);
    this.model = model;
    setId("export");
    Label title = new Label("Export");
    title.getStyleClass().add("sheet-title");
    layOutLetters();
    layOutFormats();
    TwoParts middle = new TwoParts(720, 0.44, formats, right());
    middle.setPrefHeight(390);
    VBox.setVgrow(middle, Priority.ALWAYS);
    setPrefWidth(820);
    write.setOnAction(
        e -> {
          overlay.hide();
          model.order().ifPresent(choosePlace);
        });
    getChildren().addAll(title, head(), middle, foot());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.scopes().addListener((o, was, is) -> fill(is));
    model.report().addListener((o, was, is) -> show(is));
    sceneProperty()
        .addListener(
            (o, was, is) -> {
              if (is == null) {
                model.stop();
              }
            });
  }

  /** Enter writes wherever the keyboard is; else it would tick the box and open the list. */
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !letters.isShowing() && !cancel.isFocused()) {
      event.consume();
      write.fire();
    }
  }

  /**
   * Shows the dialog.
   *
   * @param choosePlace takes what is chosen, to ask where it shall go
   */
  public static void show(Overlay overlay, ExportModel model, Consumer<Exports.Order> choosePlace) {
    ExportDialog sheet = new ExportDialog(model, overlay, choosePlace);
    overlay.show(sheet, sheet.formats);
    sheet.formats.getSelectionModel().selectFirst();
    model.refresh();
  }

  private static Label sentence(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private HBox head() {
    Label which = new Label("Letters");
    which.setLabelFor(letters);
    which.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(12, which, letters);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void layOutLetters() {
    letters.setId("export-letters");
    letters.setAccessibleText("Which letters");
    letters.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(letters, Priority.ALWAYS);
    letters.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(ExportModel.@Nullable Choice choice) {
            return choice == null ? "" : choice.label();
          }

          @Override
          public ExportModel.@Nullable Choice fromString(String label) {
            return letters.getItems().stream()
                .filter(c -> c.label().equals(label))
                .findFirst()
                .orElse(null);
          }
        });
    letters
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> Optional.ofNullable(is).ifPresent(c -> model.choose(c.scope())));
  }

  private void layOutFormats() {
    formats.setId("export-formats");
    formats.setAccessibleText("Format");
    formats.setMinHeight(150);
    formats.setFixedCellSize(29);
    formats.setCellFactory(l -> new FormatCell());
    formats.getItems().setAll(ExportModel.formats());
    formats
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> Optional.ofNullable(is).ifPresent(this::choose));
  }

  private VBox right() {
    withText.setId("export-text");
    withText.setSelected(true);
    withText
        .selectedProperty()
        .addListener(
            (o, was, is) -> {
              tellOfText();
              model.withText(is);
            });
    decidedOnly.setId("export-decided");
    correctedOnly.setId("export-corrected");
    for (CheckBox box : List.of(decidedOnly, correctedOnly)) {
      box.selectedProperty().addListener((o, was, is) -> select());
    }
    aboutText.getStyleClass().add("muted");
    aboutText.setId("export-about-text");
    purpose.setId("export-purpose");
    report.setId("export-report");
    ScrollPane scroll = new ScrollPane(report);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(80);
    scroll.setFocusTraversable(true);
    scroll.setAccessibleText("Not included in this format");
    scroll.getStyleClass().add("report-list");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox right = new VBox(8, purpose, withText, aboutText, decidedOnly, correctedOnly, scroll);
    return right;
  }

  private void select() {
    model.select(new Exports.Selection(decidedOnly.isSelected(), correctedOnly.isSelected()));
  }

  private void choose(Format format) {
    purpose.setText(format.purpose());
    withText.setDisable(format.needsText());
    tellOfText();
    model.choose(format);
  }

  private void tellOfText() {
    boolean needed = model.format().needsText() || withText.isDisabled();
    aboutText.setText(
        needed
            ? "This format always includes the letter text. Letters contain protected health"
                + " information (PHI). Make sure that you're authorized to share it."
            : withText.isSelected()
                ? "Letters contain protected health information (PHI). Make sure that you're"
                    + " authorized to share it."
                : "Only locations, codes, dates, and numbers are exported. Readers need the letters"
                    + " to see the text.");
  }

  private HBox foot() {
    Label notice = new Label();
    notice.setId("export-notice");
    notice.textProperty().bind(model.notice());
    notice.setMinWidth(0);
    notice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notice, Priority.ALWAYS);
    write.setId("export-write");
    write.getStyleClass().add("accent-button");
    write.setMinWidth(Region.USE_PREF_SIZE);
    write.setDefaultButton(true);
    write.setDisable(true);
    HBox foot = new HBox(12, notice, cancel, write);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("gold-foot");
    return foot;
  }

  private void fill(List<ExportModel.Choice> all) {
    letters.getItems().setAll(all);
    letters.getSelectionModel().selectFirst();
  }

  private void show(Optional<ExportReport> found) {
    write.setDisable(found.filter(r -> r.letters() > 0).isEmpty());
    report.getChildren().clear();
    found.ifPresent(this::show);
  }

  private void show(ExportReport found) {
    List<Node> lines = report.getChildren();
    lines.add(sentence(found.line() + "."));
    found.warnings().forEach(w -> lines.add(warning(w)));
    if (found.letters() > 0) {
      lines.add(
          sentence(
              found.losses().isEmpty()
                  ? "This format includes everything."
                  : "Not included in this format:"));
    }
    found.losses().forEach((kind, loss) -> lines.add(lost(kind, loss)));
    if (!found.refused().isEmpty()) {
      lines.add(sentence("Not exported:"));
      found.refused().forEach(r -> lines.add(sentence(r)));
    }
  }

  private static Label warning(String words) {
    Label label = sentence(words);
    label.getStyleClass().add("warning");
    return label;
  }

  private static HBox lost(FormatLoss kind, ExportReport.Loss loss) {
    Label what = sentence("–  " + kind.what());
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    Label count = new Label(loss.words());
    count.getStyleClass().add("muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(12, what, count);
  }

  /** A format by its name. */
  private static final class FormatCell extends ListCell<Format> {
    FormatCell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Format format, boolean empty) {
      super.updateItem(format, empty);
      setText(empty || format == null ? "" : format.label());
    }
  }
}
