package imr.ui.appearance;

import java.util.Locale;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/**
 * What the system asks of every program's looks.
 *
 * @param dark light words on dark ground
 * @param contrast as much contrast as there is: known of Windows ("contrast themes") and of Linux
 *     desktops with GTK (a theme called HighContrast); of macOS JavaFX tells nothing
 * @param still nothing moves that need not
 */
public record SystemAppearance(boolean dark, boolean contrast, boolean still) {

  /** As the system has it now; to be asked on the window's thread. */
  public static SystemAppearance now() {
    Platform.Preferences system = Platform.getPreferences();
    return of(system.getColorScheme(), system.isReducedMotion(), system);
  }

  /**
   * Returns the appearance that these settings of the system ask for.
   *
   * @param keys what else the system tells, by JavaFX's names ({@link Platform.Preferences})
   */
  public static SystemAppearance of(
      ColorScheme scheme, boolean reducedMotion, Map<String, ?> keys) {
    boolean windows = Boolean.TRUE.equals(keys.get("Windows.SPI.HighContrast"));
    boolean gtk =
        String.valueOf(keys.get("GTK.theme_name"))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z]", "")
            .contains("highcontrast");
    return new SystemAppearance(scheme == ColorScheme.DARK, windows || gtk, reducedMotion);
  }
}
