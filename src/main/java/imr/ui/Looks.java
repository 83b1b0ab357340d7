package imr.ui;

import imr.annotation.Schema;
import imr.ui.kit.Palette;
import imr.ui.kit.Verb;
import imr.workbench.Preferences;
import imr.workbench.Settings;
import java.util.List;
import javafx.application.Application;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/** Light or dark, and how large: the analyst's choice, kept, and what the window wears of it. */
final class Looks {
  /** The letter's type, in pixels of the design. */
  private static final double LETTER_SIZE = 15;

  private final Settings settings;
  private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.ofLight());
  private final DoubleProperty zoom = new SimpleDoubleProperty(1);
  private final Verb theme;
  private List<Schema.Group> groups = List.of();

  Looks(Settings settings, ObservableBooleanValue always) {
    this.settings = settings;
    this.theme = Verb.of("View", "Light or dark", "Shortcut+T", always, this::changeTheme);
  }

  ObservableValue<Palette> palette() {
    return palette;
  }

  /** Of the letter's type, in pixels of the design. */
  ObservableValue<Number> letterSize() {
    return new SimpleDoubleProperty(LETTER_SIZE);
  }

  /** How much larger than designed the windows are shown, 0.8 to 2. */
  ObservableValue<Number> zoom() {
    return zoom;
  }

  /** The verb that changes between light and dark. */
  Verb theme() {
    return theme;
  }

  List<Verb> verbs(ObservableBooleanValue always) {
    return List.of(
        Verb.of("View", "Larger", "Shortcut+Equals", always, () -> zoomTo(zoom.get() + 0.1)),
        Verb.of("View", "Smaller", "Shortcut+Minus", always, () -> zoomTo(zoom.get() - 0.1)),
        Verb.of("View", "Normal size", "Shortcut+0", always, () -> zoomTo(1)),
        theme);
  }

  /** Gives a project's own groups their colours. */
  void colour(List<Schema.Group> all) {
    if (!groups.equals(all)) {
      groups = List.copyOf(all);
      palette.set(palette.get().with(groups));
    }
  }

  /**
   * Puts on what the analyst chose last, and whatever is chosen from now on.
   *
   * @param scene wears the palette
   */
  void wear(Scene scene) {
    zoom.set(bounded(settings.current().zoom()));
    palette.set(Appearance.palette(settings.current().theme()).with(groups));
    palette.addListener((o, was, is) -> dress(scene));
    dress(scene);
  }

  private void dress(Scene scene) {
    Application.setUserAgentStylesheet(Appearance.base(palette.get()));
    scene.getStylesheets().setAll(Appearance.sheets(palette.get()));
  }

  private void zoomTo(double wanted) {
    double bounded = bounded(wanted);
    zoom.set(bounded);
    settings.change(p -> p.withZoom(bounded));
  }

  private static double bounded(double zoom) {
    return Math.clamp(Math.round(zoom * 10) / 10.0, 0.8, 2.0);
  }

  private void changeTheme() {
    boolean dark = !palette.get().isDark();
    palette.set((dark ? Palette.ofDark() : Palette.ofLight()).with(groups));
    settings.change(p -> p.withTheme(dark ? Preferences.Theme.DARK : Preferences.Theme.LIGHT));
  }
}
