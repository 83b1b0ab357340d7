package imr.ui.kit;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Holds a sheet: as large as the sheet wants to be where there is room, smaller down to what its
 * words need, and where there is less than that, scrolled.
 */
final class ScrollingDialogPane extends ScrollPane {
  /** Of the width that a sheet wants, so much at least it gets before it is scrolled. */
  private static final double LEAST_SHARE = 0.72;

  /** The same of its height; lists and tables inside shrink by so much. */
  private static final double LEAST_HEIGHT = 0.5;

  /** What a frame and its rounding take. */
  private static final double FRAME = 2;

  private final Region sheet;

  ScrollingDialogPane(Region sheet) {
    super(sheet);
    this.sheet = sheet;
    getStyleClass().add("roomy");
    setFitToWidth(true);
    setFitToHeight(true);
    setFocusTraversable(false);
  }

  @Override
  protected double computePrefWidth(double height) {
    return sheet.prefWidth(-1) + FRAME;
  }

  @Override
  protected double computePrefHeight(double width) {
    return sheet.prefHeight(sheet.prefWidth(-1)) + FRAME;
  }

  @Override
  protected double computeMaxWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double wide = sheet.prefWidth(-1);
    double least = Math.ceil(Math.max(wide * LEAST_SHARE, Math.min(wide, 420)));
    double high = sheet.prefHeight(Math.max(least, Math.min(wide, getWidth() - FRAME)));
    sheet.setMinWidth(least);
    double share = Math.max(high * LEAST_HEIGHT, Math.min(high, 300));
    double width = Math.max(least, Math.min(wide, getWidth() - FRAME));
    sheet.setMinHeight(Math.ceil(Math.max(share, leastOfParts(width))));
    super.layoutChildren();
  }

  /** What the sheet's parts need below one another. */
  private double leastOfParts(double width) {
    if (!(sheet instanceof VBox column)) {
      return 0;
    }
    Insets in = column.getInsets();
    List<Node> parts = column.getChildren().stream().filter(Node::isManaged).toList();
    double inner = width - in.getLeft() - in.getRight();
    return in.getTop()
        + in.getBottom()
        + column.getSpacing() * Math.max(0, parts.size() - 1)
        + parts.stream().mapToDouble(p -> p.minHeight(inner)).sum();
  }
}
