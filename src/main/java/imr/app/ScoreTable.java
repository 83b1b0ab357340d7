package imr.app;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.evaluate.Count;
import imr.evaluate.Kappa;
import imr.evaluate.Measurements;
import imr.evaluate.RunComparison;
import imr.evaluate.Score;
import imr.evaluate.Scores;
import imr.evaluate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Formats scores and errors as lines of text. */
final class ScoreTable {
  private static final int SHOWN = 120;

  private ScoreTable() {}

  /**
   * Returns a table with one line per field, followed by the micro-average.
   *
   * @param withEmpty whether to include fields without values on either side
   */
  static List<String> lines(Scores scores, boolean withEmpty) {
    List<String> lines = new ArrayList<>();
    lines.add(row("", "", "", "strict", "", "", "relaxed", "", ""));
    lines.add(row("field", "gold", "predicted", "P", "R", "F1", "P", "R", "F1"));
    scores
        .byField()
        .forEach(
            (field, count) -> {
              if (withEmpty || !count.equals(Count.NOTHING)) {
                lines.add(row(field.path(), count));
              }
            });
    lines.add(row("micro-average", scores.total()));
    return lines;
  }

  /** Returns the 95% confidence intervals of the strict rates of each field, and of all fields. */
  static List<String> intervals(Measurements measured, Predicate<FieldId> wanted) {
    List<String> lines = new ArrayList<>();
    lines.add(interval("95% interval", "strict P", "strict R", "strict F1"));
    measured.fields().stream()
        .map(Field::id)
        .filter(wanted)
        .forEach(f -> lines.add(interval(f.path(), measured.score(f).strict())));
    lines.add(interval("micro-average", measured.score(wanted).strict()));
    return lines;
  }

  private static String interval(String name, Score.Rated rated) {
    return interval(name, ends(rated.precision()), ends(rated.recall()), ends(rated.f1()));
  }

  private static String interval(Object... cells) {
    return String.format(Locale.ROOT, "%-46s %15s %15s %15s", cells);
  }

  private static String ends(Score.Share share) {
    return share
        .interval()
        .map(i -> String.format(Locale.ROOT, "%.4f–%.4f", i.low(), i.high()))
        .orElse("-");
  }

  /** Returns the agreement of two annotators on codes, one line per field. */
  static List<String> agreement(Measurements measured, Predicate<FieldId> wanted) {
    List<String> lines = new ArrayList<>();
    lines.add(agreement("coded field", "units", "same", "chance", "kappa", "1st only", "2nd only"));
    for (Field field : measured.codedFields().stream().filter(f -> wanted.test(f.id())).toList()) {
      Kappa kappa = Kappa.of(measured.confusion(field));
      lines.add(
          agreement(
              field.id().path(),
              kappa.units(),
              share(OptionalDouble.of(kappa.observed())),
              share(OptionalDouble.of(kappa.chance())),
              share(kappa.kappa()),
              kappa.onlyFirst(),
              kappa.onlySecond()));
    }
    return lines;
  }

  private static String agreement(Object... cells) {
    return String.format(Locale.ROOT, "%-46s %6s %7s %7s %7s %9s %9s", cells);
  }

  /** Returns what became better or worse from the first run to the second. */
  static List<String> contrast(RunComparison contrast, Predicate<FieldId> wanted) {
    List<String> lines = new ArrayList<>();
    lines.add(change("First run compared with the second", "errors", "F1", "", ""));
    contrast.fields().entrySet().stream()
        .filter(e -> wanted.test(e.getKey()))
        .forEach(e -> lines.add(change(e.getKey().path(), e.getValue())));
    contrast.letters().stream()
        .filter(l -> l.all().trend() != RunComparison.Trend.SAME)
        .forEach(l -> lines.add(change(l.name(), l.all())));
    lines.add(change("all", contrast.total()));
    return lines;
  }

  private static String change(String name, RunComparison.CountChange change) {
    return change(
        name,
        "%+d".formatted(change.errors()),
        share(change.first().strictRates().f1()),
        share(change.second().strictRates().f1()),
        change.trend().word());
  }

  private static String change(Object... cells) {
    return String.format(Locale.ROOT, "%-46s %6s  %6s  %6s  %s", cells).stripTrailing();
  }

  private static String row(String name, Count count) {
    Count.Rates strict = count.strictRates();
    Count.Rates relaxed = count.relaxedRates();
    return row(
        name,
        String.valueOf(count.gold()),
        String.valueOf(count.predicted()),
        share(strict.precision()),
        share(strict.recall()),
        share(strict.f1()),
        share(relaxed.precision()),
        share(relaxed.recall()),
        share(relaxed.f1()));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-46s %6s %9s   %6s %6s %6s   %6s %6s %6s", cells)
        .stripTrailing();
  }

  private static String share(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.4f", share.getAsDouble()) : "-";
  }

  /** Returns a line for everything that isn't a strict match; otherwise empty. */
  static Optional<String> error(String letter, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Match match when match.strict() -> Optional.empty();
      case Verdict.Match match ->
          Optional.of(
              line(letter, "relaxed", verdict, words(match.gold()))
                  + "  predicted "
                  + words(match.predicted()));
      case Verdict.Missed missed ->
          Optional.of(line(letter, "missed", verdict, words(missed.gold())));
      case Verdict.Spurious spurious ->
          Optional.of(line(letter, "spurious", verdict, words(spurious.predicted())));
    };
  }

  private static String line(String letter, String kind, Verdict verdict, String words) {
    return String.format(Locale.ROOT, "%s  %-8s  %s  %s", letter, kind, verdict.field(), words);
  }

  /** Returns the location, the quote and, if it differs, the value. */
  private static String words(Annotation annotation) {
    String value =
        annotation.value().map(v -> v instanceof Value.Unreal ? "null" : v.shown()).orElse("");
    Optional<Evidence> evidence = annotation.evidence();
    if (evidence.isEmpty()) {
      return "(no location) = " + shortened(value);
    }
    String quote = ValueReader.singleSpaced(evidence.get().quote());
    String place = evidence.get().span().start() + "-" + evidence.get().span().end();
    String quoted = place + " “" + shortened(quote) + "”";
    return quote.equals(value) ? quoted : quoted + " = " + shortened(value);
  }

  private static String shortened(String words) {
    if (words.codePointCount(0, words.length()) <= SHOWN) {
      return words;
    }
    return words.substring(0, words.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
