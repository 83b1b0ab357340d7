package imr.ui.review;

import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.fxmisc.flowless.Cell;
import org.fxmisc.flowless.VirtualFlow;

/** Brings lines of the form into sight, and gives them the keyboard. */
final class FormSight {
  /** Kept in sight around a line, in pixels. */
  private static final double AROUND = 32;

  private final Region form;
  private final VirtualFlow<FormSlot, Cell<FormSlot, Region>> flow;
  private final IntSupplier lines;
  private final Timeline settling = new Timeline();
  private Optional<Node> wanted = Optional.empty();

  /**
   * @param form has the keyboard while a line that is to have it isn't laid out
   * @param lines how many lines there are
   */
  FormSight(Region form, VirtualFlow<FormSlot, Cell<FormSlot, Region>> flow, IntSupplier lines) {
    this.form = form;
    this.flow = flow;
    this.lines = lines;
  }

  /**
   * Scrolls only as far as needed to have a line in sight, with some room around it.
   *
   * @param focused what is to have the keyboard; empty to leave it where it is
   */
  void reveal(int place, Optional<Node> focused) {
    flow.show(place);
    arrive(place, focused);
  }

  /** As above, with the line at the top, wherever the form was scrolled to. */
  void revealAtTop(int place, Optional<Node> focused) {
    flow.showAsFirst(place);
    arrive(place, focused);
  }

  private void arrive(int place, Optional<Node> focused) {
    wanted = focused;
    focus(place);
    settle(place);
  }

  /**
   * How high lines are is known only once they are laid out, some pulses later, and moves those
   * below them: looks until the line is in sight, at most for a third of a second.
   */
  private void settle(int place) {
    settling.stop();
    settling.getKeyFrames().setAll(new KeyFrame(Duration.millis(20), e -> around(place)));
    settling.setCycleCount(16);
    settling.play();
    around(place);
  }

  private void around(int place) {
    if (place >= lines.getAsInt()) {
      settling.stop();
      return;
    }
    Optional<Region> node = flow.getCellIfVisible(place).map(Cell::getNode);
    if (node.isEmpty()) {
      flow.show(place);
    } else if (inSight(node.get())) {
      settling.stop();
    } else {
      double height = node.get().getHeight() + 2 * AROUND;
      flow.show(place, new BoundingBox(0, -AROUND, 1, height));
    }
    if (form.isFocused()) {
      focus(place);
    }
  }

  private boolean inSight(Region line) {
    Bounds at = flow.sceneToLocal(line.localToScene(line.getLayoutBounds()));
    double around = Math.min(AROUND, Math.max(0, (flow.getHeight() - at.getHeight()) / 2));
    return at.getMinY() >= around - 1 && at.getMaxY() <= flow.getHeight() - around + 1;
  }

  private void focus(int place) {
    wanted.ifPresent(node -> focus(node, place));
  }

  private void focus(Node node, int place) {
    if (node.getScene() == null) {
      flow.layout();
    }
    if (node.getScene() == null && place < lines.getAsInt()) {
      flow.getCell(place);
    }
    if (node.getScene() == null) {
      form.requestFocus();
    } else {
      node.requestFocus();
    }
  }
}
