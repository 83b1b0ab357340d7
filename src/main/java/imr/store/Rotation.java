package imr.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which backups stay: the last 5, the last one of each of the last 7 days that have one, and the
 * last one of each of the last 4 weeks (days and weeks of the world's time, from Monday on).
 */
final class Rotation {
  private static final int LAST = 5;
  private static final int DAYS = 7;
  private static final int WEEKS = 4;

  private Rotation() {}

  static Set<Instant> kept(Collection<Instant> made) {
    List<Instant> newestFirst = made.stream().sorted(Comparator.reverseOrder()).toList();
    Set<Instant> kept = newestFirst.stream().limit(LAST).collect(Collectors.toSet());
    kept.addAll(firstOfEach(newestFirst, DAYS, Rotation::day));
    kept.addAll(firstOfEach(newestFirst, WEEKS, Rotation::week));
    return kept;
  }

  private static Set<Instant> firstOfEach(
      List<Instant> newestFirst, int most, Function<Instant, Object> time) {
    Set<Object> seen = new HashSet<>();
    return newestFirst.stream()
        .filter(i -> seen.size() < most && seen.add(time.apply(i)))
        .collect(Collectors.toSet());
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static List<Integer> week(Instant instant) {
    LocalDate day = day(instant);
    return List.of(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
