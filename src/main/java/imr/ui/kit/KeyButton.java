package imr.ui.kit;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;

/** A command in a few words with its key behind them, to click or to learn the key from. */
public final class KeyButton extends Button {

  /**
   * @param words shorter than the command's own label, which a screen reader gets
   */
  public KeyButton(String words, Command verb) {
    this(words, verb, true);
  }

  /**
   * @param wordsFirst false to show the key before the words
   */
  public KeyButton(String words, Command verb, boolean wordsFirst) {
    super(words);
    Label key = new Label();
    key.getStyleClass().add("key");
    key.textProperty().bind(verb.keyProperty().map(Command::text));
    key.setMinWidth(USE_PREF_SIZE);
    key.visibleProperty().bind(key.textProperty().isNotEmpty());
    key.managedProperty().bind(key.visibleProperty());
    setGraphic(key);
    setContentDisplay(wordsFirst ? ContentDisplay.RIGHT : ContentDisplay.LEFT);
    setGraphicTextGap(6);
    setMinWidth(USE_PREF_SIZE);
    setFocusTraversable(false);
    getStyleClass().addAll("flat", "key-words");
    setAccessibleText(verb.label());
    disableProperty().bind(Bindings.not(verb.enabled()));
    setOnAction(e -> verb.run());
  }
}
