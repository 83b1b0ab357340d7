package imr.ui.adjudicate;

import imr.annotation.DisplayFormat;
import imr.ui.adjudicate.AgreementModel.FieldRow;
import imr.ui.adjudicate.AgreementModel.LetterRow;
import imr.ui.adjudicate.AgreementModel.MonthRow;
import imr.ui.evaluate.ResultTables;
import imr.ui.kit.Overlay;
import imr.ui.kit.TwoParts;
import imr.ui.kit.WrappingRow;
import imr.workbench.SecondRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How well people agree, by field and over time, and the letters that they disagree on most. */
public final class AgreementDialog extends VBox {
  private static final String EVERYBODY = "All annotators";
  private static final String EVER = "All months";
  private static final double WIDE = 1160;
  private static final double HIGH = 640;

  private final AgreementModel model;
  private final Label summary = new Label("Loading…");
  private final ComboBox<String> people = new ComboBox<>();
  private final ComboBox<String> months = new ComboBox<>();
  private final TableView<FieldRow> fields = table("agreement-fields", "Agreement by field");
  private final TableView<MonthRow> byMonth = table("agreement-months", "Agreement by month");
  private final TableView<LetterRow> letters =
      table("agreement-letters", "Letters that disagree most");
  private final Button adjudicate = new Button("Adjudicate");
  private boolean filling;

  private AgreementDialog(AgreementModel model, Consumer<SecondRecord> open) {
    super(10);
    this.model = model;
    setId("agreement");
    Label title = new Label("Agreement");
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    summary.setId("agreement-summary");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    layOutFields();
    layOutOthers(open);
    people.valueProperty().addListener((_, _, is) -> choosePeople(is));
    months.valueProperty().addListener((_, _, is) -> chooseMonth(is));
    WrappingRow head = new WrappingRow(title, people, months);
    VBox right =
        new VBox(8, small("By month"), byMonth, small("Letters that disagree most"), letters);
    VBox.setVgrow(letters, Priority.ALWAYS);
    byMonth.setPrefHeight(150);
    byMonth.setMinHeight(80);
    fields.setMinHeight(200);
    letters.setMinHeight(110);
    TwoParts body = new TwoParts(900, 0.7, fields, right);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().setAll(head, summary, body, foot());
    model.shown().addListener((_, _, is) -> is.ifPresent(this::fill));
  }

  /**
   * Shows the dialog.
   *
   * @param open opens both records of a letter; the dialog is closed by then
   */
  public static void show(Overlay overlay, AgreementModel model, Consumer<SecondRecord> open) {
    AgreementDialog dialog =
        new AgreementDialog(
            model,
            of -> {
              overlay.hide();
              open.accept(of);
            });
    dialog.setPrefSize(WIDE, HIGH);
    overlay.show(dialog, dialog.letters);
    model.start();
  }

  private static <T> TableView<T> table(String id, String name) {
    TableView<T> table = new TableView<>();
    table.setId(id);
    table.setAccessibleText(name);
    table.setFixedCellSize(28);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.setPlaceholder(new Label("No letters yet"));
    table.setMinWidth(0);
    return table;
  }

  private static Label small(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    return label;
  }

  private void layOutFields() {
    ResultTables.wrapBelow(fields, 780);
    fields.getColumns().add(ResultTables.sortable("Field", FieldRow::field, 170));
    fields.getColumns().add(ResultTables.sortable("Values", FieldRow::values, 70));
    fields.getColumns().add(ResultTables.sortable("F1 strict", FieldRow::strict, 130));
    fields.getColumns().add(ResultTables.sortable("F1 relaxed", FieldRow::relaxed, 130));
    fields.getColumns().add(ResultTables.sortable("Kappa", FieldRow::kappa, 130));
    fields.getColumns().add(ResultTables.sortable("Alpha", FieldRow::alpha, 130));
  }

  private void layOutOthers(Consumer<SecondRecord> open) {
    byMonth.getColumns().add(ResultTables.sortable("Month", MonthRow::month, 90));
    byMonth.getColumns().add(ResultTables.sortable("Letters", MonthRow::letters, 70));
    byMonth.getColumns().add(ResultTables.sortable("F1 strict", MonthRow::strict, 150));
    letters.getColumns().add(ResultTables.sortable("Letter", LetterRow::title, 140));
    letters.getColumns().add(ResultTables.sortable("F1", LetterRow::strict, 60));
    letters
        .getColumns()
        .add(ResultTables.sortable("Unmatched", l -> "%,d".formatted(l.differences()), 90));
    Runnable opening =
        () ->
            Optional.ofNullable(letters.getSelectionModel().getSelectedItem())
                .ifPresent(l -> open.accept(l.of()));
    adjudicate.setOnAction(_ -> opening.run());
    letters.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            opening.run();
          }
        });
    letters.setOnMouseClicked(
        e -> {
          if (e.getClickCount() == 2) {
            opening.run();
          }
        });
  }

  private WrappingRow foot() {
    Label about =
        new Label(
            "Brackets: 95% intervals. Kappa (Cohen): coded fields. Alpha (Krippendorff): “nothing”"
                + " counts as a value.");
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    adjudicate.setId("agreement-adjudicate");
    adjudicate.setMinWidth(Region.USE_PREF_SIZE);
    adjudicate.disableProperty().bind(letters.getSelectionModel().selectedItemProperty().isNull());
    return new WrappingRow(about, Overlay.leave("Close"), adjudicate);
  }

  private void choosePeople(String pair) {
    if (!filling) {
      model.choose(Optional.ofNullable(pair).filter(p -> !p.equals(EVERYBODY)));
    }
  }

  private void chooseMonth(String month) {
    if (!filling) {
      model.chooseMonth(
          model.shown().get().stream()
              .flatMap(now -> now.months().stream())
              .filter(m -> DisplayFormat.month(m).equals(month))
              .findFirst());
    }
  }

  private void fill(AgreementModel.Shown now) {
    filling = true;
    offer(people, "agreement-people", EVERYBODY, now.pairs());
    offer(
        months, "agreement-month", EVER, now.months().stream().map(DisplayFormat::month).toList());
    filling = false;
    summary.setText(now.summary());
    fields.getItems().setAll(now.fields());
    byMonth.getItems().setAll(now.byMonth());
    letters.getItems().setAll(now.letters());
    letters.getSelectionModel().selectFirst();
  }

  private static void offer(ComboBox<String> box, String id, String all, List<String> others) {
    Optional<String> was = Optional.ofNullable(box.getValue());
    List<String> items = new ArrayList<>(List.of(all));
    items.addAll(others);
    box.setId(id);
    box.setAccessibleText(all);
    box.getItems().setAll(items);
    box.setValue(was.filter(items::contains).orElse(all));
  }
}
