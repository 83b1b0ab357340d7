package imr.ui.column;

import imr.annotation.Field;
import imr.review.ColumnLine;
import imr.review.ValueDecision;
import imr.ui.kit.Overlay;
import imr.ui.kit.WrappingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One field over all letters: a list of values with their sentences, a preview of what a decision
 * would be about, and one key for each decision.
 */
public final class ColumnDialog extends VBox {
  private static final double MOST_WIDE = 1050;
  private static final double MOST_HIGH = 760;

  private final ColumnModel model;
  private final BiFunction<Field, String, String> code;
  private final ColumnFilters filters;
  private final ListView<ColumnLine> list = new ListView<>();
  private final ColumnPreview preview;
  private final Label notice = new Label();
  private final List<ColumnCell> cells = new ArrayList<>();
  private int anchor = -1;
  private boolean showing;

  private ColumnDialog(ColumnModel model, BiFunction<Field, String, String> code) {
    super(8);
    this.model = model;
    this.code = code;
    setId("column");
    this.filters = new ColumnFilters(model, list::requestFocus);
    this.preview = new ColumnPreview(model);
    getChildren().setAll(filters, list, preview, foot());
    layOutList();
    model.view().addListener((o, was, is) -> show(is));
    model.sentences().version().addListener((o, was, is) -> refreshCells());
    model.notice().addListener((o, was, is) -> refreshCells());
  }

  /**
   * Shows the screen.
   *
   * @param first the field that is read first
   * @param code reads the name of a code that was typed; gives other words back as they are
   * @param closed run once the screen is gone and every decision is on disk
   */
  public static void show(
      Overlay overlay,
      ColumnModel model,
      Optional<Field> first,
      BiFunction<Field, String, String> code,
      Runnable closed) {
    ColumnDialog dialog = new ColumnDialog(model, code);
    dialog.setPrefSize(MOST_WIDE, MOST_HIGH);
    overlay.show(dialog, dialog.list);
    dialog.sceneProperty().addListener((o, was, is) -> dialog.leave(is, closed));
    dialog.filters.choose(first);
  }

  private void leave(@Nullable Scene now, Runnable closed) {
    if (now == null) {
      model.stop();
      model.whenWritten(closed);
    }
  }

