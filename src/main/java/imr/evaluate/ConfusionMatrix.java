package imr.evaluate;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The confusion matrix of a coded field. A missed and a spurious value at the same place count as a
 * confusion of one code with another if each side has one value there, or if their spans overlap
 * (such as the family of a citation, of which an item has many).
 *
 * @param codes the codes of either side, in schema order, followed by unknown ones
 * @param cells only nonzero cells
 */
public record ConfusionMatrix(Field field, List<String> codes, Map<Cell, Long> cells) {
  public ConfusionMatrix {
    codes = List.copyOf(codes);
    cells = Map.copyOf(cells);
  }

  /**
   * A gold code and a predicted code, at least one of them present.
   *
   * @param gold empty for a spurious value
   * @param predicted empty for a missed value
   */
  public record Cell(Optional<String> gold, Optional<String> predicted) {}

  /** Returns the count of a cell. */
  public long count(Optional<String> gold, Optional<String> predicted) {
    return cells.getOrDefault(new Cell(gold, predicted), 0L);
  }

  static ConfusionMatrix of(Field field, List<Comparison.ComparedField> places) {
    Map<Cell, Long> cells = new LinkedHashMap<>();
    places.stream()
        .filter(p -> p.field().equals(field))
        .flatMap(p -> cells(p).stream())
        .forEach(c -> cells.merge(c, 1L, Long::sum));
    return new ConfusionMatrix(field, codes(field, cells), cells);
  }

  private static List<String> codes(Field field, Map<Cell, Long> cells) {
    TreeSet<String> seen = new TreeSet<>();
    cells
        .keySet()
        .forEach(c -> Stream.of(c.gold(), c.predicted()).forEach(o -> o.ifPresent(seen::add)));
    List<String> codes = new ArrayList<>(field.codes().stream().map(Field.Code::code).toList());
    codes.retainAll(seen);
    seen.stream().filter(c -> !codes.contains(c)).forEach(codes::add);
    return codes;
  }

  private static List<Cell> cells(Comparison.ComparedField place) {
    List<Cell> cells = new ArrayList<>();
    List<Annotation> missed = new ArrayList<>();
    List<Annotation> spurious = new ArrayList<>();
    for (Verdict verdict : place.verdicts()) {
      switch (verdict) {
        case Verdict.Match match ->
            cells.add(cell(Optional.of(match.gold()), Optional.of(match.predicted()), place));
        case Verdict.Missed miss -> missed.add(miss.gold());
        case Verdict.Spurious extra -> spurious.add(extra.predicted());
      }
    }
    boolean single = place.verdicts().size() == 2 && missed.size() == 1 && spurious.size() == 1;
    for (Annotation gold : missed) {
      Optional<Annotation> other =
          spurious.stream().filter(p -> single || overlap(gold, p)).findFirst();
      other.ifPresent(spurious::remove);
      cells.add(cell(Optional.of(gold), other, place));
    }
    spurious.forEach(p -> cells.add(cell(Optional.empty(), Optional.of(p), place)));
    return cells;
  }

  private static boolean overlap(Annotation one, Annotation other) {
    return one.evidence()
        .map(Evidence::span)
        .flatMap(a -> other.evidence().map(Evidence::span).map(a::overlaps))
        .orElse(false);
  }

  private static Cell cell(
      Optional<Annotation> gold, Optional<Annotation> predicted, Comparison.ComparedField place) {
    return new Cell(
        gold.map(a -> code(a, place.field())), predicted.map(a -> code(a, place.field())));
  }

  /** Returns the code as written in the schema, or a special code for invalid values. */
  private static String code(Annotation annotation, Field field) {
    return switch (annotation.value().orElseThrow()) {
      case Value.Known(String normal) ->
          field.codes().stream()
              .map(Field.Code::code)
              .filter(normal::equalsIgnoreCase)
              .findFirst()
              .orElse(normal);
      case Value.Unread(String _), Value.Unreal() -> "(none)";
    };
  }
}
