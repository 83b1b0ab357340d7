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
import javafx.scene.layout.Region;

/** Light or dark, and how large: the analyst's choice, kept, and what the window wears of it. */
final class Looks {
  /** The letter's type at zoom 1, in pixels. */
  private static final double LETTER_SIZE = 15;

  private final Settings settings;
  private final Region root;
  private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.ofLight());
  private final DoubleProperty zoom = new SimpleDoubleProperty(1);
  private final Verb theme;
  private List<Schema.Group> groups = List.of();

  /**
   * @param root wears the palette and the type's size
   */
  Looks(Settings settings, Region root, ObservableBooleanValue always) {
    this.settings = settings;
    this.root = root;
    this.theme = Verb.of("View", "Light or dark", "Shortcut+T", always, this::changeTheme);
  }

  ObservableValue<Palette> palette() {
    return palette;
  }

  /** Of the letter's type, in pixels. */
  ObservableValue<Number> letterSize() {
    return zoom.map(z -> z.doubleValue() * LETTER_SIZE);
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

  /** Puts on what the analyst chose last, and whatever is chosen from now on. */
  void wear() {
    zoom.set(settings.current().zoom());
    palette.set(Appearance.palette(settings.current().theme()).with(groups));
    zoom.addListener((o, was, is) -> dress());
    palette.addListener((o, was, is) -> dress());
    dress();
  }

  private void dress() {
    Application.setUserAgentStylesheet(Appearance.base(palette.get()));
    root.setStyle(palette.get().css() + "-fx-font-size: " + 13 * zoom.get() + "px;");
  }

  private void zoomTo(double wanted) {
    double bounded = Math.clamp(Math.round(wanted * 10) / 10.0, 0.8, 2.0);
    zoom.set(bounded);
    settings.change(p -> p.withZoom(bounded));
  }

  private void changeTheme() {
    boolean dark = !palette.get().isDark();
    palette.set((dark ? Palette.ofDark() : Palette.ofLight()).with(groups));
    settings.change(p -> p.withTheme(dark ? Preferences.Theme.DARK : Preferences.Theme.LIGHT));
  }
}
