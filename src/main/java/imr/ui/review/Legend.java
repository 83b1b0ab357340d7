package imr.ui.review;

import imr.annotation.Schema;
import imr.ui.kit.ColorPalette;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/**
 * The display groups with their tags and colors, each a switch that hides its highlights and shows
 * them again; and what the lines mean. Folded away until it is asked for.
 */
final class Legend extends FlowPane {
  private final GroupsModel groups;
  private final ObservableValue<ColorPalette> palette;
  private Optional<Schema> schema = Optional.empty();

  Legend(ReviewModel model, GroupsModel groups, ObservableValue<ColorPalette> palette) {
    super(6, 4);
    this.groups = groups;
    this.palette = palette;
    getStyleClass().add("legend");
    setId("legend");
    setAlignment(Pos.CENTER_LEFT);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    model.session().addListener((o, was, is) -> is.ifPresent(s -> show(s.schema())));
    groups.hidden().addListener((o, was, is) -> schema.ifPresent(this::fill));
    palette.addListener((o, was, is) -> schema.ifPresent(this::fill));
  }

  private void show(Schema shown) {
    if (schema.filter(shown::equals).isEmpty()) {
      schema = Optional.of(shown);
      fill(shown);
    }
  }

  /** Keeps the keyboard on the switch that it was on. */
  private void fill(Schema shown) {
    int focused = focusedPlace();
    GroupTags tags = new GroupTags(shown);
    getChildren().clear();
    shown.groups().forEach(g -> getChildren().add(toggle(g, tags.of(g.id()))));
    Label lines = new Label("Solid: reviewed   Dashed: suggested   Thick: several fields");
    lines.getStyleClass().add("legend-lines");
    getChildren().add(lines);
    if (focused >= 0) {
      getChildren().get(focused).requestFocus();
    }
  }

  private int focusedPlace() {
    for (int i = 0; i < getChildren().size(); i++) {
      if (getChildren().get(i).isFocused()) {
        return i;
      }
    }
    return -1;
  }

  private ToggleButton toggle(Schema.Group group, String tag) {
    boolean shown = !groups.hidden().get().contains(group.id());
    ToggleButton button = new ToggleButton(group.label() + (shown ? "" : " (hidden)"));
    button.setGraphic(HoverCard.tag(tag, group.id(), palette.getValue()));
    button.getStyleClass().add("legend-group");
    button.setId("legend-" + group.id());
    button.setSelected(shown);
    button.setAccessibleText(group.label() + (shown ? ", shown" : ", hidden"));
    button.setOnAction(e -> groups.toggle(group.id()));
    return button;
  }

  /** Unfolds it and gives its first switch the keyboard, or folds it away. */
  void fold() {
    setVisible(!isVisible());
    if (isVisible() && !getChildren().isEmpty()) {
      getChildren().getFirst().requestFocus();
    }
  }

  /** What unfolds it; tells how many groups are hidden, so that they are not forgotten. */
  Button button() {
    Button button = new Button();
    button.getStyleClass().add("flat");
    button.setFocusTraversable(false);
    button.setId("legend-button");
    button.setOnAction(e -> setVisible(!isVisible()));
    button
        .textProperty()
        .bind(
            groups.hidden().map(h -> h.isEmpty() ? "Legend" : "Legend · " + h.size() + " hidden"));
    return button;
  }
}
