package imr.ui.library;

import imr.search.SearchSort;
import java.util.Arrays;
import java.util.Locale;

/** In which orders the list can stand, in words, and as the settings keep them. */
final class SortOptions {
  static final SearchSort ARRIVAL = SearchSort.by(SearchSort.By.ARRIVAL);

  private SortOptions() {}

  /** As an analyst reads it. */
  static String label(SearchSort.By by) {
    return switch (by) {
      case BEST_MATCH -> "Best match first";
      case NEEDS_EYES -> "Needs attention first";
      case DOUBT -> "Most doubtful first";
      case ARRIVAL -> "Oldest import first";
      case TITLE -> "By title";
      case CHANGED -> "Last changed first";
      case ADDED -> "Newest import first";
    };
  }

  /** The same in a word or two, for the button. */
  static String brief(SearchSort.By by) {
    return switch (by) {
      case BEST_MATCH -> "Best match";
      case NEEDS_EYES -> "Needs attention";
      case DOUBT -> "Doubtful";
      case ARRIVAL -> "Oldest";
      case TITLE -> "Title";
      case CHANGED -> "Changed";
      case ADDED -> "Newest";
    };
  }

  static String written(SearchSort sort) {
    return (sort.reversed() ? "-" : "") + name(sort.by());
  }

  /** By arrival where the words are not known. */
  static SearchSort read(String written) {
    boolean reversed = written.startsWith("-");
    String name = reversed ? written.substring(1) : written;
    return Arrays.stream(SearchSort.By.values())
        .filter(by -> name(by).equals(name))
        .findFirst()
        .map(by -> new SearchSort(by, reversed))
        .orElse(ARRIVAL);
  }

  private static String name(SearchSort.By by) {
    return by.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
