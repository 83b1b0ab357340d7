package imr.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Alignment.Pair;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AlignmentTest {
  @Test
  void moreOverlapWinsAmongAlignmentsWithAsManyPairs() {
    assertEquals(
        List.of(
            new Pair(Optional.empty(), Optional.of(0)), new Pair(Optional.of(0), Optional.of(1))),
        aligned(spans(0, 10), spans(0, 2, 2, 10)));
  }

  @Test
  void theNearestPartnerIsGivenUpWhereThatMakesMorePairs() {
    assertEquals(
        List.of(new Pair(Optional.of(0), Optional.of(0)), new Pair(Optional.of(1), Optional.of(1))),
        aligned(spans(0, 10, 2, 30), spans(3, 28, 28, 40)));
  }

  @Test
  void pairsNeverCross() {
    assertEquals(
        List.of(
            new Pair(Optional.of(0), Optional.empty()),
            new Pair(Optional.of(1), Optional.of(0)),
            new Pair(Optional.empty(), Optional.of(1))),
        aligned(spans(20, 30, 0, 15), spans(0, 15, 20, 30)));
  }

  @Test
  void noOtherAlignmentIsBetter() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<Optional<Span>> left = any(random);
      List<Optional<Span>> right = any(random);
      long found = 0;
      for (Pair pair : aligned(left, right)) {
        if (pair.left().isPresent() && pair.right().isPresent()) {
          found += worth(left.get(pair.left().get()), right.get(pair.right().get()));
        }
      }
      assertEquals(best(left, right), found, () -> left + " " + right);
    }
  }

  private static List<Pair> aligned(List<Optional<Span>> left, List<Optional<Span>> right) {
    return Alignment.of(
        left.size(), right.size(), (i, j) -> Math.max(0, worth(left.get(i), right.get(j)) - 1000));
  }

  /** Scores the best alignment by trying all of them. */
  private static long best(List<Optional<Span>> left, List<Optional<Span>> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return 0;
    }
    List<Optional<Span>> lefts = left.subList(1, left.size());
    List<Optional<Span>> rights = right.subList(1, right.size());
    long without = Math.max(best(lefts, right), best(left, rights));
    long pair = worth(left.getFirst(), right.getFirst());
    return pair == 0 ? without : Math.max(without, pair + best(lefts, rights));
  }

  private static long worth(Optional<Span> left, Optional<Span> right) {
    int shared = left.flatMap(a -> right.map(a::shared)).orElse(0);
    return shared == 0 ? 0 : 1000 + shared;
  }

  private static List<Optional<Span>> any(Random random) {
    List<Optional<Span>> spans = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int start = random.nextInt(20);
      spans.add(
          random.nextInt(8) == 0
              ? Optional.empty()
              : Optional.of(new Span(start, start + 1 + random.nextInt(8))));
    }
    return spans;
  }

  private static List<Optional<Span>> spans(int... bounds) {
    List<Optional<Span>> spans = new ArrayList<>();
    for (int i = 0; i < bounds.length; i += 2) {
      spans.add(Optional.of(new Span(bounds[i], bounds[i + 1])));
    }
    return spans;
  }
}
