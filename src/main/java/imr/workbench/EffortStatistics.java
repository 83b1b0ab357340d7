package imr.workbench;

import imr.store.Effort;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What finished letters cost.
 *
 * @param all over all of them, whoever worked on them; empty where none was counted
 * @param people what a letter cost each person, by name
 * @param weeks over all persons, by the Monday of the week in which a letter was last worked on
 */
public record EffortStatistics(
    Optional<EffortSummary> all,
    SortedMap<String, EffortSummary> people,
    SortedMap<LocalDate, EffortSummary> weeks) {

  /**
   * Of one letter in the middle, and on average.
   *
   * @param letters how many, at least one
   */
  public record EffortSummary(
      int letters, double medianKeys, double meanKeys, double medianMinutes, double meanMinutes) {

    private static EffortSummary of(Collection<Cost> costs) {
      return new EffortSummary(
          costs.size(),
          median(costs, Cost::keys),
          mean(costs, Cost::keys),
          median(costs, Cost::minutes),
          mean(costs, Cost::minutes));
    }

    private static double mean(Collection<Cost> costs, ToDoubleFunction<Cost> of) {
      return costs.stream().mapToDouble(of).average().orElse(0);
    }

    private static double median(Collection<Cost> costs, ToDoubleFunction<Cost> of) {
      double[] sorted = costs.stream().mapToDouble(of).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1
          ? sorted[middle]
          : Arrays.stream(sorted, middle - 1, middle + 1).average().orElse(0);
    }
  }

  /** What one letter cost over all days. */
  private record Cost(int keys, int seconds, LocalDate last) {
    static Cost of(Effort effort) {
      return new Cost(effort.keys(), effort.seconds(), effort.day());
    }

    double minutes() {
      return seconds / 60.0;
    }

    Cost plus(Cost other) {
      return new Cost(
          keys + other.keys, seconds + other.seconds, last.isAfter(other.last) ? last : other.last);
    }

    LocalDate week() {
      return last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
  }

  /**
   * Adds up.
   *
   * @param counts which letters count, by their ids
   */
  public static EffortStatistics of(List<Effort> efforts, Predicate<String> counts) {
    Map<String, Cost> letters = new HashMap<>();
    SortedMap<String, Map<String, Cost>> people = new TreeMap<>();
    for (Effort effort : efforts) {
      if (counts.test(effort.letter())) {
        Cost cost = Cost.of(effort);
        letters.merge(effort.letter(), cost, Cost::plus);
        people
            .computeIfAbsent(effort.annotator(), p -> new HashMap<>())
            .merge(effort.letter(), cost, Cost::plus);
      }
    }
    SortedMap<LocalDate, Map<String, Cost>> weeks = new TreeMap<>();
    letters.forEach(
        (id, cost) -> weeks.computeIfAbsent(cost.week(), w -> new HashMap<>()).put(id, cost));
    return new EffortStatistics(
        letters.isEmpty() ? Optional.empty() : Optional.of(EffortSummary.of(letters.values())),
        figures(people),
        figures(weeks));
  }

  private static <K extends Comparable<? super K>> SortedMap<K, EffortSummary> figures(
      SortedMap<K, Map<String, Cost>> costs) {
    SortedMap<K, EffortSummary> figures = new TreeMap<>();
    costs.forEach((key, of) -> figures.put(key, EffortSummary.of(of.values())));
    return figures;
  }
}
