package imr.annotation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Aligns two lists in order: as many noncrossing pairs as possible and, among those alignments, the
 * one with the highest total score. Time and memory are proportional to the product of the list
 * lengths.
 */
public final class Alignment {
  /** Exceeds any sum of scores, so that the number of pairs comes first. */
  private static final long PAIR = 1L << 40;

  private final int left;
  private final int right;

  /** Total score if the two are paired; -1 if they can't be. */
  private final long[][] paired;

  /** Best total for the left list from i on and the right list from j on. */
  private final long[][] best;

  private Alignment(int left, int right) {
    this.left = left;
    this.right = right;
    this.paired = new long[left][right];
    this.best = new long[left + 1][right + 1];
  }

  /** The indexes of two entries that match. One is empty for an entry without a partner. */
  public record Pair(Optional<Integer> left, Optional<Integer> right) {}

  /** Scores how well two entries match. */
  @FunctionalInterface
  public interface Score {
    /**
     * Returns a score below 2^40; 0 or less if the entries don't match.
     *
     * @param left an index in the left list
     * @param right an index in the right list
     */
    long of(int left, int right);
  }

  /**
   * Aligns two lists. Each index of both lists occurs exactly once in the result, in order.
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
