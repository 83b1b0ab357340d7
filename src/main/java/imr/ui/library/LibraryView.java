package imr.ui.library;

import imr.store.LetterRow;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The letters of the store, as a list beside the desk. */
public final class LibraryView extends VBox {
  private final LibraryModel model;
  private final ListView<LetterRow> list;

  public LibraryView(LibraryModel model) {
    this.model = model;
    getStyleClass().add("letter-list");
    setMinWidth(232);
    setPrefWidth(232);
    Label title = new Label();
    title.getStyleClass().add("letter-list-title");
    title
        .textProperty()
        .bind(
            Bindings.createStringBinding(() -> title(model), model.letters(), model.openLetters()));
    list = new ListView<>(model.shown());
    list.setId("library");
    list.setAccessibleText("Letters");
    list.setCellFactory(v -> new LetterCell());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(title, list);
    list.getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) c -> choose());
    model.onReplaced(this::selectChosen);
    model.opened().addListener((o, was, is) -> is.ifPresent(this::select));
  }

  /** Gives the keyboard to the list. */
  public void focusList() {
    list.requestFocus();
  }

  private void choose() {
    if (!model.updating()) {
      model.choose(
          list.getSelectionModel().getSelectedIndices().stream()
              .map(at -> model.shown().get(at))
              .toList());
    }
  }

  /** Selects what was selected before all rows were replaced. */
  private void selectChosen() {
    int[] places = model.chosen().stream().mapToInt(r -> model.placeShown(r.id())).toArray();
    list.getSelectionModel().clearSelection();
    if (places.length > 0) {
      list.getSelectionModel().selectIndices(places[0], places);
    }
  }

  /** Selects the letter on the desk alone, and brings it into sight where it is not. */
  private void select(String id) {
    int at = model.placeShown(id);
    if (at < 0) {
      list.getSelectionModel().clearSelection();
    } else if (!list.getSelectionModel().isSelected(at) || model.chosen().size() > 1) {
      list.getSelectionModel().clearAndSelect(at);
      list.scrollTo(Math.max(0, at - 3));
    }
  }

  private static String title(LibraryModel model) {
    return "LIBRARY · %,d OPEN OF %,d".formatted(model.openLetters().get(), model.letters().size());
  }
}
