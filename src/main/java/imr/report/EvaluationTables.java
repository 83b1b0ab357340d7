package imr.report;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.evaluate.Calibration;
import imr.evaluate.ConfusionMatrix;
import imr.evaluate.Kappa;
import imr.evaluate.Measurements;
import imr.evaluate.Mistake;
import imr.evaluate.RunComparison;
import imr.evaluate.Score;
import imr.exchange.Report;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The results of an evaluation as tables. The first row of each table contains the column titles.
 */
final class EvaluationTables {
  private static final int DIGITS = 6;

  private final Function<String, Function<Span, String>> places;
  private final EvaluationReport.TextDetail words;
  private final Map<String, Function<Span, String>> known = new HashMap<>();

  EvaluationTables(
      Function<String, Function<Span, String>> places, EvaluationReport.TextDetail words) {
    this.places = places;
    this.words = words;
  }

  /** Returns all tables by file name. */
  Map<String, List<List<String>>> all(Measurements measured, Optional<Measurements> other) {
    Map<String, List<List<String>>> tables = new LinkedHashMap<>();
    tables.put("fields.csv", fields(measured));
    tables.put("letters.csv", letters(measured));
    tables.put("errors.csv", errors(measured.schema(), measured.mistakes()));
    tables.put("confusion.csv", confusion(measured));
    tables.put("agreement.csv", agreement(measured));
    tables.put("calibration.csv", calibration(measured));
    other.ifPresent(o -> tables.put("contrast.csv", contrast(RunComparison.of(measured, o))));
    return tables;
  }

