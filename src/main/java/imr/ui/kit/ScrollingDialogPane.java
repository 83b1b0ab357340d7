package imr.ui.kit;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Holds a dialog: as large as the dialog wants to be where there is room. Where there isn't, the
 * sheet gets the width that there is and lays out its parts in it; what is higher than the room is
 * scrolled. Nothing is ever scrolled sideways.
 */
final class ScrollingDialogPane extends ScrollPane {
  /** Lists and tables inside shrink to so much of the height that the dialog wants. */
  private static final double LEAST_HEIGHT = 0.5;

  /** What a frame and its rounding take. */
  private static final double FRAME = 2;

  /** What the scroll bar takes. */
  private static final double BAR = 16;

  private final Region sheet;

  ScrollingDialogPane(Region sheet) {
    super(sheet);
    this.sheet = sheet;
    getStyleClass().add("roomy");
    sheet.setMinWidth(0);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFitToWidth(true);
    setFitToHeight(true);
    setFocusTraversable(false);
  }

  /** Narrower, sentences need more lines. */
  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return sheet.prefWidth(-1) + FRAME;
  }

  @Override
  protected double computePrefHeight(double width) {
    return sheet.prefHeight(width < 0 ? sheet.prefWidth(-1) : width - FRAME) + FRAME;
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
    double width = Math.min(sheet.prefWidth(-1), getWidth() - FRAME);
    double high = sheet.prefHeight(width);
    double share = Math.max(high * LEAST_HEIGHT, Math.min(high, 300));
    double least = Math.ceil(Math.max(share, leastOfParts(width)));
    boolean scrolls = least > getHeight() - FRAME;
    sheet.setMinHeight(scrolls ? Math.ceil(Math.max(share, leastOfParts(width - BAR))) : least);
    super.layoutChildren();
  }

  /** What the dialog's parts need below one another. */
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
