package imr.review;

import imr.annotation.Alignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongBiFunction;

/**
 * Matches the entries of two lists, each with at most one entry of the other. Matches are final.
 * Takes time proportional to the product of the lengths.
 */
final class PairMatcher<T> {
  private final Map<T, T> partners = new HashMap<>();
  private final List<T> left;
  private final List<T> right;

  /** Starts without matches. Entries must be distinct. */
  PairMatcher(List<T> left, List<T> right) {
    this.left = new ArrayList<>(left);
    this.right = new ArrayList<>(right);
  }

  /** Returns the match of an entry of the left list. */
  Optional<T> partner(T ofLeft) {
    return Optional.ofNullable(partners.get(ofLeft));
  }

  /** Returns the unmatched entries of the right list, in order. */
  List<T> alone() {
    return List.copyOf(right);
  }

  /** Matches entries by descending score, ties in order. A score of 0 is no match. */
  PairMatcher<T> bestFirst(ToLongBiFunction<T, T> score) {
    record Scored<T>(T left, T right, long score) {}
    List<Scored<T>> all = new ArrayList<>();
    for (T one : left) {
      for (T other : right) {
        all.add(new Scored<>(one, other, score.applyAsLong(one, other)));
      }
    }
    all.stream()
        .filter(s -> s.score() > 0)
        .sorted((a, b) -> Long.compare(b.score(), a.score()))
        .filter(s -> left.contains(s.left()) && right.contains(s.right()))
        .forEachOrdered(s -> pair(s.left(), s.right()));
    return this;
  }

  /**
   * Matches the remaining entries in order: as many noncrossing pairs as possible and, among those,
   * with the highest total score. A score of 0 is no match.
   */
  PairMatcher<T> inOrder(ToLongBiFunction<T, T> score) {
    List<T> ones = List.copyOf(left);
    List<T> others = List.copyOf(right);
    for (Alignment.Pair pair :
        Alignment.of(
            ones.size(), others.size(), (i, j) -> score.applyAsLong(ones.get(i), others.get(j)))) {
      if (pair.left().isPresent() && pair.right().isPresent()) {
        pair(ones.get(pair.left().get()), others.get(pair.right().get()));
      }
    }
    return this;
  }

  private void pair(T one, T other) {
    partners.put(one, other);
    left.remove(one);
    right.remove(other);
  }
}
