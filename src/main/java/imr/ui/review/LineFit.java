package imr.ui.review;

import java.util.Comparator;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How large a letter's own lines are shown: smaller, within limits, where they would be cut. */
final class LineFit {
  /**
   * Smaller type, as a share of the wanted size, is hard to read; the text scrolls sideways then.
   */
  private static final double LEAST = 0.75;

  /** As many of the longest lines are measured. */
  private static final int MEASURED = 8;

  private LineFit() {}

  /**
   * The size at which all lines fit, if that is not too small.
   *
   * @param wanted the size of the type in pixels, which is never exceeded
   * @param room for a line, in pixels; not positive while nothing is laid out
   */
  static double size(String text, double wanted, double room) {
    double widest =
        text.lines()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .limit(MEASURED)
            .mapToDouble(line -> width(line, wanted))
            .max()
            .orElse(0);
    return room <= 0 || widest <= room ? wanted : wanted * Math.max(LEAST, room / widest);
  }

  private static double width(String line, double size) {
    Text text = new Text(line);
    text.setFont(Font.font("Inter", size));
    return text.getLayoutBounds().getWidth();
  }
}
