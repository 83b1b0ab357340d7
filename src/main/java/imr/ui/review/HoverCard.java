package imr.ui.review;

import imr.annotation.Target;
import imr.review.ReviewSession;
import imr.review.SuggestionConfidences;
import imr.ui.kit.ColorPalette;
import imr.ui.kit.StateIcons;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A card over the letter that explains values: the first in full with its story, those around it in
 * a line each. Laid unmanaged over a pane, it takes no clicks and no focus.
 */
final class HoverCard extends VBox {
  private static final double WIDTH = 380;
  private static final int MOST_EVENTS = 8;

  private final Region pane;
  private final ObservableValue<ColorPalette> palette;

  /**
   * @param pane over which it lies, and within which it stays
   */
  HoverCard(Region pane, ObservableValue<ColorPalette> palette) {
    super(4);
    this.pane = pane;
    this.palette = palette;
    getStyleClass().add("hover-card");
    setId("hover-card");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
  }

  /** Explains what is said at targets, below a place on the pane, or above it for want of room. */
  void show(
      ReviewSession session, List<Target> targets, SuggestionConfidences chances, Bounds near) {
    List<ValueExplanation> all =
        targets.stream().flatMap(t -> ValueExplanation.of(session, t, chances).stream()).toList();
    getChildren().clear();
    if (all.isEmpty()) {
      hide();
      return;
    }
    addWhole(all.getFirst());
    all.stream().skip(1).forEach(this::addOuter);
    if (all.size() > 1) {
      getChildren().add(words("Click again for the next value here.", "card-muted"));
    }
    setAccessibleText(all.getFirst().name() + " " + all.getFirst().value());
    place(near);
    setVisible(true);
  }

  void hide() {
    setVisible(false);
  }

  private void place(Bounds near) {
    applyCss();
    double width = Math.min(WIDTH, pane.getWidth() - 16);
    double height = Math.min(prefHeight(width), pane.getHeight() - 16);
    double below = near.getMaxY() + 6;
    double y = below + height < pane.getHeight() ? below : near.getMinY() - 6 - height;
    double x = Math.clamp(near.getMinX(), 8, Math.max(8, pane.getWidth() - width - 8));
    resizeRelocate(x, Math.max(8, y), width, height);
    layout();
  }

  private void addWhole(ValueExplanation e) {
    getChildren().add(head(e));
    if (!e.value().isEmpty()) {
      getChildren().add(words(e.value(), "card-value"));
    }
    e.words().ifPresent(w -> getChildren().add(words("In the letter: “" + w + "”", "card-words")));
    if (e.story().isEmpty() || e.ungrounded()) {
      getChildren().add(words(e.source(), "card-muted"));
    }
    int skipped = Math.max(0, e.story().size() - MOST_EVENTS);
    if (skipped > 0) {
      getChildren().add(words(skipped + " earlier", "card-muted"));
    }
    e.story().stream()
        .skip(skipped)
        .forEach(event -> getChildren().add(words("– " + event, "card-event")));
  }

  private void addOuter(ValueExplanation e) {
    HBox head = head(e);
    head.getStyleClass().add("card-outer");
    getChildren().addAll(head, words(e.value(), "card-words"));
  }

  private HBox head(ValueExplanation e) {
    Label name = new Label(e.name());
    name.getStyleClass().add("card-name");
    Label state = new Label(e.state().word(), e.state().icon());
    state.getStyleClass().addAll("state-short", e.state().style());
    StateIcons sign = e.state();
    state.setAccessibleText(sign.word());
    state.setMinWidth(USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, tag(e.tag(), e.group(), palette.getValue()), name, gap, state);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  /** A group's two letters on its tint, with its line below. */
  static Label tag(String letters, String group, ColorPalette palette) {
    Label tag = new Label(letters);
    tag.getStyleClass().add("group-tag");
    tag.setMinWidth(USE_PREF_SIZE);
    tag.setStyle(
        "-fx-background-color: %s, %s; -fx-background-insets: 0, 0 0 2 0;"
            .formatted(
                ColorPalette.hex(palette.group(group)), ColorPalette.hex(palette.tintOf(group))));
    return tag;
  }

  private static Label words(String sentence, String style) {
    Label label = new Label(shortened(sentence));
    label.setWrapText(true);
    label.getStyleClass().add(style);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /** A passage is read in the letter, not here. */
  private static String shortened(String sentence) {
    return sentence.length() <= 240 ? sentence : sentence.substring(0, 239) + "…";
  }
}
