package imr.evaluate;

import imr.letter.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Two lists of spans aligned in order: as many pairs of overlapping spans as can be had without
 * crossing, and among those alignments the one whose spans share most. An entry without a span is
 * aligned with none. Time and memory grow with the product of the lists' lengths.
 */
final class Alignment {
  /** Worth more than any overlap: the number of pairs comes first. */
  private static final long PAIR = 1L << 40;

  private final List<Optional<Span>> left;
  private final List<Optional<Span>> right;

  /** The best score of {@code left} from i on and {@code right} from j on. */
  private final long[][] best;

  private Alignment(List<Optional<Span>> left, List<Optional<Span>> right) {
    this.left = left;
    this.right = right;
    this.best = new long[left.size() + 1][right.size() + 1];
  }

  /** Places in the two lists that belong together; one of them is empty for who has no partner. */
  record Pair(Optional<Integer> left, Optional<Integer> right) {}

  /** Every place of both lists once, in order. */
  static List<Pair> of(List<Optional<Span>> left, List<Optional<Span>> right) {
    Alignment alignment = new Alignment(left, right);
    alignment.score();
    return alignment.trace();
  }

  private void score() {
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        best[i][j] = Math.max(paired(i, j), Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
  }

  /** The score when the two are a pair; -1 when they cannot be. */
  private long paired(int i, int j) {
    int shared = left.get(i).flatMap(a -> right.get(j).map(a::shared)).orElse(0);
    return shared == 0 ? -1 : PAIR + shared + best[i + 1][j + 1];
  }

  private List<Pair> trace() {
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() && j < right.size()) {
      if (best[i][j] == paired(i, j)) {
        pairs.add(new Pair(Optional.of(i++), Optional.of(j++)));
      } else if (best[i][j] == best[i + 1][j]) {
        pairs.add(new Pair(Optional.of(i++), Optional.empty()));
      } else {
        pairs.add(new Pair(Optional.empty(), Optional.of(j++)));
      }
    }
    while (i < left.size()) {
      pairs.add(new Pair(Optional.of(i++), Optional.empty()));
    }
    while (j < right.size()) {
      pairs.add(new Pair(Optional.empty(), Optional.of(j++)));
    }
    return Collections.unmodifiableList(pairs);
  }
}
