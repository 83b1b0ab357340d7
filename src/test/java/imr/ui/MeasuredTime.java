package imr.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One measured thing: its milliseconds, beside its target. */
final class MeasuredTime {
  private final String what;
  private final double target;
  private final List<Double> millis = new ArrayList<>();
  private final List<Double> cpu = new ArrayList<>();

  /**
   * @param target in milliseconds, for 95 of 100; 0 where there is none
   */
  MeasuredTime(String what, double target) {
    this.what = what;
    this.target = target;
  }

  void add(double taken) {
    millis.add(taken);
  }

  void add(FrameTimes.Taken taken) {
    millis.add(taken.shown());
    cpu.add(taken.cpu());
  }

  /** The time that so many of 100 stay within. */
  private static double within(List<Double> all, int ofHundred) {
    List<Double> sorted = all.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * ofHundred / 100);
  }

  double p50() {
    return within(millis, 50);
  }

  double p95() {
    return within(millis, 95);
  }

  static String heading() {
    return "%-52s %5s %7s %7s %7s %7s  %-12s %s"
        .formatted(
            "milliseconds", "n", "p50", "p95", "max", "target", "cpu p50/p95", "p95 / beside");
  }

  /** A line of the table, with its ratio to something that was measured in the same run. */
  String line(MeasuredTime beside) {
    return String.format(
        Locale.ROOT,
        "%-52s %5d %7.1f %7.1f %7.1f %7s  %-12s %.1f%s",
        what,
        millis.size(),
        p50(),
        p95(),
        within(millis, 100),
        target == 0 ? "" : String.format(Locale.ROOT, "%.0f", target),
        cpu.isEmpty()
            ? ""
            : String.format(Locale.ROOT, "%.1f/%.1f", within(cpu, 50), within(cpu, 95)),
        p95() / beside.p95(),
        target > 0 && p95() > target ? "  OVER" : "");
  }
}
