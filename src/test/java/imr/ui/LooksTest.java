package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ui.kit.Palette;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The window looks as the analyst chose, and where they chose nothing, as the system has it. */
final class LooksTest extends WindowTest {
  private static final SystemLook PLAIN = new SystemLook(false, false, false);

  @Test
  void theSystemsDarkAndHighContrastAreFollowedAsTheyChange() {
    assertEquals(Palette.ofLight(), now(PLAIN));
    assertEquals(Palette.ofDark(), now(new SystemLook(true, false, false)));
    assertEquals(Palette.ofContrast(true), now(new SystemLook(true, true, false)));
    assertEquals(Palette.ofContrast(false), now(new SystemLook(false, true, false)));
    assertEquals(Palette.ofContrast(false).sheet(), colours());
    assertEquals(Palette.ofLight(), now(PLAIN));
  }

  @Test
  void whatTheAnalystChoseHoldsWhateverTheSystemSaysAndAtTheNextStart() throws Exception {
    now(PLAIN);
    pick("#colours-dark");
    assertEquals(Palette.ofDark(), now(PLAIN));
    assertEquals(Palette.ofDark(), now(new SystemLook(false, true, false)));
    pick("#colours-contrast");
    assertEquals(Palette.ofContrast(true), now(new SystemLook(true, false, false)));
    restart();
    assertEquals(Palette.ofContrast(true), now(new SystemLook(true, false, false)));
    pick("#colours-system");
    assertEquals(Palette.ofLight(), now(PLAIN));
  }

  @Test
  void nothingMovesWhereTheSystemOrTheAnalystSaysSo() throws Exception {
    now(PLAIN);
    assertFalse(still());
    now(new SystemLook(false, false, true));
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
        new SystemLook(true, true, false),
        SystemLook.of(ColorScheme.DARK, false, Map.of("Windows.SPI.HighContrast", true)));
    assertEquals(
        new SystemLook(false, true, true),
        SystemLook.of(ColorScheme.LIGHT, true, Map.of("GTK.theme_name", "HighContrastInverse")));
    assertEquals(
        new SystemLook(false, true, false),
        SystemLook.of(ColorScheme.LIGHT, false, Map.of("GTK.theme_name", "High-Contrast")));
    assertEquals(
        PLAIN,
        SystemLook.of(
            ColorScheme.LIGHT,
            false,
            Map.of("GTK.theme_name", "Adwaita", "Windows.SPI.HighContrast", false)));
  }

  private Palette now(SystemLook look) {
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
