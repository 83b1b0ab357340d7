package imr.ui.kit;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All commands with their keys, by group; a command that is picked takes the next key pressed. */
public final class ShortcutsDialog extends VBox {
  private final KeyBindings keys;
  private final TextField typed = new TextField();
  private final GridPane grid = new GridPane(16, 2);
  private final Label sentence = new Label();
  private Optional<Command> asking = Optional.empty();

  private ShortcutsDialog(KeyBindings keys) {
    super(8);
    this.keys = keys;
    Label heading = new Label("Keyboard shortcuts");
    heading.getStyleClass().add("sheet-title");
    typed.setPromptText("Search by command or key");
    typed.setAccessibleText("Search by command or key");
    typed.setId("key-sheet");
    typed.textProperty().addListener((o, was, is) -> fill());
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button standard = new Button("Reset to defaults");
    standard.setMinWidth(USE_PREF_SIZE);
    standard.setOnAction(
        e -> {
          keys.standard();
          fill();
          say("All shortcuts are back to their defaults.");
        });
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setPrefViewportHeight(440);
    setPrefWidth(640);
    getChildren()
        .addAll(heading, typed, scroll, new HBox(12, sentence, standard, Overlay.leave("Close")));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    fill();
    ask();
  }

  public static void show(Overlay overlay, KeyBindings keys) {
    ShortcutsDialog sheet = new ShortcutsDialog(keys);
    overlay.show(sheet, sheet.typed);
  }

  private void ask() {
    say("To change a shortcut, click it, or tab to it and press Enter.");
  }

  private void say(String words) {
    sentence.setText(words);
  }

  private void fill() {
    grid.getChildren().clear();
    String group = "";
    int row = 0;
    for (Command verb : keys.verbs()) {
      if (!fits(verb)) {
        continue;
      }
      if (!verb.menu().equals(group)) {
        group = verb.menu();
        Label title = new Label(group);
        title.getStyleClass().add("sheet-group");
        grid.add(title, 0, row++, 2, 1);
      }
      grid.addRow(row++, key(verb), label(verb));
    }
  }

  private boolean fits(Command verb) {
    String wanted = typed.getText().strip().toLowerCase(java.util.Locale.ROOT);
    return (verb.menu() + " " + verb.label() + " " + verb.keyText())
        .toLowerCase(java.util.Locale.ROOT)
        .contains(wanted);
  }

  private Button key(Command verb) {
    Button button = new Button(verb.key().isEmpty() ? "No shortcut" : verb.keyText());
    button.getStyleClass().add("key-button");
    button.setMinWidth(150);
    button.setAccessibleText("Shortcut for " + verb.label() + ": " + button.getText());
    button.setOnAction(e -> ask(verb, button));
    return button;
  }

  private static Label label(Command verb) {
    Label label = new Label(verb.label());
    label.setMinHeight(Region.USE_PREF_SIZE);
    boolean own = !verb.key().equals(verb.standardKey());
    label.setText(own ? verb.label() + "  · custom" : verb.label());
    return label;
  }

  private void ask(Command verb, Button button) {
    asking = Optional.of(verb);
    button.setText("Press a key…");
    say(
        "Press the new shortcut for “%s”. Press Backspace to remove it or Esc to cancel."
            .formatted(verb.label()));
  }

  private void pressed(KeyEvent event) {
    if (asking.isEmpty() || event.getCode().isModifierKey()) {
      return;
    }
    Command verb = asking.get();
    asking = Optional.empty();
    event.consume();
    if (event.getCode() != KeyCode.ESCAPE) {
      give(verb, event.getCode() == KeyCode.BACK_SPACE ? "" : KeyNames.of(event));
    }
    fill();
    typed.requestFocus();
  }

  private void give(Command verb, String key) {
    if (!key.isEmpty() && !KeyNames.mayBeAKey(key)) {
      say(
          "Use Ctrl or Alt with a letter or digit, or use a function key. The shortcut wasn't"
              + " changed.");
      return;
    }
    Optional<Command> other = keys.holder(key, verb);
    keys.give(verb, key);
    say(
        key.isEmpty()
            ? "“%s” no longer has a shortcut.".formatted(verb.label())
            : "The shortcut for “%s” is now %s%s."
                .formatted(
                    verb.label(),
                    verb.keyText(),
                    other.map(o -> ". “" + o.label() + "” no longer has one").orElse("")));
  }
}
