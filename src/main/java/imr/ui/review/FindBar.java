package imr.ui.review;

import imr.letter.DisplayText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * Search in the letter's text: all places are marked, Enter goes to the next, Shift+Enter to the
 * one before.
 */
final class FindBar extends HBox {
  private final LetterPane letter;
  private final TextField words = new TextField();
  private final Label count = new Label();
  private List<Span> places = List.of();
  private DisplayText searched;
  private int current;

  FindBar(LetterPane letter) {
    super(8);
    this.letter = letter;
    this.searched = letter.shown();
    getStyleClass().add("find-bar");
    setAlignment(Pos.CENTER_LEFT);
    words.setPromptText("Find in this letter");
    words.setAccessibleText("Find in this letter");
    words.setId("find");
    words.setPrefColumnCount(24);
    words.textProperty().addListener((o, was, is) -> search());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    count.getStyleClass().add("muted");
    getChildren().addAll(words, count, step("Previous", -1), step("Next", 1), closing());
    setVisible(false);
    managedProperty().bind(visibleProperty());
  }

  private Button step(String label, int by) {
    Button button = new Button(label);
    button.getStyleClass().add("flat");
    button.setOnAction(e -> go(by));
    return button;
  }

  private Button closing() {
    Button button = new Button("Close");
    button.getStyleClass().add("flat");
    button.setOnAction(e -> close());
    return button;
  }

  void open() {
    setVisible(true);
    words.requestFocus();
    words.selectAll();
    search();
  }

  void close() {
    setVisible(false);
    places = List.of();
    letter.showFound(places, Optional.empty());
    letter.focusText();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      go(event.isShiftDown() ? -1 : 1);
      event.consume();
    }
  }

  private void search() {
    places = isVisible() ? inLetter(placesOf(letter.shown().shown(), words.getText())) : List.of();
    searched = letter.shown();
    current = 0;
    show();
  }

  private List<Span> inLetter(List<Span> shown) {
    return shown.stream()
        .flatMap(s -> letter.shown().toCanonical(s.start(), s.end()).stream())
        .toList();
  }

  /** Searches again where another letter has come meanwhile, or another way of showing it. */
  private void go(int by) {
    if (searched != letter.shown()) {
      search();
    } else if (!places.isEmpty()) {
      current = Math.floorMod(current + by, places.size());
      show();
    }
  }

  private void show() {
    boolean nothing = places.isEmpty();
    count.setText(
        words.getText().isBlank()
            ? ""
            : nothing ? "not found" : (current + 1) + " of " + places.size());
    letter.showFound(places, nothing ? Optional.empty() : Optional.of(places.get(current)));
  }

  /** Without regard to case; a space in the words stands for any white space. */
  static List<Span> placesOf(String text, String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    String lower = text.replace('\n', ' ').toLowerCase(Locale.ROOT);
    List<Span> places = new ArrayList<>();
    if (wanted.isEmpty() || lower.length() != text.length()) {
      return places;
    }
    for (int at = lower.indexOf(wanted);
        at >= 0;
        at = lower.indexOf(wanted, at + wanted.length())) {
      places.add(new Span(at, at + wanted.length()));
    }
    return places;
  }
}