  private void layOutList() {
    list.setId("column-list");
    list.setAccessibleText("Values");
    list.widthProperty()
        .subscribe(
            w ->
                list.setFixedCellSize(
                    w.doubleValue() < ColumnCell.NARROW ? ColumnCell.TALL_ROW : ColumnCell.ROW));
    list.setMinHeight(120);
    list.setEditable(true);
    list.setPlaceholder(new Label(""));
    list.setCellFactory(l -> cell());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is.intValue() >= 0) {
                model.go(is.intValue());
              }
            });
    VBox.setVgrow(list, Priority.ALWAYS);
  }

  private ColumnCell cell() {
    ColumnCell cell = new ColumnCell(model, typed -> code.apply(filters.field(), typed));
    cell.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> clicked(cell, e));
    cells.add(cell);
    return cell;
  }

  private void clicked(ColumnCell cell, MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || cell.isEmpty() || cell.isEditing()) {
      return;
    }
    int at = cell.getIndex();
    if (event.isShiftDown()) {
      event.consume();
      extend(at);
    } else if (event.isShortcutDown()) {
      event.consume();
      toggle(at);
    } else if (event.getClickCount() == 2) {
      event.consume();
      select(at);
      expandOrEdit(cell.getItem());
    } else {
      model.clearSelection();
      anchor = at;
      refreshCells();
    }
  }

  private void expandOrEdit(ColumnLine line) {
    if (line instanceof ColumnLine.Group group) {
      model.expand(!group.expanded());
    } else {
      list.edit(list.getSelectionModel().getSelectedIndex());
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case ENTER -> decide(new ValueDecision.Confirm());
      case DELETE, BACK_SPACE -> decide(new ValueDecision.Reject());
      case F2 -> list.edit(at());
      case SPACE -> toggle(at());
      case RIGHT -> model.expand(true);
      case LEFT -> model.expand(false);
      case G -> filters.toggleGroups();
      case A -> known = onShortcut(event, this::selectAll);
      case Z -> known = onShortcut(event, model::undo);
      case UP -> known = extended(event, -1);
      case DOWN -> known = extended(event, 1);
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private static boolean onShortcut(KeyEvent event, Runnable action) {
    if (event.isShortcutDown()) {
      action.run();
    }
    return event.isShortcutDown();
  }

  private boolean extended(KeyEvent event, int by) {
    if (!event.isShiftDown()) {
      anchor = -1;
      return false;
    }
    extend(Math.clamp((long) at() + by, 0, Math.max(0, list.getItems().size() - 1)));
    return true;
  }

  private int at() {
    return Math.max(0, list.getSelectionModel().getSelectedIndex());
  }

  private void extend(int to) {
    anchor = anchor < 0 ? at() : anchor;
    model.select(anchor, to);
    select(to);
    refreshCells();
  }

  private void toggle(int line) {
    if (line < list.getItems().size()) {
      select(line);
      model.toggle(line);
      anchor = line;
      refreshCells();
    }
  }

  private void selectAll() {
    model.selectAll();
    refreshCells();
  }

  private void select(int line) {
    list.getSelectionModel().select(line);
    list.getFocusModel().focus(line);
    keepInView(line);
  }

  private void keepInView(int line) {
    boolean seen =
        cells.stream()
            .anyMatch(c -> c.getIndex() == line && !c.isEmpty() && c.isVisible() && inList(c));
    if (!seen) {
      list.scrollTo(Math.max(0, line - 2));
    }
  }

  private boolean inList(ColumnCell cell) {
    return cell.getBoundsInParent().getMinY() >= 0
        && cell.getBoundsInParent().getMaxY() <= list.getHeight();
  }

  /** Decides, and goes on to the next line. */
  private void decide(ValueDecision decision) {
    int next = Math.min(at() + 1, list.getItems().size() - 1);
    model.decide(decision);
    anchor = -1;
    if (next >= 0) {
      select(next);
    }
    refreshCells();
    list.requestFocus();
  }

  private Node foot() {
    notice.setId("column-notice");
    notice.textProperty().bind(model.notice());
    notice.setWrapText(true);
    Button confirm = button("Confirm", "Enter", () -> decide(new ValueDecision.Confirm()));
    confirm.getStyleClass().add("accent-button");
    confirm.setId("column-confirm");
    Button edit = button("Edit", "F2", () -> list.edit(at()));
    edit.setId("column-edit");
    Button reject = button("Reject", "Del", () -> decide(new ValueDecision.Reject()));
    reject.setId("column-reject");
    Button undo = button("Undo", "Ctrl+Z", model::undo);
    undo.setId("column-undo");
    WrappingRow foot = new WrappingRow(notice, confirm, edit, reject, undo, Overlay.leave("Close"));
    foot.getStyleClass().add("gold-foot");
    return foot;
  }

  private static Button button(String name, String key, Runnable action) {
    Button button = new Button(name + "   " + key);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void show(ColumnModel.View view) {
    if (list.getEditingIndex() >= 0) {
      list.edit(-1);
    }
    showing = true;
    ObservableList<ColumnLine> lines = FXCollections.observableList(view.lines());
    list.setItems(lines);
    if (view.current() >= 0) {
      select(view.current());
    }
    showing = false;
    filters.count(view);
    if (lines.isEmpty()) {
      ((Label) list.getPlaceholder())
          .setText("No values to show. Change the filters or the field.");
    }
    refreshCells();
  }

  private void refreshCells() {
    cells.forEach(ColumnCell::refresh);
    preview.refresh();
  }
}
