package imr.ui.appearance;

import imr.ui.kit.Overlay;
import imr.ui.kit.OverlayDialog;
import imr.ui.settings.Preferences.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where colors, size and motion are chosen; what is chosen holds at once. */
public final class AppearanceDialog {
  private final AppearanceSettings looks;
  private final List<RadioButton> colors = new ArrayList<>();

  private AppearanceDialog(AppearanceSettings looks) {
    this.looks = looks;
  }

  public static void show(Overlay overlay, AppearanceSettings looks) {
    AppearanceDialog sheet = new AppearanceDialog(looks);
    List<Node> parts = List.of(sheet.colors(), sheet.size(), sheet.motion());
    OverlayDialog.showAt(
        overlay,
        sheet.chosen(),
        "Appearance",
        "Changes take effect immediately.",
        parts,
        new OverlayDialog.Choice("Close", () -> {}));
  }

  private Node colors() {
    ToggleGroup group = new ToggleGroup();
    VBox box = new VBox(8, title("Color theme"));
    for (Theme theme : Theme.values()) {
      RadioButton button = new RadioButton(words(theme));
      button.setId("colors-" + theme.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(group);
      button.setSelected(theme == looks.choice());
      button.selectedProperty().addListener((o, was, is) -> chosen(theme, is));
      colors.add(button);
      box.getChildren().add(button);
    }
    return box;
  }

  private void chosen(Theme theme, boolean is) {
    if (is) {
      looks.choose(theme);
    }
  }

  private RadioButton chosen() {
    return colors.stream().filter(RadioButton::isSelected).findFirst().orElseThrow();
  }

  public static String words(Theme theme) {
    return switch (theme) {
      case SYSTEM -> "Use system setting";
      case LIGHT -> "Light";
      case DARK -> "Dark";
      case CONTRAST -> "High contrast";
    };
  }

  private Node size() {
    Label now = new Label();
    now.setId("looks-size");
    now.setMinWidth(Region.USE_PREF_SIZE);
    now.textProperty().bind(looks.zoom().map(z -> Math.round(100 * z.doubleValue()) + "%"));
    HBox row =
        new HBox(8, button("Zoom out", looks::smaller), now, button("Zoom in", looks::larger));
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(8, title("Size"), row);
  }

  private static Button button(String words, Runnable action) {
    Button button = new Button(words);
    button.setOnAction(e -> action.run());
    return button;
  }

  private Node motion() {
    CheckBox box = new CheckBox("Reduce motion");
    box.setId("looks-still");
    box.setSelected(looks.choiceOfStill());
    box.selectedProperty().addListener((o, was, is) -> looks.chooseStill(is));
    Label below =
        OverlayDialog.sentence("Motion is always reduced when the system setting asks for it.");
    below.getStyleClass().add("muted");
    return new VBox(8, title("Motion"), box, below);
  }

  private static Label title(String words) {
    Label title = new Label(words);
    title.getStyleClass().add("sheet-group");
    return title;
  }
}
