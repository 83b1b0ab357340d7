package imr.ui.evaluate;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.evaluate.Calibration;
import imr.evaluate.ConfusionMatrix;
import imr.evaluate.Measurements;
import imr.evaluate.Mistake;
import imr.evaluate.RunComparison;
import imr.evaluate.Score;
import imr.report.EvaluationReport;
import imr.workbench.EvaluationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything that the screen shows of an evaluation, worked out once, off the window's thread.
 *
 * @param fields a line a field in the schema's order; before them one of all fields together, where
 *     there is any
 */
record EvaluationViewData(
    EvaluationResult first,
    Optional<EvaluationResult> second,
    List<FieldResult> fields,
    List<Mistake> mistakes,
    List<ConfusionMatrix> confusions,
    Calibration calibration,
    Optional<RunComparison> contrast) {

  /**
   * One field, or all of them.
   *
   * @param field empty for all fields together
   * @param second strict F1 of the second run; empty where there is none
   */
  record FieldResult(Optional<FieldId> field, String label, Score score, OptionalDouble second) {}

  static EvaluationViewData of(EvaluationResult first, Optional<EvaluationResult> second) {
    Measurements measured = first.measured();
    return new EvaluationViewData(
        first,
        second,
        lines(measured, second.map(EvaluationResult::measured)),
        measured.mistakes(),
        measured.codedFields().stream().map(measured::confusion).toList(),
        measured.calibration(f -> true),
        second.map(s -> RunComparison.of(measured, s.measured())));
  }

  private static List<FieldResult> lines(Measurements measured, Optional<Measurements> second) {
    List<FieldResult> lines = new ArrayList<>();
    if (!measured.fields().isEmpty()) {
      lines.add(
          new FieldResult(
              Optional.empty(),
              "All fields",
              measured.score(f -> true),
              f1(second.map(s -> s.score(f -> true)))));
    }
    for (Field field : measured.fields()) {
      lines.add(
          new FieldResult(
              Optional.of(field.id()),
              EvaluationReport.label(measured.schema(), field.id()),
              measured.score(field.id()),
              f1(second.map(s -> s.score(field.id())))));
    }
    return List.copyOf(lines);
  }

  private static OptionalDouble f1(Optional<Score> score) {
    return score.map(s -> s.strict().f1().value()).orElseGet(OptionalDouble::empty);
  }

  /** True where no letter could be measured. */
  boolean nothing() {
    return first.measured().letters().isEmpty();
  }
}
