package imr.ui.tour;

import imr.ui.kit.Command;
import imr.ui.shell.NextLibrary;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * The commands that lead to the practice library and back. Sample letters and the tour belong there
 * alone, so that nothing made up ever gets into the user's own library.
 */
public final class PracticeCommands {
  public static final String TITLE = "Practice library";

  private final boolean on;
  private final Command back;
  private final List<Command> verbs;

  /**
   * @param on true where the window is over the practice library
   * @param go closes the window, and has another library opened
   */
  public PracticeCommands(boolean on, Consumer<NextLibrary> go) {
    this.on = on;
    ObservableBooleanValue here = new ReadOnlyBooleanWrapper(on).getReadOnlyProperty();
    ObservableBooleanValue elsewhere = new ReadOnlyBooleanWrapper(!on).getReadOnlyProperty();
    this.back =
        Command.of(
            "return-to-library",
            "File",
            "Return to your library",
            "",
            here,
            () -> go.accept(NextLibrary.OWN));
    this.verbs =
        List.of(
            Command.of(
                "practice-library",
                "File",
                "Open practice library",
                "Shortcut+Alt+O",
                elsewhere,
                () -> go.accept(NextLibrary.PRACTICE)),
            back,
            Command.of(
                "restart-practice",
                "File",
                "Start practice over",
                "",
                here,
                () -> go.accept(NextLibrary.NEW_PRACTICE)));
  }

  public boolean isOn() {
    return on;
  }

  public List<Command> verbs() {
    return verbs;
  }

  /** Says that this is the practice library, with the way back; empty in the user's own. */
  public Optional<Node> strip() {
    if (!on) {
      return Optional.empty();
    }
    Label title = new Label(TITLE);
    title.setMinWidth(Label.USE_PREF_SIZE);
    title.getStyleClass().add("practice-title");
    Label words = new Label("Made-up letters to try things on. Your own library isn't affected.");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button leave = back.button();
    leave.setId("return-to-library");
    leave.setMinWidth(Button.USE_PREF_SIZE);
    leave.setFocusTraversable(true);
    HBox strip = new HBox(12, title, words, leave);
    strip.setId("practice");
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.getStyleClass().add("practice");
    return Optional.of(strip);
  }
}
