package imr.workbench;

import java.util.Map;
import java.util.Optional;

/**
 * What the program remembers of its user from one start to the next. Immutable; sizes and places
 * are in the screen's units.
 *
 * @param annotator the name that decisions are signed with, never blank
 * @param zoom 1 is the size as designed; kept between {@link #LEAST_ZOOM} and {@link #MOST_ZOOM}
 * @param window where the window stood; empty before the first one
 * @param split the text's share of the desk's width, kept between 0.1 and 0.9
 * @param lastLetter the id of the letter last open
 * @param keys the analyst's own keys, by the ids of the verbs
 * @param plainOrder true where the next open field is the next in the form's order
 * @param sure from which confidence on a suggestion needs no early look, kept between 0 and 1
 */
public record Preferences(
    String annotator,
    Theme theme,
    double zoom,
    Optional<WindowPlace> window,
    double split,
    Optional<String> lastLetter,
    Map<String, String> keys,
    boolean plainOrder,
    double sure) {
  public static final double LEAST_ZOOM = 0.5;
  public static final double MOST_ZOOM = 3;

  /** How the windows look. */
  public enum Theme {
    LIGHT,
    DARK
  }

  /**
   * Where the window stands on the screen.
   *
   * @param maximized then the rest is where the window goes when it is no longer
   */
  public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}

  public Preferences {
    if (annotator.isBlank()) {
      throw new IllegalArgumentException("decisions are signed with a name");
    }
    zoom = Math.clamp(zoom, LEAST_ZOOM, MOST_ZOOM);
    split = Math.clamp(split, 0.1, 0.9);
    keys = Map.copyOf(keys);
    sure = Math.clamp(sure, 0, 1);
  }

  /** Those of a first start. */
  public static Preferences of(String annotator) {
    return new Preferences(
        annotator, Theme.LIGHT, 1, Optional.empty(), 0.62, Optional.empty(), Map.of(), false, 0.95);
  }

  public Preferences withAnnotator(String name) {
    return new Preferences(name, theme, zoom, window, split, lastLetter, keys, plainOrder, sure);
  }

  public Preferences withTheme(Theme other) {
    return new Preferences(
        annotator, other, zoom, window, split, lastLetter, keys, plainOrder, sure);
  }

  public Preferences withZoom(double other) {
    return new Preferences(
        annotator, theme, other, window, split, lastLetter, keys, plainOrder, sure);
  }

  public Preferences withWindow(WindowPlace place) {
    return new Preferences(
        annotator, theme, zoom, Optional.of(place), split, lastLetter, keys, plainOrder, sure);
  }

  public Preferences withSplit(double share) {
    return new Preferences(
        annotator, theme, zoom, window, share, lastLetter, keys, plainOrder, sure);
  }

  public Preferences withLastLetter(String id) {
    return new Preferences(
        annotator, theme, zoom, window, split, Optional.of(id), keys, plainOrder, sure);
  }

  public Preferences withKeys(Map<String, String> own) {
    return new Preferences(
        annotator, theme, zoom, window, split, lastLetter, own, plainOrder, sure);
  }

  public Preferences withOrder(boolean plain, double confidence) {
    return new Preferences(
        annotator, theme, zoom, window, split, lastLetter, keys, plain, confidence);
  }
}
