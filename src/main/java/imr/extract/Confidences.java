package imr.extract;

import java.util.HashMap;
import java.util.Map;

/**
 * How often each rule is right, from the table {@code confidence.txt} that the calibration program
 * of the tests writes; a rule that it never saw is as likely wrong as right.
 */
final class Confidences {
  private static final double UNSEEN = 0.5;
  private final Map<String, Double> byRule = new HashMap<>();

  static Confidences shipped() {
    Confidences table = new Confidences();
    VocabularyFile.read("confidence.txt")
        .forEach((confidence, rules) -> table.add(Double.parseDouble(confidence), rules));
    return table;
  }

  private void add(double confidence, Iterable<String> rules) {
    rules.forEach(rule -> byRule.put(rule, confidence));
  }

  /** The chance that a value found by the rule is right, 0 to 1. */
  double of(String rule) {
    return byRule.getOrDefault(rule, UNSEEN);
  }
}
