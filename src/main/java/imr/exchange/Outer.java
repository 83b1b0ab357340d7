package imr.exchange;

import imr.annotation.Evidence;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Those values of a letter that can stand beside one another, for formats in which none may cover
 * another. Of values on the same words the longer one stays, of two on the very same span the first
 * in the record. Values of passage fields (a rationale) are no such names and are left out: what
 * stands within them would be lost for them.
 */
final class Outer {
  private Outer() {}

  /** In the letter's order. */
  static List<Mention> of(List<Mention> record) {
    List<Mention> longestFirst =
        record.stream()
            .filter(m -> m.annotation().evidence().isPresent() && !m.field().longText())
            .sorted(Comparator.comparingInt(m -> -span(m).length()))
            .toList();
    List<Mention> kept = new ArrayList<>();
    for (Mention mention : longestFirst) {
      if (kept.stream().noneMatch(k -> span(k).overlaps(span(mention)))) {
        kept.add(mention);
      }
    }
    kept.sort(Comparator.comparing(Outer::span));
    return List.copyOf(kept);
  }

  /** Of a value that has a place; in UTF-16 units. */
  static Span span(Mention mention) {
    return mention.annotation().evidence().map(Evidence::span).orElseThrow();
  }

  /** How many values are left out since another one covers them. */
  static int covered(List<Mention> record) {
    long all =
        record.stream()
            .filter(m -> m.annotation().evidence().isPresent() && !m.field().longText())
            .count();
    return (int) all - of(record).size();
  }
}
