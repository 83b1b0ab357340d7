package imr.ui;

import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;

/** A robot that waits after whatever it does until no letter is being opened any more. */
final class PatientRobot extends FxRobot {
  private final Runnable settled;

  /**
   * @param settled comes back once the window has opened what it was asked for
   */
  PatientRobot(Runnable settled) {
    this.settled = settled;
  }

  private FxRobot waited() {
    settled.run();
    return this;
  }

  @Override
  public FxRobot interact(Runnable action) {
    super.interact(action);
    return waited();
  }

  @Override
  public <T> FxRobot interact(Callable<T> action) {
    super.interact(action);
    return waited();
  }

  @Override
  public FxRobot push(KeyCode... combination) {
    super.push(combination);
    return waited();
  }

  @Override
  public FxRobot type(KeyCode... keys) {
    super.type(keys);
    return waited();
  }

  @Override
  public FxRobot type(KeyCode key, int times) {
    super.type(key, times);
    return waited();
  }

  @Override
  public FxRobot write(String text) {
    super.write(text);
    return waited();
  }

  @Override
  public FxRobot clickOn(String query, MouseButton... buttons) {
    super.clickOn(query, buttons);
    return waited();
  }

  @Override
  public FxRobot clickOn(Node node, MouseButton... buttons) {
    super.clickOn(node, buttons);
    return waited();
  }
}
