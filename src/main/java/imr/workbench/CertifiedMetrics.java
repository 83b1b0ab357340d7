package imr.workbench;

import imr.annotation.QualityCertificate;
import imr.annotation.QualityCertificate.Figure;
import imr.annotation.Schema;
import imr.evaluate.Agreement;
import imr.evaluate.CatchRate;
import imr.evaluate.ConfidenceInterval;
import imr.evaluate.ErrorRate;
import imr.evaluate.Score;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measured figures as a certificate holds them. */
final class CertifiedMetrics {
  private CertifiedMetrics() {}

  static QualityCertificate.Agreed of(Schema schema, Agreement agreement) {
    Score total = agreement.total();
    return new QualityCertificate.Agreed(
        (int) agreement.letters().stream().map(l -> l.compared().letter()).distinct().count(),
        agreement.pairs(),
        figure(total.strict().f1()),
        figure(total.relaxed().f1()),
        agreement.fields().stream().map(f -> ofField(schema, f)).toList());
  }

  private static QualityCertificate.OfField ofField(Schema schema, Agreement.OfField of) {
    var count = of.score().count();
    return new QualityCertificate.OfField(
        of.field().id(),
        schema.fullLabel(of.field()),
        count.gold() + count.predicted() - count.strict(),
        figure(of.score().strict().f1()),
        figure(of.score().relaxed().f1()),
        figure(of.kappa().value(), wide(of.kappa().interval()), 1),
        figure(of.alpha().value(), wide(of.alpha().interval()), 1));
  }

  /**
   * Where all letters agree, drawing among them again tells nothing of how sure that is, and the
   * interval has no width: none is better.
   */
  private static Optional<ConfidenceInterval> wide(Optional<ConfidenceInterval> interval) {
    return interval.filter(i -> i.low() < i.high());
  }

  static QualityCertificate.Errors of(ErrorRate rate, long corrected) {
    return new QualityCertificate.Errors(
        rate.letters(),
        rate.waiting(),
        rate.errors(),
        corrected,
        rate.values(),
        figure(rate.perThousand(), rate.interval(), 1000));
  }

  /** Empty where no planted error was caught or missed. */
  static Optional<QualityCertificate.Caught> of(CatchRate rate) {
    return rate.share()
        .map(
            share ->
                new QualityCertificate.Caught(
                    rate.caught(),
                    rate.all(),
                    figure(OptionalDouble.of(share), rate.interval(), 1)));
  }

  private static Figure figure(Score.Share share) {
    return figure(share.value(), share.interval(), 1);
  }

  private static Figure figure(
      OptionalDouble value, Optional<ConfidenceInterval> interval, double times) {
    return new Figure(
        value,
        interval.map(i -> OptionalDouble.of(i.low() * times)).orElseGet(OptionalDouble::empty),
        interval.map(i -> OptionalDouble.of(i.high() * times)).orElseGet(OptionalDouble::empty));
  }
}
