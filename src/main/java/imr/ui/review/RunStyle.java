package imr.ui.review;

import imr.review.Highlight;
import imr.ui.kit.ColorPalette;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeType;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.fxmisc.richtext.TextExt;

/**
 * How a run of the letter's characters is painted: the tint and the line of the innermost field
 * that holds it, the line solid when a person decided it and dashed while it is a suggestion, and
 * thicker where several fields hold it; a frame when it is the chosen one.
 *
 * @param several true where more than one highlight holds the run: only one line can be drawn
 */
record RunStyle(
    boolean heading,
    boolean bold,
    Optional<Color> tint,
    Optional<Color> line,
    boolean dashed,
    boolean several,
    boolean chosen,
    boolean found) {
  static final RunStyle PLAIN = bare(false, false, false);

  private static final Number[] DASHES = {4.0, 3.0};

  /** The look of words that these highlights cover, the innermost last. */
  static RunStyle of(
      List<Highlight> covering, boolean heading, boolean chosen, boolean found, ColorPalette p) {
    if (covering.isEmpty()) {
      return bare(heading, chosen, found);
    }
    Highlight inner = covering.getLast();
    String group = inner.field().group();
    return new RunStyle(
        heading,
        covering.stream().anyMatch(h -> h.field().group().equals("item")),
        Optional.of(p.tintOf(group)),
        Optional.of(p.group(group)),
        !inner.decided(),
        covering.size() > 1,
        chosen,
        found);
  }

  private static RunStyle bare(boolean heading, boolean chosen, boolean found) {
    return new RunStyle(
        heading, false, Optional.empty(), Optional.empty(), false, false, chosen, found);
  }

  void paint(TextExt text, ColorPalette p, double size) {
    FontWeight weight = heading || bold ? FontWeight.BOLD : FontWeight.NORMAL;
    text.setFont(Font.font("Inter", weight, heading ? size - 2 : size));
    text.setFill(heading && line.isEmpty() ? p.muted() : p.text());
    text.setBackgroundColor(background(p));
    line.ifPresent(color -> underline(text, color));
    if (chosen) {
      text.setBorderStrokeColor(p.accent());
      text.setBorderStrokeWidth(2.0);
      text.setBorderStrokeType(StrokeType.OUTSIDE);
    }
  }

  private @org.jspecify.annotations.Nullable Color background(ColorPalette p) {
    if (found) {
      return p.found();
    }
    return chosen ? p.chosen(tint.orElse(p.surface())) : tint.orElse(null);
  }

  private void underline(TextExt text, Color color) {
    text.setUnderlineColor(color);
    text.setUnderlineWidth(several ? 3.5 : 2.0);
    text.setUnderlineCap(StrokeLineCap.BUTT);
    if (dashed) {
      text.setUnderlineDashArray(DASHES);
    }
  }
}
