package imr.ui.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * A row for a bar whose parts leave one after the other where there is no room for all, so that
 * none is cut: the one with the highest rank first. What leaves must be reached in another way (a
 * menu, a key, the command list). Nothing takes part in layout while it is away.
 */
public final class OverflowRow extends HBox {
  /** A part that may leave. */
  private record Part(Node node, int rank) {}

  private final List<Part> leaving = new ArrayList<>();

  /**
   * @param spacing between the parts, in pixels of the design
   */
  public OverflowRow(double spacing) {
    super(spacing);
    setMinWidth(0);
    widthProperty().subscribe(this::fit);
  }

  /** Adds a part that stays; it shrinks to its least width where it must. */
  public OverflowRow stays(Node node) {
    getChildren().add(node);
    return this;
  }

  /**
   * Adds a part that may leave.
   *
   * @param node of which nobody else sets whether it is visible or managed
   * @param rank the higher, the sooner it leaves
   */
  public OverflowRow leaves(int rank, Node node) {
    leaving.add(new Part(node, rank));
    leaving.sort(Comparator.comparingInt(Part::rank).reversed());
    getChildren().add(node);
    return this;
  }

  private void fit() {
    double room = getWidth() - getInsets().getLeft() - getInsets().getRight();
    if (room <= 0) {
      return;
    }
    double needed = needed();
    for (Part part : leaving) {
      boolean goes = needed > room;
      needed -= goes ? width(part.node()) + getSpacing() : 0;
      if (part.node().isManaged() == goes) {
        part.node().setManaged(!goes);
        part.node().setVisible(!goes);
      }
    }
  }

  /** With everything that may leave. */
  private double needed() {
    List<Node> parts =
        getChildren().stream()
            .filter(n -> n.isManaged() || leaving.stream().anyMatch(p -> p.node().equals(n)))
            .toList();
    return parts.stream().mapToDouble(this::width).sum()
        + getSpacing() * Math.max(0, parts.size() - 1);
  }

  /** What leaves is there whole or not at all; what stays may shrink. */
  private double width(Node node) {
    boolean mayLeave = leaving.stream().anyMatch(p -> p.node().equals(node));
    return Math.ceil(
        mayLeave ? Math.max(node.prefWidth(-1), node.minWidth(-1)) : node.minWidth(-1));
  }

  @Override
  protected void layoutChildren() {
    fit();
    super.layoutChildren();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }
}