  private static List<List<String>> fields(Measurements measured) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("field", "label", "gold", "predicted"));
    for (String how : List.of("strict", "relaxed")) {
      head.add(how + " matches");
      for (String what : List.of("precision", "recall", "F1")) {
        head.addAll(
            List.of(how + " " + what, how + " " + what + " low", how + " " + what + " high"));
      }
    }
    rows.add(head);
    for (Field field : measured.fields()) {
      rows.add(
          row(
              field.id().path(),
              EvaluationReport.label(measured.schema(), field.id()),
              measured.score(field.id())));
    }
    rows.add(row("*", "All fields", measured.score(f -> true)));
    return rows;
  }

  private static List<String> row(String field, String label, Score score) {
    return Stream.of(
            Stream.of(field, label, "" + score.count().gold(), "" + score.count().predicted()),
            Stream.of("" + score.count().strict()),
            shares(score.strict()),
            Stream.of("" + score.count().relaxed()),
            shares(score.relaxed()))
        .flatMap(s -> s)
        .toList();
  }

  private static Stream<String> shares(Score.Rated rated) {
    return Stream.of(rated.precision(), rated.recall(), rated.f1())
        .flatMap(
            s ->
                Stream.of(
                    cell(s.value()),
                    s.interval().map(i -> figure(i.low(), DIGITS)).orElse(""),
                    s.interval().map(i -> figure(i.high(), DIGITS)).orElse("")));
  }

  private static List<List<String>> letters(Measurements measured) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("letter", "textSha256", "gold", "predicted", "strict F1", "relaxed F1", "errors"));
    measured
        .letters()
        .forEach(
            letter -> {
              Measurements one = Measurements.of(measured.schema(), List.of(letter));
              Score score = one.score(f -> true);
              rows.add(
                  List.of(
                      letter.name(),
                      letter.letter(),
                      "" + score.count().gold(),
                      "" + score.count().predicted(),
                      cell(score.strict().f1().value()),
                      cell(score.relaxed().f1().value()),
                      "" + one.mistakes().size()));
            });
    return rows;
  }

  /** Returns the location of each error, and its text only if letter text is included. */
  List<List<String>> errors(Schema schema, List<Mistake> mistakes) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head =
        List.of("Letter", "Field", "Kind", "Location in gold set", "Location in run");
    boolean quoted = words == EvaluationReport.TextDetail.WITH;
    rows.add(quoted ? joined(head, List.of("Gold", "Run")) : head);
    for (Mistake mistake : mistakes) {
      List<String> row =
          List.of(
              mistake.name(),
              EvaluationReport.label(schema, mistake.field()),
              mistake.kind().words(),
              place(mistake.letter(), mistake.gold()),
              place(mistake.letter(), mistake.predicted()));
      rows.add(
          quoted ? joined(row, List.of(said(mistake.gold()), said(mistake.predicted()))) : row);
    }
    return rows;
  }

  private static List<String> joined(List<String> row, List<String> more) {
    return Stream.concat(row.stream(), more.stream()).toList();
  }

  private String place(String letter, Optional<Annotation> annotation) {
    return annotation
        .flatMap(Annotation::evidence)
        .map(Evidence::span)
        .map(span -> known.computeIfAbsent(letter, places).apply(span))
        .orElse("");
  }

  /** Returns the quote, and the value if it differs from the quote. */
  static String said(Optional<Annotation> annotation) {
    if (annotation.isEmpty()) {
      return "";
    }
    String quote =
        annotation
            .flatMap(Annotation::evidence)
            .map(e -> ValueReader.singleSpaced(e.quote()))
            .orElse("");
    String value =
        annotation
            .flatMap(Annotation::value)
            .map(v -> v instanceof Value.Unreal ? "invalid value" : v.shown())
            .orElse("");
    return quote.isEmpty() || quote.equals(value) ? value : "“" + quote + "” = " + value;
  }

  private static List<List<String>> confusion(Measurements measured) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("field", "gold", "predicted", "count"));
    for (Field field : measured.codedFields()) {
      ConfusionMatrix confusion = measured.confusion(field);
      Report.Block.Matrix matrix = matrix(confusion);
      for (int r = 0; r < matrix.rows().size(); r++) {
        for (int c = 0; c < matrix.columns().size(); c++) {
          long count = matrix.counts().get(r).get(c);
          if (count > 0) {
            rows.add(
                List.of(
                    field.id().path(), matrix.rows().get(r), matrix.columns().get(c), "" + count));
          }
        }
      }
    }
    return rows;
  }

  /**
   * Returns the confusion matrix by code labels, with a column for missing and a row for spurious
   * values.
   */
  static Report.Block.Matrix matrix(ConfusionMatrix confusion) {
    List<Optional<String>> sides =
        Stream.concat(
                confusion.codes().stream().map(Optional::of), Stream.of(Optional.<String>empty()))
            .toList();
    List<String> labels = confusion.codes().stream().map(confusion.field()::labelOf).toList();
    return new Report.Block.Matrix(
        "gold",
        "run",
        joined(labels, List.of("(spurious)")),
        joined(labels, List.of("(missing)")),
        sides.stream()
            .map(gold -> sides.stream().map(run -> confusion.count(gold, run)).toList())
            .toList());
  }

  private static List<List<String>> agreement(Measurements measured) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "field", "units", "observed", "chance", "kappa", "only in gold set", "only in run"));
    for (Field field : measured.codedFields()) {
      Kappa kappa = Kappa.of(measured.confusion(field));
      rows.add(
          List.of(
              field.id().path(),
              "" + kappa.units(),
              figure(kappa.observed(), DIGITS),
              figure(kappa.chance(), DIGITS),
              cell(kappa.kappa()),
              "" + kappa.onlyFirst(),
              "" + kappa.onlySecond()));
    }
    return rows;
  }

  private static List<List<String>> calibration(Measurements measured) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("confidence", "values", "right", "share", "mean confidence"));
    rows.addAll(bins(measured.calibration(f -> true)));
    return rows;
  }

  static List<List<String>> bins(Calibration calibration) {
    return calibration.bins().stream()
        .filter(b -> b.values() > 0)
        .map(
            b ->
                List.of(
                    figure(b.low(), 1) + "–" + figure(b.high(), 1),
                    "" + b.values(),
                    "" + b.right(),
                    figure(b.share(), 3),
                    figure(b.confidence(), 3)))
        .toList();
  }

  static List<Report.Point> points(Calibration calibration) {
    return calibration.bins().stream()
        .filter(b -> b.values() > 0)
        .map(b -> new Report.Point(b.confidence(), b.share().orElse(0), b.values()))
        .toList();
  }

  private static List<List<String>> contrast(RunComparison contrast) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("letter", "field", "second run", "errors", "first F1", "second F1", "difference"));
    contrast.fields().forEach((f, c) -> rows.add(row("*", f.path(), c)));
    rows.add(row("*", "*", contrast.total()));
    for (RunComparison.LetterChange letter : contrast.letters()) {
      rows.add(row(letter.name(), "*", letter.all()));
      letter.fields().entrySet().stream()
          .filter(e -> e.getValue().trend() != RunComparison.Trend.SAME)
          .forEach(e -> rows.add(row(letter.name(), e.getKey().path(), e.getValue())));
    }
    return rows;
  }

  private static List<String> row(String letter, String field, RunComparison.CountChange change) {
    return List.of(
        letter,
        field,
        change.trend().word(),
        "" + change.errors(),
        cell(change.first().strictRates().f1()),
        cell(change.second().strictRates().f1()),
        cell(change.f1()));
  }

  private static String cell(OptionalDouble figure) {
    return figure.isPresent() ? figure(figure.getAsDouble(), DIGITS) : "";
  }

  /** Formats a number with some decimal places, or a dash if it is empty. */
  static String figure(OptionalDouble figure, int digits) {
    return figure.isPresent() ? figure(figure.getAsDouble(), digits) : "–";
  }

  static String figure(double figure, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", figure);
  }
}
