package imr.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/**
 * Words at the left and controls at the right: a dialog's heading with its choices, or its notice
 * with its buttons. Where there isn't enough room, the controls go below the words, in as many
 * lines as they need; nothing is cut and nothing scrolls sideways.
 */
public final class WrappingRow extends Region {
  private static final double GAP = 12;
  private static final double LINE_GAP = 8;

  /** Longer words are wrapped beside the controls down to this width, and go above them after. */
  private static final double LEAST_WORDS = 260;

  private final Region words;
  private final List<Region> controls;

  /**
   * @param words gets the width that the controls leave, and more lines where it wraps its text
   * @param controls each as wide as it prefers; those that aren't managed take no room
   */
  public WrappingRow(Region words, Region... controls) {
    this.words = words;
    this.controls = List.of(controls);
    getChildren().add(words);
    getChildren().addAll(controls);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private List<Region> shown() {
    return controls.stream().filter(Node::isManaged).toList();
  }

  private static double wide(List<Region> line) {
    return line.stream().mapToDouble(WrappingRow::wide).sum() + GAP * Math.max(0, line.size() - 1);
  }

  private static double wide(Region control) {
    return Math.ceil(Math.max(control.minWidth(-1), control.prefWidth(-1)));
  }

  private static double high(List<Region> line) {
    return line.stream().mapToDouble(c -> c.prefHeight(wide(c))).max().orElse(0);
  }

  /** The width beside the controls; none where the words go above them. */
  private double beside(double width) {
    double room = width - wide(shown()) - GAP;
    double wanted = Math.ceil(words.prefWidth(-1));
    boolean wraps = words instanceof Labeled labeled && labeled.isWrapText();
    double least = wraps ? Math.min(wanted, LEAST_WORDS) : wanted;
    return room >= least ? room : 0;
  }

  private double wordsHigh(double width) {
    return words.isManaged() && words.prefWidth(-1) > 0 ? words.prefHeight(width) : 0;
  }

  /** The controls line by line, of a row whose words are above them. */
  private List<List<Region>> lines(double width) {
    List<List<Region>> lines = new ArrayList<>();
    List<Region> line = new ArrayList<>();
    for (Region control : shown()) {
      if (!line.isEmpty() && wide(line) + GAP + wide(control) > width) {
        lines.add(line);
        line = new ArrayList<>();
      }
      line.add(control);
    }
    lines.add(line);
    return lines;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return snapSizeX(words.prefWidth(-1)) + GAP + wide(shown());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double room = width < 0 ? computePrefWidth(-1) : width;
    double beside = beside(room);
    if (beside > 0) {
      return Math.max(wordsHigh(beside), high(shown()));
    }
    List<List<Region>> lines = lines(room);
    double above = wordsHigh(room);
    return above
        + (above > 0 ? LINE_GAP : 0)
        + lines.stream().mapToDouble(WrappingRow::high).sum()
        + LINE_GAP * (lines.size() - 1);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double beside = beside(width);
    if (beside > 0) {
      place(words, 0, 0, beside, getHeight(), wordsHigh(beside));
      layOut(shown(), 0, getHeight());
      return;
    }
    double top = wordsHigh(width);
    place(words, 0, 0, width, top, top);
    top += top > 0 ? LINE_GAP : 0;
    for (List<Region> line : lines(width)) {
      layOut(line, top, high(line));
      top += high(line) + LINE_GAP;
    }
  }

  /** At the right. */
  private void layOut(List<Region> line, double top, double high) {
    double at = Math.max(0, getWidth() - wide(line));
    for (Region control : line) {
      double wide = Math.min(wide(control), getWidth());
      place(control, at, top, wide, high, control.prefHeight(wide));
      at += wide + GAP;
    }
  }

  /** Centered in the height of its line. */
  private void place(Region node, double x, double top, double wide, double room, double high) {
    node.resizeRelocate(
        snapPositionX(x), snapPositionY(top + (room - high) / 2), wide, snapSizeY(high));
  }
}
