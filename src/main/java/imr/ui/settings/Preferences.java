package imr.ui.settings;

import imr.store.team.TeamAddress;
import imr.workbench.LearningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the program remembers of its user from one start to the next. Immutable; sizes and places
 * are in the screen's units.
 *
 * @param annotator the name that decisions are signed with, never blank
 * @param zoom 1 is the size as designed; kept between {@link #LEAST_ZOOM} and {@link #MOST_ZOOM}
 * @param window where the window stood; empty before the first one
 * @param split the text's share of the review screen's width, kept between 0.1 and 0.9
 * @param lastLetter the id of the letter last open
 * @param annotators the people known to annotate here, in the order in which they came; empty until
 *     somebody has said who annotates
 * @param habits how the review screen is worked at
 * @param library how the list of letters is worked with
 * @param team the team library that was signed in to last, without a password
 */
public record Preferences(
    String annotator,
    Theme theme,
    double zoom,
    Optional<WindowPlace> window,
    double split,
    Optional<String> lastLetter,
    List<String> annotators,
    Habits habits,
    LibraryHabits library,
    Optional<TeamAddress> team) {
  public static final double LEAST_ZOOM = 0.5;
  public static final double MOST_ZOOM = 3;

  /** How the windows look. */
  public enum Theme {
    /** Light, dark or high contrast as the system has it, and as it changes. */
    SYSTEM,
    LIGHT,
    DARK,
    /** High contrast, light or dark as the system has it. */
    CONTRAST
  }

  /**
   * Where the window stands on the screen.
   *
   * @param maximized then the rest is where the window goes when it is no longer
   */
  public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}

  /**
   * How the review screen is worked at.
   *
   * @param keys the analyst's own keys, by the ids of the commands
   * @param plainOrder true where the next open field is the next in the form's order
   * @param sure from which confidence on a suggestion needs no early look, kept between 0 and 1
   * @param hiddenGroups the ids of the display groups whose highlights are hidden
   * @param still true where nothing moves by itself, whatever the system says
   * @param tourOffered true once the tour was offered, so that it is not offered again
   * @param countsEffort whether keys and minutes a letter are counted
   * @param learned what is learned from the letters
   */
  public record Habits(
      Map<String, String> keys,
      boolean plainOrder,
      double sure,
      Set<String> hiddenGroups,
      boolean still,
      boolean tourOffered,
      boolean countsEffort,
      LearningService.Scope learned) {
    public Habits {
      keys = Map.copyOf(keys);
      sure = Math.clamp(sure, 0, 1);
      hiddenGroups = Set.copyOf(hiddenGroups);
    }

    public Habits withKeys(Map<String, String> own) {
      return new Habits(
          own, plainOrder, sure, hiddenGroups, still, tourOffered, countsEffort, learned);
    }

    public Habits withOrder(boolean plain, double confidence) {
      return new Habits(
          keys, plain, confidence, hiddenGroups, still, tourOffered, countsEffort, learned);
    }

    public Habits withHiddenGroups(Set<String> groups) {
      return new Habits(keys, plainOrder, sure, groups, still, tourOffered, countsEffort, learned);
    }

    public Habits withStill(boolean without) {
      return new Habits(
          keys, plainOrder, sure, hiddenGroups, without, tourOffered, countsEffort, learned);
    }

    /** Once the tour was offered. */
    public Habits withTourOffered(boolean offered) {
      return new Habits(
          keys, plainOrder, sure, hiddenGroups, still, offered, countsEffort, learned);
    }

    public Habits withEffort(boolean counted) {
      return new Habits(keys, plainOrder, sure, hiddenGroups, still, tourOffered, counted, learned);
    }

    public Habits withLearned(LearningService.Scope scope) {
      return new Habits(
          keys, plainOrder, sure, hiddenGroups, still, tourOffered, countsEffort, scope);
    }
  }

  public Preferences {
    if (annotator.isBlank()) {
      throw new IllegalArgumentException("decisions are signed with a name");
    }
    zoom = Math.clamp(zoom, LEAST_ZOOM, MOST_ZOOM);
    split = Math.clamp(split, 0.1, 0.9);
    annotators = List.copyOf(annotators);
  }

  /** Those of a first start. */
  public static Preferences of(String annotator) {
    return new Preferences(
        annotator,
        Theme.SYSTEM,
        1,
        Optional.empty(),
        0.6,
        Optional.empty(),
        List.of(),
        new Habits(Map.of(), false, 0.95, Set.of(), false, false, true, LearningService.Scope.ALL),
        LibraryHabits.first(),
        Optional.empty());
  }

  public Preferences withAnnotator(String name) {
    return new Preferences(
        name, theme, zoom, window, split, lastLetter, annotators, habits, library, team);
  }

  public Preferences withTheme(Theme other) {
    return new Preferences(
        annotator, other, zoom, window, split, lastLetter, annotators, habits, library, team);
  }

  public Preferences withZoom(double other) {
    return new Preferences(
        annotator, theme, other, window, split, lastLetter, annotators, habits, library, team);
  }

  public Preferences withWindow(WindowPlace place) {
    return new Preferences(
        annotator,
        theme,
        zoom,
        Optional.of(place),
        split,
        lastLetter,
        annotators,
        habits,
        library,
        team);
  }

  public Preferences withSplit(double share) {
    return new Preferences(
        annotator, theme, zoom, window, share, lastLetter, annotators, habits, library, team);
  }

  public Preferences withLastLetter(String id) {
    return new Preferences(
        annotator, theme, zoom, window, split, Optional.of(id), annotators, habits, library, team);
  }

  public Preferences withHabits(Habits others) {
    return new Preferences(
        annotator, theme, zoom, window, split, lastLetter, annotators, others, library, team);
  }

  public Preferences withLibrary(LibraryHabits others) {
    return new Preferences(
        annotator, theme, zoom, window, split, lastLetter, annotators, habits, others, team);
  }

  public Preferences withTeam(TeamAddress address) {
    return new Preferences(
        annotator,
        theme,
        zoom,
        window,
        split,
        lastLetter,
        annotators,
        habits,
        library,
        Optional.of(address));
  }

  /** Knows these people from now on. */
  public Preferences withAnnotators(List<String> people) {
    return new Preferences(
        annotator, theme, zoom, window, split, lastLetter, people, habits, library, team);
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
}
