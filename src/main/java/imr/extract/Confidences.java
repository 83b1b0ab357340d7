package imr.extract;

import imr.annotation.Provenance;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each rule is right, from the table {@code confidence.txt} that the calibration program
 * of the tests writes; a rule that it never saw is as likely wrong as right.
 */
final class Confidences {
  private static final double UNSEEN = 0.5;
  private final Map<String, Provenance.Program> byRule = new HashMap<>();

  static Confidences shipped() {
    Confidences table = new Confidences();
    VocabularyFile.read("confidence.txt")
        .forEach((confidence, rules) -> table.add(Double.parseDouble(confidence), rules));
    return table;
  }

  private void add(double confidence, Iterable<String> rules) {
    rules.forEach(rule -> byRule.put(rule, program(rule, confidence)));
  }

  private static Provenance.Program program(String rule, double confidence) {
    return new Provenance.Program(Extractor.NAME, Extractor.VERSION, rule, confidence);
  }

  /** The rule as the author of a suggestion, with the chance that its values are right. */
  Provenance.Program of(String rule) {
    Provenance.Program known = byRule.get(rule);
    return known == null ? program(rule, UNSEEN) : known;
  }
}
