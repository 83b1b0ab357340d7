package imr.ui.library;

import imr.search.QueryCompletion;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The box in which letters are looked for, and how what is typed could go on: Down goes to the
 * suggestions or the list, Enter takes a suggestion or goes to what was found, Escape clears.
 */
final class SearchBox {
  private static final double ROW = 26;
  private static final int MOST_ROWS = 7;

  private final SearchModel search;
  private final TextField box = new TextField();
  private final ListView<QueryCompletion> next = new ListView<>();
  private final Runnable toList;
  private final Runnable leave;
  private boolean showing;

  /**
   * @param toList gives the keyboard to what was found
   * @param leave gives the keyboard back to where it was before
   */
  SearchBox(SearchModel search, Runnable toList, Runnable leave) {
    this.search = search;
    this.toList = toList;
    this.leave = leave;
    box.setId("find-letters");
    box.setPromptText("Find letters");
    box.setAccessibleText("Find letters by words or by conditions such as state:new");
    box.textProperty().addListener((o, was, is) -> typed());
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    box.focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (!is) {
                search.enter();
              }
            });
    search.written().addListener((o, was, is) -> show(is));
    layOutSuggestions();
  }

  Node box() {
    return box;
  }

  /** Stands over the list while there are suggestions. */
  Node suggestions() {
    return next;
  }

  void focus() {
    box.requestFocus();
    box.selectAll();
  }

  private void layOutSuggestions() {
    next.setItems(search.suggestions());
    next.setId("suggestions");
    next.setAccessibleText("Suggestions");
    next.getStyleClass().add("suggestions");
    next.setFocusTraversable(false);
    next.setFixedCellSize(ROW);
    next.setCellFactory(l -> new Line());
    next.setVisible(false);
    next.setOnMouseClicked(e -> takeSelected());
    search
        .suggestions()
        .addListener(
            (javafx.collections.ListChangeListener<QueryCompletion>)
                c -> {
                  int rows = Math.min(search.suggestions().size(), MOST_ROWS);
                  next.setMaxHeight(rows * ROW + 10);
                  next.setVisible(rows > 0 && box.isFocused());
                });
  }

  /** The caret follows the words, so it is asked for behind this. */
  private void typed() {
    if (!showing) {
      Platform.runLater(
          () -> {
            if (!box.getText().equals(search.written().get())) {
              search.type(box.getText(), box.getCaretPosition());
            }
          });
    }
  }

  /** Shows what was set from elsewhere: by a chip, by the dialog, by a saved filter. */
  private void show(String words) {
    if (!words.equals(box.getText())) {
      showing = true;
      box.setText(words);
      box.end();
      showing = false;
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean ours =
        switch (event.getCode()) {
          case DOWN -> down();
          case UP -> up();
          case ENTER -> enter();
          case TAB -> !event.isShiftDown() && takeSelected();
          case ESCAPE -> escape();
          default -> false;
        };
    if (ours) {
      event.consume();
    }
  }

  private boolean down() {
    if (next.isVisible()) {
      int at = next.getSelectionModel().getSelectedIndex() + 1;
      next.getSelectionModel().select(Math.min(at, next.getItems().size() - 1));
      next.scrollTo(Math.max(0, at - MOST_ROWS + 2));
    } else {
      toList.run();
    }
    return true;
  }

  private boolean up() {
    int at = next.getSelectionModel().getSelectedIndex();
    next.getSelectionModel().clearSelection();
    if (at > 0) {
      next.getSelectionModel().select(at - 1);
    }
    return true;
  }

  private boolean enter() {
    if (!takeSelected()) {
      search.enter();
      if (search.mistake().get().isEmpty()) {
        toList.run();
      }
    }
    return true;
  }

  private boolean takeSelected() {
    QueryCompletion selected = next.getSelectionModel().getSelectedItem();
    if (!next.isVisible() || selected == null) {
      return false;
    }
    int caret = search.take(selected);
    box.requestFocus();
    box.positionCaret(caret);
    return true;
  }

  /** First the suggestions go, then the words, then the keyboard. */
  private boolean escape() {
    if (next.isVisible()) {
      search.hideSuggestions();
    } else {
      search.clear();
      leave.run();
    }
    return true;
  }

  /** What would stand there, what it means, how many letters have it. */
  private static final class Line extends ListCell<QueryCompletion> {
    private final Label words = new Label();
    private final Label about = new Label();
    private final Label count = new Label();
    private final HBox line = new HBox(8, words, about, count);

    Line() {
      words.setMinWidth(Region.USE_PREF_SIZE);
      about.getStyleClass().add("muted");
      about.setMinWidth(0);
      about.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(about, Priority.ALWAYS);
      count.getStyleClass().add("muted");
      count.setMinWidth(Region.USE_PREF_SIZE);
      line.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable QueryCompletion item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setAccessibleText("");
      } else {
        String many = item.count() > 0 ? "%,d".formatted(item.count()) : "";
        words.setText(item.words());
        about.setText(item.label().equals(item.words()) ? "" : item.label());
        count.setText(many);
        setAccessibleText(item.words() + ", " + item.label() + " " + many);
        setGraphic(line);
      }
    }
  }
}
