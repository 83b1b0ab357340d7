package imr.ui.column;

import imr.review.ColumnRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All values of one field, letter by letter in the library's order; for any threads. */
final class ColumnTable {
  private final Map<String, List<ColumnRow>> letters = new LinkedHashMap<>();

  /**
   * Adds values of letters that it doesn't have.
   *
   * @return how many letters it has then
   */
  synchronized int add(List<ColumnRow> page) {
    group(page).forEach(letters::put);
    return letters.size();
  }

  /** Values of letters that were read again. */
  synchronized void replace(List<String> read, List<ColumnRow> now) {
    Map<String, List<ColumnRow>> fresh = group(now);
    read.forEach(letter -> letters.computeIfPresent(letter, (id, was) -> kept(was, fresh.get(id))));
  }

  /** What the learned model said of a value counts until it is asked again. */
  private static List<ColumnRow> kept(List<ColumnRow> was, @Nullable List<ColumnRow> now) {
    Map<ColumnRow.Key, ColumnRow> before =
        was.stream().collect(Collectors.toMap(ColumnRow::key, Function.identity()));
    return now == null ? List.of() : now.stream().map(r -> kept(before.get(r.key()), r)).toList();
  }

  private static ColumnRow kept(@Nullable ColumnRow before, ColumnRow now) {
    OptionalDouble known = before == null ? OptionalDouble.empty() : before.chance();
    return known.isPresent() ? now.with(known.getAsDouble()) : now;
  }

  /** What the learned model says of values of one letter. */
  synchronized void chances(Map<ColumnRow.Key, Double> chances) {
    chances.keySet().stream()
        .map(ColumnRow.Key::letter)
        .distinct()
        .forEach(
            letter ->
                letters.computeIfPresent(
                    letter, (id, rows) -> rows.stream().map(r -> with(r, chances)).toList()));
  }

  private static ColumnRow with(ColumnRow row, Map<ColumnRow.Key, Double> chances) {
    Double chance = chances.get(row.key());
    return chance == null ? row : row.with(chance);
  }

  synchronized List<ColumnRow> rows() {
    List<ColumnRow> all = new ArrayList<>();
    letters.values().forEach(all::addAll);
    return all;
  }

  private static Map<String, List<ColumnRow>> group(List<ColumnRow> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(ColumnRow::letter, LinkedHashMap::new, Collectors.toList()));
  }
}
