package imr.ui;

import imr.ui.kit.KeyPlaceholders;
import imr.ui.review.ReviewModel;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a desk without a letter says: how to lay one down, or that it comes back by itself. */
final class EmptyReviewView extends VBox {

  /**
   * @param letters whether the library has any
   * @param run whether something is under way during which no letter is open
   */
  EmptyReviewView(
      ReviewModel desk,
      ObservableBooleanValue letters,
      ObservableBooleanValue run,
      KeyPlaceholders keys) {
    setId("empty-desk");
    getStyleClass().add("empty");
    Label title = new Label("No letter is open");
    title.getStyleClass().add("empty-title");
    Label words = new Label();
    words.getStyleClass().add("empty-text");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    run.get()
                        ? "A task is updating your letters. Your letter reopens when it finishes."
                        : keys.fill(
                            "Choose a letter in the library ({key:go-to-library}) or import more"
                                + " ({key:import-files}). To change a finished letter, open it and"
                                + " reopen it for review ({key:reopen-letter})."),
                run));
    getChildren().addAll(title, words);
    visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> letters.get() && desk.session().get().isEmpty(), letters, desk.session()));
  }
}
