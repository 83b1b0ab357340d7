package imr.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A question or an answer on the overlay: a title, a sentence, what else stands on it, and a button
 * for each thing that can be done. Enter does the first of them, Escape none.
 */
public final class OverlayDialog {
  private static final double WIDTH = 560;

  /** What a button says and does; the dialog is away by then. */
  public record Choice(String words, Runnable action) {}

  private OverlayDialog() {}

  /** Shows a dialog whose first button has the keyboard. */
  public static void show(
      Overlay overlay, String title, String sentence, List<Node> parts, Choice... choices) {
    List<Button> buttons = buttons(overlay, choices);
    overlay.show(sheet(title, sentence, parts, buttons), buttons.getFirst());
  }

  /**
   * As above, before something that can't be undone: the last button, which leaves, has the
   * keyboard, and no other one is done with Enter unless it's chosen.
   */
  public static void warn(
      Overlay overlay, String title, String sentence, List<Node> parts, Choice... choices) {
    List<Button> buttons = buttons(overlay, choices);
    buttons.getFirst().setDefaultButton(false);
    overlay.show(sheet(title, sentence, parts, buttons), buttons.getLast());
  }

  /**
   * As {@link #show}, with the keyboard at one of the parts.
   *
   * @param first one of the parts
   */
  public static void showAt(
      Overlay overlay,
      Node first,
      String title,
      String sentence,
      List<Node> parts,
      Choice... choices) {
    overlay.show(sheet(title, sentence, parts, buttons(overlay, choices)), first);
  }

  /** Sentences one below the other, of which some are out of sight where they are many. */
  public static Node lines(List<String> sentences) {
    VBox box = new VBox(6);
    sentences.forEach(s -> box.getChildren().add(sentence(s)));
    ScrollPane scroll = new ScrollPane(box);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("report-list");
    scroll.setPrefViewportHeight(Math.min(280, 16 + 36 * sentences.size()));
    return scroll;
  }

  /** A sentence over as many lines as it needs. */
  public static Label sentence(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static VBox sheet(String title, String sentence, List<Node> parts, List<Button> choices) {
    Label heading = new Label(title);
    heading.getStyleClass().add("sheet-title");
    heading.setId("sheet-title");
    Label words = sentence(sentence);
    words.setId("sheet-sentence");
    HBox buttons = new HBox(8);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    // at the right what Enter does, as in every dialog
    buttons.getChildren().setAll(choices.reversed());
    VBox sheet = new VBox(12, heading, words);
    sheet.getChildren().addAll(parts);
    sheet.getChildren().add(buttons);
    sheet.setPrefWidth(WIDTH);
    return sheet;
  }

  private static List<Button> buttons(Overlay overlay, Choice... choices) {
    List<Button> buttons = new ArrayList<>();
    for (Choice choice : choices) {
      buttons.add(button(overlay, choice));
    }
    buttons.getFirst().setDefaultButton(true);
    return buttons;
  }

  private static Button button(Overlay overlay, Choice choice) {
    Button button = new Button(choice.words());
    button.setOnAction(
        e -> {
          overlay.hide();
          choice.action().run();
        });
    // Else Enter would do what the first button does while another one has the keyboard.
    button.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            button.fire();
          }
        });
    return button;
  }
}
