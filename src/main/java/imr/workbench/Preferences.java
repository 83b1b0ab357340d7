package imr.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the program remembers of its user from one start to the next. Immutable; sizes and places
 * are in the screen's units.
 *
 * @param annotator the name that decisions are signed with, never blank
 * @param zoom 1 is the size as designed; kept between {@link #LEAST_ZOOM} and {@link #MOST_ZOOM}
 * @param window where the window stood; empty before the first one
 * @param split the text's share of the desk's width, kept between 0.1 and 0.9
 * @param lastLetter the id of the letter last open
 * @param annotators the people known to annotate here, in the order in which they came; empty until
 *     somebody has said who annotates
 * @param hiddenGroups the ids of the display groups whose highlights are hidden
 */
public record Preferences(
    String annotator,
    Theme theme,
    double zoom,
    Optional<WindowPlace> window,
    double split,
    Optional<String> lastLetter,
    List<String> annotators,
    Set<String> hiddenGroups) {
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
    annotators = List.copyOf(annotators);
    hiddenGroups = Set.copyOf(hiddenGroups);
  }

  /** Those of a first start. */
  public static Preferences of(String annotator) {
    return new Preferences(
        annotator, Theme.LIGHT, 1, Optional.empty(), 0.62, Optional.empty(), List.of(), Set.of());
  }

  public Preferences withAnnotator(String name) {
    return new Preferences(name, theme, zoom, window, split, lastLetter, annotators, hiddenGroups);
  }

  public Preferences withTheme(Theme other) {
    return new Preferences(
        annotator, other, zoom, window, split, lastLetter, annotators, hiddenGroups);
  }

  public Preferences withZoom(double other) {
    return new Preferences(
        annotator, theme, other, window, split, lastLetter, annotators, hiddenGroups);
  }

  public Preferences withWindow(WindowPlace place) {
    return new Preferences(
        annotator, theme, zoom, Optional.of(place), split, lastLetter, annotators, hiddenGroups);
  }

  public Preferences withSplit(double share) {
    return new Preferences(
        annotator, theme, zoom, window, share, lastLetter, annotators, hiddenGroups);
  }

  public Preferences withLastLetter(String id) {
    return new Preferences(
        annotator, theme, zoom, window, split, Optional.of(id), annotators, hiddenGroups);
  }

  /** Knows these people from now on. */
  public Preferences withAnnotators(List<String> people) {
    return new Preferences(annotator, theme, zoom, window, split, lastLetter, people, hiddenGroups);
  }

  /** Lets somebody annotate, and knows them from now on. */
  public Preferences annotatedBy(String name) {
    List<String> people = new ArrayList<>(annotators);
    if (!people.contains(name)) {
      people.add(name);
    }
    return withAnnotator(name).withAnnotators(people);
  }

  /** Forgets somebody's name; what they decided keeps it. */
  public Preferences withoutAnnotator(String name) {
    return withAnnotators(annotators.stream().filter(n -> !n.equals(name)).toList());
  }

  public Preferences withHiddenGroups(Set<String> groups) {
    return new Preferences(annotator, theme, zoom, window, split, lastLetter, annotators, groups);
  }
}
