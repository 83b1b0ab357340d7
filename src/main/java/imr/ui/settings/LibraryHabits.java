package imr.ui.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How an analyst works with the list of letters.
 *
 * @param filters saved queries by their names, in order; a query that the schema no longer knows is
 *     kept as it was written
 * @param sort what the list is sorted by, in its reader's own words; one that is not known is kept
 * @param width of the list, in the screen's units, kept between {@link #LEAST_WIDTH} and {@link
 *     #MOST_WIDTH}
 */
public record LibraryHabits(Map<String, String> filters, String sort, double width) {
  public static final double LEAST_WIDTH = 232;
  public static final double MOST_WIDTH = 1_200;

  /** A name or a query must not hold what parts them in the file. */
  private static final String PARTING = "[\\t\\n\\r]+";

  public LibraryHabits {
    Map<String, String> clean = new LinkedHashMap<>();
    filters.forEach((name, query) -> clean.put(clean(name), clean(query)));
    filters = Collections.unmodifiableMap(clean);
    width = Math.clamp(width, LEAST_WIDTH, MOST_WIDTH);
  }

  /** Those of a first start. */
  public static LibraryHabits first() {
    return new LibraryHabits(Map.of(), "arrival", LEAST_WIDTH);
  }

  public LibraryHabits withFilters(Map<String, String> others) {
    return new LibraryHabits(others, sort, width);
  }

  public LibraryHabits withSort(String other) {
    return new LibraryHabits(filters, other, width);
  }

  public LibraryHabits withWidth(double other) {
    return new LibraryHabits(filters, sort, other);
  }

  private static String clean(String words) {
    return words.replaceAll(PARTING, " ").strip();
  }

  /** A line a filter, its name and its query parted by a tab; reads {@link #filters(String)}. */
  String filtersAsLines() {
    return filters.entrySet().stream()
        .map(f -> f.getKey() + "\t" + f.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** What is no filter is left out. */
  public static Map<String, String> filters(String lines) {
    return Arrays.stream(lines.split("\n"))
        .map(line -> line.split("\t", 2))
        .filter(parts -> parts.length == 2 && !parts[0].isBlank())
        .collect(
            Collectors.toMap(
                parts -> parts[0], parts -> parts[1], (one, other) -> other, LinkedHashMap::new));
  }
}
