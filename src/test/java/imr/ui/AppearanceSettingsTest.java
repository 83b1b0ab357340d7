package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ui.appearance.SystemAppearance;
import imr.ui.kit.ColorPalette;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The window looks as the analyst chose, and where they chose nothing, as the system has it. */
final class AppearanceSettingsTest extends WindowTest {
  private static final SystemAppearance PLAIN = new SystemAppearance(false, false, false);

  @Test
  void theSystemsDarkAndHighContrastAreFollowedAsTheyChange() {
    assertEquals(ColorPalette.ofLight(), now(PLAIN));
    assertEquals(ColorPalette.ofDark(), now(new SystemAppearance(true, false, false)));
    assertEquals(ColorPalette.ofContrast(true), now(new SystemAppearance(true, true, false)));
    assertEquals(ColorPalette.ofContrast(false), now(new SystemAppearance(false, true, false)));
    assertEquals(ColorPalette.ofContrast(false).sheet(), colors());
    assertEquals(ColorPalette.ofLight(), now(PLAIN));
  }

  @Test
  void whatTheAnalystChoseHoldsWhateverTheSystemSaysAndAtTheNextStart() throws Exception {
    now(PLAIN);
    pick("#colors-dark");
    assertEquals(ColorPalette.ofDark(), now(PLAIN));
    assertEquals(ColorPalette.ofDark(), now(new SystemAppearance(false, true, false)));
    pick("#colors-contrast");
    assertEquals(ColorPalette.ofContrast(true), now(new SystemAppearance(true, false, false)));
    restart();
    assertEquals(ColorPalette.ofContrast(true), now(new SystemAppearance(true, false, false)));
    pick("#colors-system");
    assertEquals(ColorPalette.ofLight(), now(PLAIN));
  }

  @Test
  void nothingMovesWhereTheSystemOrTheAnalystSaysSo() throws Exception {
    now(PLAIN);
    assertFalse(still());
    now(new SystemAppearance(false, false, true));
    assertTrue(still());
    now(PLAIN);
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.T);
    robot.clickOn("#looks-still").type(KeyCode.ESCAPE);
    assertTrue(still());
    restart();
    assertTrue(still());
  }

  @Test
  void highContrastIsKnownOfWindowsAndOfGtk() {
    assertEquals(
        new SystemAppearance(true, true, false),
        SystemAppearance.of(ColorScheme.DARK, false, Map.of("Windows.SPI.HighContrast", true)));
    assertEquals(
        new SystemAppearance(false, true, true),
        SystemAppearance.of(
            ColorScheme.LIGHT, true, Map.of("GTK.theme_name", "HighContrastInverse")));
    assertEquals(
        new SystemAppearance(false, true, false),
        SystemAppearance.of(ColorScheme.LIGHT, false, Map.of("GTK.theme_name", "High-Contrast")));
    assertEquals(
        PLAIN,
        SystemAppearance.of(
            ColorScheme.LIGHT,
            false,
            Map.of("GTK.theme_name", "Adwaita", "Windows.SPI.HighContrast", false)));
  }

  private ColorPalette now(SystemAppearance look) {
    robot.interact(() -> window.looks().system().set(look));
    return window.looks().palette().getValue();
  }

  private void pick(String button) {
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.T);
    robot.interact(() -> ((ToggleButton) node(button)).setSelected(true));
    robot.type(KeyCode.ESCAPE);
  }

  private boolean still() {
    return stage.getScene().getStylesheets().stream().anyMatch(s -> s.endsWith("still.css"))
        && stage.getScene().getPreferences().isReducedMotion();
  }
}
