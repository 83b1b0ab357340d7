package imr.learn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Measures how well confidences separate wrong suggestions from right ones.
 *
 * @param suggestions the number of suggestions
 * @param wrong the number of wrong ones
 * @param ranking the probability that a wrong suggestion has a lower confidence than a right one,
 *     with ties counted as half (AUC); NaN if all are right or all are wrong
 * @param inTenth the share of wrong suggestions that are in the tenth with the lowest confidence;
 *     NaN if none is wrong
 * @param calibrationError the average difference of confidence and accuracy over ten bins
 */
public record DoubtQuality(
    int suggestions, int wrong, double ranking, double inTenth, double calibrationError) {
  private static final int BINS = 10;

  /** A confidence, and whether the suggestion was right. */
  public record Judged(double confidence, boolean right) {}

  /** Computes the measures. */
  public static DoubtQuality of(List<Judged> judged) {
    List<Judged> sorted =
        judged.stream().sorted(Comparator.comparingDouble(Judged::confidence)).toList();
    int wrong = (int) sorted.stream().filter(j -> !j.right()).count();
    return new DoubtQuality(
        sorted.size(), wrong, ranking(sorted), inTenth(sorted, wrong), calibrationError(sorted));
  }

  private static double ranking(List<Judged> sorted) {
    double below = 0;
    long right = 0;
    long wrong = 0;
    int i = 0;
    while (i < sorted.size()) {
      int to = i;
      long rightHere = 0;
      while (to < sorted.size() && sorted.get(to).confidence() == sorted.get(i).confidence()) {
        rightHere += sorted.get(to++).right() ? 1 : 0;
      }
      long wrongHere = to - i - rightHere;
      below += rightHere * (wrong + wrongHere / 2.0);
      right += rightHere;
      wrong += wrongHere;
      i = to;
    }
    return below / ((double) right * wrong);
  }

  private static double inTenth(List<Judged> sorted, int wrong) {
    long in = sorted.subList(0, sorted.size() / 10).stream().filter(j -> !j.right()).count();
    return (double) in / wrong;
  }

  private static double calibrationError(List<Judged> judged) {
    double[] gap = new double[BINS];
    for (Judged j : judged) {
      gap[Math.min(BINS - 1, (int) (j.confidence() * BINS))] +=
          j.confidence() - (j.right() ? 1 : 0);
    }
    return judged.isEmpty() ? 0 : Arrays.stream(gap).map(Math::abs).sum() / judged.size();
  }
}
