package imr.review;

import imr.annotation.Alignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongBiFunction;

/**
 * Which of two lists' entries belong together, each with at most one of the other list. Pairs once
 * made stay; time grows with the product of the lists' lengths.
 */
final class Pairs<T> {
  private final Map<T, T> partners = new HashMap<>();
  private final List<T> left;
  private final List<T> right;

  /** Nothing is paired yet; no entry may stand twice. */
  Pairs(List<T> left, List<T> right) {
    this.left = new ArrayList<>(left);
    this.right = new ArrayList<>(right);
  }

  /** The one of the right list that belongs to one of the left. */
  Optional<T> partner(T ofLeft) {
    return Optional.ofNullable(partners.get(ofLeft));
  }

  /** Those of the right list that belong to none, in their order. */
  List<T> alone() {
    return List.copyOf(right);
  }

  /** Pairs the best scored first, of equally good ones the first; a score of 0 is no pair. */
  Pairs<T> bestFirst(ToLongBiFunction<T, T> score) {
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
   * Pairs the rest in order: as many pairs as can be had without crossing, and among those the
   * alignment whose scores are most in sum; a score of 0 is no pair.
   */
  Pairs<T> inOrder(ToLongBiFunction<T, T> score) {
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
