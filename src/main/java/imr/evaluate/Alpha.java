package imr.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Krippendorff's alpha for values without an order (K. Krippendorff, 2011, Computing
 * Krippendorff's Alpha-Reliability, section C): how much less annotators disagree than chance would
 * have it. Any number of annotators, any of whom may have left out a unit.
 */
public final class Alpha {
  private Alpha() {}

  /**
   * Alpha of units.
   *
   * @param units for each unit the values that annotators gave it; those with fewer than two tell
   *     nothing
   * @return 1 where they always agree, 0 for chance, below 0 for less; empty where nothing can be
   *     compared, and where all gave one and the same value
   */
  public static OptionalDouble of(List<List<String>> units) {
    List<String> values = units.stream().flatMap(List::stream).distinct().sorted().toList();
    double[][] together = new double[values.size()][values.size()];
    for (List<String> unit : units) {
      List<Integer> said = new ArrayList<>(unit.stream().map(values::indexOf).toList());
      for (int i = 0; i < said.size(); i++) {
        for (int j = 0; j < said.size(); j++) {
          if (i != j) {
            together[said.get(i)][said.get(j)] += 1.0 / (said.size() - 1);
          }
        }
      }
    }
    return of(together);
  }

  /**
   * Alpha of a coincidence matrix.
   *
   * @param together how often two values were given to one unit; symmetric
   */
  static OptionalDouble of(double[][] together) {
    double[] sums = new double[together.length];
    double all = 0;
    double unlike = 0;
    for (int c = 0; c < together.length; c++) {
      for (int k = 0; k < together.length; k++) {
        sums[c] += together[c][k];
        all += together[c][k];
        unlike += c == k ? 0 : together[c][k];
      }
    }
    double expected = 0;
    for (double sum : sums) {
      expected += sum * (all - sum);
    }
    return expected <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (all - 1) * unlike / expected);
  }
}
