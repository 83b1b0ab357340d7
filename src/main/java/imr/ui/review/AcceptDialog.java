package imr.ui.review;

import imr.annotation.DisplayFormat;
import imr.review.Acceptance;
import imr.review.FormRow;
import imr.ui.kit.Overlay;
import imr.ui.kit.WrappingRow;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A preview of what is accepted in one step: all of it, including what is off the screen. */
final class AcceptDialog extends VBox {
  private final AcceptModel model;
  private final Overlay overlay;
  private final Runnable focusForm;
  private final Label title = new Label();
  private final Label least = new Label();
  private final Label left = new Label();
  private final Slider slider = new Slider(0, 1, 0.95);
  private final CheckBox absent = new CheckBox();
  private final ListView<Line> list = new ListView<>();
  private final Label nothing = new Label();
  private final Button accept = new Button();
  private final Button cancel = Overlay.leave("Cancel");

  /** A line of the list: a field, what would stand there, how sure that is. */
  private record Line(String field, String value, String sure) {}

  private AcceptDialog(AcceptModel model, Overlay overlay, Runnable focusForm) {
    super(10);
    this.focusForm = focusForm;
    this.model = model;
    this.overlay = overlay;
    title.getStyleClass().add("sheet-title");
    left.getStyleClass().add("muted");
    left.setWrapText(true);
    left.setMinHeight(USE_PREF_SIZE);
    list.setCellFactory(l -> new Cell());
    list.setPrefHeight(340);
    list.setMinHeight(120);
    VBox.setVgrow(list, Priority.ALWAYS);
    list.setFixedCellSize(28);
    list.setFocusTraversable(false);
    list.setId("accept-list");
    list.setAccessibleText("Values to accept");
    list.setPlaceholder(nothing);
    absent.setSelected(model.absentToo());
    absent
        .selectedProperty()
        .addListener(
            (o, was, is) -> {
              model.absentToo(is);
              fill();
            });
    absent.setId("accept-absent");
    accept.getStyleClass().add("accent-button");
    accept.setId("accept-now");
    accept.setOnAction(e -> accept());
    setPrefWidth(620);
    getChildren().addAll(title, sureness(), list, absent, left, buttons());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    fill();
  }

  /**
   * Shows it.
   *
   * @param focusForm gives the form the keyboard, which is where the work goes on
   */
  static void show(AcceptModel model, Overlay overlay, Runnable focusForm) {
    AcceptDialog sheet = new AcceptDialog(model, overlay, focusForm);
    Subscription changes = model.onChange(sheet::fill);
    sheet
        .sceneProperty()
        .addListener(
            (o, was, is) -> {
              if (is == null) {
                changes.unsubscribe();
              }
            });
    overlay.show(sheet, sheet.slider);
  }

  private HBox sureness() {
    slider.setBlockIncrement(0.01);
    slider.setValue(model.sure());
    slider.setAccessibleText("Minimum confidence");
    slider.setId("accept-sure");
    slider
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              model.sure(is.doubleValue());
              fill();
            });
    HBox.setHgrow(slider, Priority.ALWAYS);
    least.setMinWidth(Region.USE_PREF_SIZE);
    Label before = new Label("Minimum confidence");
    before.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(12, before, least, slider);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private WrappingRow buttons() {
    Label keys = new Label("← → Confidence    ↑ ↓ Browse    Enter: Accept");
    keys.getStyleClass().add("muted");
    accept.setMinWidth(Region.USE_PREF_SIZE);
    return new WrappingRow(keys, cancel, accept);
  }

  private void fill() {
    Acceptance now = model.acceptance();
    int values = now.values().size();
    int empty = now.empty().size();
    title.setText("Accept in " + model.where());
    least.setText(DisplayFormat.percent(model.sure()));
    absent.setText(
        empty == 1
            ? "Also mark 1 empty field as not stated   (A)"
            : "Also mark " + empty + " empty fields as not stated   (A)");
    absent.setVisible(empty > 0);
    absent.setManaged(empty > 0);
    list.getItems().setAll(now.values().stream().map(b -> line(b, DisplayValue.value(b))).toList());
    if (absent.isSelected()) {
      list.getItems().addAll(now.empty().stream().map(b -> line(b, "Not stated")).toList());
    }
    nothing.setText(
        model.ready()
            ? "No suggestion has this much confidence. Press ← to lower it."
            : "Checking how sure each suggestion is…");
    int others = now.left().size() + (absent.isSelected() ? 0 : empty);
    left.setText(model.ready() ? remaining(others) : "");
    int taken = list.getItems().size();
    accept.setText(model.ready() ? "Accept " + taken : "Accept");
    accept.setDisable(taken == 0);
    accept.setAccessibleText("Accept " + values + " values");
  }

  private static String remaining(int left) {
    return left == 0
        ? "Everything else here is reviewed."
        : (left == 1 ? "1 field still needs" : left + " fields still need") + " your review.";
  }

  private Line line(FormRow.Blank blank, String value) {
    return new Line(
        model.name(blank),
        value.strip().replaceAll("\\s+", " "),
        model.chance(blank).map(DisplayFormat::percent).orElse(""));
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !cancel.isFocused()) {
      event.consume();
      accept();
    } else if (event.getCode() == KeyCode.A && absent.isVisible()) {
      event.consume();
      absent.setSelected(!absent.isSelected());
    } else if (List.of(KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN)
        .contains(event.getCode())) {
      event.consume();
      scroll(event.getCode());
    }
  }

  private void scroll(KeyCode code) {
    int page = code == KeyCode.PAGE_DOWN || code == KeyCode.PAGE_UP ? 9 : 1;
    int by = code == KeyCode.DOWN || code == KeyCode.PAGE_DOWN ? page : -page;
    int last = Math.max(0, list.getItems().size() - 1);
    int at = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + by, 0, last);
    list.getSelectionModel().select(at);
    list.scrollTo(at);
  }

  private void accept() {
    if (!accept.isDisabled()) {
      overlay.hide();
      model.accept();
      focusForm.run();
    }
  }

  /** A field's name, its value, its confidence. */
  private static final class Cell extends ListCell<Line> {
    private final Label field = new Label();
    private final Label value = new Label();
    private final Label sure = new Label();
    private final HBox box = new HBox(12, field, value, sure);

    Cell() {
      field.getStyleClass().add("muted");
      field.setMinWidth(190);
      field.setPrefWidth(190);
      value.setMinWidth(0);
      value.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(value, Priority.ALWAYS);
      sure.getStyleClass().add("muted");
      sure.setMinWidth(Region.USE_PREF_SIZE);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        setAccessibleText("");
      } else {
        field.setText(line.field());
        value.setText(line.value());
        sure.setText(line.sure());
        setAccessibleText(line.field() + ": " + line.value() + " " + line.sure());
        setGraphic(box);
      }
    }
  }
}
