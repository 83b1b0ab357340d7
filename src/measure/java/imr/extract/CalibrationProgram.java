package imr.extract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures how often each rule is right. Not part of every build: {@code mvn test
 * -Dtests.excluded=none -Dtest=CalibrationProgram} writes {@code
 * resources/imr/extract/confidence.txt} from the gold letters, and {@code target/reliability.txt}
 * with the result of five-fold cross-validation of the confidences.
 */
@Tag("long")
final class CalibrationProgram {
  /** Prior accuracy of a rarely used rule. */
  private static final double PRIOR = 0.85;

  /** Weight of the prior, in number of observations. */
  private static final double PRIOR_WEIGHT = 6;

  private static final int FOLDS = 5;
  private static final double UNSEEN = 0.5;

  @Test
  void writesTheTableOfConfidences() throws IOException {
    List<List<SuggestionAgreement.Verdict>> letters = verdicts();
    Files.writeString(Path.of("resources/imr/extract/confidence.txt"), table(confidences(letters)));
    Files.writeString(Path.of("target/reliability.txt"), reliability(letters));
  }

  @Test
  void valuesOfHighConfidenceAreRightOnLettersThatTheCalibrationDidNotSee() {
    List<SuggestionAgreement.Verdict> judged = crossValidated(verdicts());
    long sure = judged.stream().filter(v -> v.confidence() >= 0.95).count();
    long right = judged.stream().filter(v -> v.confidence() >= 0.95 && v.right()).count();
    assertTrue(sure > 100 && right >= 0.95 * sure, right + " of " + sure + " were right");
  }

  private static List<List<SuggestionAgreement.Verdict>> verdicts() {
    List<List<SuggestionAgreement.Verdict>> letters = new ArrayList<>();
    for (GoldLetters.Gold gold : GoldLetters.all()) {
      SuggestionAgreement agreement = new SuggestionAgreement();
      agreement.add(gold, Extractors.SHIPPED.extract(gold.letter()));
      letters.add(agreement.verdicts());
    }
    return letters;
  }

  private static Map<String, Double> confidences(List<List<SuggestionAgreement.Verdict>> letters) {
    Map<String, int[]> counts = new TreeMap<>();
    for (List<SuggestionAgreement.Verdict> letter : letters) {
      for (SuggestionAgreement.Verdict verdict : letter) {
        int[] count = counts.computeIfAbsent(verdict.rule(), r -> new int[2]);
        count[0] += verdict.right() ? 1 : 0;
        count[1]++;
      }
    }
    Map<String, Double> table = new TreeMap<>();
    counts.forEach((rule, c) -> table.put(rule, smoothed(c[0], c[1])));
    return table;
  }

  private static double smoothed(int right, int all) {
    return Math.floor(100 * (right + PRIOR * PRIOR_WEIGHT) / (all + PRIOR_WEIGHT)) / 100;
  }

  private static String table(Map<String, Double> confidences) {
    TreeMap<String, List<String>> byConfidence = new TreeMap<>();
    confidences.forEach(
        (rule, c) ->
            byConfidence
                .computeIfAbsent(String.format(Locale.ROOT, "%.2f", c), k -> new ArrayList<>())
                .add(rule));
    StringBuilder out = new StringBuilder(HEAD);
    byConfidence
        .descendingMap()
        .forEach(
            (confidence, rules) -> {
              out.append("\n[").append(confidence).append("]\n");
              rules.forEach(rule -> out.append(rule).append('\n'));
            });
    return out.toString();
  }

  private static final String HEAD =
      """
      # How often each rule of the extractor is right, by the gold letters of the developers.
      # Source: the calibration program of the tests (CalibrationProgram); do not edit by hand, run it again.
      # A rule right r times of n has (r + 5.1) / (n + 6): one seen seldom is not trusted far. A rule that is not listed
      # was never seen and counts 0.5. [confidence], then the rules that have it, one a line.
      """;

  /** Returns each fold's verdicts with the confidences computed from the other folds. */
  private static List<SuggestionAgreement.Verdict> crossValidated(
      List<List<SuggestionAgreement.Verdict>> letters) {
    List<SuggestionAgreement.Verdict> judged = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<List<SuggestionAgreement.Verdict>> others = new ArrayList<>();
      for (int i = 0; i < letters.size(); i++) {
        if (i % FOLDS != fold) {
          others.add(letters.get(i));
        }
      }
      Map<String, Double> table = confidences(others);
      for (int i = fold; i < letters.size(); i += FOLDS) {
        letters
            .get(i)
            .forEach(
                v ->
                    judged.add(
                        new SuggestionAgreement.Verdict(
                            v.rule(), table.getOrDefault(v.rule(), UNSEEN), v.right())));
      }
    }
    return judged;
  }

  private static String reliability(List<List<SuggestionAgreement.Verdict>> letters) {
    double[] floors = {0.0, 0.8, 0.9, 0.95, 0.98, 1.01};
    StringBuilder out = new StringBuilder("confidence  suggestions  right  share\n");
    List<SuggestionAgreement.Verdict> judged = crossValidated(letters);
    for (int i = 0; i + 1 < floors.length; i++) {
      double low = floors[i];
      double high = floors[i + 1];
      List<SuggestionAgreement.Verdict> bin =
          judged.stream().filter(v -> v.confidence() >= low && v.confidence() < high).toList();
      long right = bin.stream().filter(SuggestionAgreement.Verdict::right).count();
      out.append(
          String.format(
              Locale.ROOT,
              "%.2f–%.2f  %11d  %5d  %.3f%n",
              low,
              Math.min(1, high),
              bin.size(),
              right,
              bin.isEmpty() ? 0 : (double) right / bin.size()));
    }
    return out.toString();
  }
}
