package imr.ui.plant;

import imr.annotation.DisplayFormat;
import imr.ui.evaluate.ResultTables;
import imr.ui.kit.Overlay;
import imr.ui.kit.WrappingRow;
import imr.workbench.PlantLog;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Turns planted errors on and off, and shows how many were caught, by field and by person. */
public final class PlantsDialog extends VBox {
  private static final double WIDE = 860;
  private static final double HIGH = 560;
  private static final double PERSONS = 150;
  private static final List<Double> SHARES = List.of(0.01, 0.02, 0.05, 0.1, 0.2);

  private final Overlay overlay;
  private final PlantsModel model;
  private final CheckBox on = new CheckBox("Plant errors in letters under review");
  private final ComboBox<Double> share = new ComboBox<>();
  private final Label told = sentence("plants-told");
  private final TableView<PlantsModel.Line> fields = ResultTables.of("plants-fields");
  private final TableView<PlantsModel.Line> persons = ResultTables.of("plants-persons");
  private boolean showing;

  private PlantsDialog(Overlay overlay, PlantsModel model) {
    super(10);
    this.overlay = overlay;
    this.model = model;
    setId("plants");
    fields.setAccessibleText("Planted errors by field");
    fields.getColumns().setAll(List.of(ResultTables.words("Field", PlantsModel.Line::name, 220)));
    columns(fields);
    persons.setAccessibleText("Planted errors by annotator");
    persons
        .getColumns()
        .setAll(List.of(ResultTables.words("Annotator", PlantsModel.Line::name, 220)));
    columns(persons);
    VBox.setVgrow(fields, Priority.ALWAYS);
    persons.setPrefHeight(PERSONS);
    persons.setMaxHeight(PERSONS);
    HBox foot = new HBox(12, gap(), Overlay.leave("Close"));
    getChildren().setAll(head(), told, fields, persons, foot);
    model.state().subscribe(this::show);
  }

  /** Shows the dialog. */
  public static void show(Overlay overlay, PlantsModel model) {
    PlantsDialog dialog = new PlantsDialog(overlay, model);
    dialog.setPrefSize(WIDE, HIGH);
    overlay.show(dialog, dialog.on);
    model.read();
  }

  private static void columns(TableView<PlantsModel.Line> table) {
    table
        .getColumns()
        .addAll(
            List.of(
                ResultTables.number("Planted", l -> DisplayFormat.number(l.rate().all()), 60),
                ResultTables.number("Caught", l -> DisplayFormat.number(l.rate().caught()), 60),
                ResultTables.number("Rate", PlantsModel.Line::share, 52),
                ResultTables.number("95% interval", PlantsModel.Line::interval, 86)));
    Label nothing = sentence("");
    nothing.setText("No planted errors have been caught or missed yet.");
    table.setPlaceholder(nothing);
  }

  private Node head() {
    Label title = new Label("Planted errors");
    title.getStyleClass().add("sheet-title");
    on.setId("plants-on");
    on.setMinWidth(Region.USE_PREF_SIZE);
    on.setOnAction(e -> turn());
    share.setId("plants-share");
    share.setAccessibleText("Share of suggestions");
    share.getItems().setAll(SHARES);
    share.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Double of) {
            return of == null ? "" : DisplayFormat.percent(of) + " of suggestions";
          }

          @Override
          public @Nullable Double fromString(String words) {
            return null;
          }
        });
    share.setValue(PlantLog.USUAL);
    share.setMinWidth(Region.USE_PREF_SIZE);
    share
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && on.isSelected()) {
                model.set(is);
              }
            });
    return new WrappingRow(title, on, share);
  }

  private void turn() {
    if (on.isSelected()) {
      on.setSelected(false); // until it is said what that means
      ask();
    } else {
      model.set(0);
    }
  }

  /** Everybody who annotates is to know before the first error is planted. */
  private void ask() {
    Label title = new Label("Tell your annotators first");
    title.getStyleClass().add("sheet-title");
    Label words = sentence("plants-ask");
    words.setText(
        "About %s of the suggestions in letters under review will be made wrong on purpose, to see whether annotators catch them. The status bar tells every annotator that planted errors are on. A wrong value is never saved: before a letter is finished, the real suggestions replace missed errors, and a dialog shows them."
            .formatted(DisplayFormat.percent(share.getValue())));
    Button go = new Button("Turn on planted errors");
    go.setId("plants-go");
    go.getStyleClass().add("accent-button");
    go.setOnAction(
        e -> {
          overlay.hide();
          model.set(share.getValue());
        });
    HBox buttons = new HBox(8, Overlay.leave("Cancel"), go);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox dialog = new VBox(12, title, words, buttons);
    dialog.setId("plants-tell");
    dialog.setPrefSize(520, 190);
    overlay.showOver(dialog, go);
  }

  private void show(Optional<PlantsModel.State> now) {
    now.ifPresent(
        s -> {
          showing = true;
          on.setSelected(s.setting().on());
          if (s.setting().on() && SHARES.contains(s.setting().share())) {
            share.setValue(s.setting().share());
          }
          showing = false;
          told.setText(told(s.setting()));
          fields.getItems().setAll(s.fields());
          persons.getItems().setAll(s.persons());
        });
  }

  private static String told(PlantLog.Setting setting) {
    return setting.on()
        ? "On: about %s of suggestions are made wrong on purpose. Turned on by %s."
            .formatted(DisplayFormat.percent(setting.share()), setting.by())
        : "Off: every suggestion is shown as the extractor made it.";
  }

  private static Label sentence(String id) {
    Label label = new Label();
    if (!id.isEmpty()) {
      label.setId(id);
    }
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }
}
