package imr.ui.dashboard;

import javafx.scene.Node;

/** What can be done with a plot. */
public interface ChartActions {
  void copyPicture(Node picture);

  /**
   * Asks for a place and writes a picture there.
   *
   * @param name of the file without its ending
   */
  void savePicture(String name, Node picture);

  void copyText(String csv);

  /**
   * Asks for a place and writes a plot's figures there.
   *
   * @param name of the file without its ending
   */
  void saveText(String name, String csv);
}
