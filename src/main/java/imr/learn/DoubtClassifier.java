package imr.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Predicts the probability that a suggestion is right from its {@link DoubtFeatures}, by logistic
 * regression. Its weights are regularized toward those of another judge, so that a few decisions
 * change little and many change a lot.
 */
final class DoubtClassifier {
  private static final int ROUNDS = 12;

  /** If there are more right suggestions than this, they are sampled and weighted accordingly. */
  private static final int MOST_RIGHT = 8_000;

  final TreeMap<String, Float> weights;

  DoubtClassifier(Map<String, Float> weights) {
    this.weights = new TreeMap<>(weights);
  }

  /** A decided suggestion. */
  record DecidedSuggestion(DoubtFeatures clues, boolean right, float weight) {}

  double chance(DoubtFeatures clues) {
    double sum = 0;
    for (int i = 0; i < clues.names.size(); i++) {
      sum += clues.values[i] * weights.getOrDefault(clues.names.get(i), 0f);
    }
    return logistic(sum);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /**
   * Returns a judge trained on more decisions, by Newton's method.
   *
   * @param pull how strongly each weight is regularized toward this judge's weight
   */
  DoubtClassifier learn(List<DecidedSuggestion> rows, double pull) {
    List<DecidedSuggestion> some = thinned(rows);
    TreeSet<String> names = new TreeSet<>(weights.keySet());
    some.forEach(r -> names.addAll(r.clues().names));
    Map<String, Integer> index = new HashMap<>();
    names.forEach(n -> index.put(n, index.size()));
    int[][] at = new int[some.size()][];
    for (int i = 0; i < at.length; i++) {
      at[i] = some.get(i).clues().names.stream().mapToInt(n -> index.getOrDefault(n, 0)).toArray();
    }
    double[] prior = new double[names.size()];
    weights.forEach((name, w) -> prior[index.getOrDefault(name, 0)] = w);
    double[] w = prior.clone();
    for (int round = 0; round < ROUNDS; round++) {
      step(some, at, w, prior, pull);
    }
    Map<String, Float> learned = new TreeMap<>();
    index.forEach((name, i) -> learned.put(name, (float) w[i]));
    return new DoubtClassifier(learned);
  }

  private static List<DecidedSuggestion> thinned(List<DecidedSuggestion> rows) {
    long right = rows.stream().filter(DecidedSuggestion::right).count();
    int every = (int) Math.max(1, (right + MOST_RIGHT - 1) / MOST_RIGHT);
    List<DecidedSuggestion> some = new ArrayList<>();
    int seen = 0;
    for (DecidedSuggestion row : rows) {
      if (!row.right() || every == 1) {
        some.add(row);
      } else if (seen++ % every == 0) {
        some.add(new DecidedSuggestion(row.clues(), true, row.weight() * every));
      }
    }
    return some;
  }

  private static void step(
      List<DecidedSuggestion> rows, int[][] at, double[] w, double[] prior, double pull) {
    int n = w.length;
    double[] gradient = new double[n];
    double[][] curve = new double[n][n];
    for (int j = 0; j < n; j++) {
      gradient[j] = pull * (prior[j] - w[j]);
      curve[j][j] = pull;
    }
    for (int r = 0; r < at.length; r++) {
      DecidedSuggestion row = rows.get(r);
      float[] x = row.clues().values;
      double sum = 0;
      for (int k = 0; k < at[r].length; k++) {
        sum += x[k] * w[at[r][k]];
      }
      double p = logistic(sum);
      double g = row.weight() * ((row.right() ? 1 : 0) - p);
      double h = row.weight() * Math.max(1e-4, p * (1 - p));
      for (int k = 0; k < at[r].length; k++) {
        gradient[at[r][k]] += g * x[k];
        double hx = h * x[k];
        double[] line = curve[at[r][k]];
        for (int l = 0; l < at[r].length; l++) {
          line[at[r][l]] += hx * x[l];
        }
      }
    }
    double[] change = solved(curve, gradient);
    double longest = 0;
    for (double c : change) {
      longest = Math.max(longest, Math.abs(c));
    }
    double scale = Math.min(1, 2 / Math.max(longest, 1e-12));
    for (int j = 0; j < n; j++) {
      w[j] += scale * change[j];
    }
  }

  /** Solves a symmetric positive definite system by Cholesky decomposition. */
  private static double[] solved(double[][] a, double[] b) {
    int n = b.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / a[j][j];
      }
    }
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }
}
