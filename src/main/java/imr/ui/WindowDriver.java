package imr.ui;

import javafx.stage.Stage;

/** Works the window in place of a person: a smoke test, a demonstration. */
public interface WindowDriver {
  /**
   * Called on the UI thread once the window is shown. The driver ends by closing the window.
   *
   * @param stage the window's stage
   */
  void begin(Stage stage, WorkbenchWindow window);

  /** Called on the UI thread for every exception that nothing caught. */
  void accident();
}
