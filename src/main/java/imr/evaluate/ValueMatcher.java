package imr.evaluate;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Value;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Matches gold and predicted values of a field at one place. Strict pairs are formed first, then as
 * many relaxed pairs as possible, so that the order of the lists doesn't matter. Each value is in
 * at most one pair.
 */
final class ValueMatcher {
  private static final int NONE = -1;

  private final Field field;
  private final List<Annotation> golds;
  private final List<Annotation> predictions;

  /** The index of the gold value matched to each prediction. */
  private final int[] goldOf;

  private ValueMatcher(Field field, List<Annotation> golds, List<Annotation> predictions) {
    this.field = field;
    this.golds = golds;
    this.predictions = predictions;
    this.goldOf = new int[predictions.size()];
    Arrays.fill(goldOf, NONE);
  }

  /** Returns matches in gold order, then missed values, then spurious ones. */
  static List<Verdict> of(Field field, List<Annotation> golds, List<Annotation> predictions) {
    if (golds.isEmpty() && predictions.isEmpty()) {
      return List.of();
    }
    ValueMatcher matching = new ValueMatcher(field, golds, predictions);
    boolean[] exact = matching.pairExact();
    matching.pairRelaxed(exact);
    return matching.verdicts(exact);
  }

  /** Forms strict pairs. Returns which gold values have one. */
  private boolean[] pairExact() {
    boolean[] exact = new boolean[golds.size()];
    for (int g = 0; g < golds.size(); g++) {
      for (int p = 0; p < predictions.size() && !exact[g]; p++) {
        if (goldOf[p] == NONE && strict(golds.get(g), predictions.get(p))) {
          goldOf[p] = g;
          exact[g] = true;
        }
      }
    }
    return exact;
  }

  /** Forms as many relaxed pairs as possible from the rest, by augmenting paths. */
  private void pairRelaxed(boolean[] exact) {
    for (int g = 0; g < golds.size(); g++) {
      if (!exact[g]) {
        boolean[] tried = new boolean[predictions.size()];
        for (int p = 0; p < predictions.size(); p++) {
          tried[p] = goldOf[p] != NONE && exact[goldOf[p]];
        }
        findPartner(g, tried);
      }
    }
  }

  private boolean findPartner(int gold, boolean[] tried) {
    for (int p = 0; p < predictions.size(); p++) {
      if (!tried[p] && relaxed(golds.get(gold), predictions.get(p))) {
        tried[p] = true;
        if (goldOf[p] == NONE || findPartner(goldOf[p], tried)) {
          goldOf[p] = gold;
          return true;
        }
      }
    }
    return false;
  }

  private List<Verdict> verdicts(boolean[] exact) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int g = 0; g < golds.size(); g++) {
      Annotation gold = golds.get(g);
      boolean strict = exact[g];
      verdicts.add(
          partnerOf(g)
              .<Verdict>map(p -> new Verdict.Match(field.id(), gold, p, strict))
              .orElseGet(() -> new Verdict.Missed(field.id(), gold)));
    }
    IntStream.range(0, goldOf.length)
        .filter(p -> goldOf[p] == NONE)
        .forEach(p -> verdicts.add(new Verdict.Spurious(field.id(), predictions.get(p))));
    return verdicts;
  }

  private Optional<Annotation> partnerOf(int gold) {
    return IntStream.range(0, goldOf.length)
        .filter(p -> goldOf[p] == gold)
        .mapToObj(predictions::get)
        .findFirst();
  }

  private boolean strict(Annotation gold, Annotation predicted) {
    return sameValue(gold, predicted) && (byValueAlone() || spanOf(gold).equals(spanOf(predicted)));
  }

  private boolean relaxed(Annotation gold, Annotation predicted) {
    return sameValue(gold, predicted) || (!byValueAlone() && overlapByHalf(gold, predicted));
  }

  /**
   * Returns whether the field is a code that shares another field's span, such as category and
   * family.
   */
  private boolean byValueAlone() {
    return field.sameSpanAs().isPresent();
  }

  /** Returns whether the normalized values are equal, ignoring case. */
  static boolean sameValue(Annotation gold, Annotation predicted) {
    return same(gold.value().orElseThrow(), predicted.value().orElseThrow());
  }

  private static boolean same(Value gold, Value predicted) {
    return switch (gold) {
      case Value.Known(String normal) ->
          predicted instanceof Value.Known(String other) && normal.equalsIgnoreCase(other);
      case Value.Unreal() -> predicted instanceof Value.Unreal;
      case Value.Unread(String typed) ->
          predicted instanceof Value.Unread(String other) && typed.equalsIgnoreCase(other);
    };
  }

  private static boolean overlapByHalf(Annotation gold, Annotation predicted) {
    return spanOf(gold)
        .flatMap(
            g -> spanOf(predicted).map(p -> 2L * g.shared(p) >= Math.max(g.length(), p.length())))
        .orElse(false);
  }

  private static Optional<Span> spanOf(Annotation annotation) {
    return annotation.evidence().map(Evidence::span);
  }
}
