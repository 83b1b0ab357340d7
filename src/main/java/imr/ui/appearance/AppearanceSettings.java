package imr.ui.appearance;

import imr.annotation.Schema;
import imr.ui.kit.ColorPalette;
import imr.ui.kit.Command;
import imr.ui.kit.Overlay;
import imr.ui.settings.Preferences;
import imr.ui.settings.Preferences.Theme;
import imr.ui.settings.Settings;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/**
 * The colors, how large all is shown, and whether anything moves by itself: the analyst's choice
 * where there is one, else the system's, followed while the window is open.
 */
public final class AppearanceSettings {
  /** The letter's type, in pixels of the design. */
  private static final double LETTER_SIZE = 15;

  private final Settings settings;
  private final ObjectProperty<ColorPalette> palette =
      new SimpleObjectProperty<>(ColorPalette.ofLight());
  private final DoubleProperty zoom = new SimpleDoubleProperty(1);
  private final ObjectProperty<SystemAppearance> system;
  private final InvalidationListener watch = o -> Platform.runLater(this::askSystem);
  private final BooleanProperty still = new SimpleBooleanProperty();
  private final Command theme;
  private List<Schema.Group> groups = List.of();

  public AppearanceSettings(Settings settings, ObservableBooleanValue always) {
    this.settings = settings;
    this.system = new SimpleObjectProperty<>(SystemAppearance.now());
    this.theme =
        Command.of("switch-theme", "View", "Switch theme", "Shortcut+T", always, this::changeTheme);
  }

  public ObservableValue<ColorPalette> palette() {
    return palette;
  }

  /** Of the letter's type, in pixels of the design. */
  public ObservableValue<Number> letterSize() {
    return new SimpleDoubleProperty(LETTER_SIZE);
  }

  /** How much larger than designed the windows are shown, 0.8 to 2. */
  public ObservableValue<Number> zoom() {
    return zoom;
  }

  /** What the system asks for; set by itself while the window is open. */
  public ObjectProperty<SystemAppearance> system() {
    return system;
  }

  /** The command that changes between light and dark. */
  public Command theme() {
    return theme;
  }

  public List<Command> verbs(ObservableBooleanValue always, Overlay overlay) {
    return List.of(
        Command.of("zoom-in", "View", "Zoom in", "Shortcut+Equals", always, this::larger),
        Command.of("zoom-out", "View", "Zoom out", "Shortcut+Minus", always, this::smaller),
        Command.of("reset-zoom", "View", "Actual size", "Shortcut+0", always, () -> zoomTo(1)),
        theme,
        Command.of(
            "appearance",
            "View",
            "Appearance…",
            "Shortcut+Shift+T",
            always,
            () -> AppearanceDialog.show(overlay, this)));
  }

  /** Gives a project's own groups their colors. */
  public void color(List<Schema.Group> all) {
    if (!groups.equals(all)) {
      groups = List.copyOf(all);
      palette.set(palette.get().with(groups));
    }
  }

  /**
   * Puts on what the analyst chose last, and whatever they or the system choose from now on.
   *
   * @param scene wears the palette
   */
  public void wear(Scene scene) {
    Platform.getPreferences().addListener(watch);
    zoom.set(bounded(settings.current().zoom()));
    chooseAnew();
    palette.addListener((o, was, is) -> dress(scene));
    still.addListener((o, was, is) -> dress(scene));
    system.addListener((o, was, is) -> chooseAnew());
    dress(scene);
  }

  private void chooseAnew() {
    palette.set(Appearance.palette(settings.current().theme(), system.get()).with(groups));
    still.set(system.get().still() || settings.current().habits().still());
  }

  /** Follows the system no longer. */
  public void takeOff() {
    Platform.getPreferences().removeListener(watch);
  }

  private void askSystem() {
    system.set(SystemAppearance.now());
  }

  private void dress(Scene scene) {
    Application.setUserAgentStylesheet(Appearance.base(palette.get()));
    scene.getStylesheets().setAll(Appearance.sheets(palette.get(), still.get()));
    scene
        .getPreferences()
        .setColorScheme(palette.get().isDark() ? ColorScheme.DARK : ColorScheme.LIGHT);
    scene.getPreferences().setReducedMotion(still.get());
  }

  void larger() {
    zoomTo(zoom.get() + 0.1);
  }

  void smaller() {
    zoomTo(zoom.get() - 0.1);
  }

  /** Shows all as large as wanted, by steps of a tenth, between 0.8 and 2. */
  public void zoomTo(double wanted) {
    double bounded = bounded(wanted);
    zoom.set(bounded);
    settings.change(p -> p.withZoom(bounded));
  }

  private static double bounded(double zoom) {
    return Math.clamp(Math.round(zoom * 10) / 10.0, 0.8, 2.0);
  }

  private void changeTheme() {
    choose(palette.get().isDark() ? Theme.LIGHT : Theme.DARK);
  }

  /** The analyst's choice of colors. */
  public Theme choice() {
    return settings.current().theme();
  }

  public void choose(Theme other) {
    change(p -> p.withTheme(other));
  }

  /** Whether the analyst wants nothing to move by itself, whatever the system says. */
  public boolean choiceOfStill() {
    return settings.current().habits().still();
  }

  public void chooseStill(boolean without) {
    change(p -> p.withHabits(p.habits().withStill(without)));
  }

  private void change(UnaryOperator<Preferences> change) {
    settings.change(change);
    chooseAnew();
  }
}
