package imr.ui.kit;

import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * A window's whole content, laid out in the sizes of its design and shown larger or smaller: type,
 * icons, paddings, lines and whatever a screen sets in Java grow alike, so that a screen never asks
 * how large it is shown. What a screen has to mind is that there is less room at a larger scale: at
 * 200% a window of 1024 by 640 pixels gives its content 512 by 320 to stand in (see {@link
 * #roomWidth}, and {@link OverflowRow} for bars).
 *
 * <p>It is the root of its scene. Menus, tooltips and lists of choices are windows of their own:
 * {@link #scalePopups} has them follow.
 */
public final class ScaledContent extends Region {
  private final Region content;
  private final Scale scale = new Scale(1, 1);
  private final ReadOnlyDoubleWrapper roomWidth = new ReadOnlyDoubleWrapper();
  private final ReadOnlyDoubleWrapper roomHeight = new ReadOnlyDoubleWrapper();
  private final ListChangeListener<Window> popups = this::windowsChanged;

  /**
   * @param factor 1 is the size as designed; whatever else it becomes holds at once
   */
  public ScaledContent(Region content, ObservableValue<? extends Number> factor) {
    this.content = content;
    content.getTransforms().add(scale);
    getChildren().add(content);
    factor.subscribe(f -> to(f.doubleValue()));
  }

  private void to(double factor) {
    scale.setX(factor);
    scale.setY(factor);
    requestLayout();
  }

  /** The factor that holds where a window's content is scaled, else 1. */
  public static double of(Window window) {
    return window.getScene() != null && window.getScene().getRoot() instanceof ScaledContent scaled
        ? scaled.scale.getX()
        : 1;
  }

  /** How wide the content's room is, in the sizes of its design. */
  public ReadOnlyDoubleProperty roomWidth() {
    return roomWidth.getReadOnlyProperty();
  }

  /** How high the content's room is, in the sizes of its design. */
  public ReadOnlyDoubleProperty roomHeight() {
    return roomHeight.getReadOnlyProperty();
  }

  /**
   * Shows the menus, tooltips and lists of choices of a stage as large as this, while it stands.
   */
  public void scalePopups(Stage stage) {
    stage.addEventHandler(WindowEvent.WINDOW_SHOWING, e -> Window.getWindows().addListener(popups));
    stage.addEventHandler(
        WindowEvent.WINDOW_HIDDEN, e -> Window.getWindows().removeListener(popups));
  }

  private void windowsChanged(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      change.getAddedSubList().stream()
          .filter(w -> w instanceof PopupWindow)
          .map(w -> (PopupWindow) w)
          .filter(this::isMine)
          .forEach(this::scale);
    }
  }

  private boolean isMine(PopupWindow popup) {
    return outermost(popup).equals(getScene().getWindow());
  }

  private static Window outermost(Window window) {
    Optional<Window> owner =
        switch (window) {
          case PopupWindow popup -> Optional.ofNullable(popup.getOwnerWindow());
          case Stage stage -> Optional.ofNullable(stage.getOwner());
          default -> Optional.empty();
        };
    return owner.map(ScaledContent::outermost).orElse(window);
  }

  private void scale(PopupWindow popup) {
    for (Node node : popup.getScene().getRoot().getChildrenUnmodifiable()) {
      if (!node.getTransforms().contains(scale)) {
        node.getTransforms().add(scale);
      }
    }
  }

  @Override
  public Orientation getContentBias() {
    return content.getContentBias();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() / scale.getX();
    double height = getHeight() / scale.getY();
    content.resizeRelocate(0, 0, width, height);
    roomWidth.set(width);
    roomHeight.set(height);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(-1) * scale.getX();
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(width < 0 ? -1 : width / scale.getX()) * scale.getY();
  }
}
