package imr.ui.kit;

import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A dialog with its shadow beneath. The shadow is a picture of its own: as an effect of the dialog,
 * it would be made again whenever anything in the dialog changes.
 */
final class RaisedDialog extends StackPane {
  private final Region shadow = new Region();

  RaisedDialog(Region sheet) {
    ScrollingDialogPane dialog = new ScrollingDialogPane(sheet);
    shadow.getStyleClass().add("dialog-shadow");
    shadow.setManaged(false);
    shadow.setMouseTransparent(true);
    shadow.setCache(true);
    getChildren().setAll(shadow, dialog);
    setAlignment(Pos.TOP_CENTER);
    setPickOnBounds(false);
    dialog.boundsInParentProperty().subscribe(this::below);
  }

  private void below(Bounds dialog) {
    shadow.resizeRelocate(
        dialog.getMinX(), dialog.getMinY(), dialog.getWidth(), dialog.getHeight());
  }
}
