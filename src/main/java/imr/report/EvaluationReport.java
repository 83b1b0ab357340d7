package imr.report;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.evaluate.Calibration;
import imr.evaluate.ComparedLetter;
import imr.evaluate.ConfusionMatrix;
import imr.evaluate.Count;
import imr.evaluate.Kappa;
import imr.evaluate.Measurements;
import imr.evaluate.Mistake;
import imr.evaluate.RunComparison;
import imr.evaluate.Score;
import imr.exchange.AtomicOutput;
import imr.exchange.Csv;
import imr.exchange.HtmlReport;
import imr.exchange.PrivateFiles;
import imr.exchange.Report;
import imr.exchange.Report.Block;
import imr.exchange.Report.Section;
import imr.letter.Span;
import imr.workbench.EvaluationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes an evaluation as an HTML page and tables. */
public final class EvaluationReport {
  /** The page's file name. */
  public static final String PAGE = "report.html";

  /** The maximum number of errors on the page. The table contains all of them. */
  private static final int MOST_ON_PAGE = 2_000;

  /** Whether a report contains text of letters. */
  public enum TextDetail {
    /** Without quotes and values; only file names, locations, and codes of the schema. */
    WITHOUT,
    /** With the gold and predicted values of each error. */
    WITH
  }

  private final Function<String, Function<Span, String>> places;
  private final TextDetail words;

  /**
   * Creates a report writer.
   *
   * @param places formats a span of a letter, given the letter's id
   */
  public EvaluationReport(Function<String, Function<Span, String>> places, TextDetail words) {
    this.places = places;
    this.words = words;
  }

  /**
   * Writes the page and one table per kind of result into a folder, which is created if necessary.
   * Existing files of an earlier report are replaced.
   *
   * @param other a second run on the same gold, for comparison with the first
   * @return the page
   * @throws IOException if a file can't be written
   */
  public Path write(Path folder, EvaluationResult evaluated, Optional<EvaluationResult> other)
      throws IOException {
    PrivateFiles.createFolders(folder);
    EvaluationTables tables = new EvaluationTables(places, words);
    for (Map.Entry<String, List<List<String>>> table :
        tables.all(evaluated.measured(), other.map(EvaluationResult::measured)).entrySet()) {
      AtomicOutput.write(folder.resolve(table.getKey()), Csv.marked(Csv.of(table.getValue())));
    }
    Path page = folder.resolve(PAGE);
    AtomicOutput.write(page, HtmlReport.of(page(evaluated, other, tables)));
    return page;
  }

  private Report page(
      EvaluationResult evaluated, Optional<EvaluationResult> other, EvaluationTables tables) {
    Measurements measured = evaluated.measured();
    List<Section> sections = new ArrayList<>();
    sections.add(fields(measured));
    sections.add(plot(evaluated, other));
    other.ifPresent(o -> sections.add(contrast(evaluated, o)));
    sections.add(calibration(measured));
    sections.add(codes(measured));
    sections.add(letters(measured));
    sections.add(errors(measured, tables));
    return new Report(
        "%s compared with %s".formatted(evaluated.run(), evaluated.gold()),
        Stream.of(lead(evaluated), other.stream().flatMap(this::lead)).flatMap(s -> s).toList(),
        sections);
  }

  private Stream<String> lead(EvaluationResult evaluated) {
    Count all = evaluated.measured().score(f -> true).count();
    return Stream.concat(
        Stream.of(
            "%s: %,d letters, %,d values in the gold set, %,d in the run."
                .formatted(
                    evaluated.run(),
                    evaluated.measured().letters().size(),
                    all.gold(),
                    all.predicted())),
        evaluated.remarks().stream());
  }

  private Section fields(Measurements measured) {
    List<List<String>> rows = new ArrayList<>();
    measured
        .fields()
        .forEach(f -> rows.add(row(label(measured.schema(), f.id()), measured.score(f.id()))));
    rows.add(row("All fields", measured.score(f -> true)));
    return new Section(
        "Fields",
        List.of(
            new Block.Words(
                "Strict: the location and the value match. Relaxed: the value matches, or the"
                    + " locations overlap by at least half of the longer one. Brackets show the 95%"
                    + " confidence interval (Wilson interval, with letters as the sampling unit)."),
            new Block.Table(
                List.of(
                    "Field",
                    "Gold",
                    "Run",
                    "P strict",
                    "R strict",
                    "F1 strict",
                    "P relaxed",
                    "R relaxed",
                    "F1 relaxed"),
                rows,
                1)));
  }

  private static List<String> row(String name, Score score) {
    return List.of(
        name,
        "" + score.count().gold(),
        "" + score.count().predicted(),
        shown(score.strict().precision()),
        shown(score.strict().recall()),
        shown(score.strict().f1()),
        shown(score.relaxed().precision()),
        shown(score.relaxed().recall()),
        shown(score.relaxed().f1()));
  }

  private static String shown(Score.Share share) {
    return EvaluationTables.figure(share.value(), 3)
        + share
            .interval()
            .map(
                i ->
                    " [%s–%s]"
                        .formatted(
                            EvaluationTables.figure(i.low(), 2),
                            EvaluationTables.figure(i.high(), 2)))
            .orElse("");
  }

  private Section plot(EvaluationResult evaluated, Optional<EvaluationResult> other) {
    Measurements measured = evaluated.measured();
    List<Report.Bar> bars = measured.fields().stream().map(f -> bar(measured, other, f)).toList();
    String legend =
        "Bars: strict F1 of "
            + evaluated.run()
            + ", with 95% confidence intervals."
            + other.map(o -> " Marks: " + o.run() + ".").orElse("");
    return new Section("F1 by field", List.of(new Block.Bars(legend, bars)));
  }

