package imr.ui.appearance;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import imr.ui.kit.AppIcon;
import imr.ui.kit.ColorPalette;
import imr.ui.settings.Preferences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.text.Font;

/** The resources that the window is dressed in. */
public final class Appearance {
  private Appearance() {}

  /** Makes the shipped type known to the toolkit. */
  public static void loadFonts() {
    for (String face : List.of("Regular", "Bold")) {
      try (InputStream font = resource("/imr/fonts/Inter-" + face + ".otf")) {
        Font.loadFont(font, 13);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The program's sign in the sizes that systems ask for; some ten milliseconds. */
  public static List<Image> icons() {
    AppIcon icon = new AppIcon();
    return Stream.of(16, 32, 48, 64, 128, 256).map(icon::at).toList();
  }

  public static ColorPalette palette(Preferences.Theme theme, SystemAppearance system) {
    return switch (theme) {
      case SYSTEM ->
          system.contrast() ? ColorPalette.ofContrast(system.dark()) : plain(system.dark());
      case LIGHT -> ColorPalette.ofLight();
      case DARK -> ColorPalette.ofDark();
      case CONTRAST -> ColorPalette.ofContrast(system.dark());
    };
  }

  private static ColorPalette plain(boolean dark) {
    return dark ? ColorPalette.ofDark() : ColorPalette.ofLight();
  }

  /** The style sheet below ours. */
  public static String base(ColorPalette palette) {
    return (palette.isDark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
  }

  /**
   * The style sheets of a window: the palette's colors and what is made of them.
   *
   * @param still true where nothing is to move by itself
   */
  public static List<String> sheets(ColorPalette palette, boolean still) {
    List<String> sheets = new ArrayList<>(List.of(palette.sheet(), sheet("workbench")));
    if (palette.isContrast()) {
      sheets.add(sheet("contrast"));
    }
    if (still) {
      sheets.add(sheet("still"));
    }
    return List.copyOf(sheets);
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Appearance.class.getResource("/imr/ui/" + name + ".css"))
        .toExternalForm();
  }

  /** Name and version, in a sentence. */
  public static String about() {
    String version = Appearance.class.getPackage().getImplementationVersion();
    return "IMR Workbench"
        + (version == null ? "" : " " + version)
        + ". Review what programs extract from Independent Medical Review letters, correct it, and"
        + " keep it as a gold standard. The program works offline and never sends data anywhere. It"
        + " uses these libraries:";
  }

  /** The libraries that are shipped with their licenses, as the build collected them; one each. */
  public static List<String> licenses() {
    try (InputStream in = resource("/imr/licenses.txt")) {
      Stream<String> libraries =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> line.startsWith("("));
      return Stream.concat(
              libraries,
              Stream.of("(SIL Open Font License 1.1) Inter typeface - https://openfontlicense.org"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Appearance.class.getResourceAsStream(name), name);
  }
}
