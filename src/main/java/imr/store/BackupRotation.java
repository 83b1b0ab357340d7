package imr.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which backups stay: the last 5, the last one of each of the last 7 days that have one, and the
 * last one of each of the last 4 weeks (days and weeks in UTC, weeks from Monday on). "Last" is by
 * the order of the ledger; the clock only says which day it was.
 */
final class BackupRotation {
  private static final int LAST = 5;
  private static final int DAYS = 7;
  private static final int WEEKS = 4;

  private BackupRotation() {}

  static <T> Set<T> kept(List<T> newestFirst, Function<T, Instant> made) {
    Set<T> kept = new LinkedHashSet<>(newestFirst.stream().limit(LAST).toList());
    kept.addAll(firstOfEach(newestFirst, DAYS, backup -> day(made.apply(backup))));
    kept.addAll(firstOfEach(newestFirst, WEEKS, backup -> week(made.apply(backup))));
    return kept;
  }

  private static <T> List<T> firstOfEach(List<T> newestFirst, int most, Function<T, Object> time) {
    Set<Object> seen = new HashSet<>();
    return newestFirst.stream()
        .filter(backup -> seen.size() < most && seen.add(time.apply(backup)))
        .toList();
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static List<Integer> week(Instant instant) {
    LocalDate day = day(instant);
    return List.of(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
