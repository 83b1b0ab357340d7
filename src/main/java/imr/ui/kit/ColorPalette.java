package imr.ui.kit;

import imr.annotation.GroupColor;
import imr.annotation.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.paint.Color;

/**
 * The design's colors, light or dark, or of high contrast. The style sheet gets them as looked-up
 * colors ({@link #css()}), painted text as values: there is one list of them, this one.
 *
 * @param isContrast true where words stand out as far as colors go, and frames are thicker
 * @param groups a color for each display group of the schema
 * @param tint how much of its group's color lies under highlighted words, 0 to 1
 */
public record ColorPalette(
    boolean isDark,
    boolean isContrast,
    Color background,
    Color surface,
    Color line,
    Color text,
    Color muted,
    Color accent,
    Color accentSoft,
    Color ok,
    Color warning,
    Color warningSoft,
    Color danger,
    Map<String, Color> groups,
    double tint) {

  public static ColorPalette ofLight() {
    return new ColorPalette(
        false,
        false,
        Color.web("#f6f7f9"),
        Color.web("#ffffff"),
        Color.web("#e1e4e8"),
        Color.web("#1c2128"),
        Color.web("#59636e"),
        Color.web("#0b63ce"),
        Color.web("#e7f0fc"),
        Color.web("#1a7f37"),
        Color.web("#996600"),
        Color.web("#fff5d6"),
        Color.web("#c0362c"),
        groups(
            "#5b6673", "#8a4fbf", "#00796b", "#3c7a1f", "#a45b00", "#0b63ce", "#b3420f", "#b0246a"),
        0.14);
  }

  public static ColorPalette ofDark() {
    return new ColorPalette(
        true,
        false,
        Color.web("#15181d"),
        Color.web("#1c2026"),
        Color.web("#30363f"),
        Color.web("#e6e9ee"),
        Color.web("#9aa4b1"),
        Color.web("#6cb0ff"),
        Color.web("#1d3350"),
        Color.web("#56c271"),
        Color.web("#e3b341"),
        Color.web("#37300f"),
        Color.web("#ff7b72"),
        groups(
            "#a9b4c0", "#c9a0f0", "#4fc8b8", "#93cf6f", "#f0ad55", "#6cb0ff", "#ff9d6e", "#f58ac0"),
        0.22);
  }

  /** Words hold 7:1 and more, lines and frames 4.5:1. */
  public static ColorPalette ofContrast(boolean dark) {
    return dark ? ofDarkContrast() : ofLightContrast();
  }

  private static ColorPalette ofLightContrast() {
    return new ColorPalette(
        false,
        true,
        Color.web("#ffffff"),
        Color.web("#ffffff"),
        Color.web("#5c5c5c"),
        Color.web("#000000"),
        Color.web("#2e2e2e"),
        Color.web("#003a9e"),
        Color.web("#dce8ff"),
        Color.web("#00471b"),
        Color.web("#543800"),
        Color.web("#fff0c2"),
        Color.web("#7d0a0a"),
        groups(
            "#3d4650", "#5b1f94", "#004d45", "#245200", "#633600", "#003a9e", "#7a2400", "#7d0f4a"),
        0.14);
  }

  private static ColorPalette ofDarkContrast() {
    return new ColorPalette(
        true,
        true,
        Color.web("#000000"),
        Color.web("#000000"),
        Color.web("#a0a0a0"),
        Color.web("#ffffff"),
        Color.web("#dadada"),
        Color.web("#9ccfff"),
        Color.web("#10294a"),
        Color.web("#7ee89a"),
        Color.web("#ffd95e"),
        Color.web("#332b00"),
        Color.web("#ffb3ac"),
        groups(
            "#d5dde6", "#e0c2ff", "#7fe6d8", "#b4ea92", "#ffc97d", "#9ccfff", "#ffb796", "#ffaad6"),
        0.22);
  }

  private static Map<String, Color> groups(
      String caseColor,
      String reviewer,
      String patient,
      String clinical,
      String request,
      String item,
      String citation,
      String conclusion) {
    return Map.of(
        "case", Color.web(caseColor),
        "reviewer", Color.web(reviewer),
        "patient", Color.web(patient),
        "clinical", Color.web(clinical),
        "request", Color.web(request),
        "item", Color.web(item),
        "citation", Color.web(citation),
        "conclusion", Color.web(conclusion));
  }

  /** This with the colors of a project's own groups. */
  public ColorPalette with(List<Schema.Group> all) {
    Map<String, Color> more = new HashMap<>(groups);
    all.forEach(g -> g.hue().ifPresent(hue -> more.put(g.id(), of(hue))));
    return new ColorPalette(
        isDark,
        isContrast,
        background,
        surface,
        line,
        text,
        muted,
        accent,
        accentSoft,
        ok,
        warning,
        warningSoft,
        danger,
        Map.copyOf(more),
        tint);
  }

  /** A color that a project's own group can have. */
  public Color of(GroupColor hue) {
    Color plain = plain(hue);
    return isContrast ? plain.interpolate(text, 0.4) : plain;
  }

  private Color plain(GroupColor hue) {
    return Color.web(
        switch (hue) {
          case OLIVE -> isDark ? "#cdbf57" : "#6b6200";
          case SEA -> isDark ? "#62c4e6" : "#006c8c";
          case INDIGO -> isDark ? "#abb0ff" : "#4a4dc4";
          case PLUM -> isDark ? "#dfa0d6" : "#7d3573";
          case RUST -> isDark ? "#e3ab88" : "#84461f";
          case SLATE -> isDark ? "#b5c6d9" : "#3f5468";
        });
  }

  /** The color of a display group; of one that the palette does not know, the muted text's. */
  public Color group(String id) {
    return groups.getOrDefault(id, muted);
  }

  /** A group's color thinned over the surface, opaque, as it lies under highlighted words. */
  public Color tintOf(String group) {
    return surface.interpolate(group(group), tint);
  }

  /** What lies under words that a search found. */
  public Color found() {
    return warning.interpolate(surface, isContrast ? 0.7 : 0.55);
  }

  /** What lies under the chosen field's words, over the tint that they have anyway. */
  public Color chosen(Color under) {
    return under.interpolate(accent, 0.18);
  }

  /**
   * The looked-up colors as a style sheet of their own (a data URI), to stand before the
   * workbench's: menus and tooltips take their window's sheets, so they know the colors as well.
   */
  public String sheet() {
    byte[] rules = (".root { " + css() + "}").getBytes(StandardCharsets.UTF_8);
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(rules);
  }

  /** The looked-up colors for a root's inline style. */
  public String css() {
    return look("background", background)
        + look("surface", surface)
        + look("line", line)
        + look("text", text)
        + look("muted", muted)
        + look("accent", accent)
        + look("accent-soft", accentSoft)
        + look("ok", ok)
        + look("warning", warning)
        + look("warning-soft", warningSoft)
        + look("danger", danger);
  }

  private static String look(String name, Color color) {
    return "-imr-" + name + ": " + hex(color) + "; ";
  }

  /** {@code #rrggbb}. */
  public static String hex(Color color) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(color.getRed() * 255),
        Math.round(color.getGreen() * 255),
        Math.round(color.getBlue() * 255));
  }
}
