package imr.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which values of a list are shown, and in which order.
 *
 * @param words that the value or the letter's title must hold, all of them, in any case; may be
 *     empty
 * @param below only suggestions with a lower chance of being right, 0 to 1; above 1 for all values
 * @param grouped true for one line for equal values
 * @param expanded the groups, by {@link ColumnRow#group}, whose values follow as lines
 */
public record ColumnQuery(
    Show show,
    String words,
    double below,
    Sort sort,
    boolean descending,
    boolean grouped,
    Set<String> expanded) {

  /** No limit on the chance. */
  public static final double ANY = 2;

  /** The unreviewed values, in the library's order. */
  public static final ColumnQuery FIRST =
      new ColumnQuery(Show.UNREVIEWED, "", ANY, Sort.LETTER, false, false, Set.of());

  public ColumnQuery {
    expanded = Set.copyOf(expanded);
  }

  /** Which states are shown. */
  public enum Show {
    UNREVIEWED,
    /** Fields in which nothing was suggested, and nobody decided. */
    MISSING,
    REVIEWED,
    ALL
  }

  /** By what the lines are sorted; what is equal stays in the library's order. */
  public enum Sort {
    LETTER,
    VALUE,
    DOUBT,
    STATE
  }

  public ColumnQuery showing(Show other) {
    return new ColumnQuery(other, words, below, sort, descending, grouped, expanded);
  }

  public ColumnQuery withWords(String other) {
    return new ColumnQuery(show, other, below, sort, descending, grouped, expanded);
  }

  public ColumnQuery withBelow(double other) {
    return new ColumnQuery(show, words, other, sort, descending, grouped, expanded);
  }

  /** Sorted by something; the other way round where it is sorted so already. */
  public ColumnQuery sorted(Sort by) {
    return new ColumnQuery(show, words, below, by, by == sort && !descending, grouped, expanded);
  }

  public ColumnQuery withGrouped(boolean now) {
    return new ColumnQuery(show, words, below, sort, descending, now, Set.of());
  }

  public ColumnQuery withExpanded(Set<String> groups) {
    return new ColumnQuery(show, words, below, sort, descending, grouped, groups);
  }

  /** The lines of some values, which are in the library's order. */
  public List<ColumnLine> lines(List<ColumnRow> rows) {
    List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    List<ColumnRow> shown = new ArrayList<>(rows.stream().filter(r -> shows(r, wanted)).toList());
    return grouped ? groups(shown) : singles(shown);
  }

  private boolean shows(ColumnRow row, List<String> wanted) {
    boolean right =
        switch (show) {
          case UNREVIEWED -> row.state() == ColumnRow.State.UNREVIEWED;
          case MISSING -> row.state() == ColumnRow.State.MISSING;
          case REVIEWED -> !row.isUndecided();
          case ALL -> true;
        };
    return right
        && (below > 1 || row.chance().orElse(1) < below)
        && (words.isBlank() || holds(row, wanted));
  }

  private static boolean holds(ColumnRow row, List<String> wanted) {
    String all = row.value().toLowerCase(Locale.ROOT) + "\n" + row.title().toLowerCase(Locale.ROOT);
    return wanted.stream().allMatch(all::contains);
  }

  private List<ColumnLine> singles(List<ColumnRow> rows) {
    if (sort != Sort.LETTER) {
      Comparator<ColumnRow> order = order();
      rows.sort(descending ? order.reversed() : order);
    }
    List<ColumnRow> ordered = sort == Sort.LETTER && descending ? rows.reversed() : rows;
    return ordered.stream().<ColumnLine>map(ColumnLine.Single::new).toList();
  }

  private Comparator<ColumnRow> order() {
    return switch (sort) {
      case LETTER -> Comparator.comparing(ColumnRow::title);
      case VALUE -> Comparator.comparing(ColumnRow::group);
      case DOUBT -> Comparator.comparingDouble(r -> r.chance().orElse(1));
      case STATE -> Comparator.comparing(ColumnRow::state);
    };
  }

  /** The largest group first, unless they are sorted by the value or the chance. */
  private List<ColumnLine> groups(List<ColumnRow> rows) {
    Map<String, List<ColumnRow>> byValue = new LinkedHashMap<>();
    rows.forEach(r -> byValue.computeIfAbsent(r.group(), _ -> new ArrayList<>()).add(r));
    List<ColumnLine.Group> groups = new ArrayList<>();
    byValue.forEach((key, of) -> groups.add(ColumnLine.Group.of(key, of, expanded.contains(key))));
    Comparator<ColumnLine.Group> order =
        switch (sort) {
          case VALUE -> Comparator.comparing(ColumnLine.Group::key);
          case DOUBT -> Comparator.comparingDouble(ColumnLine.Group::lowest);
          case LETTER, STATE ->
              Comparator.comparingInt((ColumnLine.Group g) -> g.rows().size()).reversed();
        };
    groups.sort(descending ? order.reversed() : order);
    List<ColumnLine> lines = new ArrayList<>();
    for (ColumnLine.Group group : groups) {
      lines.add(group);
      if (group.expanded()) {
        group.rows().forEach(r -> lines.add(new ColumnLine.Single(r)));
      }
    }
    return List.copyOf(lines);
  }
}
