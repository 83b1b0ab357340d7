package imr.ui.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.GroupColor;
import imr.annotation.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The design's promises on contrast (WCAG 2.2's ratio), also as color-blind eyes see it: simulated
 * after Viénot, Brettel and Mollon (1999) for the two red-green kinds, and by the matrix of
 * Machado, Oliveira and Fernandes (2009) for the blue-yellow kind.
 */
final class ColorPaletteTest {
  private static final double[][] PROTANOPIA = {
    {0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}
  };
  private static final double[][] DEUTERANOPIA = {
    {0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}
  };
  private static final double[][] TRITANOPIA = {
    {1.255528, -0.076749, -0.178779},
    {-0.078411, 0.930809, 0.147602},
    {0.004733, 0.691367, 0.303900}
  };

  static Stream<ColorPalette> all() {
    List<Schema.Group> own =
        Arrays.stream(GroupColor.values())
            .map(h -> new Schema.Group("own." + h, "Own " + h, Optional.of(h)))
            .toList();
    return Stream.of(
            ColorPalette.ofLight(),
            ColorPalette.ofDark(),
            ColorPalette.ofContrast(false),
            ColorPalette.ofContrast(true))
        .map(p -> p.with(own));
  }

  static Stream<ColorPalette> ofContrast() {
    return all().filter(ColorPalette::isContrast);
  }

  @ParameterizedTest
  @MethodSource("ofContrast")
  void inHighContrastPlainWordsHoldTenAndAllOthersSevenToOne(ColorPalette p) {
    for (Color ground : List.of(p.surface(), p.background(), p.accentSoft(), p.warningSoft())) {
      holds(10, "text", p.text(), ground);
      holds(10, "muted", p.muted(), ground);
      holds(7, "accent", p.accent(), ground);
      holds(7, "ok", p.ok(), ground);
      holds(7, "warning", p.warning(), ground);
      holds(7, "danger", p.danger(), ground);
    }
    holds(7, "found", p.text(), p.found());
    p.groups()
        .keySet()
        .forEach(
            g -> {
              holds(10, "text on " + g, p.text(), p.tintOf(g));
              holds(7, "chosen " + g, p.text(), p.chosen(p.tintOf(g)));
              holds(7, "line of " + g, p.group(g), p.surface());
            });
  }

  @ParameterizedTest
  @MethodSource("ofContrast")
  void inHighContrastLinesAndFramesHoldFourAndAHalf(ColorPalette p) {
    for (Color ground : List.of(p.surface(), p.background())) {
      holds(4.5, "line", p.line(), ground);
      holds(4.5, "frame", p.accent(), ground);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theFrameOfTheKeyboardHoldsThreeToOneOnEveryGround(ColorPalette p) {
    for (Color ground : List.of(p.surface(), p.background(), p.accentSoft(), p.warningSoft())) {
      holds(3, "frame of the keyboard", p.accent(), ground);
    }
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static double[] linear(Color c) {
    return new double[] {linear(c.getRed()), linear(c.getGreen()), linear(c.getBlue())};
  }

  private static double luminance(double[] rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double[] seen(double[][] eyes, double[] rgb) {
    double[] seen = new double[3];
    for (int row = 0; row < 3; row++) {
      double sum = 0;
      for (int i = 0; i < 3; i++) {
        sum += eyes[row][i] * rgb[i];
      }
      seen[row] = Math.clamp(sum, 0, 1);
    }
    return seen;
  }

  private static double contrast(Color a, Color b, UnaryOperator<double[]> eyes) {
    double one = luminance(eyes.apply(linear(a))) + 0.05;
    double other = luminance(eyes.apply(linear(b))) + 0.05;
    return Math.max(one, other) / Math.min(one, other);
  }

  private static void holds(double least, String what, Color a, Color b) {
    double is = contrast(a, b, c -> c);
    assertTrue(is >= least, String.format(Locale.ROOT, "%s: %.2f, not %.1f", what, is, least));
  }

  @ParameterizedTest
  @MethodSource("all")
  void textHoldsEightToOneOnEveryTint(ColorPalette p) {
    p.groups().keySet().forEach(g -> holds(8, "text on " + g, p.text(), p.tintOf(g)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void linesHoldFiveToOneOnTheSurface(ColorPalette p) {
    p.groups().keySet().forEach(g -> holds(5, "line of " + g, p.group(g), p.surface()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void mutedTextHoldsFivePointSeven(ColorPalette p) {
    holds(5.7, "muted on surface", p.muted(), p.surface());
    holds(5.7, "muted on background", p.muted(), p.background());
  }

  @ParameterizedTest
  @MethodSource("all")
  void allOtherWordsHoldFourAndAHalf(ColorPalette p) {
    for (Color ground : List.of(p.surface(), p.background())) {
      holds(4.5, "accent", p.accent(), ground);
      holds(4.5, "ok", p.ok(), ground);
      holds(4.5, "warning", p.warning(), ground);
      holds(4.5, "danger", p.danger(), ground);
    }
    holds(4.5, "accent on its soft ground", p.accent(), p.accentSoft());
    holds(4.5, "warning on its soft ground", p.warning(), p.warningSoft());
    holds(4.5, "muted on the chosen line", p.muted(), p.accentSoft());
  }

  @ParameterizedTest
  @MethodSource("all")
  void foundAndChosenWordsHoldFourAndAHalf(ColorPalette p) {
    holds(4.5, "found", p.text(), p.found());
    p.groups().keySet().forEach(g -> holds(4.5, "chosen " + g, p.text(), p.chosen(p.tintOf(g))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void colorBlindEyesSeeEveryLineAtThreeToOne(ColorPalette p) {
    for (double[][] eyes : List.of(PROTANOPIA, DEUTERANOPIA, TRITANOPIA)) {
      p.groups()
          .forEach(
              (group, line) -> {
                double is = contrast(line, p.surface(), c -> seen(eyes, c));
                assertTrue(is >= 3, group + ": " + is);
              });
    }
  }
}
