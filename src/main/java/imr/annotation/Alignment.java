package imr.annotation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Two lists aligned in order: as many pairs as possible without crossing, and among those
 * alignments the one whose scores are most in sum. Time and memory grow with the product of the
 * lists' lengths.
 */
public final class Alignment {
  /** Worth more than any score: the number of pairs comes first. */
  private static final long PAIR = 1L << 40;

  private final int left;
  private final int right;

  /** The score when the two are a pair; -1 when they can't be. */
  private final long[][] paired;

  /** The best score of the left list from i on and the right list from j on. */
  private final long[][] best;

  private Alignment(int left, int right) {
    this.left = left;
    this.right = right;
    this.paired = new long[left][right];
    this.best = new long[left + 1][right + 1];
  }

  /** Indexes in the two lists that belong together; one is empty for an entry without a partner. */
  public record Pair(Optional<Integer> left, Optional<Integer> right) {}

  /** Tells how well two entries go together. */
  @FunctionalInterface
  public interface Score {
    /**
     * Less than 2^40; 0 or less for entries that are no pair.
     *
     * @param left an index in the left list
     * @param right an index in the right list
     */
    long of(int left, int right);
  }

  /**
   * Every index of both lists once, in order.
   *
   * @param left the length of the left list
   * @param right the length of the right list
   */
  public static List<Pair> of(int left, int right, Score score) {
    Alignment alignment = new Alignment(left, right);
    alignment.fill(score);
    return alignment.trace();
  }

  private void fill(Score score) {
    for (int i = left - 1; i >= 0; i--) {
      for (int j = right - 1; j >= 0; j--) {
        long own = score.of(i, j);
        paired[i][j] = own > 0 ? PAIR + own + best[i + 1][j + 1] : -1;
        best[i][j] = Math.max(paired[i][j], Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
  }

  private List<Pair> trace() {
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left && j < right) {
      if (best[i][j] == paired[i][j]) {
        pairs.add(new Pair(Optional.of(i++), Optional.of(j++)));
      } else if (best[i][j] == best[i + 1][j]) {
        pairs.add(new Pair(Optional.of(i++), Optional.empty()));
      } else {
        pairs.add(new Pair(Optional.empty(), Optional.of(j++)));
      }
    }
    while (i < left) {
      pairs.add(new Pair(Optional.of(i++), Optional.empty()));
    }
    while (j < right) {
      pairs.add(new Pair(Optional.empty(), Optional.of(j++)));
    }
    return Collections.unmodifiableList(pairs);
  }
}
