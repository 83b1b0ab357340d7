package imr.ui.library;

import imr.annotation.Headline;
import imr.store.LetterRow;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The letters of the store, as a list beside the desk. */
public final class LibraryView extends VBox {
  private final ListView<LetterRow> list;

  public LibraryView(LibraryModel model) {
    getStyleClass().add("letter-list");
    setMinWidth(232);
    setPrefWidth(232);
    Label title = new Label();
    title.getStyleClass().add("letter-list-title");
    title.textProperty().bind(Bindings.createStringBinding(() -> title(model), model.letters()));
    list = new ListView<>(model.letters());
    list.setId("library");
    list.setAccessibleText("Letters");
    list.setCellFactory(v -> new LetterCell());
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(title, list);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !model.updating()) {
                model.open(is.id());
              }
            });
    model.opened().addListener((o, was, is) -> is.ifPresent(id -> select(model, id)));
  }

  /** Gives the keyboard to the list. */
  public void focusList() {
    list.requestFocus();
  }

  private void select(LibraryModel model, String id) {
    for (int i = 0; i < model.letters().size(); i++) {
      if (model.letters().get(i).id().equals(id)) {
        list.getSelectionModel().select(i);
        list.scrollTo(Math.max(0, i - 3));
      }
    }
  }

  private static String title(LibraryModel model) {
    long open =
        model.letters().stream()
            .filter(r -> r.headline().state() != Headline.State.FINISHED)
            .count();
    return "LIBRARY · %,d OPEN OF %,d".formatted(open, model.letters().size());
  }
}