  private Report.Bar bar(Measurements measured, Optional<EvaluationResult> other, Field field) {
    Score.Share f1 = measured.score(field.id()).strict().f1();
    return new Report.Bar(
        label(measured.schema(), field.id()),
        f1.value(),
        f1.interval().map(i -> new Report.BarInterval(i.low(), i.high())),
        other
            .map(o -> o.measured().score(field.id()).strict().f1().value())
            .orElseGet(java.util.OptionalDouble::empty));
  }

  private Section contrast(EvaluationResult first, EvaluationResult second) {
    RunComparison contrast = RunComparison.of(first.measured(), second.measured());
    List<List<String>> fields = new ArrayList<>();
    contrast.fields().forEach((f, c) -> fields.add(change(label(first.measured().schema(), f), c)));
    fields.add(change("All fields", contrast.total()));
    List<List<String>> letters =
        contrast.letters().stream()
            .filter(l -> l.all().trend() != RunComparison.Trend.SAME)
            .map(l -> change(l.name(), l.all()))
            .toList();
    return new Section(
        "Second run: " + second.run(),
        List.of(
            new Block.Words(
                "Compared with the first run over %,d letters: %,d better, %,d worse, %,d unchanged. Fewer errors are better."
                    .formatted(
                        contrast.letters().size(),
                        contrast.letters(RunComparison.Trend.BETTER),
                        contrast.letters(RunComparison.Trend.WORSE),
                        contrast.letters(RunComparison.Trend.SAME))),
            new Block.Table(head("Field"), fields, 2),
            new Block.Table(head("Letter"), letters, 2)));
  }

  private static List<String> head(String first) {
    return List.of(first, "Second run", "Errors", "F1 first", "F1 second", "Difference");
  }

  private static List<String> change(String name, RunComparison.CountChange change) {
    return List.of(
        name,
        change.trend().word(),
        "%+d".formatted(change.errors()),
        EvaluationTables.figure(change.first().strictRates().f1(), 3),
        EvaluationTables.figure(change.second().strictRates().f1(), 3),
        change.f1().isPresent()
            ? String.format(java.util.Locale.ROOT, "%+.3f", change.f1().getAsDouble())
            : "–");
  }

  private Section calibration(Measurements measured) {
    Calibration calibration = measured.calibration(f -> true);
    if (calibration.values() == 0) {
      return new Section(
          "Calibration", List.of(new Block.Words("This run has no confidence scores.")));
    }
    return new Section(
        "Calibration",
        List.of(
            new Block.Words(
                "Share of strictly correct values by confidence, over %,d values. Expected calibration error: %s."
                    .formatted(
                        calibration.values(), EvaluationTables.figure(calibration.error(), 4))),
            new Block.Points("confidence", "Share correct", EvaluationTables.points(calibration)),
            new Block.Table(
                List.of("Confidence", "Values", "Correct", "Share", "Mean confidence"),
                EvaluationTables.bins(calibration),
                1)));
  }

  private Section codes(Measurements measured) {
    List<Block> blocks = new ArrayList<>();
    for (Field field : measured.codedFields()) {
      ConfusionMatrix confusion = measured.confusion(field);
      blocks.add(new Block.Words(about(label(measured.schema(), field.id()), confusion)));
      blocks.add(EvaluationTables.matrix(confusion));
    }
    if (blocks.isEmpty()) {
      blocks.add(new Block.Words("No coded field has values."));
    }
    return new Section("Choices", blocks);
  }

  private static String about(String label, ConfusionMatrix confusion) {
    Kappa kappa = Kappa.of(confusion);
    return "%s: Cohen's kappa %s over %,d values that both sides coded; %,d only in the gold set, %,d only in the run."
        .formatted(
            label,
            EvaluationTables.figure(kappa.kappa(), 3),
            kappa.units(),
            kappa.onlyFirst(),
            kappa.onlySecond());
  }

  private Section letters(Measurements measured) {
    List<List<String>> rows = new ArrayList<>();
    for (ComparedLetter letter : measured.letters()) {
      Score score = Measurements.of(measured.schema(), List.of(letter)).score(f -> true);
      rows.add(
          List.of(
              letter.name(),
              "" + score.count().gold(),
              "" + score.count().predicted(),
              EvaluationTables.figure(score.strict().f1().value(), 3),
              EvaluationTables.figure(score.relaxed().f1().value(), 3)));
    }
    return new Section(
        "Letters",
        List.of(
            new Block.Table(List.of("Letter", "Gold", "Run", "F1 strict", "F1 relaxed"), rows, 1)));
  }

  private Section errors(Measurements measured, EvaluationTables tables) {
    List<Mistake> all = measured.mistakes();
    List<Mistake> shown = all.subList(0, Math.min(MOST_ON_PAGE, all.size()));
    String more =
        shown.size() < all.size()
            ? " The first %,d are listed here; errors.csv has all of them.".formatted(shown.size())
            : "";
    List<List<String>> rows = tables.errors(measured.schema(), shown);
    return new Section(
        "Errors",
        List.of(
            new Block.Words(
                "%s not a strict match. Locations are character positions (Unicode code points) in the letter text.%s"
                    .formatted(
                        all.size() == 1 ? "1 value is" : "%,d values are".formatted(all.size()),
                        more)),
            new Block.Table(
                rows.getFirst(), rows.subList(1, rows.size()), rows.getFirst().size())));
  }

  /** Returns a field's label, preceded by that of its item or citation. */
  public static String label(Schema schema, FieldId field) {
    String label = schema.find(field).map(Field::label).orElse(field.path());
    return schema.parent(field).map(owner -> owner.label() + " · " + label).orElse(label);
  }
}
