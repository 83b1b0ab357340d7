package imr.ui.review;

import imr.letter.DisplayText;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;
import javafx.scene.text.TextFlow;

/**
 * How a paragraph stands: its gap above, and a bar at its side where it belongs to a passage such
 * as a rationale.
 *
 * @param bar the passage's color
 * @param solid true when a person decided the passage, dashed while it is a suggestion
 * @param wide true while the passage is the chosen field
 */
record ParagraphStyling(
    DisplayText.Kind kind, boolean airy, Optional<Color> bar, boolean solid, boolean wide) {
  static final ParagraphStyling PLAIN = plain(DisplayText.Kind.BODY, false);

  /** Without a bar. */
  static ParagraphStyling plain(DisplayText.Kind kind, boolean airy) {
    return new ParagraphStyling(kind, airy, Optional.empty(), true, false);
  }

  ParagraphStyling withBar(Color color, boolean decided, boolean chosen) {
    return new ParagraphStyling(kind, airy, Optional.of(color), decided, chosen);
  }

  void paint(TextFlow flow) {
    flow.setPadding(new Insets(gap(), 0, 0, bar.isPresent() ? 12 : 15));
    flow.setBorder(bar.map(this::border).orElse(null));
  }

  private double gap() {
    if (!airy) {
      return 1;
    }
    return switch (kind) {
      case HEADING -> 22;
      case BODY -> 10;
      case CONTINUED -> 5;
    };
  }

  private Border border(Color color) {
    BorderStrokeStyle style = solid ? BorderStrokeStyle.SOLID : BorderStrokeStyle.DASHED;
    BorderWidths width = new BorderWidths(0, 0, 0, wide ? 5 : 3);
    return new Border(new BorderStroke(color, style, CornerRadii.EMPTY, width));
  }
}
