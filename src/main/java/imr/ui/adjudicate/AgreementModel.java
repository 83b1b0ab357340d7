package imr.ui.adjudicate;

import imr.annotation.DisplayFormat;
import imr.annotation.Schema;
import imr.evaluate.Agreement;
import imr.evaluate.ConfidenceInterval;
import imr.evaluate.ErrorRate;
import imr.evaluate.Score;
import imr.workbench.Background;
import imr.workbench.Quality;
import imr.workbench.SecondRecord;
import imr.workbench.Workbench;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How well people agree: of all letters, or of two people's, or of a month's. */
public final class AgreementModel {
  private final Workbench workbench;
  private final Background background;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<Quality.Judged> judged = List.of();
  private Optional<ErrorRate> errors = Optional.empty();
  private Optional<String> people = Optional.empty();
  private Optional<YearMonth> month = Optional.empty();

  /**
   * @param failed told when the library can't be read
   */
  public AgreementModel(Workbench workbench, Background background, Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.background = background;
    this.failed = failed;
  }

  /** A field as the table shows it; figures as words. */
  record FieldRow(
      String field, String values, String strict, String relaxed, String kappa, String alpha) {}

  record MonthRow(String month, String letters, String strict) {}

  /**
   * A letter with differences.
   *
   * @param of where it is adjudicated
   */
  record LetterRow(SecondRecord of, String title, String people, String strict, long differences) {}

  /**
   * What the screen shows.
   *
   * @param summary a sentence
   * @param pairs that can be chosen
   * @param months that can be chosen
   */
  record Shown(
      String summary,
      List<String> pairs,
      List<YearMonth> months,
      List<FieldRow> fields,
      List<MonthRow> byMonth,
      List<LetterRow> letters) {}

  /** Empty until everything is read. */
  ReadOnlyObjectProperty<Optional<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  private record Read(List<Quality.Judged> judged, Optional<ErrorRate> errors) {}

  void start() {
    background.run(
        _ -> new Read(workbench.quality().judged(), workbench.quality().errors()),
        read -> {
          judged = read.judged();
          errors = read.errors();
          count();
        },
        failed);
  }

  void choose(Optional<String> pair) {
    people = pair;
    count();
  }

  void chooseMonth(Optional<YearMonth> of) {
    month = of;
    count();
  }

  /** Coefficients are worked out a thousand times for their intervals. */
  private void count() {
    List<Quality.Judged> all = judged;
    Optional<ErrorRate> rate = errors;
    Optional<String> pair = people;
    Optional<YearMonth> of = month;
    background.run(
        _ -> counted(all, rate, pair, of),
        now -> {
          if (pair.equals(people) && of.equals(month)) {
            shown.set(Optional.of(now));
          }
        },
        failed);
  }

  private Shown counted(
      List<Quality.Judged> all,
      Optional<ErrorRate> rate,
      Optional<String> pair,
      Optional<YearMonth> of) {
    Agreement whole = workbench.quality().agreement(all);
    Agreement ofPair = pair.map(whole::between).orElse(whole);
    Agreement some = of.map(ofPair::in).orElse(ofPair);
    return new Shown(
        summary(some) + rate.map(r -> " " + errors(r)).orElse(""),
        whole.pairs(),
        List.copyOf(whole.byMonth().keySet()),
        some.fields().stream().map(f -> row(workbench.schema(), f)).toList(),
        ofPair.byMonth().entrySet().stream().map(AgreementModel::month).toList(),
        some.mostDisputed().stream().flatMap(r -> letter(all, r).stream()).toList());
  }

  private static String summary(Agreement some) {
    int letters = some.letters().size();
    return letters == 0
        ? "No letter has two finished annotations that you may see yet."
        : "%s. F1 of all fields: strict %s, relaxed %s."
            .formatted(
                letters == 1
                    ? "1 letter annotated twice"
                    : "%,d letters annotated twice".formatted(letters),
                words(some.total().strict().f1()),
                words(some.total().relaxed().f1()));
  }

  private static String errors(ErrorRate rate) {
    return rate.perThousand().isEmpty()
        ? "Re-check: not measured yet; %,d letters aren't adjudicated.".formatted(rate.waiting())
        : "Re-check: %.1f errors per 1,000 values%s in %,d letters."
            .formatted(
                rate.perThousand().getAsDouble(),
                rate.interval()
                    .map(i -> " [%.1f–%.1f]".formatted(i.low() * 1000, i.high() * 1000))
                    .orElse(""),
                rate.letters());
  }

  private static FieldRow row(Schema schema, Agreement.OfField of) {
    var count = of.score().count();
    return new FieldRow(
        schema.fullLabel(of.field()),
        "%,d".formatted(count.gold() + count.predicted() - count.strict()),
        words(of.score().strict().f1()),
        words(of.score().relaxed().f1()),
        words(of.kappa().value(), of.kappa().interval()),
        words(of.alpha().value(), of.alpha().interval()));
  }

  private static MonthRow month(Map.Entry<YearMonth, Agreement> of) {
    return new MonthRow(
        DisplayFormat.month(of.getKey()),
        "%,d".formatted(of.getValue().letters().size()),
        words(of.getValue().total().strict().f1()));
  }

  private static Optional<LetterRow> letter(List<Quality.Judged> all, Agreement.Rated rated) {
    return all.stream()
        .filter(j -> j.rated().equals(rated))
        .findFirst()
        .map(
            j ->
                new LetterRow(
                    j.of(),
                    j.of().title(),
                    rated.people(),
                    rated.f1().isPresent() ? number(rated.f1().getAsDouble()) : "–",
                    rated.differences()));
  }

  private static String words(Score.Share share) {
    return words(share.value(), share.interval());
  }

  private static String words(OptionalDouble value, Optional<ConfidenceInterval> interval) {
    return value.isEmpty()
        ? "–"
        : number(value.getAsDouble())
            + interval.map(i -> " [%s–%s]".formatted(number(i.low()), number(i.high()))).orElse("");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
