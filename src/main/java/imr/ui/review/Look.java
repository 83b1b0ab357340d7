package imr.ui.review;

import imr.review.Highlight;
import imr.ui.kit.Palette;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeType;
import org.fxmisc.richtext.TextExt;

/**
 * How a run of the letter's characters is painted: the tints of all groups that cover it, blended;
 * the line of the innermost, solid when a person decided it and dashed while it is a suggestion; a
 * frame when it is the chosen one.
 */
record Look(
    boolean heading,
    boolean bold,
    Optional<Color> tint,
    Optional<Color> line,
    boolean dashed,
    boolean chosen,
    boolean found) {
  static final Look PLAIN =
      new Look(false, false, Optional.empty(), Optional.empty(), false, false, false);

  private static final Number[] DASHES = {4.0, 3.0};

  /** The look of words that these highlights cover, the innermost last. */
  static Look of(
      List<Highlight> covering, boolean heading, boolean chosen, boolean found, Palette p) {
    if (covering.isEmpty()) {
      return new Look(heading, false, Optional.empty(), Optional.empty(), false, chosen, found);
    }
    Highlight inner = covering.getLast();
    Color tint = p.surface();
    for (Highlight h : covering) {
      tint = tint.interpolate(p.group(h.field().group()), p.tint());
    }
    boolean bold = covering.stream().anyMatch(h -> h.field().group().equals("item"));
    return new Look(
        heading,
        bold,
        Optional.of(tint),
        Optional.of(p.group(inner.field().group())),
        !inner.decided(),
        chosen,
        found);
  }

  void paint(TextExt text, Palette p, double size) {
    text.setFont(
        javafx.scene.text.Font.font(
            "Inter",
            heading || bold
                ? javafx.scene.text.FontWeight.BOLD
                : javafx.scene.text.FontWeight.NORMAL,
            heading ? size - 2 : size));
    text.setFill(heading && line.isEmpty() ? p.muted() : p.text());
    text.setBackgroundColor(found ? p.warning().interpolate(p.surface(), 0.5) : background(p));
    line.ifPresent(colour -> underline(text, colour));
    if (chosen) {
      text.setBorderStrokeColor(p.accent());
      text.setBorderStrokeWidth(2.0);
      text.setBorderStrokeType(StrokeType.OUTSIDE);
    }
  }

  private @org.jspecify.annotations.Nullable Color background(Palette p) {
    return chosen ? tint.orElse(p.surface()).interpolate(p.accent(), 0.18) : tint.orElse(null);
  }

  private void underline(TextExt text, Color colour) {
    text.setUnderlineColor(colour);
    text.setUnderlineWidth(2.0);
    text.setUnderlineCap(StrokeLineCap.BUTT);
    if (dashed) {
      text.setUnderlineDashArray(DASHES);
    }
  }
}
