package imr.exchange;

import imr.annotation.Evidence;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Selects values that don't overlap, for formats that don't allow it. Of overlapping values, the
 * longer one is kept; of values with the same span, the first in the record. Passages (such as a
 * rationale) are omitted, because they would displace everything within them.
 */
final class NonOverlappingValues {
  private NonOverlappingValues() {}

  /** Returns the values in text order. */
  static List<RecordEntry> of(List<RecordEntry> record) {
    List<RecordEntry> longestFirst =
        record.stream()
            .filter(m -> m.annotation().evidence().isPresent() && !m.field().longText())
            .sorted(Comparator.comparingInt(m -> -span(m).length()))
            .toList();
    List<RecordEntry> kept = new ArrayList<>();
    for (RecordEntry mention : longestFirst) {
      if (kept.stream().noneMatch(k -> span(k).overlaps(span(mention)))) {
        kept.add(mention);
      }
    }
    kept.sort(Comparator.comparing(NonOverlappingValues::span));
    return List.copyOf(kept);
  }

  /** Returns the span of a value with a location, in UTF-16 units. */
  static Span span(RecordEntry mention) {
    return mention.annotation().evidence().map(Evidence::span).orElseThrow();
  }

  /** Returns the number of values that are omitted because another one overlaps them. */
  static int covered(List<RecordEntry> record) {
    long all =
        record.stream()
            .filter(m -> m.annotation().evidence().isPresent() && !m.field().longText())
            .count();
    return (int) all - of(record).size();
  }
}
