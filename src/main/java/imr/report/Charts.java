package imr.report;

import imr.annotation.DisplayFormat;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Role;
import imr.annotation.Schema;
import imr.review.Correction;
import imr.search.LibraryStatistics;
import imr.workbench.EffortStatistics;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Creates charts from statistics, with labels for users. */
public final class Charts {
  /** If there are more days than this, they are grouped into weeks. */
  private static final int MOST_DAYS = 31;

  private final Schema schema;

  /** Creates charts for a schema. */
  public Charts(Schema schema) {
    this.schema = schema;
  }

  /** Returns all charts in display order, including empty ones. */
  public List<Chart> of(LibraryStatistics figures, EffortStatistics effort) {
    return List.of(
        states(figures),
        finished(figures),
        effort(effort),
        weeks(
            "minutes-by-week",
            "Minutes per finished letter, by week",
            "minutes",
            effort.weeks(),
            EffortStatistics.EffortSummary::medianMinutes,
            EffortStatistics.EffortSummary::meanMinutes),
        weeks(
            "keys-by-week",
            "Keystrokes per finished letter, by week",
            "keys",
            effort.weeks(),
            EffortStatistics.EffortSummary::medianKeys,
            EffortStatistics.EffortSummary::meanKeys),
        corrections(figures),
        values("decisions", "Decisions of disputed items", schema.the(Role.DECISION), figures),
        values("categories", "Categories of disputed items", schema.the(Role.CATEGORY), figures));
  }

  private static Chart states(LibraryStatistics figures) {
    List<Chart.DataRow> lines =
        Arrays.stream(Headline.State.values())
            .map(s -> count(words(s), figures.states().getOrDefault(s, 0), figures.letters()))
            .toList();
    return new Chart(
        "states",
        "Letters by state",
        "No letters found.",
        Chart.Kind.BARS,
        List.of("state", "letters"),
        figures.letters() == 0 ? List.of() : lines);
  }

  private static String words(Headline.State state) {
    return switch (state) {
      case NEW -> "New";
      case IN_REVIEW -> "In review";
      case FINISHED -> "Finished";
    };
  }

  private static Chart.DataRow count(String label, int count, int of) {
    return new Chart.DataRow(
        label,
        List.of((double) count),
        of == 0
            ? DisplayFormat.number(count)
            : DisplayFormat.number(count)
                + " ("
                + DisplayFormat.percent((double) count / of)
                + ")");
  }

  /**
   * Creates a column per day, or per week if there are many days. Days without letters are empty
   * columns.
   */
  private static Chart finished(LibraryStatistics figures) {
    List<String> people =
        List.copyOf(
            figures.finished().stream()
                .map(LibraryStatistics.FinishedCount::by)
                .collect(Collectors.toCollection(TreeSet::new)));
    SortedMap<LocalDate, Map<String, Integer>> days = new TreeMap<>();
    boolean weeks = span(figures) > MOST_DAYS;
    figures
        .finished()
        .forEach(
            d ->
                days.computeIfAbsent(weeks ? week(d.day()) : d.day(), k -> new TreeMap<>())
                    .merge(d.by(), d.letters(), Integer::sum));
    fill(days, weeks ? ChronoUnit.WEEKS : ChronoUnit.DAYS);
    return new Chart(
        "finished",
        weeks ? "Finished letters, by week and person" : "Finished letters, by day and person",
        "No finished letters yet.",
        Chart.Kind.STACKS,
        Stream.concat(Stream.of(weeks ? "Week of" : "day"), people.stream()).toList(),
        days.entrySet().stream().map(e -> day(e.getKey(), e.getValue(), people)).toList());
  }

  private static long span(LibraryStatistics figures) {
    List<LocalDate> days =
        figures.finished().stream().map(LibraryStatistics.FinishedCount::day).sorted().toList();
    return days.isEmpty() ? 0 : ChronoUnit.DAYS.between(days.getFirst(), days.getLast());
  }

  private static LocalDate week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static <V> void fill(SortedMap<LocalDate, Map<String, V>> days, ChronoUnit step) {
    if (!days.isEmpty()) {
      LocalDate last = days.lastKey();
      for (LocalDate day = days.firstKey(); day.isBefore(last); day = day.plus(1, step)) {
        days.putIfAbsent(day, Map.of());
      }
    }
  }

