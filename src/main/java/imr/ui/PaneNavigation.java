package imr.ui;

import imr.ui.kit.Command;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Goes with the keyboard from pane to pane: library, letter, form, check strip, and round. */
final class PaneNavigation {
  private final Scene scene;
  private final List<Pane> panes;

  /**
   * A stop on the way.
   *
   * @param node holds the keyboard while the pane has it
   * @param there whether it can be gone to now
   * @param enter gives it the keyboard
   */
  record Pane(Node node, BooleanSupplier there, Runnable enter) {}

  PaneNavigation(Scene scene, List<Pane> panes) {
    this.scene = scene;
    this.panes = List.copyOf(panes);
  }

  static List<Command> verbs(ObservableBooleanValue always, Runnable next, Runnable previous) {
    return List.of(
        Command.of("next-pane", "View", "Next pane", "F6", always, next),
        Command.of("previous-pane", "View", "Previous pane", "Shift+F6", always, previous));
  }

  /**
   * @param step 1 for the next pane, -1 for the one before
   */
  void go(int step) {
    int from = current();
    IntStream.rangeClosed(1, panes.size())
        .mapToObj(i -> panes.get(Math.floorMod(from + i * step, panes.size())))
        .filter(p -> p.there().getAsBoolean())
        .findFirst()
        .ifPresent(p -> p.enter().run());
  }

  private int current() {
    return IntStream.range(0, panes.size())
        .filter(i -> holdsFocus(panes.get(i).node()))
        .findFirst()
        .orElse(0);
  }

  private boolean holdsFocus(Node pane) {
    Optional<Node> at = Optional.ofNullable(scene.getFocusOwner());
    while (at.isPresent() && !at.get().equals(pane)) {
      at = at.map(Node::getParent);
    }
    return at.isPresent();
  }
}
