package imr.ui.kit;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Work that is put off until what goes on now is over, and done once for all that asked for it: at
 * the latest before the window is next laid out, so that one picture shows all of it.
 */
public final class BeforeLayout {
  private final Node node;
  private final Runnable work;
  private final Runnable pulse = this::now;
  private Optional<Scene> scene = Optional.empty();
  private boolean wanted;

  /**
   * @param node which the work is about
   */
  public BeforeLayout(Node node, Runnable work) {
    this.node = node;
    this.work = work;
  }

  /** Asks for the work; nothing where it was asked for already and isn't done yet. */
  public void request() {
    if (!wanted) {
      wanted = true;
      scene = Optional.ofNullable(node.getScene());
      scene.ifPresent(s -> s.addPreLayoutPulseListener(pulse));
      Platform.runLater(pulse);
    }
  }

  /** Does the work now; nothing where nobody asked for it. */
  public void now() {
    if (wanted) {
      wanted = false;
      scene.ifPresent(s -> s.removePreLayoutPulseListener(pulse));
      work.run();
    }
  }
}