  private static Chart.DataRow day(LocalDate day, Map<String, Integer> done, List<String> people) {
    String words =
        done.entrySet().stream()
            .map(e -> "%s %,d".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    return new Chart.DataRow(
        day.toString(),
        people.stream().map(p -> (double) done.getOrDefault(p, 0)).toList(),
        words.isEmpty() ? "none" : words);
  }

  private static Chart effort(EffortStatistics effort) {
    List<Chart.DataRow> lines = new ArrayList<>();
    effort.all().ifPresent(f -> lines.add(cost("All", f)));
    effort.people().forEach((person, f) -> lines.add(cost(person, f)));
    return new Chart(
        "effort",
        "Minutes and keystrokes per finished letter (median)",
        "No data yet for finished letters. Keystrokes and time are tracked while a letter is open.",
        Chart.Kind.BARS,
        List.of(
            "person",
            "median minutes",
            "mean minutes",
            "median keystrokes",
            "mean keystrokes",
            "letters"),
        lines);
  }

  private static Chart.DataRow cost(String label, EffortStatistics.EffortSummary f) {
    return new Chart.DataRow(
        label,
        List.of(
            f.medianMinutes(), f.meanMinutes(), f.medianKeys(), f.meanKeys(), (double) f.letters()),
        String.format(
            Locale.ROOT,
            "%.1f min (mean %.1f), %.0f keystrokes (mean %.0f), %,d %s",
            f.medianMinutes(),
            f.meanMinutes(),
            f.medianKeys(),
            f.meanKeys(),
            f.letters(),
            f.letters() == 1 ? "letter" : "letters"));
  }

  private static Chart weeks(
      String id,
      String title,
      String what,
      SortedMap<LocalDate, EffortStatistics.EffortSummary> weeks,
      Function<EffortStatistics.EffortSummary, Double> median,
      Function<EffortStatistics.EffortSummary, Double> mean) {
    return new Chart(
        id,
        title,
        "No data yet for finished letters.",
        Chart.Kind.COLUMNS,
        List.of("Week of", "median " + what, "mean " + what, "letters"),
        weeks.entrySet().stream()
            .map(
                e ->
                    new Chart.DataRow(
                        e.getKey().toString(),
                        List.of(
                            median.apply(e.getValue()),
                            mean.apply(e.getValue()),
                            (double) e.getValue().letters()),
                        String.format(
                            Locale.ROOT,
                            "median %.1f, mean %.1f %s",
                            median.apply(e.getValue()),
                            mean.apply(e.getValue()),
                            what)))
            .toList());
  }

  /** Creates a line per corrected field, most corrections first. */
  private Chart corrections(LibraryStatistics figures) {
    List<Correction.Kind> kinds =
        Arrays.stream(Correction.Kind.values()).filter(k -> k != Correction.Kind.KEPT).toList();
    List<Chart.DataRow> lines =
        figures.corrected().entrySet().stream()
            .map(e -> corrected(e.getKey(), e.getValue(), kinds))
            .filter(l -> l.sum() > 0)
            .sorted(
                Comparator.comparingDouble((Chart.DataRow l) -> l.numbers().getFirst())
                    .reversed()
                    .thenComparing(Chart.DataRow::label))
            .toList();
    return new Chart(
        "corrections",
        "Corrections by field",
        "No suggestions have been corrected yet.",
        Chart.Kind.BARS,
        Stream.concat(Stream.of("field", "corrections"), kinds.stream().map(Correction.Kind::words))
            .toList(),
        lines);
  }

  private Chart.DataRow corrected(
      FieldId field, Map<String, Integer> counts, List<Correction.Kind> kinds) {
    List<Integer> each = kinds.stream().map(k -> counts.getOrDefault(k.words(), 0)).toList();
    int all = each.stream().mapToInt(Integer::intValue).sum();
    String words =
        IntStream.range(0, kinds.size())
            .filter(i -> each.get(i) > 0)
            .mapToObj(i -> "%s %,d".formatted(kinds.get(i).words(), each.get(i)))
            .collect(Collectors.joining(", "));
    return new Chart.DataRow(
        label(field),
        Stream.concat(Stream.of(all), each.stream()).map(Integer::doubleValue).toList(),
        "%,d (%s)".formatted(all, words));
  }

  /** Adds the group's label for fields of items and citations, whose own labels aren't unique. */
  private String label(FieldId id) {
    String label = schema.find(id).map(Field::label).orElse(id.path());
    return schema.parent(id).map(owner -> owner.label() + " · " + label).orElse(label);
  }

  private Chart values(String id, String title, FieldId field, LibraryStatistics figures) {
    Map<String, Integer> counts = figures.values().getOrDefault(field, Map.of());
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return new Chart(
        id,
        title,
        "No disputed items have one yet.",
        Chart.Kind.BARS,
        List.of("value", "items"),
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(e -> count(code(field, e.getKey()), e.getValue(), all))
            .toList());
  }

  private String code(FieldId field, String value) {
    return schema.find(field).stream()
        .flatMap(f -> f.codes().stream())
        .filter(c -> c.code().equals(value))
        .map(Field.Code::label)
        .findFirst()
        .orElse(value);
  }
}
